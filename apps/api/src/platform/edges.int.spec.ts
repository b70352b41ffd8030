import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problemAnswer } from '@samenpen/contracts';
import { aDossier, type TestDossier } from '@samenpen/testing';
import { z } from 'zod';
import { aServer, type TestServer } from '../testing/test-server';

const openApi = z.object({
  openapi: z.literal('3.1.0'),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        responses: z.record(z.string(), z.unknown()),
        requestBody: z.unknown().optional(),
      }),
    ),
  ),
});

let server: TestServer;
let dossier: TestDossier;

beforeAll(async () => {
  const pages = mkdtempSync(join(tmpdir(), 'pages-'));
  writeFileSync(
    join(pages, 'index.html'),
    '<!doctype html><sp-app ngCspNonce="SAMENPEN_NONCE"></sp-app>',
  );
  writeFileSync(
    join(pages, 'main-C-7bl_Ru.js'),
    `export const text = '${'digitaal '.repeat(1000)}';`,
  );
  server = await aServer({}, pages);
  dossier = await aDossier(server.client);
});

afterAll(() => server.stop());

const damme = () => dossier.people.damme;

describe('a connection', () => {
  it('is kept longer than a proxy keeps an idle one, which is a minute', async () => {
    const { headers } = await server.ask('GET', '/healthz');

    expect(headers.get('keep-alive')).toBe('timeout=75');
  });
});

describe('every refusal', () => {
  it('is application/problem+json with a stable code and a sentence in the language of the request', async () => {
    const dutch = await server.ask('GET', '/api/session');
    const english = await server.ask('GET', '/api/session', {
      headers: { 'accept-language': 'en' },
    });

    expect(dutch.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(problemAnswer.parse(dutch.body)).toMatchObject({
      status: 401,
      code: 'not-signed-in',
      detail: 'Meld je aan om verder te gaan.',
    });
    expect(english.body).toMatchObject({ code: 'not-signed-in', detail: 'Sign in to go on.' });
    expect(english.headers.get('content-language')).toBe('en');
  });

  it('says that somebody else has signed in, to a page of one person that brings the login of another', async () => {
    const { people } = await aDossier(server.client);
    const asked = (person: string, path = '/api/session', method = 'GET') =>
      server.ask(method, path, { as: people.damme, headers: { 'x-samenpen-person': person } });

    for (const [method, path] of [['GET', '/api/session'], ['PATCH', '/api/session/person'], ['DELETE', '/api/session']] as const)
      expect(problemAnswer.parse((await asked(people.admin.id, path, method)).body)).toMatchObject({ status: 401, code: 'another-login' });
    expect((await asked(people.damme.id)).status).toBe(200);
    // What nobody has to be signed in for asks no more than before.
    expect((await asked(people.admin.id, '/api/session/options')).status).toBe(200);
  });

  it('says 404 for a call that does not exist, or not yet', async () => {
    for (const path of [
      '/api/nothing',
      '/api/webhooks',
      `/api/dossiers/${dossier.slug}/checks`,
      `/api/dossiers/${dossier.slug}/exports/pdf`,
    ]) {
      expect((await server.ask('GET', path, { as: damme() })).body).toMatchObject({
        status: 404,
        code: 'not-found',
      });
    }
    expect((await server.ask('POST', '/api/dossiers', { as: damme(), body: {} })).status).toBe(404);
    expect((await server.ask('GET', '/api/sections/no-uuid', { as: damme() })).body).toMatchObject({
      status: 404,
    });
  });

  it('names what was wrong where', async () => {
    const answer = await server.ask('POST', '/api/tokens', {
      as: damme(),
      body: { name: '', expiresAt: 'soon', scope: 'all' },
    });

    expect(answer.body).toMatchObject({ status: 400, code: 'bad-request' });
    const paths = problemAnswer.parse(answer.body).faults?.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['name', 'expiresAt']));
  });

  it('covers what is no JSON, is broken or is too large', async () => {
    const ask = (body: string, type = 'application/json') =>
      server.ask('POST', '/api/tokens', { as: damme(), body, headers: { 'content-type': type } });

    expect((await ask('name=x', 'application/x-www-form-urlencoded')).body).toMatchObject({
      status: 415,
      code: 'not-json',
    });
    expect((await ask('{"name":')).body).toMatchObject({ status: 400, code: 'bad-request' });
    expect((await ask(JSON.stringify({ name: 'x'.repeat(70_000) }))).body).toMatchObject({
      status: 413,
      code: 'payload-too-large',
    });
  });

  it('covers a NUL, which no text may hold', async () => {
    const token = { name: 'a\u0000b', expiresAt: new Date(Date.now() + 60_000).toISOString() };

    expect(
      (await server.ask('POST', '/api/tokens', { as: damme(), body: token })).body,
    ).toMatchObject({
      status: 400,
      code: 'bad-request',
    });
    expect((await server.ask('GET', '/api/dossiers/a%00b', { as: damme() })).status).toBe(400);
    expect((await server.ask('GET', '/api/dossiers?cursor=%00', { as: damme() })).status).toBe(400);
  });

  it('of unknown query fields too', async () => {
    expect(
      (await server.ask('GET', '/api/dossiers?limit=2&sort=name', { as: damme() })).body,
    ).toMatchObject({ status: 400 });
    expect(
      (await server.ask('GET', '/api/dossiers?limit=1000', { as: damme() })).body,
    ).toMatchObject({ status: 400 });
  });
});

