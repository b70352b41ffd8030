export type {
  ClockRange,
  CommitBatch,
  CommitRow,
  CommitVerdict,
  Compaction,
  Confirmation,
  RoomLog,
  RoomPosition,
  StoredRoom,
  StoredUpdate,
} from './ports/room-log';
