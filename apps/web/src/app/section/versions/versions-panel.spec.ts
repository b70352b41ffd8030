import { show } from '../../../facts/a-screen';
import { NOW, id } from '../../../facts/a-dossier';
import { VersionsPanel } from './versions-panel';

const section = id(900);
const by = { person: id(301), name: 'Redacteur Damme', organisation: 'Damme' };
const at = '2021-10-19T09:31:00.000Z';
const named = { kind: 'named', seq: 12, at, id: id(1), name: 'Voor het college', by, mayChange: true };
const approved = { kind: 'state', seq: 9, at, by, event: 'approve', from: 'ready', to: 'approved', reason: null };
const paused = { kind: 'pause', seq: 4, at, by: [by, { ...by, person: id(302), name: 'Facilitator' }] };
const nothing = { visit: null, ready: null, approval: null, named: null };

const panel = async (items: readonly unknown[], since: object = nothing, mayName = true) => {
  const screen = await show(VersionsPanel, { inputs: { slug: 'noord', section, now: new Date(NOW), occasion: 0, mayName } });
  await screen.answer(`/api/sections/${section}/versions`, { items, nextCursor: null });
  await screen.answer(`/api/sections/${section}/since`, since);
  return screen;
};

describe('the versions of a section', () => {
  it('stand with who and when, newest first, each to compare with now', async () => {
    const screen = await panel([named, approved, paused]);
    const lines = [...screen.element.querySelectorAll('.lines > li')].map((line) => line.textContent.replace(/\s+/g, ' ').trim());

    expect(lines[0]).toContain('Voor het college');
    expect(lines[1]).toContain('Goedgekeurd');
    expect(lines[2]).toContain('Redacteur Damme, Damme · Facilitator, Damme');
    const link = screen.element.querySelector<HTMLAnchorElement>('.lines a');
    expect(link?.getAttribute('href')).toBe(`/dossiers/noord/secties/${section}/vergelijken?van=12&tot=now`);
    expect(link?.getAttribute('aria-label')).toBe('Vergelijk met nu: Voor het college');
    expect(await screen.faults()).toEqual([]);
  });

  it('each tell what changed up to there since the one before, and get a name afterwards', async () => {
    const screen = await panel([named, approved, paused]);
    const links = [...screen.element.querySelectorAll<HTMLAnchorElement>('.lines a')].filter((link) => link.textContent.includes('Wat toen veranderde'));

    expect(links.map((link) => link.search)).toEqual(['?van=9&tot=12', '?van=4&tot=9', '?van=1&tot=4']);
    await screen.click('[aria-label="Geef de versie een naam: Goedgekeurd"]');
    const input = screen.find('#version-name') as HTMLInputElement; // found by its id
    input.value = 'Eerste akkoord';
    input.dispatchEvent(new Event('input'));
    screen.find('button', 'Bewaren').click();

    expect(screen.api.expectOne({ method: 'POST', url: `/api/sections/${section}/versions` }).request.body).toEqual({ name: 'Eerste akkoord', seq: 9 });
  });

  it('say since when something changed, and lead to it', async () => {
    const since = { visit: { seq: 8, at, isChanged: true }, ready: null, approval: { seq: 9, at, isChanged: false }, named: { seq: 12, at, isChanged: true, name: 'Voor het college' } };
    const screen = await panel([named], since);

    const chips = [...screen.element.querySelectorAll<HTMLAnchorElement>('.chip')].map((chip) => [chip.textContent.trim(), chip.search]);
    expect(chips).toEqual([
      [expect.stringMatching(/^mijn laatste bezoek .+/), '?van=8&tot=now'],
      [expect.stringMatching(/^‘Voor het college’ .+/), '?van=12&tot=now'],
    ]);
  });

  it('go back as far as one asks, also beyond what the api answers at once', async () => {
    const url = `/api/sections/${section}/versions`;
    const pauses = (newest: number, count: number) => Array.from({ length: count }, (_, at) => ({ ...paused, seq: newest - at }));
    const screen = await show(VersionsPanel, { inputs: { slug: 'noord', section, now: new Date(NOW), occasion: 0, mayName: true } });
    await screen.answer(url, { items: pauses(900, 30), nextCursor: '871.a' });
    await screen.click('button', 'Oudere versies tonen');
    await screen.answer(url, { items: pauses(900, 200), nextCursor: '701.a' });
    await screen.click('button', 'Oudere versies tonen');
    await screen.answer(url, { items: pauses(900, 200), nextCursor: '701.a' });
    const { request } = screen.api.expectOne((asked) => asked.url === url);

    expect(request.params.toString()).toBe('limit=170&cursor=701.a');
  });

  it('take the focus of the button that asked for the oldest ones, and goes with them', async () => {
    const url = `/api/sections/${section}/versions`;
    const screen = await show(VersionsPanel, { inputs: { slug: 'noord', section, now: new Date(NOW), occasion: 0, mayName: true } });
    const pauses = (count: number) => Array.from({ length: count }, (_, at) => ({ ...paused, seq: 900 - at }));
    await screen.answer(url, { items: pauses(30), nextCursor: '871.a' });
    screen.find('button', 'Oudere versies tonen').focus();
    await screen.click('button', 'Oudere versies tonen');
    await screen.answer(url, { items: pauses(40), nextCursor: null });

    expect(document.activeElement).toBe(screen.find('.lines li:nth-child(31) a'));
  });

  it('say what will stand here when there are none, and let only who may write name one', async () => {
    const screen = await panel([], nothing, false);

    expect(screen.text).toContain('Er zijn nog geen versies.');
    expect(screen.text).not.toContain('Versie benoemen');
  });

  it('get a name in a dialog, which asks for one', async () => {
    const screen = await panel([]);
    await screen.click('button', 'Versie benoemen');
    await screen.click('button', 'Bewaren');
    expect(screen.find('#version-name-fault').textContent).toContain('Vul een naam in.');

    const input = screen.find('#version-name') as HTMLInputElement; // found by its id
    input.value = 'Voor de raad';
    input.dispatchEvent(new Event('input'));
    screen.find('button', 'Bewaren').click();
    await screen.answer(`/api/sections/${section}/versions`, { ...named, name: 'Voor de raad' });

    await screen.answer(`/api/sections/${section}/versions`, { items: [{ ...named, name: 'Voor de raad' }], nextCursor: null });
    expect(screen.text).toContain('Voor de raad');
  });
});
