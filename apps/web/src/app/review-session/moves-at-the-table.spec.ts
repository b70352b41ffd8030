import { Component, input, linkedSignal } from '@angular/core';
import type { Type } from '@angular/core';
import { reviewItemId } from '@samenpen/contracts';
import type { ReviewItem, ReviewSession } from '@samenpen/contracts';
import { aReviewItem, aReviewSession } from '../../facts/a-review-session';
import { anActor, id } from '../../facts/a-dossier';
import { show } from '../../facts/a-screen';
import type { Screen } from '../../facts/a-screen';
import { inNoord } from '../../facts/signed-in';
import { OpenDossier } from '../dossier/open-dossier';
import { ActionPoints } from './action-points';
import { Decision } from './decision';
import { OpenSession } from './open-session';
import { SessionDrafts } from './session-drafts';
import { Stances } from './stances';

const move = jest.fn().mockResolvedValue(true);

async function atTheTable<Part>(part: Type<Part>, { item = {}, inputs = {} }: { item?: Partial<ReviewItem>; inputs?: object } = {}): Promise<Screen<Part>> {
  const providers = [OpenDossier, SessionDrafts, { provide: OpenSession, useValue: { move, person: () => id(300) } }];
  const screen = await show(part, { inputs: { session: aReviewSession({ item }), item: aReviewItem(item), ...inputs }, providers });
  await inNoord(screen);
  return screen;
}

const type = async (screen: Screen<unknown>, selector: string, value: string): Promise<void> => {
  const field = screen.find(selector) as HTMLInputElement;
  field.value = value;
  field.dispatchEvent(new Event('input'));
  field.dispatchEvent(new Event('change'));
  await screen.settle();
};

beforeEach(() => move.mockClear());

describe('what the organisations think', () => {
  it('says who stated it for whom, with the remark', async () => {
    const held = { partner: { id: id(101), name: 'Damme' }, by: anActor(1, 'Redacteur Kust'), stance: 'agree-with-remark', remark: 'Mits een bron.', at: '2021-10-19T12:31:00.000Z' };
    // As the contract parses it.
    const screen = await atTheTable(Stances, { item: { stances: [held] as unknown as ReviewItem['stances'] } });

    expect(screen.find('li', 'Damme').textContent).toContain('akkoord met opmerking');
    expect(screen.find('li', 'Damme').textContent).toContain('Mits een bron. · door Redacteur Kust');
    expect(await screen.faults()).toEqual([]);
  });
});

@Component({
  imports: [Decision, Stances],
  template: `@if (shown(); as item) {<sp-stances [session]="session()" [item]="item" /><sp-decision [session]="session()" [item]="item" [seen]="seen" />}`,
})
class ChangingTable {
  readonly session = input.required<ReviewSession>();
  readonly item = input.required<ReviewItem>();
  readonly shown = linkedSignal<ReviewItem | null>(() => this.item());
  protected readonly seen = (): Promise<null> => Promise.resolve(null);
}

