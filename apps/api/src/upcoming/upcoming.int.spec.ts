import { randomUUID } from 'node:crypto';
import { notification, pageOf } from '@samenpen/contracts';
import { aDossier, type TestDossier, type TestPerson } from '@samenpen/testing';
import { inHours } from '../testing/in-hours';
import { aServer, type TestServer } from '../testing/test-server';
import { Upcoming } from './upcoming.service';

let server: TestServer;

beforeAll(async () => {
  server = await aServer();
});

afterAll(() => server.stop());

const kinds = async (as: TestPerson): Promise<string[]> =>
  (await server.read('/api/notifications', pageOf(notification), { as })).items.map(({ kind }) => kind);

/** Gives the dossier's call deadlines, as if they were set one after the other in the last hour. */
async function setDeadlines(dossierId: string, ...deadlines: readonly Date[]): Promise<void> {
  const { callId } = await server.client.dossier.update({ where: { id: dossierId }, data: { startedAt: inHours(-100) } });
  await server.client.callDeadline.deleteMany({ where: { callId } });
  for (const deadline of deadlines) {
    await server.client.callDeadline.create({ data: { callId, deadline, setAt: inHours(-1), reason: 'De minister geeft uitstel.' } });
  }
}

const due = async (as: TestPerson) =>
  (await server.read('/api/notifications', pageOf(notification), { as })).items.filter(({ kind }) => kind === 'due-soon');

/** Opens a thread that is due in a day, and gives its id. */
async function open(dossier: TestDossier, as: TestPerson, more: object): Promise<string> {
  const id = randomUUID();
  const comment = { id: randomUUID(), body: [{ type: 'text', text: 'Zoek jij dit uit?' }] };
  const body = { id, comment, internal: false, dueAt: inHours(24), ...more };
  const { status, text } = await server.ask('POST', `/api/dossiers/${dossier.slug}/threads`, { as, body });
  if (status !== 201) throw new Error(text);
  return id;
}

const look = () => Promise.all([1, 2].map(() => server.app.get(Upcoming).look()));

