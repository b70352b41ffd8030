import * as z from 'zod';
import { dossierId, membershipId, organisationId, partnerId, personId, sectionId } from './ids';
import { dossierRole, helix, projectRole } from './roles';
import { actor, sectionSummary } from './section';
import { dossierStatus } from './section-codes';

export const dossierPartner = z.object({
  id: partnerId,
  organisation: organisationId,
  name: z.string(),
  nis: z.string().nullable(),
  projectRole,
  helix,
  fundingEligible: z.boolean(),
  fundingReason: z.string().nullable(),
  /** Everybody in the dossier sees who holds which role. */
  members: z.array(z.object({ membership: membershipId, person: personId, name: z.string(), role: dossierRole })),
});
export type DossierPartner = z.infer<typeof dossierPartner>;

export const dossierProgress = z.object({
  total: z.number().int(),
  approved: z.number().int(),
  ready: z.number().int(),
  changesRequested: z.number().int(),
  drafting: z.number().int(),
  empty: z.number().int(),
  notApplicable: z.number().int(),
});
export type DossierProgress = z.infer<typeof dossierProgress>;

export const dossierSummary = z.object({
  id: dossierId,
  slug: z.string(),
  title: z.string(),
  call: z.object({ slug: z.string(), title: z.string() }),
  status: dossierStatus,
  deadline: z.iso.datetime(),
  internalDeadline: z.iso.datetime(),
  deadlineMoved: z.boolean(),
  penhouder: z.string(),
  progress: dossierProgress,
  lastActivity: z.iso.datetime().nullable(),
  /** The instant of the server's dossier clock at which this was answered. */
  now: z.iso.datetime().optional(),
  /** In which capacities the asking person takes part. */
  roles: z.array(z.object({ role: dossierRole, partner: partnerId, partnerName: z.string() })),
});
export type DossierSummary = z.infer<typeof dossierSummary>;

/** What the penhouder sets for the whole dossier. */
export const dossierSettings = z.object({ readersMayComment: z.boolean() });
export type DossierSettings = z.infer<typeof dossierSettings>;

/** `GET /api/dossiers/:slug`. */
export const dossierDetail = dossierSummary.extend({
  partners: z.array(dossierPartner),
  sections: z.array(sectionSummary),
  settings: dossierSettings,
  /** The instant of the server's dossier clock at which this was answered. */
  now: z.iso.datetime(),
});
export type DossierDetail = z.infer<typeof dossierDetail>;

/** `GET /api/dossiers/:slug/reading`: the whole dossier as one text, for readers too. */
export const dossierReading = z.object({
  slug: z.string(),
  title: z.string(),
  sections: z.array(
    sectionSummary.extend({
      content: z.object({ json: z.unknown(), text: z.string() }).nullable(),
      /** Whose each open suggestion in the text is; a suggestion of nobody known is left out. */
      suggestedBy: z.array(z.object({ id: z.uuid(), by: actor })),
    }),
  ),
});
export type DossierReading = z.infer<typeof dossierReading>;

/** `?section=`: only that one, for who has the others. */
export const readingQuery = z.strictObject({ section: sectionId.optional() });
export type ReadingQuery = z.infer<typeof readingQuery>;

/** Lists: at most `limit` items, and the cursor of the next page or null. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(100),
  cursor: z.string().max(200).optional(),
});
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

/** `POST /api/dossiers/:slug/reminders`: asks one partner again for what is still open with it. Answers 204. */
export const newReminder = z.strictObject({ partner: partnerId });
export type NewReminder = z.infer<typeof newReminder>;

/** `PATCH /api/dossiers/:slug/members/:membershipId`: another role for somebody of the same partner. */
export const memberChange = z.strictObject({ role: dossierRole });
export type MemberChange = z.infer<typeof memberChange>;

/** `PATCH /api/dossiers/:slug/settings`. Answers 204, also where it was so already. */
export const dossierSettingsChange = z.strictObject(dossierSettings.shape);

/** `GET /api/dossiers/:slug/events`: after a number, or only the newest; in one section or in all. Ascending. */
export const eventQuery = z.strictObject({
  after: z.coerce.number().int().nonnegative().optional(),
  last: z.coerce.number().int().min(1).max(200).optional(),
  section: sectionId.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
  cursor: z.string().max(200).optional(),
});
export type EventQuery = z.infer<typeof eventQuery>;
