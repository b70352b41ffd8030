import * as z from 'zod';
import { partnerId, sectionId } from './ids';
import { reviewSessionId } from './review-session';
import { actor } from './section';
import { sectionEvent, sectionStatus } from './section-codes';
import { threadId, threadStep } from './thread';

/**
 * What happened in a dossier, in one order per dossier (`seq`). The same shape travels as a stateless
 * message on the live document `dossier/<slug>`.
 */
export const dossierEvent = z.object({
  seq: z.number().int().positive(),
  type: z.enum([
    'section',
    'section-edited',
    'suggestions-decided',
    'assigned',
    'reminder',
    'member-added',
    'member-removed',
    'readers-may-comment',
    'readers-may-not-comment',
    'deadline-moved',
    'dossier-started',
    'review-session',
    'thread',
    'restored',
    'version-named',
  ]),
  at: z.iso.datetime(),
  by: actor.nullable(),
  section: z
    .object({
      id: sectionId,
      key: z.string(),
      title: z.string(),
      partner: partnerId.nullable(),
      /** Name of that partner, for lists over several dossiers. */
      partnerName: z.string().nullable().optional(),
    })
    .nullable(),
  /** For `section`: which event, from which state to which. */
  transition: z
    .object({ event: sectionEvent.or(z.literal('edit')), from: sectionStatus, to: sectionStatus })
    .nullable(),
  /** The partner it concerns: whom a reminder went to, whose member came or left. */
  partner: z.object({ id: partnerId, name: z.string() }).nullable().optional(),
  /** For `review-session`: which one, and what became of it. */
  reviewSession: z
    .object({
      id: reviewSessionId,
      step: z.enum(['planned', 'chair-changed', 'started', 'ended', 'adopted', 'cancelled']),
      /** For `chair-changed`: who chairs it from then on. */
      chair: actor.nullable().optional(),
    })
    .nullable()
    .optional(),
  /** For `thread`: which one, and what became of it. Internal threads are in no event. */
  thread: z.object({ id: threadId, step: threadStep }).nullable().optional(),
  reason: z.string().nullable(),
  version: z.string().nullable(),
});
export type DossierEvent = z.infer<typeof dossierEvent>;

/**
 * What travels live on `dossier/<slug>` a moment after somebody wrote: in which sections, and how far the log of each
 * is. A hint for who shows a text without editing it: it may be lost, and stands for all that was written meanwhile.
 * `seq` is the dossier's present number: what was written is no event of its own.
 */
export const textsHint = z.object({
  type: z.literal('texts-moved'),
  seq: z.number().int().nonnegative(),
  sections: z.array(z.object({ section: sectionId, seq: z.number().int().nonnegative() })).min(1),
});
export type TextsHint = z.infer<typeof textsHint>;
