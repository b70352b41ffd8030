// Whether a WebSocket still carries what is sent. An answer to what was sent before proves nothing, so some time after
// a frame a Ping asks, once for many frames; each Ping has its own time for an answer, so that one that was answered
// late does not lengthen the wait for the next. Where nothing came for a while a Ping asks as well: who only reads sends
// nothing, and would take a line that died for a text in which nobody writes.

import { FrameType } from '@samenpen/live-protocol';
import { wayLimits } from './way-limits';

/** A timer that is so late ran in a page that slept: what came meanwhile has not been looked at yet. Milliseconds. */
const SLEPT_MS = 1_000;

/** What a watch does with its socket. */
export type Watched = { readonly send: (frame: Uint8Array) => void; readonly silent: () => void };

export class SocketWatch {
  readonly #watched: Watched;
  #asking: ReturnType<typeof setTimeout> | undefined;
  #deadline: ReturnType<typeof setTimeout> | undefined;
  #listening: ReturnType<typeof setTimeout> | undefined;
  #heardAt = 0;
  #due = 0;
  /** When the Pings were sent that are still to be answered. */
  #asked: number[] = [];
  /** Pongs to Pings of our own, which the provider does not know. */
  #ownPings = 0;

  constructor(watched: Watched) {
    this.#watched = watched;
  }

  sent(): void {
    this.#asking ??= setTimeout(() => {
      this.#asking = undefined;
      this.ask();
    }, wayLimits.quiet);
  }

  ask(): void {
    this.#ownPings += 1;
    this.#asked.push(Date.now());
    if (this.#asked.length === 1) this.#await(Date.now() + wayLimits.answer);
    this.#watched.send(Uint8Array.of(FrameType.Ping));
  }

  /** Answers whether the frame was for the watch alone. */
  heard(frame: Uint8Array): boolean {
    this.#heardAt = Date.now();
    this.#listening ??= setTimeout(() => this.#listen(), wayLimits.idle);
    const isOwn = this.#ownPings > 0 && frame.length === 1 && frame[0] === FrameType.Pong;
    if (isOwn) {
      this.#ownPings -= 1;
      this.#asked.shift();
    }
    const [oldest] = this.#asked;
    if (oldest === undefined) clearTimeout(this.#deadline);
    // Bytes that come show that the line is alive; the answer may be behind them.
    else this.#await(Math.max(this.#due, (isOwn ? oldest : Date.now()) + wayLimits.answer));
    return isOwn;
  }

  stop(): void {
    clearTimeout(this.#asking);
    clearTimeout(this.#deadline);
    clearTimeout(this.#listening);
  }

  /** One timer for many frames; none beside a Ping that is still to be answered. */
  #listen(): void {
    const left = this.#heardAt + wayLimits.idle - Date.now();
    if (left <= 0 && this.#asked.length === 0) this.ask();
    this.#listening = setTimeout(() => this.#listen(), left > 0 ? left : wayLimits.idle);
  }

  #await(due: number): void {
    this.#due = due;
    clearTimeout(this.#deadline);
    this.#deadline = setTimeout(() => {
      if (Date.now() - due <= SLEPT_MS) return this.#watched.silent();
      this.#asked = [];
      this.ask();
    }, due - Date.now());
  }
}
