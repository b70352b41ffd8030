/** A final binary frame, not masked (RFC 6455, section 5.2): what a server sends. */
const FINAL_BINARY = 0x82;
const LONG = 126;
const LONGEST = 127;

let latest: { readonly frame: Uint8Array; readonly wrapped: Buffer } | null = null;

/**
 * A message as a WebSocket frame. A broadcast hands over the same bytes once per receiver, one after the other, so the
 * latest frame is wrapped once.
 */
export function outboundFrame(frame: Uint8Array): Buffer {
  if (latest?.frame === frame) return latest.wrapped;
  const wrapped = wrap(frame);
  latest = { frame, wrapped };
  return wrapped;
}

/** What was broadcast has been handed to everybody: it may leave memory. */
export function forgetLatest(): void {
  latest = null;
}

function wrap(frame: Uint8Array): Buffer {
  const length = frame.byteLength;
  const headBytes = length < LONG ? 2 : length < 2 ** 16 ? 4 : 10;
  const wrapped = Buffer.allocUnsafe(headBytes + length);
  wrapped[0] = FINAL_BINARY;
  if (headBytes === 2) wrapped[1] = length;
  else if (headBytes === 4) {
    wrapped[1] = LONG;
    wrapped.writeUInt16BE(length, 2);
  } else {
    wrapped[1] = LONGEST;
    wrapped.writeBigUInt64BE(BigInt(length), 2);
  }
  wrapped.set(frame, headBytes);
  return wrapped;
}
