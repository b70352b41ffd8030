import type { Compactor } from '../ports/compactor';
import type { StoredBase } from '../ports/room-log';
import type { EngineServices } from '../room/room-services';
import { compactRoom } from './compact-room';

/** Compacts the rooms that ask for it, one after the other. */
export class CompactionQueue {
  readonly #services: Pick<EngineServices, 'log' | 'observer'>;
  readonly #compactor: Compactor;
  readonly #compacted: (roomId: string, base: StoredBase) => void;
  readonly #waiting = new Set<string>();
  #isRunning = false;

  constructor(
    services: Pick<EngineServices, 'log' | 'observer'>,
    compactor: Compactor,
    compacted: (roomId: string, base: StoredBase) => void,
  ) {
    this.#services = services;
    this.#compactor = compactor;
    this.#compacted = compacted;
  }

  add(roomId: string): void {
    this.#waiting.add(roomId);
    if (this.#isRunning) return;
    this.#isRunning = true;
    void this.#run();
  }

  async #run(): Promise<void> {
    for (const roomId of this.#waiting) {
      this.#waiting.delete(roomId);
      try {
        const base = await compactRoom(this.#services.log, this.#compactor, roomId);
        if (base !== null) this.#compacted(roomId, base);
      } catch (fault) {
        // The room goes on with its long tail, and asks again.
        this.#services.observer.fault(fault, `compacting room ${roomId}`);
      }
    }
    this.#isRunning = false;
  }
}
