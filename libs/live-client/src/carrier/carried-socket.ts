import type { SocketClass } from '../watched-socket';
import type { Carrier, Channel } from './carrier';

const State = { Connecting: 0, Open: 1, Closing: 2, Closed: 3 } as const;

/** Closed by this side, as browsers tell it when no code was given. */
const NO_CODE = 1005;

/**
 * The part of the WebSocket class that the provider uses, over any carrier: given to the provider in its place, so that
 * the provider does not notice what carries its frames.
 */
class CarriedSocket extends EventTarget {
  /** Set by the provider; frames come as array buffers in any case. */
  binaryType = 'arraybuffer';
  readyState: number = State.Connecting;
  readonly #channel: Channel;

  constructor(carrier: Carrier) {
    super();
    this.#channel = carrier.open({
      opened: () => {
        if (this.readyState !== State.Connecting) return;
        this.readyState = State.Open;
        this.dispatchEvent(new Event('open'));
      },
      received: (frame) => {
        if (this.readyState === State.Open) this.dispatchEvent(Object.assign(new Event('message'), { data: frame.buffer }));
      },
      closed: (code, reason) => this.#closed(code, reason),
    });
  }

  send(frame: Uint8Array): void {
    if (this.readyState === State.Open) this.#channel.send(frame);
  }

  close(): void {
    if (this.readyState >= State.Closing) return;
    this.readyState = State.Closing;
    this.#channel.close();
    // Like a browser, not before whoever closes has heard back.
    queueMicrotask(() => this.#closed(NO_CODE, ''));
  }

  #closed(code: number, reason: string): void {
    if (this.readyState === State.Closed) return;
    this.readyState = State.Closed;
    this.dispatchEvent(Object.assign(new Event('close'), { code, reason }));
  }
}

/** A socket class for the provider whose frames go over this carrier, whatever address it is given. */
export function socketOver(carrier: Carrier): SocketClass {
  return class extends CarriedSocket {
    constructor() {
      super(carrier);
    }
    // Only what the provider uses of a WebSocket is there.
  } as unknown as SocketClass;
}
