import * as z from 'zod';
import { chosenInstant } from './chosen-instant';
import { partnerId, personId, sectionId } from './ids';
import { reasonCode } from './reason';
import { actor, assignee } from './section';

/*
 * Remarks on a dossier: threads of comments. A thread hangs on a place and has an audience: everybody in the
 * dossier, or one municipality alone. What is internal to one municipality never reaches another one, in no
 * list, count, event, export or notification.
 */

export const threadId = z.uuid().brand('thread');
export type ThreadId = z.infer<typeof threadId>;

export const commentId = z.uuid().brand('comment');
export type CommentId = z.infer<typeof commentId>;

/** A Yjs relative position, encoded and in base64url. */
const relativePosition = z.base64url().min(1).max(200);

/** Where a thread hangs. Cells of tables and lines of budgets join as kinds of their own. */
export const threadAnchor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('dossier') }),
  z.strictObject({ kind: z.literal('section'), section: sectionId }),
  z.strictObject({
    kind: z.literal('range'),
    section: sectionId,
    /** Stay on their letters through every edit, here and elsewhere. */
    from: relativePosition,
    to: relativePosition,
    /** The words as they stood there, and some around them: to find the place again, and to show when it is gone. */
    quote: z.string().min(1).max(2_000),
    before: z.string().max(64),
    after: z.string().max(64),
  }),
]);
export type ThreadAnchor = z.infer<typeof threadAnchor>;

/** A comment's words: plain text with people and municipalities named in it. */
export const commentBody = z
  .array(
    z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('text'), text: z.string().min(1).max(5_000) }),
      z.strictObject({
        type: z.literal('mention'),
        kind: z.enum(['person', 'partner']),
        id: z.uuid(),
        /** The name as it was when it was written. */
        label: z.string().min(1).max(200),
      }),
    ]),
  )
  .min(1)
  .max(200);
export type CommentBody = z.infer<typeof commentBody>;

/** As somebody writes it: with something in it. */
const writtenBody = commentBody.refine((body) => body.some((part) => part.type === 'mention' || part.text.trim() !== ''), 'says nothing');

export const comment = z.object({
  id: commentId,
  by: actor,
  /** The partner in whose name it was written. */
  partner: z.object({ id: partnerId, name: z.string() }),
  at: z.iso.datetime(),
  editedAt: z.iso.datetime().nullable(),
  /** Deleted by its author: the words are gone, the place in the conversation stays. */
  deletedAt: z.iso.datetime().nullable(),
  body: commentBody.nullable(),
  may: z.object({ edit: z.boolean(), delete: z.boolean() }),
});
export type Comment = z.infer<typeof comment>;

/** A *tekstvoorstel*: other words for the quoted range, from somebody who may comment and not write. */
export const textProposal = z.object({
  replacement: z.string().max(5_000),
  state: z.enum(['open', 'applied', 'declined', 'withdrawn']),
  decided: z.object({ by: actor, at: z.iso.datetime() }).nullable(),
});
export type TextProposal = z.infer<typeof textProposal>;

/** What happened to a thread that everybody in the dossier may know of, in the history. */
export const threadStep = z.enum([
  'opened',
  'answered',
  'resolved',
  'reopened',
  'proposal-applied',
  'proposal-declined',
]);
export type ThreadStep = z.infer<typeof threadStep>;

export const threadAction = z.enum(['comment', 'resolve', 'reopen', 'assign', 'decide', 'withdraw']);
export type ThreadAction = z.infer<typeof threadAction>;

