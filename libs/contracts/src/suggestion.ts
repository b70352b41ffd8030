import * as z from 'zod';
import { sectionId } from './ids';
import { actor } from './section';

/** An open suggestion, in the order of the text. */
export const suggestion = z.object({
  id: z.uuid(),
  /** On whose connection it came, as the server saw it; null when that is not known. */
  author: actor.nullable(),
  /** Others whose letters it adds. */
  others: z.array(actor),
  at: z.iso.datetime(),
  remark: z.string().nullable(),
  /** The words that would go; `¶` is a break between two blocks, ` … ` what stays in between. */
  removed: z.string(),
  /** The words that would come. */
  added: z.string(),
  isMine: z.boolean(),
});
export type Suggestion = z.infer<typeof suggestion>;

export const suggestionVerdict = z.enum(['accept', 'reject', 'withdraw']);
export type SuggestionVerdict = z.infer<typeof suggestionVerdict>;

/** What was decided of a suggestion; stays when the text has moved on. */
export const decidedSuggestion = suggestion.omit({ others: true }).extend({
  decision: suggestionVerdict,
  by: actor,
  decidedAt: z.iso.datetime(),
  reason: z.string().nullable(),
});
export type DecidedSuggestion = z.infer<typeof decidedSuggestion>;

/** `GET /api/sections/:id/suggestions`; the latest decisions first. */
export const sectionSuggestions = z.object({
  open: z.array(suggestion),
  decided: z.array(decidedSuggestion),
  /** Whether the asking person may accept and reject. */
  mayDecide: z.boolean(),
});
export type SectionSuggestions = z.infer<typeof sectionSuggestions>;

/** So many are decided at once; more of them in steps. */
export const MOST_DECIDED_AT_ONCE = 1_000;

/** `POST /api/sections/:id/suggestions/decisions`: of all of them, or of none when one is gone. */
export const suggestionDecision = z.strictObject({
  ids: z.array(z.uuid()).min(1).max(MOST_DECIDED_AT_ONCE),
  decision: suggestionVerdict,
  reason: z.string().trim().min(1).max(2_000).optional(),
});
export type SuggestionDecisionAsked = z.infer<typeof suggestionDecision>;

/** `PATCH /api/sections/:id/suggestions/:suggestion`: the author's own remark; null takes it away. */
export const suggestionChange = z.strictObject({ remark: z.string().trim().min(1).max(2_000).nullable() });
export type SuggestionChange = z.infer<typeof suggestionChange>;

/**
 * What travels live on `dossier/<slug>` when somebody says why they suggest something: a hint to read the suggestions of
 * the section again. `seq` is the dossier's present number: a remark is no event of its own.
 */
export const suggestionsHint = z.object({
  type: z.literal('suggestions-changed'),
  seq: z.number().int().nonnegative(),
  section: sectionId,
});
export type SuggestionsHint = z.infer<typeof suggestionsHint>;
