import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { partnerId } from '@samenpen/contracts';
import type { ReviewSession } from '@samenpen/contracts';
import { aReviewItem, aReviewSession } from '../../facts/a-review-session';
import { anActor, id } from '../../facts/a-dossier';
import { show } from '../../facts/a-screen';
import type { Screen } from '../../facts/a-screen';
import { inNoord } from '../../facts/signed-in';
import { OpenDossier } from '../dossier/open-dossier';
import { OpenSession } from './open-session';
import { SessionDrafts } from './session-drafts';
import { SessionMinutes } from './session-minutes';

const refused = signal<{ readonly at: string; readonly sentence: string } | null>(null);
const faultAt = (place: string): string | null => (refused()?.at === place ? (refused()?.sentence ?? null) : null);
const open = { move: jest.fn().mockResolvedValue(true), person: () => id(300), isChair: () => true, faultAt };
const [bo, an] = [anActor(0, 'Redacteur Binnenland'), anActor(1, 'Redacteur Kust')];

beforeEach(() => {
  localStorage.clear();
  refused.set(null);
});

async function write(screen: Screen<SessionMinutes>, field: string, words: string): Promise<void> {
  const typed = screen.find(field) as HTMLTextAreaElement;
  typed.value = words;
  typed.dispatchEvent(new Event('input'));
  await screen.settle();
}

const written = (screen: Screen<SessionMinutes>, field: string): string => (screen.find(field) as HTMLTextAreaElement).value;

async function minutesOf(change: Partial<ReviewSession>): Promise<Screen<SessionMinutes>> {
  const session = { ...aReviewSession(), state: 'ended' as const, current: null, endedAt: '2021-10-19T14:00:00.000Z', ...change };
  const screen = await show(SessionMinutes, { inputs: { session }, providers: [OpenDossier, SessionDrafts, { provide: OpenSession, useValue: open }] });
  await inNoord(screen);
  return screen;
}

