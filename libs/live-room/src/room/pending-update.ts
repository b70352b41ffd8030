import type { SectionAdmission } from '../ports/room-gate';
import type { ClockRange, CommitRow } from '../ports/room-log';
import type { StatusSlot } from '../connection/status-order';
import type { RoomSession } from '../session/room-session';
import type { Typing } from '../validation/read-typing';

/** What waits for an update that is on its way to the log: it is stored, or undone and must be judged again. */
export type Follower = { readonly stored: () => void; readonly undone: () => void };

/** An update that was applied and relayed, and is not stored yet. */
export type PendingUpdate = {
  readonly session: RoomSession;
  /** Whose it is and by which right; a right that the writer still has is renewed, and nobody else's ever counts. */
  admission: SectionAdmission;
  /** The status it is owed; null when it is owed none. */
  readonly slot: StatusSlot | null;
  readonly update: Uint8Array;
  /** Where it is in the document, to be numbered when it is stored. */
  readonly place: number;
  /** What it adds, when it is somebody typing. */
  readonly typing: Typing | null;
  /** Yjs clients of the sender itself of which these are the first structs in the log. */
  readonly ownClients: readonly number[];
  /** New structs of others in it. */
  readonly relayed: readonly ClockRange[];
  readonly client: CommitRow['client'];
  /** Null until something waits for it. */
  followers: Follower[] | null;
};

/** An update as a session offers it. */
export type Offer = {
  readonly session: RoomSession;
  readonly slot: StatusSlot | null;
  readonly update: Uint8Array;
  /** The whole frame it came in, when others with the same address may get it as it is; else null. */
  readonly frame: Uint8Array | null;
  /** A live change, or the answer to one of the server's questions. */
  readonly asked: Question | 'live';
  /** Whether the gap it had was asked for already. */
  readonly isRetry: boolean;
};

/** Why the server sent a Step1; the Step2 that answers it is judged accordingly. */
export type Question =
  | { readonly why: 'opening' }
  | { readonly why: 'again' }
  | { readonly why: 'gap' }
  | ({ readonly why: 'confirm'; readonly personId: string } & ClockRange);
