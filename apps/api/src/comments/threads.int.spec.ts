import { randomUUID } from 'node:crypto';
import { pageOf, problemAnswer, thread, threadCounts, type NewThread, type Thread } from '@samenpen/contracts';
import { aDossier, type TestDossier, type TestPerson } from '@samenpen/testing';
import { aDossierEach } from '../testing/a-dossier-each';
import type { TestServer } from '../testing/test-server';

let server: TestServer;
let dossier: TestDossier;

aDossierEach((given) => ({ server, dossier } = given));

/** As a script sends it: ids are bare text. */
type Request = {
  readonly id: string;
  readonly anchor: object;
  readonly comment: { readonly id: string; readonly body: NewThread['comment']['body'] };
  readonly partner?: string;
  readonly internal?: boolean;
};

const says = (text: string): NewThread['comment']['body'] => [{ type: 'text', text }];

/** A request to open a thread on the consortium's section, unless said otherwise. */
const aThread = (different: Partial<Request> = {}): Request => ({
  id: randomUUID(),
  anchor: { kind: 'section', section: dossier.section('3-consortium') },
  comment: { id: randomUUID(), body: says('Klopt dit cijfer?') },
  ...different,
});

async function opened(as: TestPerson, different: Partial<Request> = {}): Promise<Thread> {
  const { status, body } = await server.ask('POST', `/api/dossiers/${dossier.slug}/threads`, { as, body: aThread(different) });
  expect(status).toBe(201);
  return thread.parse(body);
}

const answer = (as: TestPerson, id: string, body: object = {}) =>
  server.ask('POST', `/api/threads/${id}/comments`, { as, body: { id: randomUUID(), body: says('Ja.'), ...body } });

const change = (as: TestPerson, id: string, body: object) => server.ask('PATCH', `/api/threads/${id}`, { as, body });

const known = async (as: TestPerson, query = '') =>
  (await server.read(`/api/dossiers/${dossier.slug}/threads${query}`, pageOf(thread), { as })).items;

const counts = async (as: TestPerson) =>
  (await server.read(`/api/dossiers/${dossier.slug}/threads/counts`, threadCounts, { as })).items;

const reasonOf = (body: unknown) => problemAnswer.parse(body).reason;

