import {
  callDetail,
  callSummary,
  dossierDetail,
  dossierEvent,
  dossierReading,
  dossierSummary,
  pageOf,
  sectionDetail,
  workItem,
} from '@samenpen/contracts';
import { SCHEMA_VERSION } from '@samenpen/dossier-document';
import { aDossier, writeText, type TestDossier } from '@samenpen/testing';
import { SETTINGS } from '../platform/settings';
import { SectionEdits, type CommittedEdit } from '../sections/section-edits';
import { createServer } from '../server';
import { askedDuring } from '../testing/held-back';
import { aServer, type TestServer } from '../testing/test-server';

let server: TestServer;
let dossier: TestDossier;

beforeAll(async () => {
  server = await aServer();
  dossier = await aDossier(server.client, {
    sections: ['0-zin', '2-partners', '3-consortium', '3-partner', '4'],
  });
});

afterAll(() => server.stop());

const detail = (who: keyof TestDossier['people']) =>
  server.read(`/api/dossiers/${dossier.slug}`, dossierDetail, { as: dossier.people[who] });

describe('the dossier from above', () => {
  it('shows partners with their people, sections with their state, and the time', async () => {
    const answer = await detail('damme');

    expect(answer).toMatchObject({
      status: 'drafting',
      penhouder: 'Blankenberge',
      progress: { total: 7, empty: 7 },
      deadlineMoved: true,
    });
    expect(answer.partners.map(({ name, members }) => [name, members.length])).toEqual([
      ['Blankenberge', 3],
      ['Damme', 3],
      ['Zuienkerke', 1],
      ['Werkkracht10', 1],
    ]);
    expect(answer.sections.map(({ key }) => key)).toEqual([
      '0-zin',
      '2-partners',
      '3-consortium',
      '3-partner',
      '3-partner',
      '3-partner',
      '4',
    ]);
    expect(new Date(answer.deadline).getTime() - new Date(answer.internalDeadline).getTime()).toBe(
      86_400_000,
    );
  });

  it('says of each section what the asking person may do, and why not', async () => {
    const own = (await detail('damme')).sections.find(
      ({ id }) => id === dossier.section('3-partner', 'damme'),
    );
    const other = (await detail('damme')).sections.find(
      ({ id }) => id === dossier.section('3-partner', 'zuienkerke'),
    );
    const read = (await detail('reader')).sections[0];

    expect(own?.may).toMatchObject({ read: true, write: true, approve: false });
    expect(other?.may).toMatchObject({ read: true, write: false, comment: true });
    expect(other?.mayNot.write).toBe('section-of-other-partner');
    expect(read?.may).toMatchObject({ read: true, write: false });
    expect(read?.mayNot.write).toBe('role-may-not-write');
  });

  it('is a list of one, for who takes part', async () => {
    const stranger = (await aDossier(server.client)).people.damme;
    const list = await server.read('/api/dossiers', pageOf(dossierSummary), {
      as: dossier.people.damme,
    });

    expect(list.items.map(({ slug }) => slug)).toEqual([dossier.slug]);
    expect(list.items[0]?.roles).toMatchObject([{ role: 'partner-editor', partnerName: 'Damme' }]);
    expect(
      (await server.ask('GET', `/api/dossiers/${dossier.slug}`, { as: stranger })).body,
    ).toMatchObject({ status: 404, code: 'not-found' });
    expect(
      (await server.ask('GET', `/api/dossiers/${dossier.slug}/reading`, { as: stranger })).status,
    ).toBe(404);
    expect(
      (await server.ask('GET', `/api/dossiers/${dossier.slug}/events`, { as: stranger })).status,
    ).toBe(404);
  });

  it('comes in pages', async () => {
    const both = await aDossier(server.client);
    await server.client.membership.create({
      data: {
        personId: dossier.people.facilitator.id,
        dossierId: both.id,
        partnerId: both.partners.werkkracht,
        role: 'facilitator',
      },
    });
    const page = (cursor: string) =>
      server.read(`/api/dossiers?limit=1${cursor}`, pageOf(dossierSummary), {
        as: dossier.people.facilitator,
      });

    const first = await page('');
    const second = await page(`&cursor=${first.nextCursor ?? ''}`);

    expect([first.items[0]?.slug, second.items[0]?.slug].toSorted()).toEqual(
      [dossier.slug, both.slug].toSorted(),
    );
  });
});

