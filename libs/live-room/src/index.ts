export { RoomEngine } from './engine/room-engine';
export type { EngineOptions } from './engine/room-engine';
export type { EngineLoad } from './engine/engine-load';
export type { LiveConnection } from './connection/live-connection';
export type { Bus } from './ports/bus';
export type { Transport } from './ports/transport';
export { machineClock } from './ports/clock';
export type { EngineClock } from './ports/clock';
export type {
  Admission,
  AdmissionRequest,
  DossierAdmission,
  DossierFollower,
  LivePerson,
  RoomGate,
  SectionAdmission,
} from './ports/room-gate';
export type { CommittedRoom, Forgery, RoomObserver } from './ports/room-observer';
export type { RoomMeter } from './ports/room-meter';
export type { Vocabulary } from './ports/vocabulary';
export type {
  ClockRange,
  CommitBatch,
  CommitRow,
  CommitVerdict,
  Compactable,
  Compaction,
  Confirmation,
  LaterUpdates,
  RoomLog,
  RoomPosition,
  StoredBase,
  StoredRoom,
  StoredUpdate,
} from './ports/room-log';
export { compactRoom } from './compaction/compact-room';
export { compactedState } from './compaction/compacted-state';
export type { CompactedState } from './compaction/compacted-state';
export { compactorHere } from './ports/compactor';
export type { Compactor } from './ports/compactor';
export { BrokenLog, documentOf } from './room/room-document';
export { HttpCarrier } from './http/http-carrier';
export type { HttpCarrierOptions } from './http/http-carrier';
export type { Read, Reading, Taken } from './http/http-connection';
export type { HttpLogin } from './http/http-connections';
export type { Unknown } from './http/http-relay';
export type { CreditedRange, EditVerdict, HistoryRow, RelayedRange, RoomEdit, RoomHistory } from './ports/room-history';
export { documentAt } from './history/past-document';
export type { Moment } from './history/past-document';
export { Authorship, authorshipOf } from './history/authorship';
export type { Writer, Writing } from './history/authorship';
export { passagesOf } from './history/passages';
export type { Passage } from './history/passages';
export { freshClientId } from './history/fresh-client-id';
export { sendersOf } from './history/senders';
export type { StructsInRoom } from './history/senders';
export { creditedWords } from './history/credited-words';
export { inPart, writtenThen } from './history/restored-words';
export type { WrittenThen } from './history/restored-words';
export { restoreText } from './history/restore';
export type { Restore } from './history/restore';
