import { Component, computed, input, linkedSignal } from '@angular/core';
import type { ReviewItem, ReviewSession } from '@samenpen/contracts';
import { aReviewSession } from '../../facts/a-review-session';
import { anActor, id } from '../../facts/a-dossier';
import { show } from '../../facts/a-screen';
import type { Screen } from '../../facts/a-screen';
import { inNoord } from '../../facts/signed-in';
import { OpenDossier } from '../dossier/open-dossier';
import { ActionPoints } from './action-points';
import { Decision } from './decision';
import { OpenSession } from './open-session';
import { SessionDrafts } from './session-drafts';
import { SessionMinutes } from './session-minutes';
import { Stances } from './stances';
import { UngivenWords } from './ungiven-words';

const move = jest.fn().mockResolvedValue(true);
const isChair = jest.fn(() => true);
const open = { move, person: () => id(300), isChair, faultAt: () => null };

/** A session that goes on and ends, with what one writes in it. */
@Component({
  imports: [ActionPoints, Decision, SessionMinutes, Stances, UngivenWords],
  template: `
    @if (now().state === 'running') {
      <sp-ungiven-words [session]="now()" />
      <sp-stances [session]="now()" [item]="item()" />
      <sp-decision [session]="now()" [item]="item()" [seen]="seen" />
      <sp-action-points [session]="now()" [item]="item().id" />
    } @else {
      <sp-session-minutes [session]="now()" />
    }
  `,
})
class PassingSession {
  readonly session = input.required<ReviewSession>();
  readonly now = linkedSignal(() => this.session());
  // It has one.
  protected readonly item = computed(() => this.now().items[0] as ReviewItem);
  protected readonly seen = (): Promise<null> => Promise.resolve(null);
}

const running = (item: Partial<ReviewItem> = {}): ReviewSession => aReviewSession({ item });
const ended = (change: Partial<ReviewSession> = {}): ReviewSession => {
  const session = running();
  const may = { ...session.may, state: false, chair: false };
  return { ...session, state: 'ended', current: null, endedAt: '2021-10-19T14:00:00.000Z', may, mayNot: { state: 'session-has-ended', chair: 'session-has-ended' }, ...change };
};
const notTheChair = (session: ReviewSession): ReviewSession => ({
  ...session,
  may: { ...session.may, chair: false, minutes: false },
  mayNot: { ...session.mayNot, chair: 'not-the-chair', minutes: 'not-the-chair' },
});

async function inSession() {
  const screen = await show(PassingSession, { inputs: { session: running() }, providers: [OpenDossier, SessionDrafts, { provide: OpenSession, useValue: open }] });
  await inNoord(screen);
  const become = async (session: ReviewSession): Promise<void> => {
    screen.fixture.componentInstance.now.set(session);
    await screen.settle();
  };
  return { screen, become };
}

async function type(screen: Screen<unknown>, selector: string, words: string): Promise<void> {
  const field = screen.find(selector) as HTMLInputElement;
  field.value = words;
  field.dispatchEvent(new Event('input'));
  await screen.settle();
}

/** Why each was not given, and what it was. */
const left = ({ element }: Screen<unknown>): string[] =>
  [...element.querySelectorAll('sp-left-words')].map((one) => [...one.querySelectorAll('p, blockquote')].map(({ textContent }) => textContent).join(' '));

beforeEach(() => {
  move.mockClear();
  localStorage.clear();
});

describe('the remark of a stance that is being written', () => {
  it('stays when the session ends, with why it was not given, until its writer throws it away', async () => {
    const { screen, become } = await inSession();
    await type(screen, '#stance-remark', 'De bron ontbreekt nog.');
    expect(left(screen)).toEqual([]);

    await become(ended());

    expect(left(screen)).toEqual(['Het overleg is afgelopen. Dit was je aan het schrijven bij het standpunt van Blankenberge over ‘Samenvatting’: De bron ontbreekt nog.']);
    expect(await screen.faults()).toEqual([]);
    screen.find('sp-left-words button').focus();
    await screen.click('sp-left-words button', 'Weggooien');
    expect(left(screen)).toEqual([]);
    expect(document.activeElement).toBe(screen.find('h1'));
  });

  it('stays when the chair decides meanwhile, and the focus with the stances', async () => {
    const { screen, become } = await inSession();
    await type(screen, '#stance-remark', 'De bron ontbreekt nog.');
    screen.find('#stance-remark').focus();
    const decision = { kind: 'postpone', state: 'done', reason: null, by: anActor(1, 'Redacteur Damme'), at: '2021-10-19T12:31:00.000Z', confirmedBy: null, version: null } as const;

    await become(running({ decision }));

    expect(screen.element.querySelector('#stance-remark')).toBeNull();
    expect(document.activeElement).toBe(screen.find('#stances-heading'));
    expect(left(screen)).toEqual([expect.stringMatching(/^Over dit punt is al beslist\. .*De bron ontbreekt nog\./)]);
  });

  it('is not left where it was given after all', async () => {
    const { screen, become } = await inSession();
    await type(screen, '#stance-remark', 'De bron ontbreekt nog.');
    const held = { partner: { id: id(100), name: 'Blankenberge' }, by: anActor(0, 'Redacteur Blankenberge'), stance: 'disagree', remark: 'De bron ontbreekt nog.', at: '2021-10-19T12:31:00.000Z' };
    const session = ended();

    // As the contract parses it.
    await become({ ...session, items: session.items.map((item) => ({ ...item, stances: [held] as unknown as ReviewItem['stances'] })) });

    expect(left(screen)).toEqual([]);
  });
});

