import { HttpAnswerReader } from '@samenpen/live-protocol';

/** How frames over HTTP reach the server. */
export type HttpPlace = {
  /** The address of `/live/http`. */
  readonly url: string;
  readonly fetch: typeof fetch;
  /** A script's `Authorization`; a browser brings its cookie by itself. */
  readonly headers?: Readonly<Record<string, string>>;
};

/** What the server said to a request. `lost`: there was no answer, or none of ours; asking again may help. */
export type Posted =
  | { readonly kind: 'taken'; readonly id: string; readonly next: number }
  | { readonly kind: 'gap'; readonly expected: number }
  | { readonly kind: 'unknown' | 'signed-out' | 'too-large' | 'refused' }
  | { readonly kind: 'lost'; readonly waitMs: number };

/** A request that takes longer was lost on the way: the server answers within 20 s. Milliseconds. */
const POST_MS = 25_000;
const LOST_WAIT_MS = 500;

type PostAnswer = { readonly id: string; readonly next: number };
type GapAnswer = { readonly code: string; readonly expected: number };

/** Sends one request. */
export async function postMessages({ url, fetch, headers }: HttpPlace, body: Uint8Array): Promise<Posted> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/octet-stream', 'x-samenpen': '1' },
      // Never backed by shared memory.
      body: body as Uint8Array<ArrayBuffer>,
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(POST_MS),
    });
    return await readPosted(answer);
  } catch {
    // No network, a time-out, or an answer that a proxy made up.
    return { kind: 'lost', waitMs: LOST_WAIT_MS };
  }
}

async function readPosted(answer: Response): Promise<Posted> {
  switch (answer.status) {
    case 200: {
      // Parsed from outside; a proxy's page throws, and numbers that are none are refused by the outbox.
      const { id, next } = (await answer.json()) as PostAnswer;
      return { kind: 'taken', id, next };
    }
    case 401:
      return { kind: 'signed-out' };
    case 404:
      return { kind: 'unknown' };
    case 409: {
      // As above.
      const { expected } = (await answer.json()) as GapAnswer;
      return { kind: 'gap', expected };
    }
    case 413:
      return { kind: 'too-large' };
    case 400:
    case 403:
      return { kind: 'refused' };
    default:
      return { kind: 'lost', waitMs: Number(answer.headers.get('retry-after') ?? 0) * 1000 || LOST_WAIT_MS };
  }
}

/** How a GET ended. `silent`: nothing came in time. */
export type Got = 'ended' | 'silent' | 'unknown' | 'signed-out' | 'lost';

export type GetOptions = {
  readonly id: string;
  readonly after: number;
  readonly isPoll: boolean;
  /** How long the first byte may take, and any later one. Milliseconds. */
  readonly patience: { readonly first: number; readonly later: number };
  readonly signal: AbortSignal;
};

/** Reads the messages after a number, until the answer ends. */
export async function getMessages(
  { url, fetch, headers }: HttpPlace,
  { id, after, isPoll, patience, signal }: GetOptions,
  received: (messages: readonly Uint8Array[]) => void,
): Promise<Got> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), patience.first);
  try {
    const answer = await fetch(`${url}/${id}?after=${after}${isPoll ? '&poll=1' : ''}`, {
      ...(headers && { headers }),
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.any([signal, silence.signal]),
    });
    if (answer.status === 404) return 'unknown';
    if (answer.status === 401) return 'signed-out';
    if (answer.status !== 200 || answer.body === null) return 'lost';
    const cut = new HttpAnswerReader();
    const reader = answer.body.getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), patience.later);
      received(cut.read(piece.value));
    }
    return 'ended';
  } catch {
    // Aborted by us, or cut off on the way.
    return silence.signal.aborted ? 'silent' : 'lost';
  } finally {
    clearTimeout(timer);
  }
}