describe('what comes near', () => {
  it('is told once to everybody in the dossier, and anew when the deadline moves', async () => {
    const dossier = await aDossier(server.client);
    const { reader, damme } = dossier.people;
    await setDeadlines(dossier.id, inHours(100));
    await look();
    await look();

    for (const person of [reader, damme]) expect(await kinds(person)).toEqual(['deadline-warning']);

    await setDeadlines(dossier.id, inHours(100), inHours(800));
    await look();
    await look();

    expect(await kinds(damme)).toEqual(['deadline-moved', 'deadline-warning']);
  });

  it('is a section that is due, for those whose work it is', async () => {
    const dossier = await aDossier(server.client);
    const { damme, zuienkerke, reader } = dossier.people;
    await setDeadlines(dossier.id, inHours(2000));
    await server.client.section.update({ where: { id: dossier.section('3-partner', 'damme') }, data: { dueAt: inHours(40) } });
    await look();
    await look();

    expect(await kinds(damme)).toEqual(['due-soon']);
    expect([await kinds(zuienkerke), await kinds(reader)]).toEqual([[], []]);
  });
  it('is what somebody is asked in a thread, for that person alone, and no more once it is resolved', async () => {
    const dossier = await aDossier(server.client);
    const { damme, zuienkerke, signatory, admin } = dossier.people;
    await setDeadlines(dossier.id, inHours(2000));
    const inSection = { kind: 'section', section: dossier.section('3-consortium') };
    await open(dossier, admin, { anchor: inSection, assignee: { partner: dossier.partners.zuienkerke, person: zuienkerke.id } });
    const internal = await open(dossier, signatory, { anchor: inSection, internal: true, assignee: { partner: dossier.partners.damme, person: null } });
    const resolved = await open(dossier, admin, { anchor: { kind: 'dossier' }, assignee: { partner: dossier.partners.blankenberge, person: admin.id } });
    await server.ask('PATCH', `/api/threads/${resolved}`, { as: admin, body: { state: 'resolved' } });
    await look();
    await look();

    expect(await due(zuienkerke)).toHaveLength(1);
    for (const person of [damme, signatory]) {
      expect(await due(person)).toMatchObject([{ thread: internal, internalTo: { name: 'Damme' } }]);
    }
    expect(await due(admin)).toEqual([]);
  });

  it('is no thread that is archived with the section of a partner that left', async () => {
    const dossier = await aDossier(server.client);
    const { zuienkerke, admin } = dossier.people;
    await setDeadlines(dossier.id, inHours(2000));
    const anchor = { kind: 'section', section: dossier.section('3-partner', 'damme') };
    await open(dossier, admin, { anchor, assignee: { partner: dossier.partners.zuienkerke, person: zuienkerke.id } });
    await server.client.dossierPartner.update({ where: { id: dossier.partners.damme }, data: { endedAt: new Date() } });
    await look();

    expect(await due(zuienkerke)).toEqual([]);
  });

  it('is an action point of a review session, until it is done', async () => {
    const dossier = await aDossier(server.client);
    const { damme, reader, zuienkerke, admin } = dossier.people;
    await setDeadlines(dossier.id, inHours(2000));
    const session = await server.client.reviewSession.create({
      data: {
        ...{ id: randomUUID(), dossierId: dossier.id, chairId: admin.id, plannedBy: admin.id },
        ...{ title: 'Overleg', startsAt: new Date(), plannedAt: new Date(), place: '', preparation: '' },
      },
    });
    const point = { sessionId: session.id, text: 'Bevraag het OCMW.', madeAt: new Date(), dueAt: inHours(20) };
    await server.client.reviewActionPoint.create({ data: { ...point, id: randomUUID(), partnerId: dossier.partners.damme } });
    await server.client.reviewActionPoint.create({ data: { ...point, id: randomUUID(), personId: zuienkerke.id, doneAt: new Date() } });
    await look();
    await look();

    expect(await due(damme)).toMatchObject([{ session: session.id, text: 'Bevraag het OCMW.' }]);
    expect([await due(reader), await due(zuienkerke)]).toEqual([[], []]);
  });

  it('is no action point that somebody was given less than a day ago with that very date, until a day went by or the date changed', async () => {
    const dossier = await aDossier(server.client);
    const { damme, zuienkerke, admin } = dossier.people;
    await setDeadlines(dossier.id, inHours(2000));
    const plan = { id: randomUUID(), title: 'Overleg', startsAt: inHours(-1), place: '', preparation: '', chair: admin.id, invited: [] };
    const agenda = [{ id: randomUUID(), section: dossier.section('3-consortium'), minutes: 10 }];
    await server.ask('POST', `/api/dossiers/${dossier.slug}/review-sessions`, { as: admin, body: { ...plan, agenda } });
    const move = (body: object) => server.ask('POST', `/api/review-sessions/${plan.id}/moves`, { as: admin, body });
    await move({ move: 'start' });
    const given = { move: 'action-point', id: randomUUID(), item: null, text: 'Bevraag het OCMW.', partner: dossier.partners.zuienkerke, person: zuienkerke.id, dueAt: inHours(20) };
    await move(given);
    await move({ ...given, id: randomUUID(), partner: dossier.partners.damme, person: null });
    await look();

    for (const person of [damme, zuienkerke]) expect(await kinds(person)).toEqual(['action-point']);

    await move({ ...given, dueAt: inHours(10) });
    await server.client.notification.updateMany({ where: { personId: damme.id, kind: 'action-point' }, data: { at: inHours(-25) } });
    await look();
    for (const person of [damme, zuienkerke]) expect(await kinds(person)).toEqual(['due-soon', 'action-point']);
  });

  it('is told of every other dossier when one cannot be read', async () => {
    const both = [await aDossier(server.client), await aDossier(server.client)].toSorted((one, other) => (one.id < other.id ? -1 : 1));
    const [broken, whole] = both as [TestDossier, TestDossier]; // there are two
    await setDeadlines(whole.id, inHours(100));
    const setKind = (helix: string) => server.client.dossierPartner.update({ where: { id: broken.partners.damme }, data: { helix } });
    const { helix } = await server.client.dossierPartner.findUniqueOrThrow({ where: { id: broken.partners.damme } });
    await setKind('none of ours');

    await expect(server.app.get(Upcoming).look()).rejects.toThrow('not looked at');

    expect(await kinds(whole.people.damme)).toEqual(['deadline-warning']);
    await setKind(helix);
    await expect(server.app.get(Upcoming).look()).resolves.toBeUndefined();
  });
});
