/** Bytes of a Yjs update (V1) with its place in the room's order. */
export type StoredUpdate = { readonly seq: number; readonly update: Uint8Array };

/** A compacted state: every update up to its `seq` in one, with its Yjs state vector. */
export type StoredBase = StoredUpdate & { readonly stateVector: Uint8Array };

/** Structs of a Yjs client in one room: clocks from `from` up to, not including, `to`. */
export type ClockRange = { readonly clientId: number; readonly from: number; readonly to: number };

/** Everything the engine needs of a room, at one moment. */
export type StoredRoom = {
  /** The last sequence number given. */
  readonly head: number;
  readonly accessEpoch: number;
  /** Null before the first compaction. */
  readonly base: StoredBase | null;
  /** Which compaction `base` is from; 0: none. */
  readonly baseEpoch: number;
  /** The updates after `base`, in order. */
  readonly tail: readonly StoredUpdate[];
  /** Which person a Yjs client belongs to. */
  readonly authors: ReadonlyMap<number, string>;
  /** Structs that arrived through somebody else, and that their client has neither confirmed nor disowned. */
  readonly unconfirmed: readonly ClockRange[];
};

/** One update that is to be stored, with all it was judged by. */
export type CommitRow = {
  readonly roomId: string;
  readonly update: Uint8Array;
  /** The person on whose connection it arrived. */
  readonly personId: string;
  readonly loginId: string;
  /** The room's access epoch under which the person was admitted. */
  readonly accessEpoch: number;
  /** Yjs clients to bind to the person with this row. */
  readonly ownClients: readonly number[];
  /** New structs of other clients, stored as relayed. */
  readonly relayed: readonly ClockRange[];
  /** The Yjs client of which it has new structs. */
  readonly client: number | 'none' | 'several';
};

/** A batch keeps its id and its content over repetitions, so that a COMMIT whose answer was lost is found again. */
export type CommitBatch = {
  readonly id: string;
  /** Whether an earlier attempt may have been committed. */
  readonly isRepeat: boolean;
  /**
   * The head that every room of the batch had when its rows were judged. Rows of others behind it are no hindrance, so
   * long as they hold nothing of the same Yjs clients: a stored row may have a higher number than the next one.
   */
  readonly heads: ReadonlyMap<string, number>;
  /** In order; the rows of one room may be mixed with those of others. */
  readonly rows: readonly CommitRow[];
};

/**
 * What became of a row. `moved`: somebody else wrote first, and may have written the same: judge again. `stale`: rights have changed, ask the gate
 * again. `behind`: an earlier row of the same room did not fit. `gone`: there is no such room.
 */
export type CommitVerdict =
  | { readonly kind: 'stored'; readonly seq: number }
  | { readonly kind: 'moved' | 'stale' | 'closed' | 'login-ended' | 'behind' | 'gone' };

/** Where a room stands; polled to heal what no message told. */
export type RoomPosition = { readonly roomId: string; readonly head: number; readonly accessEpoch: number };

/** The updates after a sequence number in order, and all bindings as they now are. */
export type LaterUpdates = {
  readonly updates: readonly StoredUpdate[];
  readonly authors: ReadonlyMap<number, string>;
};

/** The base and the first updates after it; what a compaction makes one state of. */
export type Compactable = Pick<StoredRoom, 'base' | 'baseEpoch' | 'tail'>;

/** A compacted state that replaces what was loaded under `epoch`. */
export type Compaction = {
  readonly roomId: string;
  readonly epoch: number;
  readonly uptoSeq: number;
  readonly state: Uint8Array;
  readonly stateVector: Uint8Array;
};

/** The authorship of relayed structs, confirmed on the connection of the client itself. */
export type Confirmation = {
  readonly roomId: string;
  readonly clientId: number;
  readonly personId: string;
  /** Clocks below this one are confirmed. */
  readonly to: number;
};

/** The append-only log of all rooms. Every method rejects when the store is away; nothing is half done then. */
export interface RoomLog {
  /** Null when there is no such room. */
  load(roomId: string): Promise<StoredRoom | null>;
  /** What came after `seq`, also when it was compacted since. */
  after(roomId: string, seq: number): Promise<LaterUpdates>;
  /** Stores the rows that fit, durably, before it answers; one verdict per row, in order. */
  commit(batch: CommitBatch): Promise<readonly CommitVerdict[]>;
  /** False when there is nothing of that client to confirm, it is somebody else's, or that person brought some of it. */
  confirm(confirmation: Confirmation): Promise<boolean>;
  /** What others brought of a client from this clock on is not its own: it came back without. It is unconfirmed no more, and stays theirs. */
  disown(disowned: Pick<Confirmation, 'roomId' | 'clientId'> & { readonly from: number }): Promise<void>;
  /** Updates of about so many bytes, at least one if there is one; null when there is no such room. */
  oldest(roomId: string, bytes: number): Promise<Compactable | null>;
  /** False when somebody else compacted first; nothing is written then. */
  compact(compaction: Compaction): Promise<boolean>;
  positions(roomIds: readonly string[]): Promise<readonly RoomPosition[]>;
  /** Which of these logins are no longer valid. */
  endedLogins(loginIds: readonly string[]): Promise<readonly string[]>;
}