describe('a thread', () => {
  it('is opened once, however often it is asked', async () => {
    const request = aThread();
    const { damme } = dossier.people;

    const answers = await Promise.all(
      [1, 2, 3].map(() => server.ask('POST', `/api/dossiers/${dossier.slug}/threads`, { as: damme, body: request })),
    );

    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(await known(damme)).toHaveLength(1);
    const events = await server.client.dossierEvent.findMany({ where: { dossierId: dossier.id, type: 'thread' } });
    expect(events.map(({ event, threadId }) => [event, threadId])).toEqual([['opened', request.id]]);
  });

  it('is answered, resolved and reopened, and says who did what', async () => {
    const { damme, zuienkerke, admin } = dossier.people;
    const { id } = await opened(damme);
    const reply = { id: randomUUID(), body: says('Ja, van Statbel.') };

    await answer(zuienkerke, id, reply);
    await answer(zuienkerke, id, reply);
    await change(admin, id, { state: 'resolved' });
    const resolved = await server.read(`/api/threads/${id}`, thread, { as: damme });
    const { body } = await change(damme, id, { state: 'open' });

    expect(resolved.comments.map(({ by }) => by.person)).toEqual([damme.id, zuienkerke.id]);
    expect(resolved.resolved?.by.person).toBe(admin.id);
    expect(thread.parse(body)).toMatchObject({ state: 'open', resolved: null, revision: resolved.revision + 1 });
    const events = await server.client.dossierEvent.findMany({ where: { dossierId: dossier.id }, orderBy: { seq: 'asc' } });
    expect(events.map(({ event }) => event)).toEqual(['opened', 'answered', 'resolved', 'reopened']);
  });

  it('is written in the name of the partner that was chosen, never of another one', async () => {
    const { damme } = dossier.people;
    const { zuienkerke, blankenberge } = dossier.partners;
    await server.client.membership.create({
      data: { personId: damme.id, dossierId: dossier.id, partnerId: zuienkerke, role: 'reader' },
    });

    const internal = await opened(damme, { internal: true, partner: zuienkerke });
    const refused = await server.ask('POST', `/api/dossiers/${dossier.slug}/threads`, {
      as: damme,
      body: aThread({ partner: blankenberge }),
    });

    expect(internal.audience).toMatchObject({ partner: zuienkerke, name: 'Zuienkerke' });
    expect(internal.comments[0]?.partner.id).toBe(zuienkerke);
    expect(refused.status).toBe(403);
    expect(reasonOf(refused.body)).toBe('not-your-organisation');
  });

  it('goes on in a closed section, and not in a closed dossier', async () => {
    const { damme } = dossier.people;
    await server.client.section.update({ where: { id: dossier.section('3-consortium') }, data: { status: 'approved' } });
    const { id } = await opened(damme);
    expect((await answer(damme, id)).status).toBe(201);

    await server.client.dossier.update({ where: { id: dossier.id }, data: { status: 'closed' } });
    const refused = await answer(damme, id);

    expect([refused.status, reasonOf(refused.body)]).toEqual([403, 'dossier-is-closed']);
    expect(await known(damme)).toHaveLength(1);
  });

  it('is open to readers where the dossier allows it', async () => {
    const { reader } = dossier.people;
    await opened(reader);
    await server.client.dossier.update({ where: { id: dossier.id }, data: { readersMayComment: false } });

    const refused = await server.ask('POST', `/api/dossiers/${dossier.slug}/threads`, { as: reader, body: aThread() });

    expect([refused.status, reasonOf(refused.body)]).toEqual([403, 'readers-may-not-comment-here']);
  });

  it('is assigned to somebody of the dossier, with a due date and an audit row', async () => {
    const { damme, zuienkerke } = dossier.people;
    const dueAt = '2030-01-05T11:00:00.000Z';
    const { id } = await opened(damme);

    const { body } = await change(damme, id, { assignee: { partner: dossier.partners.zuienkerke, person: zuienkerke.id }, dueAt });

    expect(thread.parse(body)).toMatchObject({ assignee: { partnerName: 'Zuienkerke', person: zuienkerke.id }, dueAt });
    expect(await counts(zuienkerke)).toEqual([{ section: dossier.section('3-consortium'), open: 1, mine: 1 }]);
    expect(await known(damme, '?mine=true')).toEqual([]);
    expect(await server.client.auditEvent.count({ where: { chain: dossier.id, action: 'thread-assigned' } })).toBe(1);
    const nobody = await change(damme, id, { assignee: { partner: dossier.partners.damme, person: zuienkerke.id } });
    expect(nobody.status).toBe(400);
  });

  it('waits for whom it names until they answer, under their real names', async () => {
    const { damme, zuienkerke } = dossier.people;
    const body = [
      { type: 'mention' as const, kind: 'person' as const, id: zuienkerke.id, label: 'iemand anders' },
      { type: 'mention' as const, kind: 'partner' as const, id: dossier.partners.blankenberge, label: 'x' },
    ];
    const { id, comments } = await opened(damme, { comment: { id: randomUUID(), body } });

    expect(comments[0]?.body).toMatchObject([{ label: 'zuienkerke of zuienkerke' }, { label: 'Blankenberge' }]);
    expect(await known(zuienkerke, '?mine=true')).toHaveLength(1);
    await answer(zuienkerke, id);

    expect(await known(zuienkerke, '?mine=true')).toEqual([]);
    expect(await known(dossier.people.secondAdmin, '?mine=true')).toHaveLength(1);
    const stranger = [{ type: 'mention', kind: 'person', id: randomUUID(), label: 'x' }];
    expect((await answer(damme, id, { body: stranger })).status).toBe(400);
  });

  it('lists the newest first, page by page, of one section or in one state', async () => {
    const { damme } = dossier.people;
    const first = await opened(damme);
    const second = await opened(damme, { anchor: { kind: 'dossier' } });
    const third = await opened(damme);
    await change(damme, first.id, { state: 'resolved' });

    const page = await server.read(`/api/dossiers/${dossier.slug}/threads?limit=2`, pageOf(thread), { as: damme });
    const rest = await known(damme, `?limit=2&cursor=${page.nextCursor ?? ''}`);

    expect([...page.items, ...rest].map(({ id }) => id)).toEqual([third.id, second.id, first.id]);
    expect((await known(damme, `?section=${dossier.section('3-consortium')}&state=open`)).map(({ id }) => id)).toEqual([third.id]);
  });
});

