import type { ReasonCode } from '@samenpen/contracts';

/** A room to which updates were committed. */
export type CommittedRoom = {
  readonly roomId: string;
  /** The sequence of its last update. */
  readonly head: number;
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
  refused(refusal: { readonly roomId: string; readonly personId: string; readonly reason: ReasonCode }): void;
  /** Something that should not have happened; the engine goes on, having said so. */
  fault(fault: unknown, doing: string): void;
}
