// One connection over HTTP for all windows of a browser: a shared worker holds it, and each window opens its channels
// there. Browsers allow six connections to a server; a stream for each window would use them up.

import { CUT_OFF } from './carrier';
import type { Carrier, Channel, ChannelListener } from './carrier';

/** What a window says to the worker. */
export type ToWorker =
  | { readonly say: 'here'; readonly lock: string }
  | { readonly say: 'open'; readonly channel: number }
  | { readonly say: 'send'; readonly channel: number; readonly frame: Uint8Array }
  | { readonly say: 'close'; readonly channel: number };

/** What the worker says to a window. */
export type ToWindow =
  | { readonly say: 'opened'; readonly channel: number }
  | { readonly say: 'received'; readonly channel: number; readonly frame: Uint8Array<ArrayBuffer> }
  | { readonly say: 'closed'; readonly channel: number; readonly code: number; readonly reason: string };

/** The browser's locks: one that is held as long as its window lives. */
export type Locks = Pick<LockManager, 'request'>;

/** The window's side. */
export class SharedCarrier implements Carrier {
  readonly #worker: SharedWorker;
  readonly #channels = new Map<number, ChannelListener>();
  #last = 0;

  #instead: Carrier | null = null;

  /** `instead` makes what carries the frames when the worker cannot be loaded. */
  constructor(worker: SharedWorker, { locks, instead }: { readonly locks: Locks; readonly instead: () => Carrier }) {
    this.#worker = worker;
    worker.port.onmessage = ({ data }: MessageEvent<ToWindow>) => this.#hear(data);
    worker.onerror = () => {
      this.#instead ??= instead();
      for (const channel of [...this.#channels.keys()]) this.#hear({ say: 'closed', channel, code: CUT_OFF, reason: '' });
    };
    const lock = `samenpen/window/${crypto.randomUUID()}`;
    const held = (): Promise<never> => {
      // Only now: a worker that asked first would get the lock, and take a window that has just come for gone.
      this.#say({ say: 'here', lock });
      return new Promise(() => undefined);
    };
    // Held until the window is gone, however it goes; then the worker gets it and knows.
    void locks.request(lock, held).catch(() => undefined);
  }

  open(listener: ChannelListener): Channel {
    if (this.#instead) return this.#instead.open(listener);
    const channel = (this.#last += 1);
    this.#channels.set(channel, listener);
    this.#say({ say: 'open', channel });
    return {
      send: (frame) => this.#say({ say: 'send', channel, frame }),
      close: () => {
        if (this.#channels.delete(channel)) this.#say({ say: 'close', channel });
      },
    };
  }

  #say(message: ToWorker): void {
    this.#worker.port.postMessage(message);
  }

  #hear(message: ToWindow): void {
    const listener = this.#channels.get(message.channel);
    switch (message.say) {
      case 'opened':
        return listener?.opened();
      case 'received':
        return listener?.received(message.frame);
      case 'closed':
        this.#channels.delete(message.channel);
        return listener?.closed(message.code, message.reason);
    }
  }
}

/** The worker's side of one window: its channels live on the worker's one carrier. */
export function serveWindow(port: MessagePort, carrier: Carrier, locks: Locks): void {
  const channels = new Map<number, Channel>();
  const say = (message: ToWindow): void => port.postMessage(message);
  const leave = (channel: number): void => {
    channels.get(channel)?.close();
    channels.delete(channel);
  };
  port.onmessage = ({ data }: MessageEvent<ToWorker>) => {
    switch (data.say) {
      case 'here':
        // Granted only when the window is gone; a browser that is shutting down rejects it.
        return void locks.request(data.lock, () => [...channels.keys()].forEach(leave)).catch(() => undefined);
      case 'open':
        return void channels.set(data.channel, carrier.open(listenerOf(data.channel, { say, left: () => channels.delete(data.channel) })));
      case 'send':
        return channels.get(data.channel)?.send(data.frame);
      case 'close':
        leave(data.channel);
    }
  };
}

function listenerOf(channel: number, { say, left }: { say: (message: ToWindow) => void; left: () => void }): ChannelListener {
  return {
    opened: () => say({ say: 'opened', channel }),
    received: (frame) => say({ say: 'received', channel, frame }),
    closed: (code, reason) => {
      left();
      say({ say: 'closed', channel, code, reason });
    },
  };
}