describe('a comment', () => {
  it('is changed and deleted by its author alone, and leaves its place', async () => {
    const { damme, admin } = dossier.people;
    const { id, comments } = await opened(damme);
    const [first] = comments;
    await answer(admin, id);

    const foreign = await server.ask('PATCH', `/api/comments/${first?.id ?? ''}`, { as: admin, body: { body: says('Neen.') } });
    const edited = await server.ask('PATCH', `/api/comments/${first?.id ?? ''}`, { as: damme, body: { body: says('Of niet?') } });
    const deleted = await server.ask('DELETE', `/api/comments/${first?.id ?? ''}`, { as: damme });

    expect([foreign.status, reasonOf(foreign.body)]).toEqual([403, 'not-the-author']);
    expect(thread.parse(edited.body).comments[0]).toMatchObject({ body: says('Of niet?'), may: { edit: true, delete: true } });
    expect(deleted.status).toBe(204);
    const after = await server.read(`/api/threads/${id}`, thread, { as: admin });
    expect(after.comments).toMatchObject([{ body: null, may: { edit: false } }, { body: says('Ja.') }]);
    expect(after.comments[0]?.deletedAt).not.toBeNull();
    expect(await server.client.auditEvent.count({ where: { chain: dossier.id, action: 'comment-deleted' } })).toBe(1);
  });

  it('takes its thread with it when it was the only one', async () => {
    const { damme } = dossier.people;
    const { id, comments } = await opened(damme);

    await server.ask('DELETE', `/api/comments/${comments[0]?.id ?? ''}`, { as: damme });

    expect(await known(damme)).toEqual([]);
    expect(await counts(damme)).toEqual([]);
    expect((await server.ask('GET', `/api/threads/${id}`, { as: damme })).status).toBe(404);
  });
});