describe('the content of a section', () => {
  it('holds every edit that was stored before the question, with one version and one count', async () => {
    const section = dossier.section('0-zin');
    const see = () =>
      server.read(`/api/sections/${section}`, sectionDetail, { as: dossier.people.reader });
    const empty = await see();
    for (const text of ['Een.', 'Iedereen digitaal mee.']) {
      await writeText(server.client, section, { text, author: dossier.people.damme.id });
      expect((await see()).content?.text).toBe(text);
    }

    const { version, content, characters, words, lastEdit, definition } = await see();

    expect(version).toBe(content?.version);
    expect(version).not.toBe(empty.version);
    expect([characters, words]).toEqual([22, 3]);
    expect(lastEdit?.by).toMatchObject({
      person: dossier.people.damme.id,
      name: dossier.people.damme.name,
    });
    expect(definition.guidance).not.toHaveLength(0);
    expect(JSON.stringify(content?.json)).toContain('Iedereen digitaal mee.');
  });

  it('comes with the schema version by which an older page knows that it may not open it', async () => {
    const { schemaVersion } = await server.read(
      `/api/sections/${dossier.section('0-zin')}`,
      sectionDetail,
      { as: dossier.people.reader },
    );

    expect(schemaVersion).toBe(SCHEMA_VERSION);
  });

  it('is null for a kind that is not written as text', async () => {
    const table = await server.read(
      `/api/sections/${dossier.section('2-partners')}`,
      sectionDetail,
      { as: dossier.people.damme },
    );

    expect(table).toMatchObject({
      kind: 'table',
      content: null,
      version: null,
      schemaVersion: null,
    });
    expect(table.definition.columns).not.toHaveLength(0);
  });

  it('stands in the reading view of the whole dossier', async () => {
    const { sections } = await server.read(
      `/api/dossiers/${dossier.slug}/reading`,
      dossierReading,
      { as: dossier.people.signatory },
    );

    expect(sections).toHaveLength(7);
    expect(sections[0]?.content?.text).toBe('Iedereen digitaal mee.');
  });
});

describe('a first edit', () => {
  it('starts the life of an empty section, once, and stands in the history', async () => {
    const own = await aDossier(server.client);
    const section = own.section('3-consortium');
    const edits = server.app.get(SectionEdits, { strict: false });
    await writeText(server.client, section, { text: 'Begin.', author: own.people.damme.id });

    const told = (committed: readonly CommittedEdit[]) => edits.tell(edits.newsAmong(committed));
    await Promise.all(
      [1, 2, 3].map(() => told([{ roomId: section, accessEpoch: 1, authors: [own.people.damme.id] }])),
    );
    await told([{ roomId: section, accessEpoch: 1, authors: [own.people.penhouderEditor.id] }]);

    expect(await server.client.section.findUniqueOrThrow({ where: { id: section } })).toMatchObject(
      { status: 'drafting' },
    );
    const { items } = await server.read(`/api/dossiers/${own.slug}/events`, pageOf(dossierEvent), {
      as: own.people.reader,
    });
    expect(items.map(({ seq, type, transition }) => [seq, type, transition?.event])).toEqual([
      [1, 'section', 'edit'],
      [2, 'section-edited', undefined],
    ]);
    expect(items[0]?.by).toMatchObject({ person: own.people.damme.id });
  });
});

describe('a server that was killed right after a first edit', () => {
  it('leaves its successor to start the life of the section', async () => {
    const own = await aDossier(server.client);
    const section = own.section('4');
    await writeText(server.client, section, { text: 'Net op tijd.', author: own.people.damme.id });

    const successor = await createServer(server.app.get(SETTINGS), null);
    await successor.init();

    expect(await server.client.section.findUniqueOrThrow({ where: { id: section } })).toMatchObject(
      { status: 'drafting' },
    );
    await successor.close();
  });
});

