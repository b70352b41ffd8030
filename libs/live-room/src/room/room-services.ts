import type { LiveLimits } from '@samenpen/live-protocol';
import type { Instances } from '../instances/instances';
import type { EngineClock } from '../ports/clock';
import type { RoomGate } from '../ports/room-gate';
import type { RoomLog } from '../ports/room-log';
import type { RoomObserver } from '../ports/room-observer';
import type { RoomMeter } from '../ports/room-meter';
import type { Vocabulary } from '../ports/vocabulary';
import type { AnswerSample } from '../connection/answer-sample';
import type { EngineCounts } from '../engine/engine-load';
import type { UpdateCaps } from '../validation/decode-update';
import type { Room } from './room';

/** What every part of the engine works with. */
export type EngineServices = {
  readonly log: RoomLog;
  readonly gate: RoomGate;
  readonly observer: RoomObserver;
  readonly meter: RoomMeter;
  readonly sample: AnswerSample;
  readonly counts: EngineCounts;
  readonly clock: EngineClock;
  readonly limits: LiveLimits;
  /** What an update may hold. */
  readonly updateCaps: UpdateCaps;
  /** What a text is made of; null: anything. */
  readonly vocabulary: Vocabulary | null;
  /** Logins under which somebody wrote since the gate was last told. */
  readonly usedLogins: Set<string>;
  /** The other instances; null when there is no bus to them. */
  readonly instances: Instances | null;
};

/** What a room asks of the engine around it. */
export interface RoomSurroundings {
  /** The room has updates for the log. */
  commitSoon(room: Room): void;
  /** The presence of a document has changed. */
  presenceSoon(flush: () => void, hearers: number): void;
  /** The log says that a login has ended, before anybody told the engine. */
  loginEnded(loginId: string): void;
  /** Nobody is in the room and nothing is on its way. */
  roomEmptied(room: Room): void;
  /** The document was used; the least recently used ones leave memory first. */
  documentUsed(room: Room): void;
  /** Another instance says that the server has written to the room. */
  roomMoved(roomId: string): void;
  /** The tail has grown so long that joining gets slow. */
  compactionDue(roomId: string): void;
}

/** Waits; never fails. */
export const pause = (clock: EngineClock, milliseconds: number): Promise<void> =>
  new Promise((resolve) => void clock.after(milliseconds, resolve));
