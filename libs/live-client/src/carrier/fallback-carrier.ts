// WebSockets first, HTTP where they do not work. Networks fail in two ways: some refuse the upgrade, some accept it and
// then drop every frame in silence, at once or later. So a WebSocket only counts once a byte has come back on a Ping,
// and is asked again after something was sent.

import { FrameType } from '@samenpen/live-protocol';
import { CUT_OFF, WAY_CHANGED } from './carrier';
import type { Carrier, Channel, ChannelListener } from './carrier';
import { SocketWatch } from './socket-watch';
import { wayLimits } from './way-limits';
import type { WayMemory } from './way-memory';

/** When a WebSocket is tried again beside HTTP: soon, because it may only have been a restart; then less and less. */
const FIRST_PROBE_MS = 3_000;
const MAX_PROBE_MS = 300_000;

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
  #watch: SocketWatch | null = null;

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
    this.#watch?.sent();
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
    this.#after(wayLimits.opening, giveUp);
    const watch = (this.#watch = new SocketWatch({
      send: (frame) => this.#channel?.send(frame),
      silent: () => {
        memory.remember('http');
        this.#end(WAY_CHANGED, 'the WebSocket is silent');
      },
    }));
    this.#channel = webSocket.open({
      opened: () => watch.ask(),
      received: (frame) => {
        const isOwn = watch.heard(frame);
        if (!isProven) {
          isProven = true;
          clearTimeout(this.#timer);
          memory.remember('websocket');
          this.#listener.opened();
        }
        if (!isOwn) this.#listener.received(frame);
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
      received: (frame) => this.#listener.received(frame),
      closed: (code, reason) => {
        // Nothing is known any more: the network may have changed.
        memory.remember('websocket');
        this.#end(code, reason);
      },
    });
  }

  #probeLater(milliseconds: number): void {
    this.#after(milliseconds, () => {
      const again = (): void => {
        this.#stopProbe();
        this.#probeLater(Math.min(milliseconds * 3, MAX_PROBE_MS));
      };
      this.#after(wayLimits.opening, again);
      this.#probe = this.#options.webSocket.open({
        opened: () => this.#probe?.send(Uint8Array.of(FrameType.Ping)),
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
    this.#watch?.stop();
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
