/** A final binary frame, not masked (RFC 6455, section 5.2): what a server sends. */
const FINAL_BINARY = 0x82;
const LONG = 126;
const LONGEST = 127;

/** What is larger leaves as it is behind its head, instead of being copied. Bytes. */
const WORTH_COPYING = 16 * 1024;

type Wrapped = { readonly frame: Uint8Array; readonly pieces: readonly Buffer[] };

let latest: Wrapped | null = null;

/**
 * A message as a WebSocket frame, in one piece or two. A broadcast hands over the same bytes once per receiver, one
 * after the other, so the latest frame is wrapped once.
 */
export function outboundFrame(frame: Uint8Array): readonly Buffer[] {
  if (latest?.frame !== frame) latest = { frame, pieces: wrap(frame) };
  return latest.pieces;
}

/** What was broadcast has been handed to everybody: it may leave memory. */
export function forgetLatest(): void {
  latest = null;
}

function wrap(frame: Uint8Array): Buffer[] {
  const length = frame.byteLength;
  const headBytes = length < LONG ? 2 : length < 2 ** 16 ? 4 : 10;
  const isCopied = length <= WORTH_COPYING;
  const first = Buffer.allocUnsafe(headBytes + (isCopied ? length : 0));
  first[0] = FINAL_BINARY;
  if (headBytes === 2) first[1] = length;
  else if (headBytes === 4) {
    first[1] = LONG;
    first.writeUInt16BE(length, 2);
  } else {
    first[1] = LONGEST;
    first.writeBigUInt64BE(BigInt(length), 2);
  }
  if (!isCopied) return [first, Buffer.from(frame.buffer, frame.byteOffset, length)];
  first.set(frame, headBytes);
  return [first];
}
