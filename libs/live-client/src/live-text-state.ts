import type { ReasonCode } from '@samenpen/contracts';
import type { Scope } from '@samenpen/live-protocol';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { UnincludedText } from './unincluded-text';

/** What may be told to a person about their text. Only `saved` says that everything is on the server's disk. */
export type SaveState =
  | { readonly kind: 'opening' }
  /** The text could not be opened yet: the server is not reached. */
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'read-only' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: Date }
  /** Everything is saved, and the server can store nothing more for the moment: nobody may type. */
  | { readonly kind: 'on-hold'; readonly at: Date }
  /** `isKept`: whether this device keeps the text when the page is closed. */
  | { readonly kind: 'offline'; readonly isKept: boolean }
  | { readonly kind: 'not-saved'; readonly reason: NotSavedReason }
  /** No right to the text any more; what was unsent is kept as text that was not included. */
  | { readonly kind: 'no-access' };

/** Why text is not saved, beside the reason codes of the rules. */
export type NotSavedReason = ReasonCode | 'no-answer' | 'store-away' | 'device-full' | 'sent-away';

/**
 * Where the text stands.
 * `opening`: nothing to show yet. `open`: mount the editor. `rebuilding`: refused, stop input.
 * `stuck`: refused, and this device could not keep the text: it stays in the document to be copied.
 * `login-ended`: read-only until the same person signs in; the reason is `another-login` when somebody else did. `outdated`: reload the page; nothing is
 * opened. `denied`: no right to see it any more. `closed`: by this client.
 */
export type LiveTextPhase = 'opening' | 'open' | 'rebuilding' | 'stuck' | 'login-ended' | 'outdated' | 'denied' | 'closed';

/** The document to bind an editor to; another object after each rebuild. */
export type OpenedText = { readonly doc: Y.Doc; readonly awareness: Awareness };

export type LiveTextState = {
  readonly phase: LiveTextPhase;
  /** Why it is read-only, refused or denied; null while it is rebuilt because somebody else was refused. */
  readonly reason: ReasonCode | null;
  readonly scope: Scope | null;
  readonly save: SaveState;
  /** Null while there is nothing to mount an editor on. */
  readonly text: OpenedText | null;
  /** Whether what a person types now can be sent: open, with the right to write, and not stopped. */
  readonly mayWrite: boolean;
  /** Whether everything typed here is acknowledged, so that its version may be named in a request. */
  readonly isSettled: boolean;
  /** Share of the room's cap that is used (0–1) once the server warned; null before. */
  readonly roomUse: number | null;
  readonly unincluded: readonly UnincludedText[];
};
