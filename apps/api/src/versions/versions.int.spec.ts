import { pageOf, restoration, sectionAuthorship, sectionSince, sectionVersion, unreadSections, versionContent } from '@samenpen/contracts';
import { compareTexts, type DocumentNode } from '@samenpen/dossier-document';
import { aDossier, writeText, type TestDossier, type TestRole } from '@samenpen/testing';
import { AuditTrail } from '../audit/audit.service';
import { aServer, type TestServer } from '../testing/test-server';

let server: TestServer;
let dossier: TestDossier;
let section: string;

beforeAll(async () => {
  server = await aServer();
});

afterAll(() => server.stop());

beforeEach(async () => {
  dossier = await aDossier(server.client);
  section = dossier.section('3-consortium');
  for (const text of ['De kust vergrijst.', 'De kust vergrijst snel.']) await write('damme', text);
  await server.client.section.update({ where: { id: section }, data: { status: 'drafting' } });
});

const as = (who: TestRole) => ({ as: dossier.people[who] });
const write = (who: TestRole, text: string) => writeText(server.client, section, { text, author: dossier.people[who].id });
const post = (who: TestRole, path: string, body: object) => server.ask('POST', `/api/sections/${section}/${path}`, { ...as(who), body });
const timeline = async (query = '') => (await server.read(`/api/sections/${section}/versions${query}`, pageOf(sectionVersion), as('damme'))).items;
const textAt = async (point: number | 'now') => (await server.read(`/api/sections/${section}/versions/${point}`, versionContent, as('reader'))).text;
const restore = (who: TestRole, body: object) => post(who, 'restorations', { reason: 'Was beter', ...body });
const line = (text: string): DocumentNode => ({ type: 'paragraph', content: [{ type: 'text', text }] });

describe('what a section said', () => {
  it('is told of every point of its log, to readers too', async () => {
    expect([await textAt(1), await textAt(2), await textAt(3), await textAt('now')]).toEqual([
      '',
      'De kust vergrijst.',
      'De kust vergrijst snel.',
      'De kust vergrijst snel.',
    ]);
  });

  it('is not told of a point that it has not reached, nor to somebody of another dossier', async () => {
    const other = await aDossier(server.client);
    const ways = ['versions', 'versions/2', 'since', 'authorship'];

    expect((await server.ask('GET', `/api/sections/${section}/versions/99`, as('damme'))).status).toBe(404);
    expect((await server.ask('GET', `/api/sections/${section}/versions/gisteren`, as('damme'))).status).toBe(404);
    const answers = await Promise.all(ways.map((way) => server.ask('GET', `/api/sections/${section}/${way}`, { as: other.people.admin })));
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    const stranger = { as: other.people.admin };
    expect((await server.ask('POST', `/api/sections/${section}/versions`, { ...stranger, body: { name: 'x' } })).status).toBe(404);
    expect((await server.ask('POST', `/api/sections/${section}/restorations`, { ...stranger, body: { point: 1, seen: 3, reason: 'x' } })).status).toBe(404);
    expect((await server.ask('PUT', `/api/sections/${section}/visit`, stranger)).status).toBe(404);
  });
});

