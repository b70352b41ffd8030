import { ChannelEar, frame } from '../testing/http-server';
import type { Carrier, Channel, ChannelListener } from './carrier';
import { WAY_CHANGED } from './carrier';
import { FallbackCarrier } from './fallback-carrier';
import { wayLimits } from './way-limits';
import { WayMemory } from './way-memory';

const { quiet, answer } = wayLimits;

/** A way whose other end a test plays. */
class PlayedWay implements Carrier {
  readonly channels: { listener: ChannelListener; sent: string[]; isLeft: boolean }[] = [];
  /** What happens by itself: `works` opens and answers Pings, `drops` only opens, `refuses` closes. */
  behaviour: 'works' | 'drops' | 'refuses' = 'works';

  open(listener: ChannelListener): Channel {
    const channel = { listener, sent: [] as string[], isLeft: false };
    this.channels.push(channel);
    queueMicrotask(() => (this.behaviour === 'refuses' ? listener.closed(1006, '') : listener.opened()));
    return {
      send: (bytes) => {
        const isPing = bytes.length === 1 && bytes[0] === 9;
        if (!isPing) channel.sent.push(new TextDecoder().decode(bytes));
        else if (this.behaviour === 'works') queueMicrotask(() => listener.received(Uint8Array.of(10)));
      },
      close: () => void (channel.isLeft = true),
    };
  }

  get sent(): string[] {
    return this.channels.flatMap(({ sent }) => sent);
  }
}

class Keepsake {
  readonly #kept = new Map<string, string>();
  getItem = (key: string): string | null => this.#kept.get(key) ?? null;
  setItem = (key: string, value: string): void => void this.#kept.set(key, value);
  removeItem = (key: string): void => void this.#kept.delete(key);
}

let webSocket: PlayedWay;
let http: PlayedWay;
let store: Keepsake;
let ear: ChannelEar;

beforeEach(() => {
  jest.useFakeTimers();
  webSocket = new PlayedWay();
  http = new PlayedWay();
  store = new Keepsake();
  ear = new ChannelEar();
});

afterEach(() => {
  jest.useRealTimers();
});

const pass = (milliseconds: number): Promise<void> => jest.advanceTimersByTimeAsync(milliseconds);

async function open(): Promise<Channel> {
  const carrier = new FallbackCarrier({ webSocket, http, memory: new WayMemory(store) });
  ear = new ChannelEar();
  const channel = carrier.open(ear.listener);
  await pass(1);
  return channel;
}

describe('the way to the server', () => {
  it('is a WebSocket where one works, and its Pongs to us stay with us', async () => {
    const channel = await open();
    channel.send(frame('heen'));
    await pass(60_000);

    expect(ear).toMatchObject({ isOpened: true, frames: [], code: null });
    expect(webSocket.sent).toEqual(['heen']);
    expect(http.channels).toHaveLength(0);
  });

  it('is HTTP at once where WebSockets are refused', async () => {
    webSocket.behaviour = 'refuses';
    const channel = await open();
    channel.send(frame('heen'));

    expect(ear).toMatchObject({ isOpened: true, code: null });
    expect(http.sent).toEqual(['heen']);
  });

  it('is HTTP within two seconds where a WebSocket opens and stays silent', async () => {
    webSocket.behaviour = 'drops';
    await open();
    expect(ear.isOpened).toBe(false);

    await pass(2_000);

    expect(ear).toMatchObject({ isOpened: true, code: null });
    expect(http.channels).toHaveLength(1);
    expect(webSocket.channels[0]?.isLeft).toBe(true);
  });

  it('changes when a WebSocket falls silent after something was sent, also behind an answer to what came before', async () => {
    const channel = await open();
    channel.send(frame('eerst'));
    await pass(quiet - 1);
    webSocket.behaviour = 'drops';
    channel.send(frame('daarna'));
    webSocket.channels[0]?.listener.received(new Uint8Array(frame('antwoord op eerst')));
    await pass(quiet + answer);

    expect(ear.code).toBe(WAY_CHANGED);
    await open();
    expect(http.channels).toHaveLength(1);
  });

  it('changes no later when the silence begins behind a late answer to an earlier Ping', async () => {
    const channel = await open();
    webSocket.behaviour = 'drops';
    channel.send(frame('eerst'));
    await pass(quiet);
    channel.send(frame('daarna'));
    await pass(answer - 1);
    webSocket.channels[0]?.listener.received(Uint8Array.of(10));
    expect(ear.code).toBeNull();
    await pass(quiet + 1);

    expect(ear.code).toBe(WAY_CHANGED);
  });

  it('stays while anything comes: the answer may be behind a long text on a slow line', async () => {
    const channel = await open();
    webSocket.behaviour = 'drops';
    channel.send(frame('eerst'));
    for (let piece = 0; piece < 10; piece++) {
      await pass(answer - 1);
      webSocket.channels[0]?.listener.received(new Uint8Array(frame('stuk')));
    }

    expect(ear.code).toBeNull();
  });

  it('stays while a page that slept has not looked at what came', async () => {
    const channel = await open();
    channel.send(frame('eerst'));
    await pass(quiet + 500);
    webSocket.behaviour = 'drops';
    channel.send(frame('daarna'));
    await pass(quiet + answer - 1);
    jest.setSystemTime(Date.now() + 60_000);
    webSocket.behaviour = 'works';
    await pass(10_000);

    expect(ear.code).toBeNull();
  });

  it('is remembered, so that the next window goes over HTTP at once', async () => {
    webSocket.behaviour = 'refuses';
    await open();

    await open();

    expect(webSocket.channels).toHaveLength(1);
    expect(http.channels).toHaveLength(2);
  });

  it('is tried anew when HTTP does not work either', async () => {
    webSocket.behaviour = 'refuses';
    http.behaviour = 'refuses';
    await open();
    expect(ear).toMatchObject({ isOpened: false, code: 1006 });

    webSocket.behaviour = 'works';
    await open();

    expect(ear.isOpened).toBe(true);
  });

  it('goes back to a WebSocket when one works, which is asked less and less often', async () => {
    webSocket.behaviour = 'refuses';
    await open();
    await pass(3_000);
    expect(webSocket.channels).toHaveLength(2);
    await pass(9_000);
    expect(webSocket.channels).toHaveLength(3);
    expect(ear.code).toBeNull();

    webSocket.behaviour = 'works';
    await pass(27_001);

    expect(ear.code).toBe(WAY_CHANGED);
    expect(webSocket.channels.at(-1)?.isLeft).toBe(true);
    await open();
    expect(http.channels).toHaveLength(1);
    expect(ear.isOpened).toBe(true);
  });

  it('is not looked for any more once the channel is left', async () => {
    webSocket.behaviour = 'refuses';
    const channel = await open();
    channel.close();

    await pass(600_000);

    expect(webSocket.channels).toHaveLength(1);
    expect(ear.code).toBeNull();
  });
});
