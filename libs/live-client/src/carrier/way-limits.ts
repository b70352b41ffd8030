// How long each sign that a way does not work may be waited for. They follow each other in a bad network, and all
// together stay within the time in which editing has to go on over HTTP.

/** Within this time from the first silence editing goes on over the way that works. Milliseconds. */
export const CHANGE_WITHIN_MS = 5_000;

/** The waits, in milliseconds; those for an answer leave a slow line time to give it. */
export const wayLimits = {
  /** Opening a WebSocket and hearing back on it. */
  opening: 2_000,
  /** So long after something was sent a Ping asks whether it can have arrived; nothing is given up for it. */
  quiet: 1_000,
  /** So long after anything came a Ping asks whether anything still can, also for who sends nothing. */
  idle: 2_500,
  /** The answer to such a Ping. */
  answer: 2_000,
  /** The first byte of a stream, which the server sends at once; where none comes, a proxy holds streams back. */
  firstByte: 1_800,
} as const;