describe('the timeline', () => {
  it('has the decisions, the named versions and the long pauses, newest first, page by page', async () => {
    await server.client.$executeRaw`UPDATE room_update SET at = now() - interval '3 hours' WHERE room_id = ${section}::uuid AND seq <= 2`;
    await server.client.$executeRaw`UPDATE room_update SET at = now() - interval '1 hour' WHERE room_id = ${section}::uuid AND seq = 3`;
    await post('damme', 'versions', { name: 'Eerste ronde', seq: 2 });
    await post('damme', 'transitions', { event: 'mark-ready' });

    const all = await timeline();

    expect(all.map(({ kind, seq }) => `${kind} ${seq}`)).toEqual(['state 3', 'named 2']);
    expect(all[0]).toMatchObject({ event: 'mark-ready', from: 'drafting', to: 'ready', by: { person: dossier.people.damme.id } });
    expect(all[1]).toMatchObject({ name: 'Eerste ronde', mayChange: true });
    const first = await server.read(`/api/sections/${section}/versions?limit=1`, pageOf(sectionVersion), as('damme'));
    const rest = await timeline(`?limit=1&cursor=${String(first.nextCursor)}`);
    expect([...first.items, ...rest]).toEqual(all);
    expect((await server.ask('GET', `/api/sections/${section}/versions?cursor=x`, as('damme'))).status).toBe(400);
  });

  it('has of one text the point of the latest moment first', async () => {
    await post('damme', 'versions', { name: 'Eerst' });
    await post('damme', 'transitions', { event: 'mark-ready' });
    await post('admin', 'versions', { name: 'Later' });
    await post('damme', 'transitions', { event: 'take-back' });
    await post('damme', 'versions', { name: 'Laatst' });

    const all = await timeline();

    expect(all.map((point) => (point.kind === 'named' ? point.name : point.kind === 'state' ? point.event : point.kind)))
      .toEqual(['Laatst', 'take-back', 'Later', 'mark-ready', 'Eerst']);
    const paged = await server.read(`/api/sections/${section}/versions?limit=2`, pageOf(sectionVersion), as('damme'));
    const rest = await timeline(`?limit=3&cursor=${String(paged.nextCursor)}`);
    expect([...paged.items, ...rest]).toEqual(all);
  });

  it('finds a pause once, with who wrote before it', async () => {
    await server.client.$executeRaw`UPDATE room_update SET at = now() - interval '3 hours' WHERE room_id = ${section}::uuid`;
    await write('admin', 'Nog een versie.');

    const [pause, ...others] = await timeline();

    expect(others).toEqual([]);
    expect(pause).toMatchObject({ kind: 'pause', seq: 3, by: [{ person: dossier.people.damme.id }] });
    expect(await timeline()).toEqual([pause]);
  });
});

describe('a named version', () => {
  it('is given by whoever may write, and tells the others', async () => {
    expect((await post('reader', 'versions', { name: 'x' })).body).toMatchObject({ code: 'not-allowed', reason: 'role-may-not-write' });

    const named = await post('damme', 'versions', { name: '  Voor het college ' });

    expect(named.status).toBe(201);
    expect(named.body).toMatchObject({ kind: 'named', seq: 3, name: 'Voor het college', by: { name: dossier.people.damme.name } });
    const { status, body } = await server.ask('GET', `/api/dossiers/${dossier.slug}/events?last=1`, as('reader'));
    expect(status).toBe(200);
    expect(body).toMatchObject({ items: [{ type: 'version-named', reason: 'Voor het college' }] });
  });

  it('is renamed and removed by who made it and by the penhouder only, each with an audit row', async () => {
    const { id } = sectionVersion.parse((await post('damme', 'versions', { name: 'A' })).body) as { id: string }; // it is a named one
    const path = `/api/sections/${section}/versions/${id}`;

    expect((await server.ask('DELETE', path, as('zuienkerke'))).body).toMatchObject({ reason: 'version-of-other' });
    expect((await server.ask('PATCH', path, { ...as('admin'), body: { name: 'B' } })).status).toBe(204);
    expect(await timeline()).toMatchObject([{ kind: 'named', name: 'B' }]);
    expect((await server.ask('DELETE', path, as('damme'))).status).toBe(204);
    expect(await timeline()).toEqual([]);
    const rows = await server.client.auditEvent.findMany({ where: { chain: dossier.id, subject: `section/${section}` }, orderBy: { seq: 'asc' } });
    expect(rows.map(({ action }) => action)).toEqual(['version-named', 'version-renamed', 'version-removed']);
    expect(await server.app.get(AuditTrail).broken()).toEqual([]);
  });
});

