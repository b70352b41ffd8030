/** The second field of every addressed frame; numbers of the Hocuspocus v4 wire. */
export const FrameType = {
  Sync: 0,
  Awareness: 1,
  Auth: 2,
  QueryAwareness: 3,
  /** Server to server only; from a client it is a violation. */
  SyncReply: 4,
  Stateless: 5,
  /** Server to server only; from a client it is a violation. */
  BroadcastStateless: 6,
  Close: 7,
  SyncStatus: 8,
  /** A single byte without an address, like {@link FrameType.Pong}. */
  Ping: 9,
  Pong: 10,
} as const;

/** Sub-types of {@link FrameType.Sync}; numbers of y-protocols. */
export const SyncStep = { Step1: 0, Step2: 1, Update: 2 } as const;

/** Sub-types of {@link FrameType.Auth}. */
export const AuthStep = { Token: 0, Denied: 1, Authenticated: 2 } as const;

/** What a connection may do with a document, in the words of the wire. */
export type Scope = 'read-write' | 'readonly';
