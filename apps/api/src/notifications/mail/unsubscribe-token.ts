import { createHmac, timingSafeEqual } from 'node:crypto';
import { notificationKind, type NotificationKind } from '@samenpen/contracts';

/** Whose mail a link ends, and about which kind; null: about everything. */
export type Unsubscribing = { readonly personId: string; readonly kind: NotificationKind | null };

const ID_BYTES = 16;
const SIGN_BYTES = 16;
const ALL = 'all';

/** What stands in the link: an id and a kind with a signature, so that nobody ends somebody else's mail. */
export function unsubscribeToken({ personId, kind }: Unsubscribing, key: string): string {
  const said = Buffer.concat([Buffer.from(personId.replaceAll('-', ''), 'hex'), Buffer.from(kind ?? ALL)]);
  return Buffer.concat([said, signature(said, key)]).toString('base64url');
}

/** Null: nothing that this installation has signed. */
export function readUnsubscribeToken(token: string, key: string): Unsubscribing | null {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length <= ID_BYTES + SIGN_BYTES) return null;
  const said = bytes.subarray(0, -SIGN_BYTES);
  if (!timingSafeEqual(signature(said, key), bytes.subarray(-SIGN_BYTES))) return null;
  const scope = said.subarray(ID_BYTES).toString();
  const kind = scope === ALL ? null : notificationKind.safeParse(scope).data;
  // Signed once for a kind that there is no more.
  if (kind === undefined) return null;
  const personId = said.subarray(0, ID_BYTES).toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { personId, kind };
}

const signature = (said: Uint8Array, key: string): Buffer => createHmac('sha256', key).update(said).digest().subarray(0, SIGN_BYTES);