describe('a page', () => {
  it('carries a policy without unsafe-inline and a fresh nonce for its styles', async () => {
    const visit = () => server.ask('GET', '/dossiers/noord', { headers: { accept: 'text/html' } });
    const [first, second] = [await visit(), await visit()];

    const policy = first.headers.get('content-security-policy') ?? '';
    const nonce = /ngCspNonce="([^"]+)"/.exec(first.text)?.[1] ?? '';
    expect(first.status).toBe(200);
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/unsafe/);
    expect(policy).toContain(`'nonce-${nonce}'`);
    expect(nonce).toHaveLength(24);
    expect(second.text).not.toContain(nonce);
  });

  it('is not what an unknown call, the live address, a missing file or somebody who wants JSON gets', async () => {
    for (const [path, accept] of [
      ['/dossiers/noord', 'application/json'],
      ['/none.js', '*/*'],
      ['/live', '*/*'],
    ] as const) {
      expect((await server.ask('GET', path, { headers: { accept } })).text).not.toContain('sp-app');
    }
    expect((await server.ask('GET', '/dossiers/noord')).text).toContain('sp-app');
    expect(
      (await server.ask('GET', '/api/nothing', { headers: { accept: 'text/html' } })).headers.get(
        'content-type',
      ),
    ).toMatch(/problem\+json/);
  });

  it('may keep its hashed files for a year, and no other', async () => {
    expect((await server.ask('GET', '/main-C-7bl_Ru.js')).headers.get('cache-control')).toContain(
      'immutable',
    );
    expect((await server.ask('GET', '/index.html')).headers.get('cache-control')).not.toContain(
      'immutable',
    );
  });

  it('gets its scripts compressed, in whatever way the browser understands', async () => {
    for (const encoding of ['br', 'gzip']) {
      const { headers, text } = await server.ask('GET', '/main-C-7bl_Ru.js', {
        headers: { 'accept-encoding': encoding },
      });
      expect(headers.get('content-encoding')).toBe(encoding);
      expect(Number(headers.get('content-length'))).toBeLessThan(500);
      expect(text).toContain('digitaal digitaal');
    }
    const plain = await server.ask('GET', '/main-C-7bl_Ru.js', {
      headers: { 'accept-encoding': 'identity' },
    });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(plain.text).toContain('digitaal digitaal');
  });

  it('cannot be made to show a file outside the web app', async () => {
    for (const path of [
      '/..%2f..%2fetc/passwd',
      '/%2e%2e/%2e%2e/package.json',
      '/..\\..\\package.json',
    ]) {
      expect((await server.ask('GET', path)).text).not.toMatch(/root:|devDependencies/);
    }
  });
});

