import { dossierEvent, pageOf, sectionDetail } from '@samenpen/contracts';
import { aDossier, writeText, type TestDossier } from '@samenpen/testing';
import { aServer, type TestServer } from '../testing/test-server';
import { SectionEdits } from './section-edits';

// `writeText` stores an edit as another instance does: nobody tells this server of it.

let server: TestServer;
let edits: SectionEdits;
let dossier: TestDossier;
let section: string;

beforeAll(async () => {
  server = await aServer();
  edits = server.app.get(SectionEdits, { strict: false });
});

beforeEach(async () => {
  dossier = await aDossier(server.client);
  section = dossier.section('3-consortium');
});

afterAll(() => server.stop());

const write = (text: string) =>
  writeText(server.client, section, { text, author: dossier.people.damme.id });

const transition = (who: 'damme' | 'admin', body: object) =>
  server.ask('POST', `/api/sections/${section}/transitions`, { as: dossier.people[who], body });

async function status(): Promise<string> {
  const as = dossier.people.damme;
  return (await server.read(`/api/sections/${section}`, sectionDetail, { as })).status;
}

/** What this instance's engine says after it stored an edit of Damme. */
async function toldHere(): Promise<void> {
  const { accessEpoch } = await server.client.room.findUniqueOrThrow({ where: { id: section } });
  const authors = [dossier.people.damme.id];
  await edits.tell(edits.newsAmong([{ roomId: section, accessEpoch: Number(accessEpoch), authors }]));
}

async function history(): Promise<(string | undefined)[]> {
  const as = dossier.people.damme;
  const { items } = await server.read(`/api/dossiers/${dossier.slug}/events`, pageOf(dossierEvent), { as });
  return items.map(({ type, transition: moved }) => (type === 'section' ? moved?.event : type));
}

async function askForChanges(): Promise<void> {
  await write('Te kort.');
  expect((await transition('damme', { event: 'mark-ready' })).status).toBe(200);
  const asked = await transition('admin', { event: 'request-changes', reason: 'Langer graag.' });
  expect(asked.status).toBe(200);
}

describe('an edit that another instance stored and has not told of', () => {
  it('has started the life of an empty section for a transition', async () => {
    await write('Begin.');

    expect((await transition('damme', { event: 'mark-ready' })).status).toBe(200);
    expect(await history()).toEqual(['edit', 'mark-ready']);
  });

  it('has started it for whoever reads the section, and shows once in the history', async () => {
    await write('Begin.');

    expect(await status()).toBe('drafting');
    await toldHere();
    expect(await history()).toEqual(['edit']);
  });

  it('has answered a request for changes', async () => {
    await askForChanges();
    expect(await status()).toBe('changes-requested');

    await write('Lang genoeg.');

    expect(await status()).toBe('drafting');
    expect(await history()).toEqual(['edit', 'mark-ready', 'request-changes', 'edit']);
  });
});

describe('an edit that this instance stored', () => {
  it('is news again after a change of state on another one', async () => {
    await askForChanges();
    await toldHere();
    // As another instance does it: this one only sees the room's access epoch.
    await server.client.section.update({ where: { id: section }, data: { status: 'changes-requested' } });
    await server.client.room.update({ where: { id: section }, data: { accessEpoch: { increment: 1 } } });

    await toldHere();

    expect(await status()).toBe('drafting');
  });

  it('from before a request for changes does not answer it, however late it is told', async () => {
    const { accessEpoch } = await server.client.room.findUniqueOrThrow({ where: { id: section } });
    await askForChanges();

    const authors = [dossier.people.damme.id];
    await edits.tell(edits.newsAmong([{ roomId: section, accessEpoch: Number(accessEpoch), authors }]));

    expect(await status()).toBe('changes-requested');
  });
});

describe('many edits that are told at once', () => {
  it('start each empty section once, show each person once in each, and have one order', async () => {
    const { admin, damme, zuienkerke } = dossier.people;
    const other = dossier.section('3-partner', 'damme');
    await write('Begin.');
    await writeText(server.client, other, { text: 'Begin.', author: admin.id });
    const editOf = (sectionId: string, { id }: { id: string }) => ({ sectionId, author: id, accessEpoch: 1 });

    const mine = editOf(section, damme);
    await edits.tell([mine, editOf(section, zuienkerke), editOf(other, admin), editOf(other, damme), mine]);
    await edits.tell([mine, editOf(section, admin)]);

    const { items } = await server.read(`/api/dossiers/${dossier.slug}/events`, pageOf(dossierEvent), { as: damme });
    expect(items.map(({ type, by, section: where }) => [type, by?.person, where?.id])).toEqual([
      ['section', damme.id, section],
      ['section-edited', zuienkerke.id, section],
      ['section', admin.id, other],
      ['section-edited', damme.id, other],
      ['section-edited', admin.id, section],
    ]);
    expect(items.map(({ seq }) => seq)).toEqual(items.map((_, index) => (items[0]?.seq ?? 0) + index));
    expect(await status()).toBe('drafting');
  });

  it('of several dossiers are told in each', async () => {
    const west = await aDossier(server.client);
    const sections = [section, west.section('3-consortium')];
    for (const one of sections) await writeText(server.client, one, { text: 'Begin.', author: dossier.people.damme.id });

    await edits.tell(sections.map((sectionId) => ({ sectionId, author: dossier.people.damme.id, accessEpoch: 1 })));

    for (const one of sections) expect((await server.client.section.findUniqueOrThrow({ where: { id: one } })).status).toBe('drafting');
    expect(await history()).toEqual(['edit']);
  });

  it('of several dossiers are told where they can be, whatever hinders one of them, and the others are news again', async () => {
    const west = await aDossier(server.client);
    const nobody = 'no person at all';
    const pairs = [
      { broken: section, whole: west.section('3-consortium'), author: west.people.admin.id },
      { broken: west.section('4'), whole: dossier.section('4'), author: dossier.people.admin.id },
    ];
    for (const { broken, whole, author } of pairs) {
      await writeText(server.client, whole, { text: 'Begin.', author });
      const committed = [
        { roomId: broken, accessEpoch: 1, authors: [nobody] },
        { roomId: whole, accessEpoch: 1, authors: [author] },
      ];

      await expect(edits.tell(edits.newsAmong(committed))).rejects.toThrow('not all edits could be told');

      expect((await server.client.section.findUniqueOrThrow({ where: { id: whole } })).status).toBe('drafting');
      expect(edits.newsAmong(committed)).toEqual([{ sectionId: broken, author: nobody, accessEpoch: 1 }]);
    }
  });
});
