import { SCHEMA_VERSION } from '@samenpen/dossier-document';
import { aDossier, aPerson } from '@samenpen/testing';
import { InstanceFactRepository } from '../platform/instance-fact.repository';
import { LONGEST_SESSION } from '../sign-in/login-span';
import { hashPassword } from '../sign-in/password';
import { aServer, type TestServer } from '../testing/test-server';
import { RoomGateService } from './room-gate.service';
import { WritersHeld } from './writers-held';

const PASSWORD = 'kruisem mag mee schrijven';

let server: TestServer;

beforeAll(async () => {
  server = await aServer();
});

afterAll(() => server.stop());

describe('a login in which somebody writes live', () => {
  it('counts as used and lasts longer, and one that has only a text open does not', async () => {
    const { email } = await aPerson(server.client, { passwordHash: await hashPassword(PASSWORD) });
    for (let login = 0; login < 2; login++) await server.ask('POST', '/api/session', { body: { email, password: PASSWORD } });
    const [before, expiresAt] = [new Date(Date.now() - 600_000), new Date(Date.now() + 60_000)];
    await server.client.loginSession.updateMany({ data: { usedAt: before, expiresAt } });
    const [used, other] = await server.client.loginSession.findMany({ select: { id: true } });

    await server.app.get(RoomGateService, { strict: false }).loginsUsed([used?.id ?? '']);

    const loginNow = (id = '') => server.client.loginSession.findUniqueOrThrow({ where: { id }, select: { usedAt: true, expiresAt: true } });
    const lasting = await loginNow(used?.id);
    expect(lasting.usedAt.getTime()).toBeGreaterThan(before.getTime());
    expect(lasting.expiresAt.getTime()).toBeGreaterThan(expiresAt.getTime());
    expect(await loginNow(other?.id)).toEqual({ usedAt: before, expiresAt });
  });
});

describe('logins that come back all at once', () => {
  it('are all written down as used, each with the end that its own start allows, except one that has ended', async () => {
    const { id, email, token } = await aPerson(server.client, { passwordHash: await hashPassword(PASSWORD) });
    const cookies: string[] = [];
    for (let login = 0; login < 6; login++) {
      const { headers } = await server.ask('POST', '/api/session', { body: { email, password: PASSWORD } });
      cookies.push(headers.get('set-cookie')?.split(';')[0] ?? '');
    }
    const [begun, before] = [new Date(Date.now() - 11.5 * 3_600_000), new Date(Date.now() - 600_000)];
    await server.client.loginSession.updateMany({ where: { personId: id }, data: { usedAt: before } });
    const [old, ended, ...others] = await server.client.loginSession.findMany({ where: { personId: id }, select: { id: true } });
    await server.client.loginSession.update({ where: { id: old?.id ?? '' }, data: { createdAt: begun } });
    await server.client.loginSession.update({ where: { id: ended?.id ?? '' }, data: { endedAt: before } });

    const credentials = [...cookies, ...cookies].map((cookie) => ({ cookie }));
    const answers = await Promise.all(
      [...credentials, { authorization: `Bearer ${token}` }].map((headers) => server.ask('GET', '/api/session', { headers })),
    );

    expect(answers.filter(({ status }) => status !== 200).map(({ status }) => status)).toEqual([401, 401]);
    const kept = await server.client.loginSession.findMany({ where: { personId: id } });
    const used = kept.filter(({ usedAt }) => usedAt > before).map((session) => session.id);
    expect(new Set(used)).toEqual(new Set([old, ...others].map((session) => session?.id)));
    expect(kept.find((session) => session.id === old?.id)?.expiresAt).toEqual(new Date(begun.getTime() + LONGEST_SESSION));
    const [ofToken] = await server.client.apiToken.findMany({ where: { personId: id } });
    expect(ofToken?.usedAt).not.toBeNull();
  });
});

describe('an editor', () => {
  it('is let in with the schema of the server alone; a script that states none is taken as current', async () => {
    const dossier = await aDossier(server.client);
    const gate = server.app.get(RoomGateService, { strict: false });
    const document = { kind: 'section', sectionId: dossier.section('3-consortium') } as const;
    const asked = (schemaVersion: number | null) => gate.admit({ document, cookie: null, token: dossier.people.damme.token, schemaVersion, personId: null });

    for (const version of [SCHEMA_VERSION - 1, SCHEMA_VERSION + 1]) expect(await asked(version)).toEqual({ kind: 'refused', reason: 'outdated-client' });
    for (const version of [SCHEMA_VERSION, null]) expect(await asked(version)).toMatchObject({ kind: 'section', scope: 'read-write' });
  });
});

