import { liveHttpAnswer, problemAnswer, type LiveHttpAnswer } from '@samenpen/contracts';
import { HttpAnswerReader, defaultLimits, encodeCarriedMessage, encodeHttpPost, pingFrame, readCarriedMessage, type CarriedMessage } from '@samenpen/live-protocol';
import { aDossier, aPerson, type TestDossier, type TestPerson } from '@samenpen/testing';
import { hashPassword } from '../../sign-in/password';
import { ORIGIN, aServer, type TestServer } from '../../testing/test-server';

let server: TestServer;
let dossier: TestDossier;
let lies: TestPerson;
let session: Record<string, string>;

const PASSWORD = 'kruisem mag mee schrijven';

beforeAll(async () => {
  server = await aServer();
  dossier = await aDossier(server.client);
  lies = await aPerson(server.client, { passwordHash: await hashPassword(PASSWORD) });
  session = await signedIn();
});

afterAll(() => server.stop());

/** The headers of a page after signing in. */
async function signedIn(): Promise<Record<string, string>> {
  const answer = await server.ask('POST', '/api/session', { body: { email: lies.email, password: PASSWORD } });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return { cookie, origin: ORIGIN, 'x-samenpen': '1' };
}

const opening = encodeCarriedMessage({ channel: 1, kind: 'open' });
const ping = encodeCarriedMessage({ channel: 1, kind: 'frame', frame: pingFrame });

async function post(headers: Record<string, string>, body: Uint8Array, type = 'application/octet-stream'): Promise<Response> {
  return fetch(`${server.url}/live/http`, { method: 'POST', headers: { ...headers, 'content-type': type }, body: Uint8Array.from(body) });
}

async function send(headers: Record<string, string>, { id = '', first = 1, messages = [opening, ping] } = {}): Promise<LiveHttpAnswer> {
  const answer = await post(headers, encodeHttpPost({ id, received: 0, first, messages }));
  return liveHttpAnswer.parse(await answer.json());
}

const get = (headers: Record<string, string>, id: string, query = 'poll=1'): Promise<Response> =>
  fetch(`${server.url}/live/http/${id}?${query}`, { headers });

async function polled(headers: Record<string, string>, id: string, query?: string): Promise<CarriedMessage[]> {
  const answer = await get(headers, id, query);
  const messages = new HttpAnswerReader().read(new Uint8Array(await answer.arrayBuffer()));
  return messages.map((message) => readCarriedMessage(message));
}

async function codeOf(answer: Response): Promise<string> {
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  return problemAnswer.parse(await answer.json()).code;
}

const withToken = ({ token }: TestPerson): Record<string, string> => ({ authorization: `Bearer ${token}` });

describe('live editing over HTTP', () => {
  it('opens a connection, takes messages and gives what the engine answers', async () => {
    const { id, next } = await send(session);

    expect(next).toBe(3);
    expect(await polled(session, id)).toEqual([{ channel: 1, kind: 'frame', frame: Uint8Array.of(10) }]);
    expect(await send(session, { id, first: 3, messages: [ping] })).toEqual({ id, next: 4 });
    expect(await polled(session, id, 'poll=1&after=1')).toHaveLength(1);
  });

  it('gives the first byte of a stream at once, kept by nobody and held back by nobody', async () => {
    const { id } = await send(session, { messages: [opening] });

    const answer = await get(session, id, 'after=0');
    const reader = answer.body?.getReader();
    const first: Uint8Array | undefined = (await reader?.read())?.value;

    expect(first).toEqual(Uint8Array.of(0));
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(answer.headers.get('cache-control')).toBe('no-store, no-transform');
    expect(answer.headers.get('x-accel-buffering')).toBe('no');
    expect(answer.headers.get('content-encoding')).toBeNull();
    await send(session, { id, first: 2, messages: [ping] });
    const pong = new HttpAnswerReader().read((await reader?.read())?.value ?? new Uint8Array());
    expect(pong.map((message) => readCarriedMessage(message))).toEqual([{ channel: 1, kind: 'frame', frame: Uint8Array.of(10) }]);
    await reader?.cancel();
  });

  it('reads so many messages of one request, and says from which one on to send again', async () => {
    const most = defaultLimits.maxHttpMessagesPerRequest;
    const { id, next } = await send(session, { messages: [opening, ...Array.from({ length: most + 9 }, () => ping)] });

    expect(next).toBe(most + 1);
    expect((await send(session, { id, first: next, messages: [ping] })).next).toBe(most + 2);
  });

  it('answers a request with missing messages with the number that it expects', async () => {
    const { id } = await send(session);

    const answer = await post(session, encodeHttpPost({ id, received: 0, first: 9, messages: [ping] }));

    expect(answer.status).toBe(409);
    expect(problemAnswer.parse(await answer.json())).toMatchObject({ code: 'sequence-gap', expected: 3 });
  });
});

