import * as z from 'zod';
import { actor } from './section';
import { sectionEvent, sectionStatus } from './section-codes';

/**
 * A point in the past of a section: the sequence number in its room's log, up to and with which it is meant. `now`
 * stands for the newest one where an address asks for a point.
 */
export const sectionPoint = z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);
export const pointOrNow = z.union([z.literal('now'), sectionPoint]);
export type PointOrNow = z.infer<typeof pointOrNow>;

const onPoint = { seq: sectionPoint, at: z.iso.datetime() };

/** A point that has a place in the timeline, and why it has. */
export const sectionVersion = z.discriminatedUnion('kind', [
  /** Somebody gave it a name. */
  z.object({
    kind: z.literal('named'),
    ...onPoint,
    id: z.uuid(),
    name: z.string(),
    by: actor,
    /** Whether the asking person may rename and remove it. */
    mayChange: z.boolean(),
  }),
  /** The state of the section was changed. */
  z.object({
    kind: z.literal('state'),
    ...onPoint,
    by: actor.nullable(),
    event: sectionEvent,
    from: sectionStatus,
    to: sectionStatus,
    reason: z.string().nullable(),
  }),
  /** An earlier text was put back. */
  z.object({ kind: z.literal('restored'), ...onPoint, by: actor.nullable(), reason: z.string().nullable() }),
  /** Nobody wrote for a while after it; `by`: who wrote since the pause before. */
  z.object({ kind: z.literal('pause'), ...onPoint, by: z.array(actor) }),
]);
export type SectionVersion = z.infer<typeof sectionVersion>;

const versionName = z.string().trim().min(1).max(120);

/** `POST /api/sections/:id/versions`: gives a name to a point; without one to what the section says now. */
export const newVersion = z.strictObject({ name: versionName, seq: z.int().nonnegative().optional() });
export type NewVersion = z.infer<typeof newVersion>;

/** `PATCH /api/sections/:id/versions/:version`. */
export const versionChange = z.strictObject({ name: versionName });
export type VersionChange = z.infer<typeof versionChange>;

/** `GET /api/sections/:id/versions/:point`: what the section said. `json` is the ProseMirror document. */
export const versionContent = z.object({
  kind: z.literal('text'),
  seq: sectionPoint,
  /** When the log took the last edit of it; null for a section in which nothing was written. */
  at: z.iso.datetime().nullable(),
  json: z.unknown(),
  text: z.string(),
});
export type VersionContent = z.infer<typeof versionContent>;

/** Something that one may want to know the changes since. */
const since = z.object({
  ...onPoint,
  /** Whether anything was written since; for a visit: by somebody else. */
  isChanged: z.boolean(),
});

/** `GET /api/sections/:id/since`: from where the asking person may ask what changed. */
export const sectionSince = z.object({
  /** How far the person had looked before the visit that is under way; null when they never looked. */
  visit: since.nullable(),
  /** When it was marked ready, while it is. */
  ready: since.nullable(),
  approval: since.nullable(),
  /** The newest named version. */
  named: since.extend({ name: z.string() }).nullable(),
});
export type SectionSince = z.infer<typeof sectionSince>;

/** `GET /api/dossiers/:slug/unread`: in which sections others wrote since the person last looked. */
export const unreadSections = z.object({ sections: z.array(z.uuid()) });
export type UnreadSections = z.infer<typeof unreadSections>;

/** `GET /api/sections/:id/authorship`: the present text and who wrote what of it. */
export const sectionAuthorship = z.object({
  seq: sectionPoint,
  json: z.unknown(),
  text: z.string(),
  /** Stretches of `text`, in order; `from` and `to` in UTF-16 units, `to` is not included. */
  passages: z.array(
    z.object({
      from: z.int().nonnegative(),
      to: z.int().positive(),
      /** `relayed`: it came through `person`, and who wrote it has not come by since. `server`: the product wrote it. */
      writer: z.enum(['person', 'relayed', 'server']),
      person: z.uuid().nullable(),
      firstAt: z.iso.datetime(),
      lastAt: z.iso.datetime(),
    }),
  ),
  /** Everybody named in the passages, most text first; `colour` is one of the ten of people. */
  people: z.array(actor.extend({ colour: z.int().positive(), characters: z.int().nonnegative() })),
});
export type SectionAuthorship = z.infer<typeof sectionAuthorship>;

/**
 * `POST /api/sections/:id/restorations`: puts back what the section said at `point`, whole or only some of the
 * changes. What others wrote after `seen` stays.
 */
export const newRestoration = z.strictObject({
  point: z.int().nonnegative(),
  /** The point that was on the screen as the present text. */
  seen: z.int().nonnegative(),
  /**
   * Which changes between the two are undone, by their number in the comparison, and how many there are of them. Left
   * out: all.
   */
  changes: z.strictObject({ chosen: z.array(z.int().positive()).min(1).max(10_000), of: z.int().positive() }).optional(),
  reason: z.string().trim().min(1).max(2000),
});
export type NewRestoration = z.infer<typeof newRestoration>;

/** Where the restored text stands in the log; null when the section said it already. */
export const restoration = z.object({ seq: sectionPoint.nullable() });
export type Restoration = z.infer<typeof restoration>;
