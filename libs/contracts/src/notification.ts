import * as z from 'zod';
import { partnerId, sectionId } from './ids';
import { actor } from './section';
import { reviewSessionId } from './review-session';
import { language } from './session';
import { threadId } from './thread';

/*
 * What a person is told, in the product and by mail. One change tells a person once; what is internal to a
 * municipality is told to its people alone, and asked again whenever it is read or mailed.
 */

export const notificationId = z.uuid().brand('notification');
export type NotificationId = z.infer<typeof notificationId>;

export const notificationKind = z.enum([
  'mentioned',
  'answered',
  'assigned',
  'due-soon',
  'changes-requested',
  'approved',
  'reopened',
  'reopen-requested',
  'edited',
  'suggestion-decided',
  'session-planned',
  'session-changed',
  'session-cancelled',
  'session-uninvited',
  'chair-given',
  'chair-taken',
  'action-point',
  'reminder',
  'deadline-warning',
  'deadline-moved',
]);
export type NotificationKind = z.infer<typeof notificationKind>;

/** One thing that the signed-in person is told. The sentence follows from the kind, in the person's language. */
export const notification = z.object({
  id: notificationId,
  kind: notificationKind,
  at: z.iso.datetime(),
  /** Null where nobody did it, such as a deadline that comes near. */
  by: actor.nullable(),
  dossier: z.object({ slug: z.string(), title: z.string() }),
  section: z
    .object({ id: sectionId, key: z.string(), title: z.string(), partnerName: z.string().nullable() })
    .nullable(),
  thread: threadId.nullable(),
  session: reviewSessionId.nullable(),
  /** Set when only the people of this municipality know of it. */
  internalTo: z.object({ id: partnerId, name: z.string() }).nullable(),
  /** People's own words: a reason, how a remark begins, what is planned. */
  text: z.string().nullable(),
  /** The instant that it is about: a due date, a deadline, the start of a session. */
  moment: z.iso.datetime().nullable(),
  readAt: z.iso.datetime().nullable(),
});
export type Notification = z.infer<typeof notification>;

/** `GET /api/notifications`, the newest first. */
export const notificationQuery = z.strictObject({
  dossier: z.string().max(200).optional(),
  /** Only what was not read yet. */
  unread: z.stringbool().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});
export type NotificationQuery = z.infer<typeof notificationQuery>;

/** `GET /api/notifications/unread`: how many were not read, and in which dossiers. */
export const unreadCounts = z.object({
  total: z.number().int().nonnegative(),
  dossiers: z.array(z.object({ slug: z.string(), title: z.string(), unread: z.number().int().positive() })),
});
export type UnreadCounts = z.infer<typeof unreadCounts>;

/** `POST /api/notifications/read`: marks these, or all of a dossier, or all, as read. Answers the counts that are left. */
export const readMarks = z.union([
  z.strictObject({ ids: z.array(notificationId).min(1).max(200) }),
  z.strictObject({ dossier: z.string().max(200).nullable() }),
]);
export type ReadMarks = z.infer<typeof readMarks>;

/** When a mail goes about one kind; never more than one mail per dossier and hour. */
export const mailChoice = z.enum(['direct', 'hourly', 'daily', 'never']);
export type MailChoice = z.infer<typeof mailChoice>;

/** `GET /api/notifications/choices`: how the person is mailed about each kind, and whether this installation mails at all. */
export const mailChoices = z.object({
  mail: z.enum(['on', 'off']),
  choices: z.array(z.object({ kind: notificationKind, choice: mailChoice })),
});
export type MailChoices = z.infer<typeof mailChoices>;

/** `PATCH /api/notifications/choices`. */
export const mailChoiceChange = z.strictObject({
  choices: z.array(z.strictObject({ kind: notificationKind, choice: mailChoice })).min(1).max(50),
});
export type MailChoiceChange = z.infer<typeof mailChoiceChange>;

/** What travels live on `dossier/<slug>` to the person alone: read the notifications again. */
export const notificationHint = z.object({ type: z.literal('notified') });
export type NotificationHint = z.infer<typeof notificationHint>;

/** `GET /api/unsubscribe/:token` and `POST /afmelden/:token`: what the link of a mail ends (null: every mail), and the language of its reader. */
export const unsubscribeScope = z.object({ kind: notificationKind.nullable(), language });
export type UnsubscribeScope = z.infer<typeof unsubscribeScope>;
