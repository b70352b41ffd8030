import type { ReasonCode } from '@samenpen/contracts';
import { defaultLimits, sectionDocument } from '@samenpen/live-protocol';
import type { LiveLimits } from '@samenpen/live-protocol';
import * as Y from 'yjs';
import { RoomEngine } from '../engine/room-engine';
import type { EngineOptions } from '../engine/room-engine';
import type { Admission, AdmissionRequest, LivePerson, RoomGate } from '../ports/room-gate';
import type { Confirmation } from '../ports/room-log';
import type { Forgery, RoomObserver } from '../ports/room-observer';
import { documentOf } from '../room/room-document';
import { ManualClock, eventLoopTurns } from './manual-clock';
import { MemoryLog } from './memory-log';

type Right = 'write' | 'read' | 'none';

export const ROOM = '0d5cfb1e-6a53-4a3c-9a0c-7f4d3f1d1a11';
export const OTHER_ROOM = '0d5cfb1e-6a53-4a3c-9a0c-7f4d3f1d1a22';

type WorldOptions = Pick<EngineOptions, 'bus' | 'meter' | 'vocabulary'>;

/** One engine with a log in memory; a token is a person's name, and a login of the same name. */
export class MemoryWorld {
  readonly log: MemoryLog;
  readonly clock: ManualClock;
  readonly rights: Map<string, Right>;
  readonly faults: unknown[] = [];
  readonly forgeries: Forgery[] = [];
  readonly confirmations: Confirmation[] = [];
  readonly refusals: string[] = [];
  readonly inspected: string[] = [];
  /** Each report of logins that were used. */
  readonly usedLogins: (readonly string[])[] = [];
  /** How often the gate was asked. */
  asked = 0;
  /** While true the gate cannot tell. */
  isGateAway = false;
  /** Happens between what the gate found and its answer. */
  afterAdmission: (() => Promise<void>) | null = null;
  readonly committed: string[][] = [];
  engine: RoomEngine;
  readonly #limits: LiveLimits;

  readonly #options: WorldOptions;

  /** `beside`: another instance on the log and the clock of that one. */
  constructor(limits: Partial<LiveLimits> = {}, options: WorldOptions = {}, beside: MemoryWorld | null = null) {
    this.#limits = { ...defaultLimits, ...limits };
    this.#options = options;
    this.log = beside?.log ?? new MemoryLog();
    this.clock = beside?.clock ?? new ManualClock();
    this.rights = beside?.rights ?? new Map<string, Right>();
    if (beside === null) for (const roomId of [ROOM, OTHER_ROOM]) this.log.seed(roomId, emptyText());
    this.engine = this.#anEngine();
  }

  /** What a SIGKILL and a new start do: everything in memory is gone. */
  restart(): void {
    this.engine = this.#anEngine();
  }

  /** The policy, as far as the engine can tell. `close` is a transaction of the server like an approval. */
  async closeRoom(roomId = ROOM): Promise<void> {
    this.log.change(roomId, 'closed');
    await this.engine.rightsChanged([roomId]);
  }

  async reopenRoom(roomId = ROOM): Promise<void> {
    this.log.change(roomId, 'open');
    await this.engine.rightsChanged([roomId]);
  }

  /** Changes a person's right in a transaction of the server; the engine hears of it unless `isUnheard`. */
  async setRight(person: string, right: Right, isUnheard = false): Promise<void> {
    this.rights.set(person, right);
    this.log.change(ROOM, this.log.room(ROOM).state);
    if (!isUnheard) await this.engine.rightsChanged([ROOM]);
  }

  /** What the log makes of a room. */
  stored(roomId = ROOM): Y.Doc {
    const { base, tail } = this.log.room(roomId);
    return documentOf([...(base === null ? [] : [base.update]), ...tail.map(({ update }) => update)]);
  }

  text(roomId = ROOM): string {
    return this.stored(roomId).getText('default').toString();
  }

  /** Lets everything happen that needs no time. */
  quiet(): Promise<void> {
    return eventLoopTurns(12);
  }

  #anEngine(): RoomEngine {
    return new RoomEngine({
      log: this.log, gate: this.#gate(), observer: this.#observer(), clock: this.clock, limits: this.#limits, ...this.#options,
    });
  }

  #observer(): RoomObserver {
    return {
      committed: (rooms) => void this.committed.push(rooms.map(({ roomId, head }) => `${roomId}@${head}`)),
      forged: (forgery) => void this.forgeries.push(forgery),
      confirmed: (confirmation) => void this.confirmations.push(confirmation),
      refused: ({ personId, reason }) => void this.refusals.push(`${personId}: ${reason}`),
      inspect: (roomId, doc) => void this.inspected.push(`${roomId}: ${doc.getText('default').toString()}`),
      fault: (fault) => void this.faults.push(fault),
    };
  }

  #gate(): RoomGate {
    return {
      admit: async (request) => {
        if (this.isGateAway) throw new Error('the store is away');
        const admission = this.#admit(request);
        await this.afterAdmission?.();
        return admission;
      },
      withoutPart: async (followers) => {
        await Promise.resolve();
        if (this.isGateAway) throw new Error('the store is away');
        return followers.filter(({ personId }) => this.rights.get(personId) === 'none');
      },
      loginsUsed: (loginIds) => this.#countUse(loginIds),
    };
  }

  async #countUse(loginIds: readonly string[]): Promise<void> {
    await Promise.resolve();
    if (this.log.isAway) throw new Error('the store is away');
    this.usedLogins.push(loginIds);
  }

  #admit({ document, token, schemaVersion }: AdmissionRequest): Admission {
    this.asked += 1;
    const id = token ?? 'nobody';
    const right = this.rights.get(id) ?? 'write';
    if (token === null || this.log.ended.has(id)) return { kind: 'refused', reason: 'not-signed-in' };
    if (right === 'none') return { kind: 'refused', reason: 'no-part-in-dossier' };
    if (schemaVersion !== null && schemaVersion < 1) return { kind: 'refused', reason: 'outdated-client' };
    const person = { id, name: id, organisation: 'Damme', colour: 3 };
    return this.#admitPerson(document, person, right);
  }

  #admitPerson(document: AdmissionRequest['document'], person: LivePerson, right: Right): Admission {
    const { id } = person;
    if (document.kind === 'dossier') return { kind: 'dossier', slug: document.slug, person, loginId: id };
    const room = this.log.rooms.get(document.sectionId);
    if (room === undefined) return { kind: 'refused', reason: 'unknown-document' };
    const reason: ReasonCode | null =
      room.state === 'closed' ? 'section-is-approved' : right === 'read' ? 'role-may-not-write' : null;
    return {
      kind: 'section', roomId: document.sectionId, scope: reason === null ? 'read-write' : 'readonly', reason, person,
      loginId: id, accessEpoch: room.accessEpoch,
    };
  }
}

function emptyText(): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 0;
  doc.getText('default').insert(0, '·');
  return Y.encodeStateAsUpdate(doc);
}

export const DOCUMENT = sectionDocument(ROOM);
export const OTHER_DOCUMENT = sectionDocument(OTHER_ROOM);