describe('the API document', () => {
  it('describes every call in OpenAPI 3.1, with its schemas', async () => {
    const document = openApi.parse((await server.ask('GET', '/api/openapi.json')).body);

    expect(Object.keys(document.paths)).toEqual([
      '/afmelden/{token}',
      '/api/calls',
      '/api/calls/{slug}',
      '/api/comments/{id}',
      '/api/docs',
      '/api/dossiers',
      '/api/dossiers/{slug}',
      '/api/dossiers/{slug}/events',
      '/api/dossiers/{slug}/members/{membershipId}',
      '/api/dossiers/{slug}/reading',
      '/api/dossiers/{slug}/reminders',
      '/api/dossiers/{slug}/review-sessions',
      '/api/dossiers/{slug}/settings',
      '/api/dossiers/{slug}/threads',
      '/api/dossiers/{slug}/threads/counts',
      '/api/dossiers/{slug}/unread',
      '/api/health/live',
      '/api/health/ready',
      '/api/notifications',
      '/api/notifications/choices',
      '/api/notifications/read',
      '/api/notifications/unread',
      '/api/openapi.json',
      '/api/review-sessions/{id}',
      '/api/review-sessions/{id}/calendar.ics',
      '/api/review-sessions/{id}/minutes.html',
      '/api/review-sessions/{id}/minutes.txt',
      '/api/review-sessions/{id}/moves',
      '/api/sections/{id}',
      '/api/sections/{id}/authorship',
      '/api/sections/{id}/restorations',
      '/api/sections/{id}/since',
      '/api/sections/{id}/suggestions',
      '/api/sections/{id}/suggestions/{suggestion}',
      '/api/sections/{id}/suggestions/decisions',
      '/api/sections/{id}/transitions',
      '/api/sections/{id}/versions',
      '/api/sections/{id}/versions/{point}',
      '/api/sections/{id}/versions/{version}',
      '/api/sections/{id}/visit',
      '/api/session',
      '/api/session/options',
      '/api/session/person',
      '/api/threads/{id}',
      '/api/threads/{id}/comments',
      '/api/tokens',
      '/api/tokens/{id}',
      '/api/unsubscribe/{token}',
      '/api/work',
      '/api/work/threads',
      '/live/http',
      '/live/http/{id}',
    ]);
    const transition = document.paths['/api/sections/{id}/transitions']?.['post'];
    expect(JSON.stringify(transition?.requestBody)).toContain('"approve"');
    expect(Object.keys(transition?.responses ?? {})).toEqual(
      expect.arrayContaining(['200', '400', '401', '403', '404', '409', '422']),
    );
  });

  it('is also a page without any script', async () => {
    const page = await server.ask('GET', '/api/docs');

    expect(page.text).toContain('/api/sections/{id}/transitions');
    expect(page.text).not.toContain('<script');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
  });
});

describe('health', () => {
  it('says that audit protection is reduced when one role does everything', async () => {
    const single = await aServer({ DATABASE_URL: server.ownerUrl });

    expect((await single.ask('GET', '/api/health/ready')).body).toEqual({
      status: 'ok',
      reduced: ['audit-protection'],
    });
    expect((await server.ask('GET', '/api/health/ready')).body).toEqual({
      status: 'ok',
      reduced: [],
    });
    await single.stop();
  });

  it('is ready without the Redis it was told of, and says that', async () => {
    const alone = await aServer({ REDIS_URL: 'redis://127.0.0.1:1' });

    expect((await alone.ask('GET', '/api/health/ready')).body).toEqual({ status: 'ok', reduced: ['redis'] });
    await alone.stop();
  });

  it('says what is missing, and refuses with a reference, when the database is gone', async () => {
    const lonely = await aServer();
    const { people } = await aDossier(lonely.client);
    await lonely.client.$disconnect();
    await lonely.dropDatabase();

    expect((await lonely.ask('GET', '/api/health/live')).status).toBe(200);
    expect((await lonely.ask('GET', '/api/health/ready')).body).toMatchObject({
      status: 503,
      code: 'not-ready',
      faults: [{ path: 'database' }],
    });
    const answer = await lonely.ask('GET', '/api/dossiers', { as: people.damme });
    expect(problemAnswer.parse(answer.body)).toMatchObject({
      status: 500,
      code: 'internal',
      reference: expect.stringMatching(/^[\da-f-]{36}$/),
    });
    expect(answer.text).not.toMatch(/prisma|postgres|stack/i);
    await lonely.stop();
  });
});
