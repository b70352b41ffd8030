import { createHash, randomBytes } from 'node:crypto';

/** A fresh 256-bit secret, for a cookie or a token. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps of a secret. A plain hash suffices: nobody guesses 256 bits. */
export function secretHash(secret: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(createHash('sha256').update(secret).digest());
}