describe('a window that says whom it is for', () => {
  it('is let in with the login of that person alone, to texts and to dossiers; one that does not say, with any', async () => {
    const { slug, people, section } = await aDossier(server.client);
    const gate = server.app.get(RoomGateService, { strict: false });
    const documents = [{ kind: 'section', sectionId: section('3-consortium') }, { kind: 'dossier', slug }] as const;
    for (const document of documents) {
      const asked = (personId: string | null) => gate.admit({ document, cookie: null, token: people.damme.token, schemaVersion: SCHEMA_VERSION, personId });

      for (const other of [people.admin.id, people.zuienkerke.id, 'niemand']) expect(await asked(other)).toEqual({ kind: 'refused', reason: 'another-login' });
      for (const right of [people.damme.id, null]) expect(await asked(right)).toMatchObject({ kind: document.kind, person: { id: people.damme.id } });
    }
  });
});

describe('a writer whose text had to be repaired again and again', () => {
  it('reads on in that section, and is told why not to write; in another one nothing has changed', async () => {
    const { people, section } = await aDossier(server.client);
    const gate = server.app.get(RoomGateService, { strict: false });
    const held = server.app.get(WritersHeld, { strict: false });
    const [here, elsewhere] = [section('3-consortium'), section('4')];
    const asked = (sectionId: string) => gate.admit({ document: { kind: 'section', sectionId }, cookie: null, token: people.admin.token, schemaVersion: null, personId: null });
    for (let repair = 0; repair < 3; repair++) held.repaired({ roomId: here, personId: people.admin.id }, Date.now());

    expect(await asked(here)).toMatchObject({ scope: 'readonly', reason: 'schema-violation' });
    expect(await asked(elsewhere)).toMatchObject({ scope: 'read-write', reason: null });
  });
});

describe('who has a dossier open', () => {
  it('is without a part in it when the membership ended, the account is disabled or the partner left', async () => {
    const { id, slug, people, partners } = await aDossier(server.client);
    const other = await aDossier(server.client);
    const gate = server.app.get(RoomGateService, { strict: false });
    await server.client.membership.updateMany({ where: { dossierId: id, personId: people.reader.id }, data: { endedAt: new Date() } });
    await server.client.person.update({ where: { id: people.damme.id }, data: { disabledAt: new Date() } });
    await server.client.dossierPartner.update({ where: { id: partners.zuienkerke }, data: { endedAt: new Date() } });

    const following = (person: { readonly id: string }, dossier = slug) => ({ slug: dossier, personId: person.id });
    const without = [following(people.reader), following(people.damme), following(people.zuienkerke), following(people.admin, other.slug), following(people.admin, 'nergens')];

    expect(await gate.withoutPart([following(people.admin), following(people.signatory), ...without])).toEqual(without);
  });
});

// Last in this file: from then on this server serves no texts.
describe('the gates of two servers with different document schemas', () => {
  it('let people in to texts at the newer one alone; the older one changes no section either, and is not ready', async () => {
    const { people, section, slug } = await aDossier(server.client);
    const gate = server.app.get(RoomGateService, { strict: false });
    const facts = server.app.get(InstanceFactRepository, { strict: false });
    const document = { kind: 'section', sectionId: section('3-consortium') } as const;
    const asked = (schemaVersion: number | null) =>
      gate.admit({ document, cookie: null, token: people.admin.token, schemaVersion, personId: null });
    const before = await asked(SCHEMA_VERSION);
    expect(await facts.raiseTextSchema(SCHEMA_VERSION)).toBe(SCHEMA_VERSION);

    expect(await facts.raiseTextSchema(SCHEMA_VERSION + 1)).toBe(SCHEMA_VERSION);

    for (const version of [SCHEMA_VERSION, null]) expect(await asked(version)).toEqual({ kind: 'refused', reason: 'outdated-client' });
    const { accessEpoch } = await server.client.room.findUniqueOrThrow({ where: { id: document.sectionId } });
    expect(Number(accessEpoch)).toBeGreaterThan(before.kind === 'section' ? before.accessEpoch : Infinity);
    expect(await gate.admit({ document: { kind: 'dossier', slug }, cookie: null, token: people.admin.token, schemaVersion: null, personId: null })).toMatchObject({ kind: 'dossier' });
    expect((await server.ask('POST', `/api/sections/${document.sectionId}/transitions`, { as: people.admin, body: { event: 'mark-ready' } })).status).toBe(503);
    expect((await server.ask('GET', '/api/health/ready')).status).toBe(503);
    // A second start of either changes nothing any more.
    for (const version of [SCHEMA_VERSION, SCHEMA_VERSION + 1]) expect(await facts.raiseTextSchema(version)).toBe(SCHEMA_VERSION + 1);
    expect(await server.client.room.findUniqueOrThrow({ where: { id: document.sectionId } })).toMatchObject({ accessEpoch });
  });
});
