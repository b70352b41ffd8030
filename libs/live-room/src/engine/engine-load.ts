// What the engine carries at one moment. The hot path does no more than count; the sums are made when somebody asks.

import type { HotDocuments } from '../room/hot-documents';
import type { Room } from '../room/room';

/** What is counted on the way of a frame. */
export class EngineCounts {
  /** Presence that clients sent. */
  presenceFrames = 0;
}

/** The engine's load at one moment, for health, metrics and tests. */
export type EngineLoad = {
  readonly connections: number;
  /** Rooms that somebody is in or that have something on its way to the log. */
  readonly rooms: number;
  /** Those of them whose document is in memory. */
  readonly hotRooms: number;
  /** Updates that wait for the log. */
  readonly pendingUpdates: number;
  /** What the documents in memory take, estimated, and what they may take. */
  readonly documentBytes: number;
  readonly documentBudgetBytes: number;
  /** False from the moment that people are told. */
  readonly isStoreAvailable: boolean;
  /** Since the start. */
  readonly presenceFrames: number;
};

/** Goes over the rooms once. */
export function loadOf(
  rooms: ReadonlyMap<string, Room>,
  documents: HotDocuments,
): Pick<EngineLoad, 'rooms' | 'hotRooms' | 'pendingUpdates' | 'documentBytes' | 'documentBudgetBytes'> {
  let [hotRooms, pendingUpdates] = [0, 0];
  for (const room of rooms.values()) {
    if (room.document !== null) hotRooms += 1;
    pendingUpdates += room.pending.length;
  }
  const { heapBytes, budgetBytes } = documents;
  return { rooms: rooms.size, hotRooms, pendingUpdates, documentBytes: heapBytes, documentBudgetBytes: budgetBytes };
}
