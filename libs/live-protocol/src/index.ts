export { FrameType, SyncStep, AuthStep } from './frame-type';
export type { Scope } from './frame-type';
export { CloseCode } from './close-code';
export { defaultLimits } from './limits';
export type { LiveLimits } from './limits';
export { limitFaults, limitNames } from './limit-rules';
export type { LimitName } from './limit-rules';
export { parseAddress, parseDocumentName, sectionDocument, dossierDocument } from './address';
export type { Address, DocumentName } from './address';
export { parseAuthToken, formatAuthToken } from './token';
export type { AuthToken } from './token';
export { readLiveMessage } from './live-message';
export type {
  LiveMessage,
  RefusedMessage,
  ScopeMessage,
  LoginEndedMessage,
  StorageMessage,
  RoomSizeMessage,
} from './live-message';
export { readClientFrame, LatestAddress, MalformedFrame } from './client-frame';
export type { ClientFrame } from './client-frame';
export {
  step1Frame,
  step2Frame,
  updateFrame,
  awarenessFrame,
  entriesFrame,
  syncStatusFrame,
  authenticatedFrame,
  deniedFrame,
  statelessFrame,
  pingFrame,
  pongFrame,
} from './server-frame';
export { readPresence, encodePresenceEntry, joinPresence } from './presence';
export type { PresenceEntry, PresenceCaps } from './presence';
export { SingleDocumentWire, denialMessage } from './single-document-wire';
export type { SingleDocumentAnswer } from './single-document-wire';
export { PERSON_COLOURS, personColour, cssColour } from './person-colour';
export {
  HttpAnswerReader,
  encodeCarriedMessage,
  encodeHttpAnswer,
  encodeHttpPost,
  readCarriedMessage,
  readHttpPost,
} from './http-carriage';
export type { CarriedMessage, HttpPost } from './http-carriage';
