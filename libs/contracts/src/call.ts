import * as z from 'zod';

/** One entry of the deadline's history: it can move, and everybody can see that it did. */
export const deadlineChange = z.object({
  deadline: z.iso.datetime(),
  setAt: z.iso.datetime(),
  reason: z.string(),
});

export const callSummary = z.object({
  slug: z.string(),
  title: z.string(),
  grantor: z.string(),
  deadline: z.iso.datetime(),
  templateVersion: z.string(),
});
export type CallSummary = z.infer<typeof callSummary>;

/** `GET /api/calls/:slug`; `template` has the shape of `libs/call-templates`. */
export const callDetail = callSummary.extend({
  deadlineHistory: z.array(deadlineChange),
  template: z.unknown(),
});
export type CallDetail = z.infer<typeof callDetail>;