describe('a stance that is being written', () => {
  it('waits at its item when the chair goes on to another one', async () => {
    const screen = await atTheTable(ChangingTable);
    screen.find('input[value=disagree]').dispatchEvent(new Event('change'));
    await type(screen, '#stance-remark', 'De bron ontbreekt nog');
    const remark = () => (screen.find('#stance-remark') as HTMLInputElement).value;

    screen.fixture.componentInstance.shown.set(aReviewItem({ id: reviewItemId.parse(id(0x902)) }));
    await screen.settle();
    expect(remark()).toBe('');

    screen.fixture.componentInstance.shown.set(aReviewItem());
    await screen.settle();
    expect(remark()).toBe('De bron ontbreekt nog');
    expect((screen.find('input[value=disagree]') as HTMLInputElement).checked).toBe(true);
  });

  it('waits while nothing is on the table, and when a colleague states something meanwhile, until it is stated', async () => {
    const screen = await atTheTable(ChangingTable);
    const put = async (item: ReviewItem | null): Promise<void> => {
      screen.fixture.componentInstance.shown.set(item);
      await screen.settle();
    };
    const remark = () => (screen.find('#stance-remark') as HTMLInputElement).value;
    screen.find('input[value=disagree]').dispatchEvent(new Event('change'));
    await type(screen, '#stance-remark', 'De bron ontbreekt nog');

    await put(null);
    await put(aReviewItem());
    expect(remark()).toBe('De bron ontbreekt nog');

    const held = { partner: { id: id(100), name: 'Blankenberge' }, by: anActor(5, 'Redacteur Kust'), stance: 'agree', remark: 'Goed zo', at: '2021-10-19T12:31:00.000Z' };
    // As the contract parses it.
    await put(aReviewItem({ stances: [held] as unknown as ReviewItem['stances'] }));
    expect(remark()).toBe('De bron ontbreekt nog');

    move.mockResolvedValueOnce(false);
    await screen.click('sp-stances button[type=submit]');
    expect(remark()).toBe('De bron ontbreekt nog');
    await screen.click('sp-stances button[type=submit]');
    expect(move).toHaveBeenLastCalledWith(expect.objectContaining({ stance: 'disagree', remark: 'De bron ontbreekt nog' }));
    await screen.settle();
    expect(remark()).toBe('Goed zo');
  });
});

describe('a remark that goes with an agreement', () => {
  it('is asked for in the language of the page, and no more once another stance is chosen', async () => {
    const screen = await atTheTable(Stances);
    const remark = screen.find('#stance-remark') as HTMLInputElement;
    const choose = async (stance: string): Promise<void> => {
      screen.find(`input[value=${stance}]`).dispatchEvent(new Event('change'));
      await screen.settle();
    };
    await choose('agree-with-remark');

    expect(remark.checkValidity()).toBe(false);
    expect(remark.validationMessage).toBe('Vul dit in.');
    await choose('agree');
    expect(remark.checkValidity()).toBe(true);

    await choose('agree-with-remark');
    expect(remark.checkValidity()).toBe(false);
    await type(screen, '#stance-remark', 'Mits een bron.');
    expect(remark.checkValidity()).toBe(true);
  });
});

describe('an action point', () => {
  it('is begun in its field, by keyboard, and leaves nothing for the next one', async () => {
    const screen = await atTheTable(ActionPoints, { inputs: { item: id(0x900) } });
    await screen.click('button', 'Actiepunt toevoegen');
    expect(document.activeElement).toBe(screen.find('input[maxlength]'));
    const who = screen.find('select') as HTMLSelectElement;
    who.selectedIndex = [...who.options].findIndex(({ text }) => text.includes('Redacteur Damme'));
    who.dispatchEvent(new Event('change'));
    await type(screen, 'input[type=date]', '2021-10-22');
    await type(screen, 'input[maxlength]', 'Bron nakijken');
    screen.find('button[type=submit]').focus();
    await screen.click('button[type=submit]');
    await screen.settle();
    expect(move).toHaveBeenLastCalledWith(expect.objectContaining({ text: 'Bron nakijken', person: id(301), dueAt: '2021-10-22T15:00:00.000Z' }));
    expect(document.activeElement).toBe(screen.find('button', 'Actiepunt toevoegen'));

    const first = (move.mock.lastCall as [{ id: string }])[0].id;
    await screen.click('button', 'Actiepunt toevoegen');
    await type(screen, 'input[maxlength]', 'Iets voor niemand in het bijzonder');
    await screen.click('button[type=submit]');

    expect(move).toHaveBeenLastCalledWith(expect.objectContaining({ partner: null, person: null, dueAt: null }));
    expect((move.mock.lastCall as [{ id: string }])[0].id).not.toBe(first);
    expect(await screen.faults()).toEqual([]);
  });

  it('is added once, however often it is pressed and sent again', async () => {
    const screen = await atTheTable(ActionPoints, { inputs: { item: id(0x900) } });
    await screen.click('button', 'Actiepunt toevoegen');
    await type(screen, 'input[maxlength]', 'Bron nakijken');
    const answer = Promise.withResolvers<boolean>();
    move.mockReturnValueOnce(answer.promise);
    await screen.click('button[type=submit]');
    await screen.click('button[type=submit]');
    expect(move).toHaveBeenCalledTimes(1);

    answer.resolve(false);
    await screen.settle();
    await screen.click('button[type=submit]');

    const [[first], [again]] = move.mock.calls as [[{ id: string }], [{ id: string }]];
    expect(again.id).toBe(first.id);
  });

  it('is ticked off by who it is for, and shown to the others', async () => {
    const point = { item: null, text: 'Bellen', dueAt: null, doneAt: null };
    const actionPoints = [
      { ...point, id: id(0x901), person: { id: id(300), name: 'Redacteur Blankenberge' }, partner: null },
      { ...point, id: id(0x902), person: { id: id(301), name: 'Redacteur Damme' }, partner: null },
    ];
    const session = { ...aReviewSession({}), chair: anActor(1, 'Redacteur Damme'), actionPoints };
    const screen = await atTheTable(ActionPoints, { inputs: { item: null, session } });

    expect([...screen.element.querySelectorAll<HTMLInputElement>('input[type=checkbox]')].map(({ disabled }) => disabled)).toEqual([false, true]);
  });
});

