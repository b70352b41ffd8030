import type { ReasonCode } from '@samenpen/contracts';
import type { Doc } from 'yjs';
import type { Confirmation } from './room-log';

/** A room to which updates were committed. */
export type CommittedRoom = {
  readonly roomId: string;
  /** The sequence of its last update. */
  readonly head: number;
  /** The room's access epoch that they were stored under. */
  readonly accessEpoch: number;
  /** The persons who wrote them, each once. */
  readonly authors: readonly string[];
};

/** Other bytes for a client and clock that the room already knows. */
export type Forgery = {
  readonly roomId: string;
  readonly personId: string;
  readonly clientId: number;
  readonly clock: number;
};

/** Told what happened in the rooms; must not throw and is not waited for. */
export interface RoomObserver {
  committed(rooms: readonly CommittedRoom[]): void;
  forged(forgery: Forgery): void;
  /** Structs that somebody else brought count as a person's own from now on, because the person's connection offered them. */
  confirmed(confirmation: Confirmation): void;
  refused(refusal: { readonly roomId: string; readonly personId: string; readonly reason: ReasonCode }): void;
  /**
   * A document that has changed not long ago: time to look whether it still is what it should be. Bytes
   * that fit may still say nonsense; that is found here, beside the path of the updates. Must not change it.
   */
  inspect(roomId: string, doc: Doc): void;
  /** Something that should not have happened; the engine goes on, having said so. */
  fault(fault: unknown, doing: string): void;
}