describe('putting an earlier text back', () => {
  it('is one more edit in the name of the person, with an event and an audit row', async () => {
    const answer = await restore('damme', { point: 2, seen: 3 });

    expect(restoration.parse(answer.body)).toEqual({ seq: 4 });
    expect(await textAt('now')).toBe('De kust vergrijst.');
    expect(await textAt(3)).toBe('De kust vergrijst snel.');
    expect(await timeline()).toMatchObject([{ kind: 'restored', seq: 4, reason: 'Was beter', by: { person: dossier.people.damme.id } }]);
    const [row] = await server.client.auditEvent.findMany({ where: { chain: dossier.id, action: 'section-restored' } });
    expect(row?.detail).toMatchObject({ point: 2, seen: 3, row: 4, reason: 'Was beter', changes: 'all' });
    expect((await restore('damme', { point: 2, seen: 4 })).body).toEqual({ seq: null });
  });

  it('keeps what others wrote after the text that was seen', async () => {
    await write('admin', 'De kust vergrijst snel. En Damme ook.');

    expect((await restore('damme', { point: 2, seen: 3 })).status).toBe(200);

    expect(await textAt('now')).toBe('De kust vergrijst. En Damme ook.');
  });

  it('is done once when two people ask for it at the same moment', async () => {
    await write('damme', 'De vergrijst snel.');

    const answers = await Promise.all((['damme', 'admin'] as const).map((who) => restore(who, { point: 3, seen: 4 })));

    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'version-changed' });
    expect(await textAt('now')).toBe('De kust vergrijst snel.');
    expect((await timeline()).filter(({ kind }) => kind === 'restored')).toHaveLength(1);
  });

  it('puts back only the changes that were chosen, and none when the numbers are of other texts', async () => {
    await write('damme', 'De Vlaamse kust vergrijst heel snel.');
    const [then, now] = [line('De kust vergrijst.'), line('De Vlaamse kust vergrijst heel snel.')].map((one) => ({ type: 'doc', content: [one] }));
    const { changes: of } = compareTexts(then ?? line(''), now ?? line(''));

    expect((await restore('damme', { point: 2, seen: 4, changes: { chosen: [1], of: of + 1 } })).body).toMatchObject({ code: 'version-changed' });
    expect((await restore('damme', { point: 2, seen: 4, changes: { chosen: [1], of } })).status).toBe(200);

    expect(await textAt('now')).toBe('De kust vergrijst heel snel.');
  });

  it('leaves the words that are put back in part to who wrote them', async () => {
    await write('admin', 'Hier: De kust snel.');
    const [then, now] = [line('De kust vergrijst snel.'), line('Hier: De kust snel.')].map((one) => ({ type: 'doc', content: [one] }));
    const { changes: of } = compareTexts(then ?? line(''), now ?? line(''));

    expect((await restore('admin', { point: 3, seen: 4, changes: { chosen: [2], of } })).status).toBe(200);

    const { text, passages } = await server.read(`/api/sections/${section}/authorship`, sectionAuthorship, as('reader'));
    expect(passages.map(({ from, to, person }) => [text.slice(from, to), person])).toEqual([
      ['Hier: ', dossier.people.admin.id],
      ['De kust vergrijst snel.', dossier.people.damme.id],
    ]);
  });

  it('is refused to who may not write now, in a section that is closed, and without a reason', async () => {
    expect((await restore('reader', { point: 2, seen: 3 })).body).toMatchObject({ reason: 'role-may-not-write' });
    expect((await restore('damme', { point: 2, seen: 3, reason: ' ' })).status).toBe(400);
    await post('damme', 'transitions', { event: 'mark-ready' });
    const { version } = (await server.ask('GET', `/api/sections/${section}`, as('admin'))).body as { version: string }; // a section has one
    expect((await post('admin', 'transitions', { event: 'approve', version })).status).toBe(200);

    expect((await restore('admin', { point: 2, seen: 3 })).body).toMatchObject({ reason: 'section-is-approved' });
    expect(await textAt('now')).toBe('De kust vergrijst snel.');
  });

  it('brings a section with changes asked back to its writers', async () => {
    await post('damme', 'transitions', { event: 'mark-ready' });
    await post('admin', 'transitions', { event: 'request-changes', reason: 'Te kort' });

    await restore('damme', { point: 2, seen: 3 });

    expect((await server.ask('GET', `/api/sections/${section}`, as('damme'))).body).toMatchObject({ status: 'drafting' });
  });
});