describe('handing out a section', () => {
  it('is for the penhouder, changes who may write, and tells everybody', async () => {
    const own = await aDossier(server.client);
    const section = own.section('4');
    const assign = (who: keyof TestDossier['people'], body: object) =>
      server.ask('PATCH', `/api/sections/${section}`, { as: own.people[who], body });
    const assignee = { partner: own.partners.zuienkerke, person: own.people.zuienkerke.id };

    expect((await assign('damme', { assignee })).body).toMatchObject({
      status: 403,
      reason: 'role-may-not-steer',
    });
    expect(
      (await assign('admin', { assignee: { ...assignee, person: own.people.damme.id } })).body,
    ).toMatchObject({ status: 400 });
    const answer = await assign('admin', { assignee, dueAt: '2026-12-01T11:00:00Z' });

    expect(answer.body).toMatchObject({
      assignee: { partnerName: 'Zuienkerke' },
      dueAt: '2026-12-01T11:00:00.000Z',
    });
    const asDamme = await server.read(`/api/sections/${section}`, sectionDetail, {
      as: own.people.damme,
    });
    expect(asDamme.mayNot.write).toBe('assigned-to-other');
    expect(
      (await server.client.room.findUniqueOrThrow({ where: { id: section } })).accessEpoch,
    ).toBe(2n);
    const { items } = await server.read(
      `/api/dossiers/${own.slug}/events?last=1`,
      pageOf(dossierEvent),
      { as: own.people.damme },
    );
    expect(items).toMatchObject([{ type: 'assigned', section: { id: section } }]);
    const work = await server.read('/api/work', pageOf(workItem), { as: own.people.zuienkerke });
    expect(work.items[0]).toMatchObject({ kind: 'write', section: { id: section } });
  });

  it('is impossible for a section that belongs to a partner', async () => {
    const section = dossier.section('3-partner', 'damme');
    const assignee = { partner: dossier.partners.zuienkerke, person: null };

    expect(
      (
        await server.ask('PATCH', `/api/sections/${section}`, {
          as: dossier.people.admin,
          body: { assignee },
        })
      ).status,
    ).toBe(400);
  });
});

describe('reminding a partner', () => {
  it('is seen by that partner in the history', async () => {
    const body = { partner: dossier.partners.damme };
    const path = `/api/dossiers/${dossier.slug}/reminders`;

    expect((await server.ask('POST', path, { as: dossier.people.damme, body })).body).toMatchObject(
      { status: 403, code: 'not-allowed' },
    );
    expect((await server.ask('POST', path, { as: dossier.people.facilitator, body })).status).toBe(
      204,
    );

    const { items } = await server.read(
      `/api/dossiers/${dossier.slug}/events?last=1`,
      pageOf(dossierEvent),
      { as: dossier.people.damme },
    );
    expect(items).toMatchObject([
      {
        type: 'reminder',
        partner: { name: 'Damme' },
        by: { person: dossier.people.facilitator.id },
      },
    ]);
  });

  it.each(['admin', 'damme'] as const)('neither comes from nor goes to somebody who is taken out of the dossier at this moment: %s', async (who) => {
    const own = await aDossier(server.client);
    const { admin } = own.people;
    const taken = own.people[who].id;
    const removing = [
      `SELECT 1 FROM dossier WHERE id = '${own.id}' FOR UPDATE`,
      `UPDATE membership SET ended_at = now() WHERE dossier_id = '${own.id}' AND person_id = '${taken}'`,
    ];

    const { status } = await askedDuring(server.databaseUrl, removing, () =>
      server.ask('POST', `/api/dossiers/${own.slug}/reminders`, { as: admin, body: { partner: own.partners.damme } }),
    );

    expect(status).toBe(who === 'admin' ? 404 : 204);
    expect(await server.client.notification.count({ where: { dossierId: own.id, personId: own.people.damme.id } })).toBe(0);
    expect(await server.client.dossierEvent.count({ where: { dossierId: own.id } })).toBe(who === 'admin' ? 0 : 1);
  });
});

describe('the history', () => {
  it('comes in one order, after a number, in pages, or of one section', async () => {
    const own = await aDossier(server.client);
    const body = { partner: own.partners.damme };
    await Promise.all(
      Array.from({ length: 5 }, () =>
        server.ask('POST', `/api/dossiers/${own.slug}/reminders`, { as: own.people.admin, body }),
      ),
    );
    const list = (query: string) =>
      server.read(`/api/dossiers/${own.slug}/events${query}`, pageOf(dossierEvent), {
        as: own.people.admin,
      });

    expect((await list('')).items.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    expect((await list('?after=3')).items.map(({ seq }) => seq)).toEqual([4, 5]);
    expect((await list('?last=2')).items.map(({ seq }) => seq)).toEqual([4, 5]);
    const page = await list('?limit=2');
    expect(
      (await list(`?limit=2&cursor=${page.nextCursor ?? ''}`)).items.map(({ seq }) => seq),
    ).toEqual([3, 4]);
    expect((await list(`?section=${own.section('4')}`)).items).toEqual([]);
  });
});

describe('the calls', () => {
  it('are there for everybody who is signed in, with template and deadline history', async () => {
    const { items } = await server.read('/api/calls', pageOf(callSummary), {
      as: dossier.people.reader,
    });
    const call = await server.read(`/api/calls/${items[0]?.slug ?? ''}`, callDetail, {
      as: dossier.people.reader,
    });

    expect(call.deadlineHistory).toHaveLength(1);
    expect(call.template).toHaveProperty('sections');
    expect((await server.ask('GET', '/api/calls/none', { as: dossier.people.reader })).status).toBe(
      404,
    );
  });
});