describe('the minutes on the screen', () => {
  it('say who led the session from when on, and who leads the minutes', async () => {
    const given = { before: bo, chair: an, by: bo, at: '2021-10-19T13:00:00.000Z' };
    const taken = { before: an, chair: bo, by: bo, at: '2021-10-19T15:00:00.000Z' };
    const screen = await minutesOf({ chair: bo, chairChanges: [given, taken] });

    expect(screen.find('dl div', 'Voorzitter').textContent).toContain('Redacteur Binnenland; Redacteur Kust (vanaf 15.00 uur, overgedragen)');
    expect(screen.find('dl div', 'Voorzitter bij het verslag').textContent).toContain('Redacteur Binnenland');
    expect(await screen.faults()).toEqual([]);
  });

  it('name one chair when it stayed the same', async () => {
    const screen = await minutesOf({ chair: bo });

    expect(screen.find('dl div', 'Voorzitter').textContent).toMatch(/Redacteur Binnenland$/);
    expect(screen.text).not.toContain('Voorzitter bij het verslag');
  });

  it('keep an item whose partner left the dossier, and offer nothing that cannot be done about it', async () => {
    const decision = { kind: 'approve', state: 'waiting', reason: null, by: an, at: '2021-10-19T12:31:00.000Z', confirmedBy: null, version: 'v1' } as const;
    const section = { ...aReviewItem().section, partnerName: 'Damme', isGone: true };
    const screen = await minutesOf({ items: [aReviewItem({ section, decision, turns: [{ fromSeq: 3, toSeq: 9 }] })], may: { ...aReviewSession().may, confirm: true } });

    const article = screen.find('article', 'Samenvatting');
    expect(article.querySelector('h2')?.textContent.trim()).toBe('1. 1 Samenvatting (Damme)');
    expect(article.textContent).toContain('heeft het dossier verlaten');
    expect(article.textContent).toContain('Beslissing: Goedkeuren');
    expect(article.querySelector('a, sp-item-changes')).toBeNull();
    expect(await screen.faults()).toEqual([]);
  });

  it('say who approved a section during the session where nothing was decided on it', async () => {
    const screen = await minutesOf({ items: [aReviewItem({ approved: { by: an, at: '2021-10-19T12:31:00.000Z' } })] });

    expect(screen.find('article', 'Geen beslissing.').textContent).toContain('De sectie werd tijdens het overleg goedgekeurd door Redacteur Kust');
  });

  it('do not say that what waits was done', async () => {
    const decision = { kind: 'approve', state: 'waiting', reason: null, by: an, at: '2021-10-19T12:31:00.000Z', confirmedBy: null, version: 'v1' } as const;
    const screen = await minutesOf({ items: [aReviewItem({ decision })] });

    expect(screen.find('article', 'Beslissing').textContent).toContain('Beslissing: Goedkeuren – wacht op bevestiging door de penhouder');
  });

  it('say what becomes of a decision that waits and that somebody came to disagree with', async () => {
    const decision = { kind: 'approve', state: 'waiting', reason: null, by: an, at: '2021-10-19T12:31:00.000Z', confirmedBy: null, version: 'v1' } as const;
    const stances = [{ partner: { id: partnerId.parse(id(100)), name: 'Damme' }, stance: 'disagree', remark: null, by: bo, at: '2021-10-19T12:32:00.000Z' }] as const;
    const may = { ...aReviewSession().may, confirm: true };
    const notice = async (items: ReviewSession['items']) => (await minutesOf({ items, may })).find('article .notice', 'beslissing').textContent;

    expect(await notice([aReviewItem({ decision, stances: [...stances] })])).toContain('kan niet meer bevestigd worden');
    TestBed.resetTestingModule();
    expect(await notice([aReviewItem({ decision })])).toContain('Bekijk de tekst en beslis in de sectie');
  });

  it('say that what waits can no longer be confirmed since the section was approved', async () => {
    const decision = { kind: 'request-changes', state: 'waiting', reason: 'Te lang.', by: an, at: '2021-10-19T12:31:00.000Z', confirmedBy: null, version: null } as const;
    const section = { ...aReviewItem().section, status: 'approved' as const };
    const screen = await minutesOf({ items: [aReviewItem({ section, decision })], may: { ...aReviewSession().may, confirm: true } });

    expect(screen.find('article .notice', 'beslissing').textContent).toContain('kan niet meer bevestigd worden: de sectie staat intussen op ‘goedgekeurd’');
    expect(screen.text).not.toContain('wacht op jouw bevestiging');
  });

  it('have no heading for action points where there are none and the reader adds none', async () => {
    const headings = (screen: Screen<SessionMinutes>) => [...screen.element.querySelectorAll('article sp-action-points')].length;

    expect(headings(await minutesOf({}))).toBe(1);
    TestBed.resetTestingModule();
    expect(headings(await minutesOf({ may: { ...aReviewSession().may, minutes: false } }))).toBe(0);
  });

  it('keep what is typed on while a note is being saved', async () => {
    const screen = await minutesOf({});
    const answer = Promise.withResolvers<boolean>();
    open.move.mockReturnValueOnce(answer.promise);
    await write(screen, '#note-session', 'Welkom.');
    await screen.click('.field button', 'Tekst bewaren');
    await write(screen, '#note-session', 'Welkom. Damme is verontschuldigd.');

    answer.resolve(true);
    await screen.settle();

    expect(written(screen, '#note-session')).toBe('Welkom. Damme is verontschuldigd.');
    expect(screen.text).not.toContain('Bewaard');
  });
});

