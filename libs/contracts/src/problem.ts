import * as z from 'zod';
import { reasonCode } from './reason';

/**
 * The catalogue of problems: every error answer is one of these (RFC 9457). The code is stable; the
 * sentence for people comes from the code, in Dutch and English. `status` is the HTTP status.
 */
export const problemCatalogue = {
  'bad-request': { status: 400 },
  'reason-required': { status: 400 },
  'bad-credentials': { status: 401 },
  'not-signed-in': { status: 401 },
  'another-login': { status: 401 },
  'not-allowed': { status: 403 },
  'foreign-origin': { status: 403 },
  'missing-header': { status: 403 },
  'not-found': { status: 404 },
  'unknown-connection': { status: 404 },
  'version-changed': { status: 409 },
  'wrong-state': { status: 409 },
  'too-many-tokens': { status: 409 },
  'sequence-gap': { status: 409 },
  'payload-too-large': { status: 413 },
  'not-json': { status: 415 },
  'findings': { status: 422 },
  'too-many-failures': { status: 429 },
  'too-many-connections': { status: 429 },
  'internal': { status: 500 },
  'not-ready': { status: 503 },
  'store-away': { status: 503 },
} as const satisfies Record<string, { readonly status: number }>;

export type ProblemCode = keyof typeof problemCatalogue;

export const problemCode = z.enum(
  // The keys of a constant object, of which there is at least one; TypeScript forgets both.
  Object.keys(problemCatalogue) as [ProblemCode, ...ProblemCode[]],
);

/** The body of every `application/problem+json` answer. */
export const problemAnswer = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: problemCode,
  /** One sentence for a person, in the language of the request. */
  detail: z.string(),
  /** Why it was refused, where the refusal comes from the rules. */
  reason: reasonCode.optional(),
  /** Reference number for support, on every 500. */
  reference: z.string().optional(),
  /** The version that is current now, with `version-changed`. */
  currentVersion: z.string().optional(),
  /** What was wrong where, with `bad-request`. */
  faults: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  /** What holds the transition back, with `findings`. */
  findings: z.array(z.object({ code: z.string(), message: z.string() })).optional(),
  /** Number of the message that is expected next, with `sequence-gap`. */
  expected: z.number().int().optional(),
  /** Seconds to wait, where waiting helps. */
  retryAfter: z.number().int().optional(),
});
export type ProblemAnswer = z.infer<typeof problemAnswer>;
