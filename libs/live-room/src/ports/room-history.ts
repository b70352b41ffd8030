import type { ClockRange } from './room-log';

/** One row of a room's log, compacted since or not. */
export type HistoryRow = {
  readonly seq: number;
  /** Milliseconds since 1970, by the clock of the log. Rows count in the order of `seq`, whatever their clocks say. */
  readonly at: number;
  /** The person on whose connection it arrived, or in whose name the server wrote it; null: the server itself. */
  readonly personId: string | null;
  readonly update: Uint8Array;
};

/** Structs that came in a row through somebody else than their author. */
export type RelayedRange = ClockRange & {
  readonly seq: number;
  /** The author, once the client's own connection has offered the same, or as the server knew it; null before. */
  readonly confirmedBy: string | null;
  /** When that was, or when the author wrote it where it was put back since: milliseconds since 1970. Null with `confirmedBy`. */
  readonly confirmedAt: number | null;
};

/** Structs of an edit of the server that are somebody's own words. */
export type CreditedRange = ClockRange & {
  readonly personId: string;
  /** When the words were written, milliseconds since 1970; null: with the edit. */
  readonly at: number | null;
};

/** An edit that the server writes in somebody's name. */
export type RoomEdit = {
  readonly roomId: string;
  /** In whose name; null: the server's own. */
  readonly personId: string | null;
  /**
   * Whose words it brings, when somebody else takes them over: they are the author of what is new in it, or of the
   * structs that are asked for once the edit is made.
   */
  readonly wordsOf?: string | (() => readonly CreditedRange[]);
  /** Makes the edit for what the room holds now (Yjs updates, V1, in order); null: there is nothing to change. */
  readonly make: (present: readonly Uint8Array[]) => Uint8Array | null;
};

/** What became of an edit of the server. */
export type EditVerdict =
  | { readonly kind: 'stored'; readonly seq: number }
  | { readonly kind: 'unchanged' | 'closed' | 'gone' };

/** A room's whole past, from its first row on, and the one way of the server to write on. */
export interface RoomHistory {
  /** The next rows after `after` up to and with `upTo`, in order, some thousands at most; none: that was all. */
  rows(roomId: string, span: { readonly after: number; readonly upTo: number }): Promise<readonly HistoryRow[]>;
  /** The last row that the log stored at or before an instant (milliseconds since 1970); 0: none. */
  seqAt(roomId: string, at: number): Promise<number>;
  relayed(roomId: string): Promise<readonly RelayedRange[]>;
  /** Holds the room's lock from reading to appending, so that nothing comes in between. A closed room takes nothing. */
  edit(edit: RoomEdit): Promise<EditVerdict>;
}
