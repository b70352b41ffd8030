import type { Bus } from '../ports/bus';

/** A bus in memory that loses and doubles what a test tells it to. */
export class MemoryBus implements Bus {
  isConnected = true;
  /** How often a message arrives: 0 is lost, 2 is doubled. */
  copies: (channel: string) => number = () => 1;
  readonly #subscribers = new Map<string, Set<(message: Uint8Array) => void>>();

  publish(channel: string, message: Uint8Array): void {
    for (let copy = this.copies(channel); copy > 0; copy--) {
      setImmediate(() => {
        for (const heard of this.#subscribers.get(channel) ?? []) heard(message);
      });
    }
  }

  subscribe(channel: string, heard: (message: Uint8Array) => void): () => void {
    const subscribers = this.#subscribers.get(channel) ?? new Set();
    this.#subscribers.set(channel, subscribers.add(heard));
    return () => subscribers.delete(heard);
  }
}