describe('what changed since somebody looked', () => {
  const since = (who: TestRole) => server.read(`/api/sections/${section}/since`, sectionSince, as(who));
  const unread = async (who: TestRole) => (await server.read(`/api/dossiers/${dossier.slug}/unread`, unreadSections, as(who))).sections;
  const look = (who: TestRole) => server.ask('PUT', `/api/sections/${section}/visit`, as(who));

  it('is what others wrote after it, and nothing for who never looked', async () => {
    expect(await since('reader')).toEqual({ visit: null, ready: null, approval: null, named: null });
    expect(await unread('reader')).toEqual([]);

    expect((await look('reader')).status).toBe(204);
    await look('damme');
    expect(await since('reader')).toMatchObject({ visit: { seq: 3, isChanged: false } });
    await write('damme', 'Iets anders.');

    expect(await since('reader')).toMatchObject({ visit: { seq: 3, isChanged: true } });
    expect(await unread('reader')).toEqual([section]);
    expect(await unread('damme')).toEqual([]);
    await look('reader');
    expect(await unread('reader')).toEqual([]);
  });

  it('stays what came before the visit while one reads on, and is what came after it at the next one', async () => {
    const leave = (hours: number) =>
      server.client.$executeRaw`UPDATE section_visit SET at = at - make_interval(hours => ${hours}::int) WHERE section_id = ${section}::uuid`;
    await look('reader');
    await leave(20);
    await write('damme', 'Iets anders.');

    await look('reader');
    await look('reader');
    expect(await since('reader')).toMatchObject({ visit: { seq: 3, isChanged: true } });
    expect(await unread('reader')).toEqual([]);

    await leave(1);
    expect(await since('reader')).toMatchObject({ visit: { seq: 4, isChanged: false } });
  });

  it('is asked from when it was marked ready, as long as it is', async () => {
    await post('damme', 'transitions', { event: 'mark-ready' });
    await write('admin', 'De kust vergrijst nog sneller.');
    expect(await since('admin')).toMatchObject({ ready: { seq: 3, isChanged: true } });

    await post('admin', 'transitions', { event: 'request-changes', reason: 'Te kort' });
    expect(await since('admin')).toMatchObject({ ready: null });
  });

  it('is asked from the last approval and the newest named version too', async () => {
    await post('damme', 'versions', { name: 'Eerste', seq: 2 });
    await post('damme', 'versions', { name: 'Tweede' });

    expect(await since('damme')).toMatchObject({ approval: null, named: { name: 'Tweede', seq: 3, isChanged: false } });
  });
});

describe('who wrote what', () => {
  it('is the same after somebody took the words out and somebody put all of them back', async () => {
    const authors = async () => (await server.read(`/api/sections/${section}/authorship`, sectionAuthorship, as('reader'))).passages;
    const before = await authors();
    await write('admin', 'Niets.');
    expect((await authors()).map(({ person }) => person)).toContain(dossier.people.admin.id);

    expect((await restore('admin', { point: 3, seen: 4 })).status).toBe(200);

    expect(await authors()).toEqual(before);
    await write('admin', 'Niets.');
    expect((await restore('damme', { point: 5, seen: 6 })).status).toBe(200);
    expect(await authors()).toEqual(before);
  });

  it('is told passage by passage, and follows what is written since', async () => {
    const authors = () => server.read(`/api/sections/${section}/authorship`, sectionAuthorship, as('reader'));
    const first = await authors();
    await write('admin', 'De kust vergrijst heel snel.');

    const { text, passages, people } = await authors();

    expect(first.passages).toHaveLength(1);
    const told = passages.map(({ from, to, person, writer }) => [text.slice(from, to), writer, person]);
    expect(told).toEqual([
      ['De kust vergrijst ', 'person', dossier.people.damme.id],
      ['heel ', 'person', dossier.people.admin.id],
      ['snel.', 'person', dossier.people.damme.id],
    ]);
    expect(people.map(({ name, characters }) => [name, characters])).toEqual([
      [dossier.people.damme.name, 23],
      [dossier.people.admin.name, 5],
    ]);
  });
});
