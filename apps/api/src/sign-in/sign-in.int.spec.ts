import {
  apiToken,
  createdToken,
  pageOf,
  problemAnswer,
  session,
  signInOptions,
} from '@samenpen/contracts';
import { aDossier, aPerson, type TestPerson } from '@samenpen/testing';
import { LiveRooms } from '../platform/live-rooms';
import { aServer, ORIGIN, type Answered, type TestServer } from '../testing/test-server';
import { hashPassword } from './password';

const PASSWORD = 'een goed wachtwoord';
let server: TestServer;
let passwordHash: string;

beforeAll(async () => {
  server = await aServer();
  passwordHash = await hashPassword(PASSWORD);
});

afterAll(() => server.stop());

const account = () => aPerson(server.client, { name: 'Ine', passwordHash });

function signIn(email: string, password = PASSWORD, headers: Record<string, string> = {}) {
  return server.ask('POST', '/api/session', { body: { email, password }, headers });
}

/** The headers of a browser on our own page after signing in. */
function browserOf(answer: Answered): Record<string, string> {
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return { cookie, origin: ORIGIN, 'x-samenpen': '1' };
}

describe('signing in', () => {
  it('sets a cookie that no script reads and answers who one is', async () => {
    const dossier = await aDossier(server.client);
    const person = dossier.people.damme;
    await server.client.credential.create({ data: { personId: person.id, passwordHash } });

    const answer = await signIn(
      person.email.toUpperCase().replace('DAMME.EXAMPLE', 'damme.example'),
    );

    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie()[0]).toMatch(
      /^samenpen=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
    );
    const { memberships, person: me, demo } = session.parse(answer.body);
    expect(me).toMatchObject({ id: person.id, isOperator: false, language: 'nl' });
    expect(memberships).toMatchObject([
      { role: 'partner-editor', partner: { name: 'Damme' }, dossier: { slug: dossier.slug } },
    ]);
    expect(demo).toBe(false);
    expect((await server.ask('GET', '/api/session', { headers: browserOf(answer) })).body).toEqual(
      answer.body,
    );
  });

  it('uses a __Host- cookie behind https', async () => {
    const secure = await aServer({ PUBLIC_URL: 'https://samenpen.example' });
    const person = await aPerson(secure.client, { passwordHash });

    const answer = await secure.ask('POST', '/api/session', {
      body: { email: person.email, password: PASSWORD },
    });

    expect(answer.headers.getSetCookie()[0]).toMatch(/^__Host-samenpen=.*; Secure/);
    expect(answer.headers.get('strict-transport-security')).toContain('max-age');
    await secure.stop();
  });

  it('says the same of a wrong password, an unknown address and a disabled account', async () => {
    const person = await account();
    const disabled = await account();
    await server.client.person.update({
      where: { id: disabled.id },
      data: { disabledAt: new Date() },
    });

    const answers = [
      await signIn(person.email, 'fout'),
      await signIn('niemand@damme.example'),
      await signIn(disabled.email),
    ];

    for (const { body } of answers)
      expect(body).toMatchObject({ status: 401, code: 'bad-credentials' });
  });

  it('takes as long for an unknown address as for a wrong password', async () => {
    const person = await account();
    const timed = async (email: string) => {
      const start = performance.now();
      await signIn(email, 'fout');
      return performance.now() - start;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      known.push(await timed(person.email));
      unknown.push(await timed(`niemand${round}@damme.example`));
    }

    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 3);
  });

  it('stops listening after ten failures, until a quarter of an hour has passed', async () => {
    const person = await account();
    for (let count = 0; count < 10; count += 1)
      expect((await signIn(person.email, 'fout')).status).toBe(401);

    const answer = await signIn(person.email);

    expect(answer.body).toMatchObject({ status: 429, code: 'too-many-failures' });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(800);
    expect(problemAnswer.parse(answer.body).retryAfter).toBeLessThanOrEqual(900);
    await server.client.signInFailure.updateMany({
      data: { at: new Date(Date.now() - 16 * 60_000) },
    });
    expect((await signIn(person.email)).status).toBe(200);
  });

  it('counts failures only: a hundred good sign-ins are no attack', async () => {
    const person = await account();

    const answers = await Promise.all(Array.from({ length: 30 }, () => signIn(person.email)));

    expect(answers.every(({ status }) => status === 200)).toBe(true);
  });

  it('is refused from a page of another website', async () => {
    const person = await account();

    expect(
      (await signIn(person.email, PASSWORD, { origin: 'https://evil.example' })).body,
    ).toMatchObject({ status: 403, code: 'foreign-origin' });
    expect((await signIn(person.email, PASSWORD, { origin: ORIGIN })).status).toBe(200);
  });

  it('is recorded, and so is a failure', async () => {
    const person = await account();
    await signIn(person.email, 'fout');
    await signIn(person.email);

    const rows = await server.client.auditEvent.findMany({
      where: { subject: `person/${person.id}` },
      orderBy: { seq: 'asc' },
    });
    expect(rows.map(({ action }) => action)).toEqual(['sign-in-failed', 'signed-in']);
  });
});

describe('a change with the session cookie', () => {
  it('needs our header and our Origin', async () => {
    const browser = browserOf(await signIn((await account()).email));
    const change = (headers: Record<string, string>) =>
      server.ask('PATCH', '/api/session/person', { body: { theme: 'dark' }, headers });
    const { cookie = '', origin = '' } = browser;

    expect((await change({ cookie, origin })).body).toMatchObject({
      status: 403,
      code: 'missing-header',
    });
    expect((await change({ cookie, 'x-samenpen': '1' })).body).toMatchObject({
      status: 403,
      code: 'foreign-origin',
    });
    expect((await change({ ...browser, origin: 'http://localhost:9999' })).body).toMatchObject({
      status: 403,
      code: 'foreign-origin',
    });
    expect((await change(browser)).body).toMatchObject({
      person: { theme: 'dark', language: 'nl' },
    });
  });
});

