import type { Compactor } from '../ports/compactor';
import type { StoredBase } from '../ports/room-log';
import type { RoomObserver } from '../ports/room-observer';
import { pause } from '../room/room-services';
import type { EngineServices } from '../room/room-services';
import { compactRoom } from './compact-room';

/** How long a stop waits for the room that is under way; what is cut off then changes nothing. Milliseconds. */
const STOP_MS = 1_000;

type QueueServices = Pick<EngineServices, 'log' | 'clock'> & { readonly observer: Pick<RoomObserver, 'fault'> };

/** Compacts the rooms that ask for it, one after the other. */
export class CompactionQueue {
  readonly #services: QueueServices;
  readonly #compactor: Compactor;
  readonly #compacted: (roomId: string, base: StoredBase) => void;
  readonly #waiting = new Set<string>();
  #running: Promise<void> | null = null;
  #isStopped = false;

  constructor(
    services: QueueServices,
    compactor: Compactor,
    compacted: (roomId: string, base: StoredBase) => void,
  ) {
    this.#services = services;
    this.#compactor = compactor;
    this.#compacted = compacted;
  }

  add(roomId: string): void {
    if (this.#isStopped) return;
    this.#waiting.add(roomId);
    this.#running ??= this.#run();
  }

  /** Begins with no other room; resolves when the one under way is done, or that takes too long. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#waiting.clear();
    await Promise.race([this.#running, pause(this.#services.clock, STOP_MS)]);
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
    this.#running = null;
  }
}
