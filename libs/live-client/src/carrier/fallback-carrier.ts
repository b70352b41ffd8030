// WebSockets first, HTTP where they do not work. Networks fail in two ways: some refuse the upgrade, some accept it and
// then drop every frame in silence, at once or later. So a WebSocket only counts once a byte has come back on a Ping,
// and is asked again after something was sent.

import { FrameType } from '@samenpen/live-protocol';
import { CUT_OFF, WAY_CHANGED } from './carrier';
import type { Carrier, Channel, ChannelListener } from './carrier';
import type { WayMemory } from './way-memory';

/** How long opening a WebSocket and hearing back on it may take. Milliseconds. */
const OPENING_MS = 2_000;
/** So long after something was sent a Ping asks whether it can have arrived. Milliseconds. */
const QUIET_MS = 1_500;
/** How long the answer to that Ping may take. Milliseconds. */
const ANSWER_MS = 2_500;
/** A timer that is so late ran in a page that slept: what came meanwhile has not been looked at yet. Milliseconds. */
const SLEPT_MS = 1_000;
/** When a WebSocket is tried again beside HTTP: soon, because it may only have been a restart; then less and less. */
const FIRST_PROBE_MS = 3_000;
const MAX_PROBE_MS = 300_000;

const isSingle = (frame: Uint8Array, type: number): boolean => frame.length === 1 && frame[0] === type;
const ping = (): Uint8Array => Uint8Array.of(FrameType.Ping);

/** The two ways, and what is known of them. */
export type FallbackOptions = {
  readonly webSocket: Carrier;
  readonly http: Carrier;
  readonly memory: WayMemory;
};

/** A carrier that finds out which way works, and goes back to WebSockets when they do. */
export class FallbackCarrier implements Carrier {
  constructor(private readonly options: FallbackOptions) {}

  open(listener: ChannelListener): Channel {
    return new FallbackChannel(this.options, listener);
  }
}

class FallbackChannel implements Channel {
  readonly #options: FallbackOptions;
  readonly #listener: ChannelListener;
  #channel: Channel | null = null;
  #probe: Channel | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOver = false;
  /** Pongs to Pings of our own, which the provider does not know. */
  #ownPings = 0;
  #hasHeard = false;
  #hasSent = false;
  #watch: (() => void) | null = null;

  constructor(options: FallbackOptions, listener: ChannelListener) {
    this.#options = options;
    this.#listener = listener;
    // Whoever opens a channel first gets it, then hears of it.
    queueMicrotask(() => {
      if (this.#isOver) return;
      if (options.memory.way === 'http') this.#overHttp();
      else this.#overWebSocket();
    });
  }

  send(frame: Uint8Array): void {
    this.#channel?.send(frame);
    this.#hasSent = true;
    this.#watch?.();
  }

  close(): void {
    this.#isOver = true;
    this.#stop();
  }

  #overWebSocket(): void {
    const { webSocket, memory } = this.#options;
    let isProven = false;
    const giveUp = (): void => {
      this.#stop();
      this.#overHttp();
    };
    this.#after(OPENING_MS, giveUp);
    this.#channel = webSocket.open({
      opened: () => this.#askOnSocket(),
      received: (frame) => {
        if (!isProven) {
          isProven = true;
          clearTimeout(this.#timer);
          memory.remember('websocket');
          this.#watch = () => this.#watchSocket();
          this.#listener.opened();
        }
        this.#received(frame);
      },
      closed: (code, reason) => {
        if (isProven) this.#end(code, reason);
        else if (!this.#isOver) giveUp();
      },
    });
  }

  #overHttp(): void {
    const { http, memory } = this.#options;
    this.#channel = http.open({
      opened: () => {
        memory.remember('http');
        this.#listener.opened();
        this.#probeLater(FIRST_PROBE_MS);
      },
      received: (frame) => this.#received(frame),
      closed: (code, reason) => {
        // Nothing is known any more: the network may have changed.
        memory.remember('websocket');
        this.#end(code, reason);
      },
    });
  }

  #received(frame: Uint8Array<ArrayBuffer>): void {
    this.#hasHeard = true;
    if (this.#ownPings > 0 && isSingle(frame, FrameType.Pong)) this.#ownPings -= 1;
    else this.#listener.received(frame);
  }

  #askOnSocket(): void {
    this.#ownPings += 1;
    this.#channel?.send(ping());
  }

  /** Something was sent. An answer to what was sent before proves nothing, so a Ping asks, once for many frames. */
  #watchSocket(): void {
    this.#watch = null;
    this.#after(QUIET_MS, () => {
      this.#askOnSocket();
      this.#hasHeard = this.#hasSent = false;
      const due = Date.now() + ANSWER_MS;
      this.#after(ANSWER_MS, () => {
        if (!this.#hasHeard && Date.now() - due <= SLEPT_MS) return this.#silent();
        if (this.#hasSent || !this.#hasHeard) this.#watchSocket();
        else this.#watch = () => this.#watchSocket();
      });
    });
  }

  #silent(): void {
    this.#options.memory.remember('http');
    this.#end(WAY_CHANGED, 'the WebSocket is silent');
  }

  #probeLater(milliseconds: number): void {
    this.#after(milliseconds, () => {
      const again = (): void => {
        this.#stopProbe();
        this.#probeLater(Math.min(milliseconds * 3, MAX_PROBE_MS));
      };
      this.#after(OPENING_MS, again);
      this.#probe = this.#options.webSocket.open({
        opened: () => this.#probe?.send(ping()),
        received: () => {
          this.#options.memory.remember('websocket');
          this.#end(WAY_CHANGED, 'WebSockets work again');
        },
        closed: again,
      });
    });
  }

  #end(code: number, reason: string): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#stop();
    this.#listener.closed(code || CUT_OFF, reason);
  }

  #after(milliseconds: number, run: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(run, milliseconds);
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#watch = null;
    this.#stopProbe();
    const channel = this.#channel;
    this.#channel = null;
    channel?.close();
  }

  #stopProbe(): void {
    const probe = this.#probe;
    this.#probe = null;
    probe?.close();
  }
}
