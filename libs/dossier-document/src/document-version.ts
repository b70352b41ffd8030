import { toBase64UrlEncoded } from 'lib0/buffer';
import { digest } from 'lib0/hash/sha256';
import * as Y from 'yjs';

/**
 * The version of a document: base64url SHA-256 of its snapshot (what was inserted and what deleted).
 * Compare for equality only. The same for every replica that holds the same edits, whatever their
 * order of arrival, their encoding, or garbage collection; in a document that tidies by itself it is not
 * (see `faithfulDocument`).
 */
export const documentVersion = (doc: Y.Doc): string => toBase64UrlEncoded(digest(Y.encodeSnapshot(Y.snapshot(doc))));
