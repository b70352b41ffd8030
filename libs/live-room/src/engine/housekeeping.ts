// What has to be looked at again and again: idle and slow connections, and what no message told the engine.

import type { LiveConnection } from '../connection/live-connection';
import { GRACE_MS } from '../instances/room-sequence';
import type { RoomSession } from '../session/room-session';
import { catchUp } from '../room/settlement';
import type { Lobby } from '../room/lobby';
import { readmitStrangers } from '../room/readmission';
import type { Room } from '../room/room';
import { pause } from '../room/room-services';
import type { EngineServices } from '../room/room-services';
import { Inspections } from './inspections';

const TICK_MS = 1_000;
/** While somebody reads slowly. */
const BUSY_TICK_MS = 50;
const POLL_MS = 2_000;
const LOGIN_USE_MS = 60_000;

/** What housekeeping looks after. */
export type Household = {
  readonly connections: ReadonlySet<LiveConnection>;
  readonly rooms: ReadonlyMap<string, Room>;
  readonly lobbies: ReadonlyMap<string, Lobby>;
  /** The logins of all open documents. */
  loginIds(): ReadonlySet<string>;
  loginEnded(loginId: string): void;
  trimMemory(now: number): void;
};

export class Housekeeping {
  readonly #services: EngineServices;
  readonly #household: Household;
  #cancel: (() => void) | null = null;
  #polledAt = 0;
  #isPolling = false;
  #reportedAt: number;
  readonly #inspections: Inspections;

  constructor(services: EngineServices, household: Household) {
    this.#services = services;
    this.#household = household;
    this.#inspections = new Inspections(services);
    this.#reportedAt = services.clock.now();
    this.#next(TICK_MS);
  }

  /** Looks at once where the rooms stand. */
  pollNow(): void {
    if (this.#isPolling || this.#cancel === null) return;
    this.#polledAt = this.#services.clock.now();
    void this.#poll();
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#inspections.stop();
  }

  #next(milliseconds: number): void {
    this.#cancel = this.#services.clock.after(milliseconds, () => this.#tick());
  }

  #tick(): void {
    const now = this.#services.clock.now();
    let isBusy = false;
    for (const connection of [...this.#household.connections]) {
      connection.tick(now);
      isBusy ||= connection.isWaitedFor;
    }
    this.#household.trimMemory(now);
    if (now - this.#polledAt >= POLL_MS) this.pollNow();
    this.#inspections.go(this.#household.rooms.values(), now);
    if (now - this.#reportedAt >= LOGIN_USE_MS) {
      this.#reportedAt = now;
      void this.#reportLogins();
    }
    this.#next(isBusy ? BUSY_TICK_MS : TICK_MS);
  }

  /** Heads, rights, members and logins that moved without a word: by the server, by another instance, by the clock. */
  async #poll(): Promise<void> {
    this.#isPolling = true;
    try {
      await Promise.all([this.#pollRooms(), this.#pollLogins(), readmitStrangers(this.#household.lobbies, this.#services.gate)]);
    } catch (fault) {
      // The store is away; the next poll tells.
      this.#services.observer.fault(fault, 'polling the log');
    }
    this.#isPolling = false;
  }

  async #pollRooms(): Promise<void> {
    const inUse = [...this.#household.rooms.values()].filter((room) => room.sessions.size > 0);
    if (inUse.length === 0) return;
    for (const { roomId, head, accessEpoch } of await this.#services.log.positions(inUse.map(({ id }) => id))) {
      const room = this.#household.rooms.get(roomId);
      if (room === undefined) continue;
      if ([...room.sessions].some((session: RoomSession) => !session.isEnded && session.admission.accessEpoch < accessEpoch)) {
        void room.readmit();
      }
      void this.#healLater(room, head);
    }
  }

  /** What others have just stored is on its way over the bus. */
  async #healLater(room: Room, head: number): Promise<void> {
    if (head <= room.head) return;
    const { clock, instances, meter } = this.#services;
    const isAmongOthers = instances?.isConnected === true;
    if (isAmongOthers) await pause(clock, GRACE_MS);
    const isHealed = this.#household.rooms.get(room.id) === room && healRoom(room, head);
    if (isHealed && isAmongOthers) meter.busGapRepaired();
  }

  async #pollLogins(): Promise<void> {
    const loginIds = [...this.#household.loginIds()];
    if (loginIds.length === 0) return;
    for (const loginId of await this.#services.log.endedLogins(loginIds)) this.#household.loginEnded(loginId);
  }

  async #reportLogins(): Promise<void> {
    const loginIds = [...this.#services.usedLogins];
    this.#services.usedLogins.clear();
    if (loginIds.length === 0) return;
    try {
      await this.#services.gate.loginsUsed(loginIds);
    } catch (fault) {
      // Said again in a minute.
      for (const loginId of loginIds) this.#services.usedLogins.add(loginId);
      this.#services.observer.fault(fault, 'reporting the use of logins');
    }
  }
}

/** Reads what the log has beyond the room's document, if that must be. With updates on their way, the next batch finds out itself. */
export function healRoom(room: Room, head: number): boolean {
  if (head <= room.head || room.pending.length > 0 || !room.turnstile.isIdle) return false;
  if (room.document === null) void room.reload();
  else void catchUp(room, room.document);
  return true;
}