export const thread = z.object({
  id: threadId,
  dossier: z.object({ slug: z.string(), title: z.string() }),
  anchor: threadAnchor,
  /**
   * For a range: whether its words still stand in the stored text, a second or so ago. Without them the thread is
   * listed as *bij verwijderde tekst*. Null for the other anchors.
   */
  place: z.enum(['in-text', 'deleted-text']).nullable(),
  /**
   * What stands there now, and how many letters of the text come before it: all text nodes in order, without what is
   * between blocks. For a screen that has the text and not its Yjs document; null without a place in the text.
   */
  standing: z.object({ at: z.int().nonnegative(), words: z.string() }).nullable(),
  /** Null: everybody in the dossier. Otherwise the one municipality that may know of it. */
  audience: z.object({ partner: partnerId, name: z.string() }).nullable(),
  state: z.enum(['open', 'resolved']),
  resolved: z.object({ by: actor, at: z.iso.datetime() }).nullable(),
  assignee: assignee.nullable(),
  dueAt: z.iso.datetime().nullable(),
  proposal: textProposal.nullable(),
  /** In the order in which they were written; the first one opened the thread. */
  comments: z.array(comment),
  /** Goes up with every change of the thread. */
  revision: z.number().int().positive(),
  changedAt: z.iso.datetime(),
  may: z.record(threadAction, z.boolean()),
  mayNot: z.partialRecord(threadAction, reasonCode),
});
export type Thread = z.infer<typeof thread>;

/** `POST /api/dossiers/:slug/threads`. The id is the browser's, so that a retry opens it once. */
export const newThread = z.strictObject({
  id: threadId,
  anchor: threadAnchor,
  /** For a person with several memberships: in whose name. */
  partner: partnerId.optional(),
  /** Whether only the own municipality (that of `partner`) may know of it. Never changes afterwards. */
  internal: z.boolean().default(false),
  comment: z.strictObject({ id: commentId, body: writtenBody }),
  proposal: z.strictObject({ replacement: z.string().max(5_000) }).optional(),
  assignee: z.strictObject({ partner: partnerId, person: personId.nullable() }).nullable().optional(),
  dueAt: chosenInstant.nullable().optional(),
});
export type NewThread = z.infer<typeof newThread>;

/** `POST /api/threads/:id/comments`. */
export const newComment = z.strictObject({ id: commentId, body: writtenBody, partner: partnerId.optional() });
export type NewComment = z.infer<typeof newComment>;

/** `PATCH /api/comments/:id`, by its author. */
export const commentChange = z.strictObject({ body: writtenBody });
export type CommentChange = z.infer<typeof commentChange>;

/** `PATCH /api/threads/:id`. */
export const threadChange = z.strictObject({
  state: z.enum(['open', 'resolved']).optional(),
  assignee: z.strictObject({ partner: partnerId, person: personId.nullable() }).nullable().optional(),
  dueAt: chosenInstant.nullable().optional(),
/**
   * `applied`: by who may write there; the server puts the words into the stored text in that person's name, and live
   * editors receive them like any edit. 409 `quoted-text-has-changed` when the quoted words are not exactly there any
   * more. `declined` likewise; `withdrawn`: by its author. Each of them resolves the thread.
   */
  proposal: z.enum(['applied', 'declined', 'withdrawn']).optional(),
});
export type ThreadChange = z.infer<typeof threadChange>;

/** `GET /api/dossiers/:slug/threads`, the newest first. */
export const threadQuery = z.strictObject({
  section: sectionId.optional(),
  state: z.enum(['open', 'resolved']).optional(),
  /** Only what waits for me: assigned to me or my organisation, or naming one of us without an answer since. */
  mine: z.stringbool().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
  cursor: z.string().max(200).optional(),
});
export type ThreadQuery = z.infer<typeof threadQuery>;

/** `GET /api/dossiers/:slug/threads/counts`: the open threads that the reader may know of, where there are any. */
export const threadCounts = z.object({
  items: z.array(
    z.object({
      /** Null: on the dossier as a whole. */
      section: sectionId.nullable(),
      open: z.number().int().positive(),
      /** How many of them wait for me. */
      mine: z.number().int().nonnegative(),
    }),
  ),
});
export type ThreadCounts = z.infer<typeof threadCounts>;

/**
 * What travels live on `dossier/<slug>` to those who may know of the thread: a hint to read it again. Of an
 * internal thread `seq` is the dossier's present number, so that no gap tells another municipality of it.
 */
export const threadHint = z.object({
  type: z.literal('thread-changed'),
  seq: z.number().int().nonnegative(),
  thread: threadId,
  section: sectionId.nullable(),
  revision: z.number().int().positive(),
});
export type ThreadHint = z.infer<typeof threadHint>;