describe('an internal thread', () => {
  const outsiders = ['admin', 'penhouderEditor', 'zuienkerke', 'facilitator'] as const;

  it('is known to everybody of its own municipality', async () => {
    const { damme, signatory, reader } = dossier.people;
    const { id } = await opened(damme, { internal: true });

    for (const as of [damme, signatory, reader]) expect((await known(as)).map((one) => one.id)).toEqual([id]);
  });

  it.each(outsiders)('is in nothing that %s can read', async (role) => {
    const as = dossier.people[role];
    const shared = await opened(dossier.people.damme);
    const before = await server.ask('GET', `/api/dossiers/${dossier.slug}/events`, { as });
    await opened(dossier.people.damme, { internal: true, anchor: { kind: 'dossier' } });
    await opened(dossier.people.damme, { internal: true });

    expect((await known(as)).map(({ id }) => id)).toEqual([shared.id]);
    expect(await counts(as)).toEqual([{ section: dossier.section('3-consortium'), open: 1, mine: 0 }]);
    const after = await server.ask('GET', `/api/dossiers/${dossier.slug}/events`, { as });
    expect(after.text).toBe(before.text);
    const audited = await server.client.auditEvent.findMany({ where: { chain: dossier.id } });
    expect(audited).toEqual([]);
  });

  it.each(outsiders)('answers %s like one that does not exist, whatever is asked', async (role) => {
    const as = dossier.people[role];
    const { id, comments } = await opened(dossier.people.damme, { internal: true });
    const calls = (threadId: string, comment: string) =>
      [
        ['GET', `/api/threads/${threadId}`],
        ['PATCH', `/api/threads/${threadId}`, { state: 'resolved' }],
        ['POST', `/api/threads/${threadId}/comments`, { id: randomUUID(), body: says('Ha.') }],
        ['PATCH', `/api/comments/${comment}`, { body: says('Ha.') }],
        ['DELETE', `/api/comments/${comment}`],
      ] as const;

    const unknown = calls(randomUUID(), randomUUID());
    for (const [index, [method, path, body]] of calls(id, comments[0]?.id ?? '').entries()) {
      const [, unknownPath] = unknown[index] ?? [];
      const met = await server.ask(method, path, { as, body });
      const missed = await server.ask(method, unknownPath ?? '', { as, body });
      expect([met.status, met.text]).toEqual([404, missed.text]);
      expect(withoutDate(met.headers)).toEqual(withoutDate(missed.headers));
    }
    expect(await server.client.comment.count({ where: { threadId: id } })).toBe(1);
  });

  it('stays within the municipality when it is assigned or names somebody', async () => {
    const { damme, reader, zuienkerke } = dossier.people;
    const { id } = await opened(damme, { internal: true });

    const outside = await change(damme, id, { assignee: { partner: dossier.partners.zuienkerke, person: null } });
    const naming = await answer(damme, id, { body: [{ type: 'mention', kind: 'person', id: zuienkerke.id, label: 'x' }] });
    const within = await change(damme, id, { assignee: { partner: dossier.partners.damme, person: reader.id } });

    for (const { status, body } of [outside, naming]) expect([status, reasonOf(body)]).toEqual([403, 'thread-is-internal']);
    expect(within.status).toBe(200);
    expect(await server.client.auditEvent.findMany({ where: { chain: `${dossier.id}/${dossier.partners.damme}` } })).toHaveLength(1);
  });

  it('is given to each who may know of it, and to nobody else, when all ask at one moment', async () => {
    const { admin, damme, zuienkerke, reader } = dossier.people;
    const stranger = (await aDossier(server.client)).people.admin;
    const [shared, own] = [await opened(damme), await opened(damme, { internal: true })];
    const everybody = [admin, damme, zuienkerke, reader, stranger];
    const ask = (id: string) => Promise.all(everybody.map((as) => server.ask('GET', `/api/threads/${id}`, { as })));

    const [open, inside] = await Promise.all([ask(shared.id), ask(own.id)]);

    expect(open.map(({ status }) => status)).toEqual([200, 200, 200, 200, 404]);
    expect(open.slice(0, 4).map(({ body }) => thread.parse(body).may.resolve)).toEqual([true, true, true, false]);
    // The reader is one of Damme.
    expect(inside.map(({ status }) => status)).toEqual([404, 200, 404, 200, 404]);
  });

  it('is gone at once for somebody whose membership ends', async () => {
    const { reader, damme, admin } = dossier.people;
    const { id } = await opened(damme, { internal: true });
    // In the dossier still, for another partner.
    await server.client.membership.create({
      data: { personId: reader.id, dossierId: dossier.id, partnerId: dossier.partners.zuienkerke, role: 'reader' },
    });
    expect(await known(reader)).toHaveLength(1);
    const { id: membership } = await server.client.membership.findFirstOrThrow({
      where: { personId: reader.id, partnerId: dossier.partners.damme },
    });

    await server.ask('DELETE', `/api/dossiers/${dossier.slug}/members/${membership}`, { as: admin });

    expect(await known(reader)).toEqual([]);
    expect((await server.ask('GET', `/api/threads/${id}`, { as: reader })).status).toBe(404);
  });

  it('keeps its id from everybody: a thread that somebody opens under it is not found', async () => {
    const { id } = await opened(dossier.people.damme, { internal: true });
    const shared = await opened(dossier.people.damme);

    const as = dossier.people.zuienkerke;
    const answers = await Promise.all(
      [id, shared.id].map((taken) => server.ask('POST', `/api/dossiers/${dossier.slug}/threads`, { as, body: aThread({ id: taken }) })),
    );

    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    expect(answers[0]?.text).toBe(answers[1]?.text);
  });
});

function withoutDate(headers: Headers): Record<string, string> {
  const { date: _date, ...rest } = Object.fromEntries(headers);
  return rest;
}
