import type { ReasonCode } from '@samenpen/contracts';
import type { Scope } from './frame-type';

/** An update was refused. The Yjs document of the receiver no longer matches the server's: rebuild it. */
export type RefusedMessage = {
  readonly type: 'refused';
  readonly reason: ReasonCode;
  readonly recover: 'rebuild';
  /** false: it was somebody else's update, relayed to this client before it was refused. */
  readonly own: boolean;
};

/** What this connection may do with the document has changed while it was open. */
export type ScopeMessage = {
  readonly type: 'scope';
  readonly scope: Scope;
  /** Why it may not write; null with `read-write`. */
  readonly reason: ReasonCode | null;
};

/** The login ended: the document is read-only until the same person signs in and opens it again. */
export type LoginEndedMessage = { readonly type: 'login-ended' };

/** The store is away (`available: false`): stop input, nothing is lost; or it is back. */
export type StorageMessage = { readonly type: 'storage'; readonly available: boolean };

/** The room nears its cap; deletions are always admitted. Bytes. */
export type RoomSizeMessage = { readonly type: 'room-size'; readonly bytes: number; readonly limit: number };

/**
 * What the server says beside the text, as JSON in a Stateless frame on a section's document. On
 * `dossier/<slug>` the payload is a `DossierEvent` of libs/contracts instead.
 */
export type LiveMessage = RefusedMessage | ScopeMessage | LoginEndedMessage | StorageMessage | RoomSizeMessage;

const types: ReadonlySet<string> = new Set<LiveMessage['type']>([
  'refused',
  'scope',
  'login-ended',
  'storage',
  'room-size',
]);

/** The message, or null for anything else, so that a client skips what a later server may say. */
export function readLiveMessage(payload: string): LiveMessage | null {
  let value: unknown;
  try {
    value = JSON.parse(payload);
  } catch {
    // Not JSON: nothing of ours.
    return null;
  }
  if (typeof value !== 'object' || value === null || !('type' in value)) return null;
  // The server is trusted for the other fields: it is the one that says what they mean.
  return typeof value.type === 'string' && types.has(value.type) ? (value as LiveMessage) : null;
}
