// Keeps a room's document in the order of the log, whoever wrote: `head` is the last number up to which the document
// holds everything. Updates of other instances come over the bus, early, late, twice or never; our own are numbered by
// the log, perhaps behind some that we have not seen. What is missing in between is waited for a moment, because
// messages of two instances cross all the time, and then read from the log.

import { catchUp, takeFromLog } from '../room/settlement';
import type { Room } from '../room/room';
import type { HeardUpdate } from './document-messages';

/**
 * How long a number may be missing while the bus is there. Milliseconds. Where servers have no time to spare, messages come
 * late, and reading the log for what is only late takes time from all that is to come.
 */
export const GRACE_MS = 100;
/** Updates that may wait for one that is missing, or for a room that stands still. */
const MOST_WAITING = 2_000;

export class RoomSequence {
  /** The last sequence number up to which the document holds everything. */
  head = 0;
  readonly #room: Room;
  /** Own updates that are stored behind something unseen: all numbers from `from` to `to`. */
  #ahead: { readonly from: number; readonly to: number } | null = null;
  /** What came too early, by its number. */
  readonly #early = new Map<number, HeardUpdate>();
  #waitingTasks = 0;
  #cancelHealing: (() => void) | null = null;

  constructor(room: Room) {
    this.#room = room;
  }

  /** While true nothing is committed: it would be judged against what it does not know. */
  get hasGap(): boolean {
    return this.#ahead !== null;
  }

  /** An update of this instance is stored; the document has it already. */
  stored(seq: number): void {
    if (seq <= this.head) return;
    if (seq === this.head + 1) return this.reached(seq);
    this.#ahead = { from: this.#ahead?.from ?? seq, to: seq };
    this.#healSoon();
  }

  /** The document holds everything up to this number. */
  reached(seq: number): void {
    this.head = Math.max(this.head, seq);
    if (this.#ahead !== null && this.#ahead.from <= this.head + 1) {
      this.head = Math.max(this.head, this.#ahead.to);
      this.#ahead = null;
      if (this.#room.pending.length > 0) this.#room.surroundings.commitSoon(this.#room);
    }
  }

  /** The document was made anew from the log. */
  loaded(head: number): void {
    this.head = head;
    this.#ahead = null;
  }

  /** Takes updates of another instance, as soon as the room reads. */
  hear(updates: readonly HeardUpdate[]): void {
    // The log has what does not fit here.
    if (this.#waitingTasks > MOST_WAITING) return;
    if (this.#room.turnstile.isOpenFor('read')) return this.#gather(updates);
    this.#waitingTasks += 1;
    this.#room.turnstile.wait('read', () => {
      this.#waitingTasks -= 1;
      this.#gather(updates);
    });
  }

  #gather(updates: readonly HeardUpdate[]): void {
    for (const heard of updates) if (heard.seq > this.head) this.#early.set(heard.seq, heard);
    this.settle();
  }

  /** Takes in what fits by now, and sees to what is missing. */
  settle(): void {
    for (let next = this.#early.get(this.head + 1); next !== undefined; next = this.#early.get(this.head + 1)) {
      this.#early.delete(next.seq);
      if (!this.#takeIn(next)) return;
    }
    for (const seq of this.#early.keys()) if (seq <= this.head) this.#early.delete(seq);
    if (this.#early.size > MOST_WAITING) this.#early.clear();
    if (this.#ahead === null && this.#early.size === 0) this.#nothingMissing();
    else this.#healSoon();
  }

  /** False when only the log can tell what the room says now. */
  #takeIn(heard: HeardUpdate): boolean {
    const { document } = this.#room;
    if (document !== null) return takeFromLog(this.#room, document, heard);
    // Not in memory: passed on as it is. Only a slow reader needs the document, to know later what it missed.
    if ([...this.#room.sessions].some(({ isSlow }) => isSlow)) {
      void this.#room.reload();
      return false;
    }
    this.#room.relay(heard.update, null);
    this.reached(heard.seq);
    return true;
  }

  #nothingMissing(): void {
    this.#cancelHealing?.();
    this.#cancelHealing = null;
  }

  #healSoon(): void {
    if (this.#cancelHealing !== null) return;
    const { clock, instances } = this.#room.services;
    // Never in this turn: the verdicts of a batch are still being read.
    this.#cancelHealing = clock.after(instances?.isConnected === true ? GRACE_MS : 0, () => this.#heal());
  }

  #heal(): void {
    this.#cancelHealing = null;
    const room = this.#room;
    const missing = Math.max(this.#ahead?.to ?? 0, ...this.#early.keys());
    if (missing <= this.head) return;
    room.services.meter.busGapRepaired();
    // While it is being loaded the log is read anyway.
    if (room.document === null && room.turnstile.isHeldFor('loading')) return;
    const healed = room.document === null ? room.reload() : catchUp(room, room.document);
    void healed.then(() => {
      // Everything that was told of is in the log. What still does not fit is not waited for again.
      for (const seq of this.#early.keys()) if (seq <= missing) this.#early.delete(seq);
      this.settle();
    });
  }
}
