import * as z from 'zod';
import { chosenInstant } from './chosen-instant';
import { partnerId, personId, sectionId } from './ids';
import { reasonCode } from './reason';
import { sectionEvent, sectionKind, sectionScope, sectionStatus } from './section-codes';

/** Limits in characters, spaces included, as a form counts plain text. */
export const sectionLimits = z.object({
  minCharacters: z.number().int().nonnegative().nullable(),
  maxCharacters: z.number().int().positive().nullable(),
});
export type SectionLimits = z.infer<typeof sectionLimits>;

/** What the asking person may do with a section; the names of `libs/access-policy`. */
export const sectionAction = z.enum([
  'read',
  'write',
  'comment',
  'suggest',
  'propose',
  'markReady',
  'markNotApplicable',
  'takeBack',
  'requestChanges',
  'approve',
  'requestReopen',
  'reopen',
  'confirm',
]);
export type SectionAction = z.infer<typeof sectionAction>;

const verdictOf = <Value extends z.ZodType>(value: Value) => z.record(sectionAction, value);

/** The assignee of a shared section: an organisation, or one person of it. */
export const assignee = z.object({
  partner: partnerId,
  partnerName: z.string(),
  person: personId.nullable(),
  personName: z.string().nullable(),
});
export type Assignee = z.infer<typeof assignee>;

/** Who did something, as everybody in the dossier may see it. */
export const actor = z.object({ person: personId, name: z.string(), organisation: z.string() });
export type Actor = z.infer<typeof actor>;

export const sectionSummary = z.object({
  id: sectionId,
  key: z.string(),
  /** The number it stands under in the template: `0` … `20`, `5a`. */
  number: z.string(),
  /** Title of the numbered group, the same for every instance under the number. */
  group: z.string(),
  title: z.string(),
  kind: sectionKind,
  scope: sectionScope,
  partner: partnerId.nullable(),
  status: sectionStatus,
  /** Opaque; compare for equality only. Null for kinds whose content is not built yet. */
  version: z.string().nullable(),
  characters: z.number().int().nonnegative(),
  words: z.number().int().nonnegative(),
  /** How many suggestions stand open in its text. */
  suggestions: z.number().int().nonnegative(),
  limits: sectionLimits,
  required: z.boolean(),
  assignee: assignee.nullable(),
  dueAt: z.iso.datetime().nullable(),
  lastEdit: z.object({ by: actor, at: z.iso.datetime() }).nullable(),
  markedReady: z.object({ by: actor, at: z.iso.datetime(), version: z.string().nullable() }).nullable(),
  approval: z.object({ by: actor, at: z.iso.datetime(), version: z.string().nullable() }).nullable(),
  changeRequest: z.object({ by: actor, at: z.iso.datetime(), reason: z.string() }).nullable(),
  reopenRequest: z.object({ by: actor, at: z.iso.datetime(), reason: z.string() }).nullable(),
  may: verdictOf(z.boolean()),
  /** The reason code for every action that is refused. */
  mayNot: z.partialRecord(sectionAction, reasonCode),
});
export type SectionSummary = z.infer<typeof sectionSummary>;

/** A rule or text of the template, with where it comes from. */
export const ruleSource = z.object({
  source: z.enum(['call', 'sibling', 'example']),
  reference: z.string(),
});
export type RuleSource = z.infer<typeof ruleSource>;

export const sectionColumn = z.object({
  key: z.string(),
  title: z.string(),
  type: z.enum(['text', 'long-text', 'number', 'money', 'date', 'choice', 'partner', 'boolean', 'file']),
  choices: z.array(z.string()).optional(),
  maxCharacters: z.number().int().positive().optional(),
  required: z.boolean(),
});
export type SectionColumn = z.infer<typeof sectionColumn>;

/** What the template says of a section: shown on top of it and, for kinds without a screen yet, instead. */
export const sectionDefinition = z.object({
  guidance: z.array(z.string()),
  /** Columns of a table, fields of a form, statements of a declaration, annexes asked. */
  columns: z.array(sectionColumn),
  maxRows: z.number().int().positive().nullable(),
  rules: z.array(z.object({ code: z.string(), text: z.string(), source: ruleSource })),
});
export type SectionDefinition = z.infer<typeof sectionDefinition>;

/** Text content at one version. `json` is the ProseMirror document. */
export const sectionContent = z.object({
  json: z.unknown(),
  text: z.string(),
  version: z.string(),
});
export type SectionContent = z.infer<typeof sectionContent>;

/** What a review session decided about a section and waits for the penhouder, who confirms it by doing it. */
export const waitingDecision = z.object({
  session: z.object({ id: z.uuid(), title: z.string() }),
  kind: sectionEvent.extract(['approve', 'request-changes']),
  reason: z.string().nullable(),
  by: actor,
  at: z.iso.datetime(),
});
export type WaitingDecision = z.infer<typeof waitingDecision>;

/** `GET /api/sections/:id`. */
export const sectionDetail = sectionSummary.extend({
  dossier: z.object({ slug: z.string(), title: z.string() }),
  definition: sectionDefinition,
  content: sectionContent.nullable(),
  /**
   * Version of the document schema that the server writes; null for kinds without a live text. An editor of
   * another version opens nothing of this section, or it deletes what it does not know.
   */
  schemaVersion: z.int().positive().nullable(),
  /** The earliest first; none that cannot be confirmed any more. */
  waiting: z.array(waitingDecision),
});
export type SectionDetail = z.infer<typeof sectionDetail>;

/** `POST /api/sections/:id/transitions`. */
export const sectionTransition = z.strictObject({
  event: sectionEvent,
  /** The version that was on the screen; required to approve. */
  version: z.string().max(100).optional(),
  reason: z.string().trim().min(1).max(2000).optional(),
});
export type SectionTransition = z.infer<typeof sectionTransition>;

/** The new state, and the section as it now stands for the asking person. */
export const sectionTransitionAnswer = z.object({
  status: sectionStatus,
  version: z.string().nullable(),
  section: sectionSummary,
});
export type SectionTransitionAnswer = z.infer<typeof sectionTransitionAnswer>;

/**
 * `PATCH /api/sections/:id`: hand a shared section to an organisation or one person of it (null takes
 * it back), or set the instant by which it is due. Answers the section as it now stands.
 */
export const sectionChange = z.strictObject({
  assignee: z.strictObject({ partner: partnerId, person: personId.nullable() }).nullable().optional(),
  dueAt: chosenInstant.nullable().optional(),
});
export type SectionChange = z.infer<typeof sectionChange>;
