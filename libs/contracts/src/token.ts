import * as z from 'zod';
import { chosenInstant } from './chosen-instant';

export const newToken = z.strictObject({
  name: z.string().trim().min(1).max(100),
  /** ISO instant; the token is refused from then on. At most a year ahead. */
  expiresAt: chosenInstant,
});
export type NewToken = z.infer<typeof newToken>;

export const apiToken = z.object({
  id: z.uuid(),
  name: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
});
export type ApiToken = z.infer<typeof apiToken>;

/** The only answer that ever holds the token itself. */
export const createdToken = apiToken.extend({ token: z.string() });
export type CreatedToken = z.infer<typeof createdToken>;