describe('words that are typed in the minutes', () => {
  const note = `#note-${aReviewItem().id}`;

  it('are there again when the page is, until they are saved', async () => {
    const screen = await minutesOf({});
    await write(screen, '#note-session', 'Welkom.');
    await write(screen, note, 'De bron ontbreekt.');
    screen.fixture.destroy();
    TestBed.resetTestingModule();

    const again = await minutesOf({});
    expect([written(again, '#note-session'), written(again, note)]).toEqual(['Welkom.', 'De bron ontbreekt.']);
    await again.click('article .field button', 'Tekst bewaren');
    expect(open.move).toHaveBeenLastCalledWith({ move: 'note', item: aReviewItem().id, text: 'De bron ontbreekt.', instead: '' }, note.slice(1));
    again.fixture.destroy();
    TestBed.resetTestingModule();

    const later = await minutesOf({});
    expect([written(later, '#note-session'), written(later, note)]).toEqual(['Welkom.', '']);
  });

  it('are saved before the minutes are adopted, which is not done where one cannot be', async () => {
    const screen = await minutesOf({});
    await write(screen, '#note-session', 'Welkom.');
    await write(screen, note, 'De bron ontbreekt.');
    await screen.click('button', 'Verslag vaststellen …');
    expect(screen.text).toContain('Wat je typte, wordt eerst bewaard.');
    open.move.mockClear();
    open.move.mockResolvedValueOnce(true).mockResolvedValueOnce(false);

    await screen.click('.accepting button.primary', 'Verslag vaststellen');
    expect(open.move.mock.calls.map(([move]: [{ move: string }]) => move.move)).toEqual(['note', 'note']);
    expect(written(screen, note)).toBe('De bron ontbreekt.');
    await screen.click('.accepting button.primary', 'Verslag vaststellen');
    expect(open.move.mock.calls.map(([move]: [{ move: string }]) => move.move)).toEqual(['note', 'note', 'note', 'adopt']);
  });

  it('stand beside those that were saved elsewhere meanwhile, and the chair chooses which stay', async () => {
    const screen = await minutesOf({});
    await write(screen, '#note-session', 'In dit venster.');
    screen.fixture.destroy();
    TestBed.resetTestingModule();

    const again = await minutesOf({ note: 'In het andere venster.' });
    expect(written(again, '#note-session')).toBe('In dit venster.');
    expect(again.find('blockquote').textContent).toBe('In het andere venster.');
    expect(await again.faults()).toEqual([]);
    await again.click('button', 'Mijn tekst in de plaats zetten');
    expect(open.move).toHaveBeenLastCalledWith({ move: 'note', item: null, text: 'In dit venster.', instead: 'In het andere venster.' }, 'note-session');
    await write(again, '#note-session', 'Nog eens anders.');
    again.fixture.destroy();
    TestBed.resetTestingModule();

    const later = await minutesOf({ note: 'Alweer in het andere.' });
    await later.click('button', 'Mijn tekst weggooien');
    expect(written(later, '#note-session')).toBe('Alweer in het andere.');
    expect(document.activeElement).toBe(later.find('#note-session'));
    expect(Object.keys(localStorage).filter((key) => key.startsWith('samenpen-draft'))).toEqual([]);
  });
});

describe('what is refused in the minutes', () => {
  it.each([
    ['Tekst bewaren', 'article sp-minutes-note'],
    ['Verslag aanvaarden', '.accepting'],
    ['Verslag vaststellen …', '.accepting [role=group]'],
    ['Beslissing intrekken', 'article'],
  ])('is said beside what was pressed: %s', async (button, where) => {
    const decision = { kind: 'approve', state: 'waiting', reason: null, by: an, at: '2021-10-19T12:31:00.000Z', confirmedBy: null, version: 'v1' } as const;
    const screen = await minutesOf({ items: [aReviewItem({ decision })] });
    await write(screen, `#note-${aReviewItem().id}`, 'De bron ontbreekt.');
    open.move.mockImplementationOnce((_move: unknown, at = '') => {
      refused.set({ at, sentence: 'Dat kan nu niet.' });
      return Promise.resolve(false);
    });

    await screen.click(button === 'Tekst bewaren' ? 'article button' : 'button', button);
    if (button === 'Verslag vaststellen …') await screen.click('.accepting button.primary', 'Verslag vaststellen');

    expect(screen.find('.notice.wrong').textContent).toContain('Dat kan nu niet.');
    expect(screen.element.querySelectorAll('.notice.wrong')).toHaveLength(1);
    expect(screen.find(`${where} [role=alert]`, 'Dat kan nu niet.').closest('header')).toBeNull();
    expect(await screen.faults()).toEqual([]);
  });
});
