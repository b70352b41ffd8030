import { once } from 'node:events';
import { encodeHttpAnswer } from '@samenpen/live-protocol';
import type { Read } from '@samenpen/live-room';
import type { Response } from 'express';

/** How long one reading waits; then the next one shows that somebody still reads. Milliseconds. */
const PATIENCE_MS = 10_000;

/** Gives the messages after a number, waiting for them at most so many milliseconds. */
export type ReadOn = (position: number, patience: number) => Promise<Read | { readonly kind: 'unknown' }>;

/** Neither caches nor proxies may keep, change, compress or hold back what comes. */
export function startBytes(response: Response): void {
  response.setHeader('Content-Type', 'application/octet-stream');
  response.setHeader('Cache-Control', 'no-store, no-transform');
  response.setHeader('X-Accel-Buffering', 'no');
}

/** Writes message after message until the connection is over, a newer reader takes over or the client leaves. */
export async function streamMessages(response: Response, first: readonly Uint8Array[], at: { readonly position: number; readonly readOn: ReadOn }): Promise<void> {
  let { position } = at;
  startBytes(response);
  // A first byte at once, even if there is nothing to say: without it the client takes the way for one that buffers.
  let messages = first;
  while (!response.destroyed) {
    if (messages.length > 0 || !response.headersSent) await write(response, encodeHttpAnswer(messages));
    position += messages.length;
    const read = await at.readOn(position, PATIENCE_MS);
    if (read.kind !== 'messages') break;
    messages = read.messages;
  }
  response.end();
}

async function write(response: Response, bytes: Uint8Array): Promise<void> {
  if (response.write(bytes) || response.destroyed) return;
  const left = new AbortController();
  response.once('close', () => left.abort());
  // Aborted when the client has left: there is nothing to wait for any more.
  await once(response, 'drain', { signal: left.signal }).catch(() => undefined);
}
