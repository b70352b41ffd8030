import type { Room } from './room';

/** Which documents stay in memory: the most recently used ones, up to a number of bytes. */
export class HotDocuments {
  readonly #budgetBytes: number;
  /** In the order of their last use. */
  readonly #rooms = new Set<Room>();

  constructor(budgetBytes: number) {
    this.#budgetBytes = budgetBytes;
  }

  used(room: Room): void {
    this.#rooms.delete(room);
    this.#rooms.add(room);
  }

  forget(room: Room): void {
    this.#rooms.delete(room);
  }

  /** Gives back what is above the budget; documents with updates on their way stay. */
  trim(): void {
    let bytes = 0;
    for (const room of this.#rooms) bytes += room.document?.heapBytes ?? 0;
    for (const room of this.#rooms) {
      if (bytes <= this.#budgetBytes) return;
      const freed = room.document?.heapBytes ?? 0;
      if (!room.evict()) continue;
      bytes -= freed;
      this.#rooms.delete(room);
    }
  }
}
