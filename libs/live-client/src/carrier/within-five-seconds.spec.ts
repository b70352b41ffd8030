import { readClientFrame, sectionDocument } from '@samenpen/live-protocol';
import { inMemoryStore } from '../in-memory-store';
import { LiveConnection } from '../live-connection';
import { LiveText } from '../live-text';
import { HttpTestServer } from '../testing/http-server';
import { appendLine, TestServer } from '../test-server';
import type { SocketClass } from '../watched-socket';
import { HttpCarrier } from './http-carrier';
import { liveSocket } from './live-socket';
import { CHANGE_WITHIN_MS } from './way-limits';

// The whole path of a window, from the text to the bytes of a request, on one clock that the test turns.

const owner = { person: 'p-damme', section: '11111111-1111-4111-8111-111111111111' };
const PING = 9;
const PONG = 10;

/** What becomes of WebSockets: nothing happens, they open and swallow all, or they work until the line is cut. */
type Network = 'hangs' | 'swallows' | 'works';

/** A window of one person on a network that a test decides about, and the two ends of the two ways. */
class Window {
  network: Network;
  readonly overHttp = new HttpTestServer();
  readonly overWebSocket = new TestServer();
  readonly live: LiveText;
  readonly #connection: LiveConnection;

  constructor(network: Network) {
    this.network = network;
    const http = () => new HttpCarrier({ url: '/live/http', fetch: this.overHttp.fetch });
    const Socket = liveSocket({ url: 'ws://test/live', WebSocket: this.#sockets(), http, store: null });
    this.#connection = new LiveConnection({ url: 'ws://test/live', Socket });
    this.live = new LiveText({ connection: this.#connection, store: inMemoryStore(), owner, schemaVersion: 1 });
  }

  /** Whether the document was asked for over HTTP: from then on everything goes that way. */
  get hasChanged(): boolean {
    return this.overHttp.taken.some((message) => {
      if (message.kind !== 'frame') return false;
      const frame = readClientFrame(message.frame);
      return frame.kind === 'auth' && frame.address.startsWith(sectionDocument(owner.section));
    });
  }

  type(line: string): void {
    const doc = this.live.state.text?.doc;
    if (!doc) throw new Error('There is no text to write in yet.');
    appendLine(doc, line);
  }

  async close(): Promise<void> {
    await this.live.close();
    this.#connection.destroy();
  }

  #sockets(): SocketClass {
    const network = (): Network => this.network;
    const Working = this.overWebSocket.Socket;
    return class extends Working {
      constructor(url: string | URL) {
        super(url);
        // Before anybody who is told.
        for (const kind of ['open', 'message', 'close']) {
          this.addEventListener(kind, (event) => {
            const isLost = network() === 'hangs' || (network() === 'swallows' && kind !== 'open');
            if (isLost) event.stopImmediatePropagation();
          });
        }
      }

      override send(frame: Uint8Array<ArrayBuffer>): void {
        if (network() !== 'works') return;
        if (frame.length !== 1 || frame[0] !== PING) super.send(frame);
        else queueMicrotask(() => this.dispatchEvent(Object.assign(new Event('message'), { data: Uint8Array.of(PONG).buffer })));
      }
    };
  }
}

/** Lets time pass, and everything happen that it brings, until something holds; how long it took. Milliseconds. */
async function passUntil(holds: () => boolean): Promise<number> {
  const start = Date.now();
  while (!holds() && Date.now() - start < 60_000) {
    await jest.advanceTimersByTimeAsync(50);
    for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
  }
  return Date.now() - start;
}

let window: Window;

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
});

afterEach(async () => {
  await window.close();
  jest.useRealTimers();
});

const isSaved = (): boolean => window.live.state.save.kind === 'saved';

async function workingWindow(): Promise<Window> {
  window = new Window('works');
  await passUntil(isSaved);
  expect(window.overHttp.taken).toEqual([]);
  return window;
}

describe('a window goes on over HTTP within five seconds', () => {
  it.each(['hangs', 'swallows'] as const)('when it is opened on a network where a WebSocket %s', async (network) => {
    window = new Window(network);

    expect(await passUntil(() => window.hasChanged)).toBeLessThanOrEqual(CHANGE_WITHIN_MS);
  });

  it.each([0, 700, 2_400])('when a WebSocket falls silent %p ms before something is typed', async (before) => {
    await workingWindow();
    window.network = 'swallows';
    await jest.advanceTimersByTimeAsync(before);
    window.type('in de stilte');

    expect(await passUntil(() => window.hasChanged)).toBeLessThanOrEqual(CHANGE_WITHIN_MS);
  });

  it.each([0, 1_300, 9_000])('when a WebSocket falls silent %p ms after the last word, and somebody only reads', async (after) => {
    await workingWindow();
    await jest.advanceTimersByTimeAsync(after);
    window.network = 'swallows';

    expect(await passUntil(() => window.hasChanged)).toBeLessThanOrEqual(CHANGE_WITHIN_MS);
  });

  it('and stays on a WebSocket that works, however little is said', async () => {
    await workingWindow();

    await jest.advanceTimersByTimeAsync(120_000);

    expect(window.overHttp.taken).toEqual([]);
    expect(isSaved()).toBe(true);
  });
});
