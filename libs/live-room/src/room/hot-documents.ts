import type { Room } from './room';

/** From here on a room is quiet: a good moment to compact it. Milliseconds. */
const QUIET_MS = 3_000;
/** A document that nobody joined or wrote to for so long leaves memory, budget or not. Milliseconds. */
const IDLE_MS = 10_000;

type Use = { at: number; isQuiet: boolean };

/** Which documents stay in memory: those in use, and of them the most recently used up to a number of bytes. */
export class HotDocuments {
  /** The last use of each; the least recently used first. */
  readonly #uses = new Map<Room, Use>();

  constructor(readonly budgetBytes: number) {}

  /** What those that are used take. */
  get heapBytes(): number {
    let bytes = 0;
    for (const room of this.#uses.keys()) bytes += room.document?.heapBytes ?? 0;
    return bytes;
  }

  used(room: Room, now: number): void {
    const use = this.#uses.get(room);
    if (use?.at === now) return;
    this.#uses.delete(room);
    this.#uses.set(room, { at: now, isQuiet: false });
  }

  forget(room: Room): void {
    this.#uses.delete(room);
  }

  /** Gives back what is idle or above the budget; documents with updates on their way stay. */
  trim(now: number): void {
    let bytes = this.heapBytes;
    for (const [room, use] of this.#uses) {
      const idleMs = now - use.at;
      if (bytes <= this.budgetBytes && idleMs < QUIET_MS) return;
      if (!use.isQuiet && idleMs >= QUIET_MS) {
        use.isQuiet = true;
        room.isQuiet();
      }
      // One that is about to be inspected would be read again for it.
      if (bytes <= this.budgetBytes && (idleMs < IDLE_MS || room.isUninspected)) continue;
      const freed = room.document?.heapBytes ?? 0;
      if (!room.evict()) continue;
      bytes -= freed;
      this.#uses.delete(room);
    }
  }
}
