// Group commit: one batch is under way, the next one gathers. A single edit leaves in the same turn of the event
// loop; under load the window grows, up to a few milliseconds, because each fsync then carries more.

import { randomUUID } from 'node:crypto';
import type { CommitBatch, CommitRow, CommitVerdict } from '../ports/room-log';
import type { CommittedRoom } from '../ports/room-observer';
import type { Room } from './room';
import { pause } from './room-services';
import type { EngineServices } from './room-services';
import { StoreAlarm } from './store-alarm';

const LONGEST_WINDOW_MS = 5;
/** A batch of this many rows earns one millisecond of window for the next. */
const ROWS_PER_WINDOW_MS = 12;
const MOST_ROWS = 2_000;
const MOST_BYTES = 1024 * 1024;
const FIRST_RETRY_MS = 50;
const LONGEST_RETRY_MS = 1_000;

type Gathered = { readonly room: Room; readonly rows: readonly CommitRow[] };

export class CommitLoop {
  readonly #services: EngineServices;
  readonly #storageChanged: (isAvailable: boolean) => void;
  readonly #waiting = new Set<Room>();
  #isRunning = false;
  #lastRows = 0;
  #idle: (() => void)[] = [];

  constructor(services: EngineServices, storageChanged: (isAvailable: boolean) => void) {
    this.#services = services;
    this.#storageChanged = storageChanged;
  }

  /** The room has something for the log. */
  wake(room: Room): void {
    this.#waiting.add(room);
    if (this.#isRunning) return;
    this.#isRunning = true;
    void this.#run();
  }

  /** Resolves when nothing is under way. */
  whenIdle(): Promise<void> {
    return this.#isRunning ? new Promise((resolve) => this.#idle.push(resolve)) : Promise.resolve();
  }

  async #run(): Promise<void> {
    while (this.#waiting.size > 0) {
      await this.#window();
      const gathered = this.#gather();
      if (gathered.length === 0) continue;
      const verdicts = await this.#commit(gathered);
      this.#settle(gathered, verdicts);
    }
    this.#isRunning = false;
    this.#idle.splice(0).forEach((resolve) => resolve());
  }

  /** At least the rest of this turn of the event loop, so that what arrived together is stored together. */
  async #window(): Promise<void> {
    const milliseconds = Math.min(LONGEST_WINDOW_MS, Math.floor(this.#lastRows / ROWS_PER_WINDOW_MS));
    if (milliseconds === 0) await new Promise((resolve) => setImmediate(resolve));
    else await pause(this.#services.clock, milliseconds);
  }

  #gather(): Gathered[] {
    const gathered: Gathered[] = [];
    let [rowCount, byteCount] = [0, 0];
    for (const room of [...this.#waiting]) {
      if (rowCount >= MOST_ROWS || byteCount >= MOST_BYTES) break;
      this.#waiting.delete(room);
      // Empty when the room is loading or asks for rights: it wakes the loop when it is done.
      const rows = room.takeForCommit({ rows: MOST_ROWS - rowCount, bytes: MOST_BYTES - byteCount });
      if (rows.length === 0) continue;
      gathered.push({ room, rows });
      rowCount += rows.length;
      byteCount += rows.reduce((sum, { update }) => sum + update.byteLength, 0);
    }
    this.#lastRows = rowCount;
    return gathered;
  }

  /** Until it is answered: a batch is never dropped, and its repetitions are the same batch. */
  async #commit(gathered: readonly Gathered[]): Promise<readonly CommitVerdict[]> {
    const { observer, meter, clock } = this.#services;
    const rows = gathered.flatMap((one) => one.rows);
    const batch = { id: randomUUID(), rows, heads: new Map(gathered.map(({ room }) => [room.id, room.head])) };
    const startedAt = clock.now();
    const alarm = new StoreAlarm(clock, this.#storageChanged);
    for (let attempt = 0; ; attempt++) {
      try {
        const verdicts = await this.#attempt({ ...batch, isRepeat: attempt > 0 });
        meter.batchCommitted(rows.length, clock.now() - startedAt);
        alarm.end();
        return verdicts;
      } catch (fault) {
        // The store is away, or its answer was lost. Nothing is acknowledged; the same batch goes again.
        observer.fault(fault, 'committing a batch');
        await pause(clock, Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(attempt, 10)));
      }
    }
  }

  async #attempt(batch: CommitBatch): Promise<readonly CommitVerdict[]> {
    const verdicts = await this.#services.log.commit(batch);
    if (verdicts.length !== batch.rows.length) throw new Error('the log did not answer for every row');
    return verdicts;
  }

  /** Acknowledges at once; what a refused row brings along is each room's own business and delays no other. */
  #settle(gathered: readonly Gathered[], verdicts: readonly CommitVerdict[]): void {
    const committed: CommittedRoom[] = [];
    let next = 0;
    for (const { room, rows } of gathered) {
      const own = verdicts.slice(next, (next += rows.length));
      const firstLost = own.findIndex((verdict) => verdict.kind !== 'stored');
      const stored = firstLost === -1 ? rows : rows.slice(0, firstLost);
      void this.#settleRoom(room, own);
      const last = own[stored.length - 1];
      if (last?.kind !== 'stored') continue;
      this.#services.instances?.stored(room.id, last.seq, stored);
      committed.push(committedRoom(room.id, last.seq, stored));
    }
    if (committed.length > 0) this.#services.observer.committed(committed);
  }

  async #settleRoom(room: Room, verdicts: readonly CommitVerdict[]): Promise<void> {
    try {
      await room.settled(verdicts);
    } catch (fault) {
      // Not foreseen; the other rooms of the batch have their own settlement.
      this.#services.observer.fault(fault, `settling room ${room.id}`);
    }
  }
}

/** All rows of a room in one batch were stored under one access epoch: the log refuses any other. */
const committedRoom = (roomId: string, head: number, rows: readonly CommitRow[]): CommittedRoom => ({
  roomId,
  head,
  accessEpoch: rows[0]?.accessEpoch ?? 0,
  authors: [...new Set(rows.map(({ personId }) => personId))],
});
