import { encodeCarriedMessage } from '@samenpen/live-protocol';
import type { CarriedMessage } from '@samenpen/live-protocol';

/** What keeping a message costs beside its frame, about. Bytes. */
const MESSAGE_BYTES = 128;

const bytesOf = (message: CarriedMessage): number => MESSAGE_BYTES + (message.kind === 'frame' ? message.frame.byteLength : 0);

/**
 * What goes to a client over HTTP: numbered, and kept until the client says that it has it, so that an answer that was
 * cut off or lost on the way is simply given again.
 */
export class Downstream {
  /** What all channels together may leave unconfirmed before each of them counts as slow. Bytes. */
  readonly #share: number;
  readonly #kept: CarriedMessage[] = [];
  readonly #bytesOfChannel = new Map<number, number>();
  #released = 0;
  #bytes = 0;

  constructor(share: number) {
    this.#share = share;
  }

  /** Bytes that the client has not confirmed, with what it costs to keep them. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The same for one channel; what all of them have beyond their share counts for each. */
  bytesOf(channel: number): number {
    return Math.max(this.#ownBytesOf(channel), this.#bytes - this.#share);
  }

  #ownBytesOf(channel: number): number {
    return this.#bytesOfChannel.get(channel) ?? 0;
  }

  /** Number of the last message so far. */
  get last(): number {
    return this.#released + this.#kept.length;
  }

  send(message: CarriedMessage): void {
    this.#kept.push(message);
    this.#count(message, bytesOf(message));
  }

  /** The client has everything up to this number. */
  release(received: number): void {
    const count = Math.min(received, this.last) - this.#released;
    if (count <= 0) return;
    for (const message of this.#kept.splice(0, count)) this.#count(message, -bytesOf(message));
    this.#released += count;
  }

  /** Messages after a number, in order and at most about so many bytes; null when those are not kept any more. */
  after(position: number, maxBytes: number): readonly Uint8Array[] | null {
    if (position < this.#released || position > this.last) return null;
    const messages: Uint8Array[] = [];
    let bytes = 0;
    for (let index = position - this.#released; index < this.#kept.length && bytes < maxBytes; index++) {
      const message = this.#kept[index];
      if (message === undefined) break;
      messages.push(encodeCarriedMessage(message));
      bytes += bytesOf(message);
    }
    return messages;
  }

  #count({ channel }: CarriedMessage, bytes: number): void {
    this.#bytes += bytes;
    const left = this.#ownBytesOf(channel) + bytes;
    if (left === 0) this.#bytesOfChannel.delete(channel);
    else this.#bytesOfChannel.set(channel, left);
  }
}
