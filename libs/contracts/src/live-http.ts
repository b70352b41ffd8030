import * as z from 'zod';

/** What a GET of a connection over HTTP asks: messages after a number, streamed or as one answer. */
export const liveHttpQuery = z.strictObject({
  /** Number of the last message that the client has. */
  after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
  /** `1`: one whole answer as soon as there is a message, for where a proxy holds back what is streamed. */
  poll: z.enum(['0', '1']).default('0'),
});
export type LiveHttpQuery = z.infer<typeof liveHttpQuery>;

/** The answer to a POST of a connection over HTTP. */
export const liveHttpAnswer = z.object({
  /** The connection, 128 random bits; for the login that opened it, and nobody else. */
  id: z.string(),
  /** Number of the message that is expected next: everything before it was taken. */
  next: z.number().int(),
});
export type LiveHttpAnswer = z.infer<typeof liveHttpAnswer>;