describe('an action point that is ticked off', () => {
  it('is not shown as done when that is refused', async () => {
    const point = { id: id(0x901), item: null, text: 'Bellen', dueAt: null, doneAt: null, partner: null, person: { id: id(300), name: 'Redacteur Blankenberge' } };
    const screen = await atTheTable(ActionPoints, { inputs: { item: null, session: { ...aReviewSession({}), actionPoints: [point] } } });
    const box = screen.find('input[type=checkbox]') as HTMLInputElement;
    move.mockResolvedValueOnce(false);

    box.click();
    await screen.settle();

    expect(move).toHaveBeenLastCalledWith({ move: 'action-point-done', id: point.id, isDone: true });
    expect(box.checked).toBe(false);
  });
});

describe('a decision', () => {
  it('that waits for somebody else is not offered to who took it', async () => {
    const waiting = { kind: 'approve', state: 'waiting', reason: null, at: '2021-10-19T12:31:00.000Z', confirmedBy: null, version: 'v1' } as const;
    const inputs = { seen: () => Promise.resolve(null) };
    const own = await atTheTable(Decision, { item: { decision: { ...waiting, by: anActor(0, 'Redacteur Blankenberge') } }, inputs });

    expect(own.text).toContain('Goedkeuren – wacht op bevestiging door de penhouder');
    expect(own.text).toContain('iemand anders dan jij, bevestigt dit');
    expect(own.text).not.toContain('Jij zet de sectie klaar');
    expect(own.element.querySelector('.primary')).toBeNull();
  });

  it('that waits is confirmed by a penhouder who did not take it', async () => {
    const waiting = { kind: 'approve', state: 'waiting', reason: null, at: '2021-10-19T12:31:00.000Z', confirmedBy: null, version: 'v1' } as const;
    const screen = await atTheTable(Decision, { item: { decision: { ...waiting, by: anActor(1, 'Redacteur Damme') } }, inputs: { seen: () => Promise.resolve(null) } });

    expect(screen.find('.primary').textContent).toContain('Bevestigen');
  });

  it('about another text than the penhouder sees is confirmed once she was told so', async () => {
    const waiting = { kind: 'approve', state: 'waiting', reason: null, at: '2021-10-19T12:31:00.000Z', confirmedBy: null, version: 'v1' } as const;
    const screen = await atTheTable(Decision, { item: { decision: { ...waiting, by: anActor(1, 'Redacteur Damme') } }, inputs: { seen: () => Promise.resolve({ version: 'v2' }) } });
    await screen.click('.primary', 'Bevestigen');
    await screen.settle();

    expect(move).not.toHaveBeenCalled();
    expect(screen.find('[role=alert]').textContent).toContain('De tekst is gewijzigd sinds de beslissing.');
    await screen.click('.primary', 'Bevestigen');
    await screen.settle();
    expect(move).toHaveBeenLastCalledWith({ move: 'confirm', item: aReviewItem().id, version: 'v2' });
  });

  it('takes along what was said of it when the chair goes on to another item', async () => {
    const screen = await atTheTable(ChangingTable);
    await screen.click('.primary', 'Goedkeuren');
    await screen.settle();
    expect(screen.text).toContain('De tekst op je scherm is nog niet bij.');

    screen.fixture.componentInstance.shown.set(aReviewItem({ id: reviewItemId.parse(id(0x902)) }));
    await screen.settle();

    expect(screen.text).not.toContain('De tekst op je scherm is nog niet bij.');
  });

  it('is not offered for confirmation over a niet akkoord that came after it', async () => {
    const waiting = { kind: 'approve', state: 'waiting', reason: null, at: '2021-10-19T12:31:00.000Z', confirmedBy: null, version: 'v1' } as const;
    const held = { partner: { id: id(101), name: 'Damme' }, by: anActor(1, 'Redacteur Kust'), stance: 'disagree', remark: null, at: '2021-10-19T12:32:00.000Z' };
    // As the contract parses it.
    const stances = [held] as unknown as ReviewItem['stances'];
    const screen = await atTheTable(Decision, { item: { stances, decision: { ...waiting, by: anActor(1, 'Redacteur Damme') } }, inputs: { seen: () => Promise.resolve(null) } });

    expect(screen.element.querySelector('.primary')).toBeNull();
    expect(screen.text).toContain('De voorzitter trekt de beslissing in en beslist opnieuw, met een reden.');
    expect(screen.find('button', 'Beslissing intrekken')).not.toBeNull();
  });

  it('is not offered for confirmation once the section stands so that it cannot be', async () => {
    const waiting = { kind: 'request-changes', state: 'waiting', reason: 'Te lang.', at: '2021-10-19T12:31:00.000Z', confirmedBy: null, version: null } as const;
    const section = { ...aReviewItem().section, status: 'approved' as const };
    const screen = await atTheTable(Decision, { item: { section, decision: { ...waiting, by: anActor(1, 'Redacteur Damme') } }, inputs: { seen: () => Promise.resolve(null) } });

    expect(screen.element.querySelector('.primary')).toBeNull();
    expect(screen.text).toContain('kan niet meer bevestigd worden: de sectie staat intussen op ‘goedgekeurd’');
    expect(screen.find('button', 'Beslissing intrekken')).not.toBeNull();
  });

  it('offers to ask for changes where none are asked for yet', async () => {
    const section = { ...aReviewItem().section, status: 'changes-requested' as const };
    const screen = await atTheTable(Decision, { item: { section }, inputs: { seen: () => Promise.resolve(null) } });

    expect(screen.text).toContain('Klaar zetten en goedkeuren');
    expect(screen.text).not.toContain('Aanpassing vragen');
  });

  it('says to a chair who may not approve that a penhouder confirms it, not that it closes the text', async () => {
    const session = aReviewSession();
    const inputs = { session: { ...session, may: { ...session.may, confirm: false } }, seen: () => Promise.resolve(null) };
    const screen = await atTheTable(Decision, { inputs });

    expect(screen.find('.primary').textContent).toContain('Goedkeuren');
    expect(screen.text).toContain('iemand anders dan jij, bevestigt dit');
    expect(screen.text).not.toContain('sluit deze tekst');
  });

  it('asks for its reason where the focus then is, and gives the focus back', async () => {
    const screen = await atTheTable(Decision, { inputs: { seen: () => Promise.resolve(null) } });
    screen.find('button', 'Aanpassing vragen').focus();
    await screen.click('button', 'Aanpassing vragen');
    expect(document.activeElement).toBe(screen.find('#decision-reason'));

    screen.find('button', 'Terug').focus();
    await screen.click('button', 'Terug');

    expect(document.activeElement).toBe(screen.find('#decision-heading'));
    expect(await screen.faults()).toEqual([]);
  });
});
