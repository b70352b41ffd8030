import type { Room } from '../room/room';
import { pause } from '../room/room-services';
import type { EngineServices } from '../room/room-services';

/** Each text at most once in so many milliseconds. */
const INSPECTION_MS = 5_000;
/** After so many milliseconds everybody else has the thread, for so many times what the turn took: a large text takes longer. */
const TURN_MS = 2;
const REST_PER_TURN = 2;

/** One that cannot be read by then is looked at once it can; the others do not wait for it any longer. */
const READ_WITHIN_MS = 10_000;

/**
 * Shows texts that have changed to the observer, those that waited longest first, so that none is passed over. One that
 * has left memory is read again, and the next waits for it: a thousand of them at once would hold up everybody.
 */
export class Inspections {
  readonly #services: Pick<EngineServices, 'observer' | 'clock'>;
  readonly #inspectedAt = new WeakMap<Room, number>();
  #isUnderWay = false;
  #isStopped = false;

  constructor(services: Pick<EngineServices, 'observer' | 'clock'>) {
    this.#services = services;
  }

  /** Looks which are due, unless it is still at those that were. */
  go(rooms: Iterable<Room>, now: number): void {
    if (this.#isUnderWay) return;
    const last = (room: Room): number => this.#inspectedAt.get(room) ?? 0;
    const due = [...rooms].filter((room) => room.isUninspected && now - last(room) >= INSPECTION_MS);
    if (due.length > 0) void this.#inspectAll(due.sort((one, other) => last(one) - last(other)));
  }

  stop(): void {
    this.#isStopped = true;
  }

  async #inspectAll(due: readonly Room[]): Promise<void> {
    this.#isUnderWay = true;
    let turnFrom = performance.now();
    for (const room of due) {
      const took = performance.now() - turnFrom;
      if (took > TURN_MS) {
        await pause(this.#services.clock, Math.ceil(took * REST_PER_TURN));
        turnFrom = performance.now();
      }
      if (this.#isStopped) break;
      await this.#inspect(room);
    }
    this.#isUnderWay = false;
  }

  async #inspect(room: Room): Promise<void> {
    this.#inspectedAt.set(room, this.#services.clock.now());
    room.isUninspected = false;
    // Goes on when it was inspected, and also when there turned out to be no such room.
    const inspected = new Promise<void>((resolve) => room.run('read', ({ doc }) => this.#services.observer.inspect(room.id, doc), resolve));
    // In memory it was done at once.
    if (room.document === null) await Promise.race([inspected, pause(this.#services.clock, READ_WITHIN_MS)]);
    room.forgetIfEmpty();
  }
}