describe('the reason of a decision that is being written', () => {
  it('stays when somebody else takes the chair, and when the session ends then', async () => {
    const { screen, become } = await inSession();
    await screen.click('button', 'Aanpassing vragen');
    await type(screen, '#decision-reason', 'De cijfers van 2019 ontbreken.');

    await become(notTheChair(running()));
    expect(screen.element.querySelector('#decision-reason')).toBeNull();
    expect(left(screen)).toEqual([expect.stringMatching(/^Alleen de voorzitter van het overleg kan dit\. .*De cijfers van 2019 ontbreken\./)]);

    await become(ended());
    expect(left(screen)).toEqual([expect.stringMatching(/^Het overleg is afgelopen\. .*De cijfers van 2019 ontbreken\./)]);
  });
});

describe('an action point that is being written', () => {
  it('goes on in the minutes for who writes them', async () => {
    const { screen, become } = await inSession();
    await screen.click('button', 'Actiepunt toevoegen');
    await type(screen, 'sp-action-points form input', 'Bron nakijken');

    await become(ended());

    expect((screen.find('article sp-action-points form input') as HTMLInputElement).value).toBe('Bron nakijken');
    expect(left(screen)).toEqual([]);
    await screen.click('sp-action-points button[type=submit]');
    expect(move).toHaveBeenLastCalledWith(expect.objectContaining({ move: 'action-point', text: 'Bron nakijken' }));
  });

  it('stays to be copied when somebody else has the chair', async () => {
    const { screen, become } = await inSession();
    await screen.click('button', 'Actiepunt toevoegen');
    await type(screen, 'sp-action-points form input', 'Bron nakijken');

    await become(notTheChair(ended()));

    expect(left(screen)).toEqual([expect.stringMatching(/^Alleen de voorzitter van het overleg kan dit\. Dit was je als actiepunt aan het schrijven bij ‘Samenvatting’: Bron nakijken/)]);
  });
});

describe('words that are typed in the minutes', () => {
  it('stay to be copied where they were typed when somebody else takes the chair, and the focus near them', async () => {
    const { screen, become } = await inSession();
    await become(ended());
    const field = `#note-${screen.fixture.componentInstance.now().items[0]?.id ?? ''}`;
    await type(screen, field, 'De bron ontbreekt.');
    screen.find(field).focus();

    await become(notTheChair(ended()));

    expect(screen.element.querySelector('textarea')).toBeNull();
    expect(screen.find('article [role=status]', 'De bron ontbreekt.').textContent).toMatch(/^\s*Alleen de voorzitter van het overleg kan dit\. Dit was je aan het schrijven:/);
    expect(document.activeElement).toBe(screen.find('article h2'));
    expect(await screen.faults()).toEqual([]);
    await screen.click('sp-left-words button', 'Weggooien');
    expect(left(screen)).toEqual([]);
    expect(document.activeElement).toBe(screen.find('article h2'));
  });

  it('are not taken for those of somebody else when one types on while they are being saved', async () => {
    const { screen, become } = await inSession();
    await become(ended());
    const saved = Promise.withResolvers<boolean>();
    move.mockReturnValueOnce(saved.promise);
    await type(screen, '#note-session', 'Welkom.');
    await screen.click('.field button', 'Tekst bewaren');
    await type(screen, '#note-session', 'Welkom. Damme is verontschuldigd.');

    // The news of it comes before the answer.
    await become(ended({ note: 'Welkom.' }));
    expect(screen.text).not.toContain('elders gewijzigd');
    saved.resolve(true);
    await screen.settle();

    expect(screen.text).not.toContain('elders gewijzigd');
    await screen.click('.field button', 'Tekst bewaren');
    expect(move).toHaveBeenLastCalledWith({ move: 'note', item: null, text: 'Welkom. Damme is verontschuldigd.', instead: 'Welkom.' }, 'note-session');
  });

  it('leave the focus at the acceptances to who takes the chair', async () => {
    const { screen, become } = await inSession();
    isChair.mockReturnValue(false);
    await become(notTheChair(ended()));
    screen.find('button', 'Voorzitterschap overnemen').focus();
    const taken = Promise.withResolvers<boolean>();
    move.mockReturnValueOnce(taken.promise);
    await screen.click('button', 'Voorzitterschap overnemen');

    isChair.mockReturnValue(true);
    taken.resolve(true);
    await become(ended());

    expect(document.activeElement).toBe(screen.find('#accepted-heading'));
  });
});
