import type { Request } from 'express';
import { Problem } from '../../platform/problem';

/** The bytes of a request's body. Refuses what is too large before it is read to its end, and what is no bytes. */
export async function requestBytes(request: Request, limit: number): Promise<Uint8Array> {
  if (request.is('application/octet-stream') === false) throw new Problem('bad-request', { faults: [NO_BYTES] });
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new Problem('payload-too-large');
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of piecesOf(request)) {
    length += piece.length;
    if (length > limit) throw new Problem('payload-too-large');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

const NO_BYTES = { path: '', message: 'the body is no application/octet-stream' };

async function* piecesOf(request: Request): AsyncGenerator<Buffer> {
  try {
    // A request without an encoding gives buffers.
    for await (const piece of request) yield piece as Buffer;
  } catch {
    // The client has gone in the middle of it: nobody waits for the answer.
    throw new Problem('bad-request');
  }
}
