import type { RoomObserver } from '../ports/room-observer';
import type { Room } from '../room/room';

/** Each text at most once in so many milliseconds. */
const INSPECTION_MS = 5_000;
/** A large text takes some milliseconds: no other is begun after so many. */
const TURN_MS = 10;

/** Shows texts that have changed to the observer, those that waited longest first, so that none is passed over. */
export class Inspections {
  readonly #observer: Pick<RoomObserver, 'inspect'>;
  readonly #inspectedAt = new WeakMap<Room, number>();

  constructor(observer: Pick<RoomObserver, 'inspect'>) {
    this.#observer = observer;
  }

  go(rooms: Iterable<Room>, now: number): void {
    const last = (room: Room): number => this.#inspectedAt.get(room) ?? 0;
    const due = [...rooms].filter((room) => room.isUninspected && now - last(room) >= INSPECTION_MS);
    const startedAt = performance.now();
    for (const room of due.sort((one, other) => last(one) - last(other))) {
      if (performance.now() - startedAt > TURN_MS) return;
      this.#inspectedAt.set(room, now);
      room.isUninspected = false;
      room.run('read', ({ doc }) => this.#observer.inspect(room.id, doc));
      room.forgetIfEmpty();
    }
  }
}
