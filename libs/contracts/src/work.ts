import * as z from 'zod';
import { actionPointId, decisionKind, reviewSession } from './review-session';
import { actor, sectionSummary } from './section';
import { textProposal, threadId } from './thread';

/*
 * *Mijn werk*: what is asked of the signed-in person, over all dossiers. A line says where it is done: in a section,
 * in a thread of comments, or in a review session.
 */

const everywhere = {
  dossier: z.object({ slug: z.string(), title: z.string() }),
  /** By when; null when no day was set. */
  dueAt: z.iso.datetime().nullable(),
};

const inSection = {
  ...everywhere,
  section: sectionSummary,
  /** Name of the partner whose own section it is; null for the others. */
  partnerName: z.string().nullable(),
};

/** The session in which something is asked. */
const session = reviewSession.pick({ id: true, title: true, state: true, startsAt: true });

/** A thread in one line: what was said last in it, and by whom. */
export const workThread = z.object({
  id: threadId,
  /** Name of the one municipality that may know of it; null: everybody in the dossier. */
  audience: z.string().nullable(),
  by: actor,
  /** The beginning of it, as plain words; empty when the comment is gone. */
  words: z.string(),
  proposal: textProposal.pick({ replacement: true }).nullable(),
});
export type WorkThread = z.infer<typeof workThread>;

/** One line of *Mijn werk*. */
export const workItem = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['write', 'mend', 'review', 'decide-reopen', 'decide-suggestions']), ...inSection }),
  /** Other words that somebody proposes, a thread that is given to me, one that names me without an answer since. */
  z.object({
    kind: z.enum(['decide-proposal', 'handle-thread', 'answer-thread']),
    ...inSection,
    /** Null: a thread on the dossier as a whole. */
    section: sectionSummary.nullable(),
    thread: workThread,
  }),
  /** What a session decided waits for a penhouder-admin, or for the chair to take it back since it cannot be confirmed. */
  z.object({ kind: z.enum(['confirm-decision', 'withdraw-decision']), ...inSection, session, decision: decisionKind, decidedBy: actor }),
  z.object({
    kind: z.literal('action-point'),
    ...everywhere,
    session,
    point: z.object({
      id: actionPointId,
      text: z.string(),
      /** Name of the partner it was given to; null when it was given to me. */
      partnerName: z.string().nullable(),
    }),
  }),
  z.object({ kind: z.enum(['accept-minutes', 'adopt-minutes']), ...everywhere, session }),
]);
export type WorkItem = z.infer<typeof workItem>;
export type WorkKind = WorkItem['kind'];