describe('who may use a connection over HTTP', () => {
  it('is nobody without a login', async () => {
    const { id } = await send(session);
    const body = encodeHttpPost({ id, received: 0, first: 3, messages: [] });

    expect(await codeOf(await post({ origin: ORIGIN, 'x-samenpen': '1' }, body))).toMatch(/not-signed-in/);
    expect(await codeOf(await get({}, id))).toBe('not-signed-in');
    expect(await codeOf(await get({ authorization: 'Bearer made-up' }, id))).toBe('not-signed-in');
  });

  it('is no page of another website: the header and the Origin are asked of a cookie', async () => {
    const { 'x-samenpen': _, ...withoutHeader } = session;
    const { origin: __, ...withoutOrigin } = session;
    const body = encodeHttpPost({ id: '', received: 0, first: 1, messages: [opening] });

    expect(await codeOf(await post(withoutHeader, body))).toBe('missing-header');
    expect(await codeOf(await post(withoutOrigin, body))).toBe('foreign-origin');
    expect(await codeOf(await post({ ...session, origin: 'https://elsewhere.example' }, body))).toBe('foreign-origin');
  });

  it('is the login that opened it: to any other, also of the same person, it does not exist', async () => {
    const { id } = await send(session);
    const body = encodeHttpPost({ id, received: 0, first: 3, messages: [ping] });

    for (const other of [await signedIn(), withToken(lies), withToken(dossier.people.admin)]) {
      const sent = await post(other, body);
      expect(sent.status).toBe(404);
      expect(await codeOf(sent)).toBe('unknown-connection');
      expect(await codeOf(await get(other, id))).toBe('unknown-connection');
    }
    expect((await send(session, { id, first: 3, messages: [ping] })).next).toBe(4);
  });

  it('is also a script with a token, without Origin and header', async () => {
    const { id } = await send(withToken(lies));

    expect(await polled(withToken(lies), id)).toHaveLength(1);
  });

  it('is not kept signed in by it: a page that is left open does not lengthen its login', async () => {
    const own = await signedIn();
    const before = new Date(Date.now() - 600_000);
    await server.client.loginSession.updateMany({ data: { usedAt: before } });

    const { id } = await send(own);
    await polled(own, id);

    const uses = await server.client.loginSession.findMany({ select: { usedAt: true } });
    expect(uses.every(({ usedAt }) => usedAt.getTime() === before.getTime())).toBe(true);
  });
});

describe('a request over HTTP', () => {
  it('is refused when it is too large, is no bytes, or is nothing that we know', async () => {
    const tooLarge = new Uint8Array(defaultLimits.maxFrameBytes + 128 * 1024);

    expect(await codeOf(await post(session, tooLarge))).toBe('payload-too-large');
    expect(await codeOf(await post(session, opening, 'text/plain'))).toBe('bad-request');
    expect(await codeOf(await post(session, Uint8Array.of(200)))).toBe('bad-request');
    expect(await codeOf(await post(session, encodeHttpPost({ id: '', received: 0, first: 1, messages: [Uint8Array.of(1, 7)] })))).toBe('bad-request');
    expect(await codeOf(await get(session, 'x', 'after=-1'))).toBe('bad-request');
    expect(await codeOf(await get(session, 'x', 'other=1'))).toBe('bad-request');
    expect(await codeOf(await get(session, 'made-up'))).toBe('unknown-connection');
  });

  it('opens so many connections that are read, and no more', async () => {
    const own = await signedIn();
    const ids: string[] = [];
    for (let count = 0; count < 16; count++) ids.push((await send(own)).id);
    const streams = await Promise.all(ids.map((id) => get(own, id, 'after=1')));

    expect(await codeOf(await post(own, encodeHttpPost({ id: '', received: 0, first: 1, messages: [opening] })))).toBe('too-many-connections');

    await Promise.all(streams.map(async (stream) => stream.body?.cancel()));
  });
});
