import type { Room } from './room';

/** A document that nobody joined or wrote to for so long leaves memory, budget or not. Milliseconds. */
const IDLE_MS = 60_000;

/** Which documents stay in memory: those in use, and of them the most recently used up to a number of bytes. */
export class HotDocuments {
  /** When each was last used; the least recently used first. */
  readonly #usedAt = new Map<Room, number>();

  constructor(readonly budgetBytes: number) {}

  /** What those that are used take. */
  get heapBytes(): number {
    let bytes = 0;
    for (const room of this.#usedAt.keys()) bytes += room.document?.heapBytes ?? 0;
    return bytes;
  }

  used(room: Room, now: number): void {
    this.#usedAt.delete(room);
    this.#usedAt.set(room, now);
  }

  forget(room: Room): void {
    this.#usedAt.delete(room);
  }

  /** Gives back what is idle or above the budget; documents with updates on their way stay. */
  trim(now: number): void {
    let bytes = this.heapBytes;
    for (const [room, usedAt] of this.#usedAt) {
      if (bytes <= this.budgetBytes && now - usedAt < IDLE_MS) return;
      const freed = room.document?.heapBytes ?? 0;
      if (!room.evict()) continue;
      bytes -= freed;
      this.#usedAt.delete(room);
    }
  }
}