describe('signing out', () => {
  it('ends the session at once, also on open connections', async () => {
    const browser = browserOf(await signIn((await account()).email));
    const ended: string[] = [];
    server.app.get(LiveRooms).connect({ ...silentEngine, loginEnded: (id) => void ended.push(id) });

    const answer = await server.ask('DELETE', '/api/session', { headers: browser });

    expect(answer.status).toBe(204);
    expect(answer.headers.getSetCookie()[0]).toContain('Expires=Thu, 01 Jan 1970');
    expect((await server.ask('GET', '/api/session', { headers: browser })).status).toBe(401);
    expect(ended).toHaveLength(1);
  });

  it('everywhere ends the other browsers too', async () => {
    const { email } = await account();
    const [here, there] = [browserOf(await signIn(email)), browserOf(await signIn(email))];

    expect(
      (await server.ask('DELETE', '/api/session?everywhere=1', { headers: here })).status,
    ).toBe(204);

    expect((await server.ask('GET', '/api/session', { headers: there })).status).toBe(401);
  });

  it('happens by itself when a session has expired or its person was disabled', async () => {
    const person = await account();
    const browser = browserOf(await signIn(person.email));
    await server.client.loginSession.updateMany({
      where: { personId: person.id },
      data: { expiresAt: new Date() },
    });
    expect((await server.ask('GET', '/api/session', { headers: browser })).status).toBe(401);

    await server.client.person.update({
      where: { id: person.id },
      data: { disabledAt: new Date() },
    });
    expect((await server.ask('GET', '/api/session', { as: person })).status).toBe(401);
  });
});

describe('a personal access token', () => {
  const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
  const create = (as: TestPerson, body: object = {}) =>
    server.ask('POST', '/api/tokens', {
      as,
      body: { name: 'script', expiresAt: inAnHour(), ...body },
    });

  it('is shown once and acts as its person', async () => {
    const person = await account();
    const { token, id } = createdToken.parse((await create(person)).body);

    expect(
      (await server.ask('GET', '/api/session', { headers: { authorization: `Bearer ${token}` } }))
        .body,
    ).toMatchObject({ person: { id: person.id } });
    const list = await server.read('/api/tokens', pageOf(apiToken), { as: person });
    expect(list.items.find((item) => item.id === id)).toMatchObject({ name: 'script' });
    expect(JSON.stringify(list)).not.toContain(token);
    expect(await server.read(`/api/tokens/${id}`, apiToken, { as: person })).toMatchObject({
      name: 'script',
    });
  });

  it('exists at least fifty times a person, and at most a hundred', async () => {
    const person = await account();
    for (let count = 0; count < 50; count += 1) expect((await create(person)).status).toBe(201);

    // The builder's own token is one of the hundred.
    const answers = await Promise.all(Array.from({ length: 52 }, () => create(person)));

    expect(answers.filter(({ status }) => status === 201)).toHaveLength(49);
    expect(answers.find(({ status }) => status !== 201)?.body).toMatchObject({
      status: 409,
      code: 'too-many-tokens',
    });
  });

  it('ends at once, for its owner alone to end', async () => {
    const [person, other] = [await account(), await account()];
    const { token, id } = createdToken.parse((await create(person)).body);

    expect((await server.ask('DELETE', `/api/tokens/${id}`, { as: other })).status).toBe(404);
    expect((await server.ask('DELETE', `/api/tokens/${id}`, { as: person })).status).toBe(204);
    expect(
      (await server.ask('GET', '/api/session', { headers: { authorization: `Bearer ${token}` } }))
        .body,
    ).toMatchObject({ status: 401 });
  });

  it('expires, and lives at most a year', async () => {
    const person = await account();

    expect((await create(person, { expiresAt: '2020-01-01T00:00:00Z' })).body).toMatchObject({
      status: 400,
      faults: [{ path: 'expiresAt' }],
    });
    expect((await create(person, { expiresAt: '2099-01-01T00:00:00Z' })).body).toMatchObject({
      status: 400,
      faults: [{ path: 'expiresAt' }],
    });
    await server.client.apiToken.updateMany({
      where: { personId: person.id },
      data: { expiresAt: new Date() },
    });
    expect((await server.ask('GET', '/api/session', { as: person })).status).toBe(401);
  });

  it('that is made up is told, also beside a good cookie', async () => {
    const browser = browserOf(await signIn((await account()).email));

    expect(
      (
        await server.ask('GET', '/api/session', {
          headers: { ...browser, authorization: 'Bearer nonsense' },
        })
      ).status,
    ).toBe(401);
  });
});

describe('the sign-in page', () => {
  it('offers role cards and the second host name in the demo only', async () => {
    const demo = await aServer({ DEMO: '1' });

    const options = signInOptions.parse((await demo.ask('GET', '/api/session/options')).body);

    expect(options).toMatchObject({
      demo: true,
      demoPassword: 'samenpen-demo',
      secondOrigin: 'http://127.0.0.1:3000',
    });
    expect(options.cards.map(({ email }) => email)).toContain('beheerder@blankenberge.example');
    expect((await server.ask('GET', '/api/session/options')).body).toEqual({
      demo: false,
      cards: [],
      deadlineMoved: false,
    });
    await demo.stop();
  });
});

const silentEngine = {
  rightsChanged: () => undefined,
  closing: () => Promise.resolve(),
  roomsMoved: () => undefined,
  announce: () => undefined,
  whisper: () => undefined,
  loginEnded: () => undefined,
};
