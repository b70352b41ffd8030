import * as z from 'zod';
import { chosenInstant } from './chosen-instant';
import { partnerId, personId, sectionId } from './ids';
import { reasonCode } from './reason';
import { actor } from './section';
import { language } from './session';
import { sectionKind, sectionStatus } from './section-codes';

/*
 * An *overleg*: the people of a dossier go through sections together, say per organisation what they think, decide,
 * and have the minutes written by the tool. Everything that happens in it is a move; the server decides each one and
 * answers with the session as it then stands.
 */

export const reviewSessionId = z.uuid().brand('review-session');
export type ReviewSessionId = z.infer<typeof reviewSessionId>;

export const reviewItemId = z.uuid().brand('review-item');
export type ReviewItemId = z.infer<typeof reviewItemId>;

export const actionPointId = z.uuid().brand('action-point');
export type ActionPointId = z.infer<typeof actionPointId>;

/** `planned` → `running` → `ended` (minutes are written) → `adopted` (they change no more); or `cancelled` before it began. */
export const reviewSessionState = z.enum(['planned', 'running', 'ended', 'adopted', 'cancelled']);
export type ReviewSessionState = z.infer<typeof reviewSessionState>;

export const stance = z.enum(['agree', 'agree-with-remark', 'disagree']);
export type Stance = z.infer<typeof stance>;

export const decisionKind = z.enum(['approve', 'request-changes', 'postpone']);
export type DecisionKind = z.infer<typeof decisionKind>;

const partnerRef = z.object({ id: partnerId, name: z.string() });

/** An organisation's *standpunt* on an item, by one of its people; no consent in the sense of the dossier. */
export const heldStance = z.object({
  partner: partnerRef,
  by: actor,
  stance,
  remark: z.string().nullable(),
  at: z.iso.datetime(),
});
export type HeldStance = z.infer<typeof heldStance>;

/** What was decided on an item. `waiting`: the chair may not do it; a penhouder-admin has yet to confirm. */
export const itemDecision = z.object({
  kind: decisionKind,
  state: z.enum(['waiting', 'done']),
  /** Why; always with `request-changes`, and where an organisation does not agree. */
  reason: z.string().nullable(),
  by: actor,
  at: z.iso.datetime(),
  confirmedBy: actor.nullable(),
  /** The version it was decided on. */
  version: z.string().nullable(),
});
export type ItemDecision = z.infer<typeof itemDecision>;

/**
 * A turn of an item's text on the table: the room's numbers between which it lay there; `toSeq` is null while it does.
 * A turn that begins where the one before ended goes on with that one.
 */
export const itemTurn = z.object({ fromSeq: z.number().int(), toSeq: z.number().int().nullable() });
export type ItemTurn = z.infer<typeof itemTurn>;

export const reviewItem = z.object({
  id: reviewItemId,
  section: z.object({
    id: sectionId,
    number: z.string(),
    title: z.string(),
    /** Name of the partner whose own section it is. */
    partnerName: z.string().nullable(),
    kind: sectionKind,
    status: sectionStatus,
    /** Its partner left the dossier since: it is opened no more, and nothing can be decided about it. */
    isGone: z.boolean(),
  }),
  /** Minutes planned for it. */
  minutes: z.number().int(),
  /** Seconds it was on the table so far, without the present turn. */
  spentSeconds: z.number().int(),
  /** Since when it is on the table; null when it is not. */
  openSince: z.iso.datetime().nullable(),
  /** The version that lay on the table when it was first opened. */
  openedVersion: z.string().nullable(),
  /** In order; none of what has no text, or was never on the table. */
  turns: z.array(itemTurn),
  stances: z.array(heldStance),
  decision: itemDecision.nullable(),
  /** Who approved the section while the session ran, where the decision on this item did not. */
  approved: z.object({ by: actor, at: z.iso.datetime() }).nullable(),
  /** The chair's words for the minutes. */
  note: z.string(),
});
export type ReviewItem = z.infer<typeof reviewItem>;

export const actionPoint = z.object({
  id: actionPointId,
  item: reviewItemId.nullable(),
  text: z.string(),
  partner: partnerRef.nullable(),
  person: z.object({ id: personId, name: z.string() }).nullable(),
  dueAt: z.iso.datetime().nullable(),
  doneAt: z.iso.datetime().nullable(),
});
export type ActionPoint = z.infer<typeof actionPoint>;

export const attendance = z.object({
  by: actor,
  partner: partnerRef,
  joinedAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  isHere: z.boolean(),
});
export type Attendance = z.infer<typeof attendance>;

/** Another person in the chair: in whose place, and who made it so. */
export const chairChange = z.object({ chair: actor, before: actor, by: actor, at: z.iso.datetime() });
export type ChairChange = z.infer<typeof chairChange>;

export const reviewAction = z.enum(['change', 'cancel', 'start', 'join', 'chair', 'takeOver', 'state', 'confirm', 'minutes', 'accept', 'adopt']);
export type ReviewAction = z.infer<typeof reviewAction>;

export const reviewSession = z.object({
  id: reviewSessionId,
  dossier: z.object({ slug: z.string(), title: z.string() }),
  title: z.string(),
  startsAt: z.iso.datetime(),
  /** A room or the address of a video call, as typed. */
  place: z.string(),
  preparation: z.string(),
  state: reviewSessionState,
  /** Why it was cancelled. */
  cancelReason: z.string().nullable(),
  chair: actor,
  /** How the chair changed since it began, the earliest first. */
  chairChanges: z.array(chairChange),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  /** The item on the table. */
  current: reviewItemId.nullable(),
  invited: z.array(z.object({ by: actor, partner: partnerRef })),
  attendance: z.array(attendance),
  items: z.array(reviewItem),
  actionPoints: z.array(actionPoint),
  /** The chair's opening words in the minutes. */
  note: z.string(),
  /** Who accepted the minutes as they now stand; a later change of them starts this again. */
  accepted: z.array(z.object({ by: actor, at: z.iso.datetime() })),
  /** Goes up with every change; the second one with those that change the minutes. */
  revision: z.number().int().positive(),
  minutesRevision: z.number().int().positive(),
  may: z.record(reviewAction, z.boolean()),
  mayNot: z.partialRecord(reviewAction, reasonCode),
});
export type ReviewSession = z.infer<typeof reviewSession>;

/** One line of the list of a dossier's sessions. */
export const reviewSessionSummary = reviewSession.pick({ id: true, title: true, startsAt: true, place: true, state: true, chair: true }).extend({
  items: z.number().int(),
  decided: z.number().int(),
  here: z.number().int(),
});
export type ReviewSessionSummary = z.infer<typeof reviewSessionSummary>;

const agendaItem = z.strictObject({ id: reviewItemId, section: sectionId, minutes: z.number().int().min(1).max(480) });
const isOnceIn =
  (key: 'id' | 'section') =>
  (agenda: readonly { readonly id: string; readonly section: string }[]): boolean =>
    new Set(agenda.map((item) => item[key])).size === agenda.length;

const plan = {
  title: z.string().trim().min(1).max(200),
  startsAt: chosenInstant,
  place: z.string().max(500),
  preparation: z.string().max(5_000),
  chair: personId,
  /** People of the dossier; each gets a mail with a calendar file. */
  invited: z.array(personId).max(200),
  agenda: z
    .array(agendaItem)
    .min(1)
    .max(100)
    .refine(isOnceIn('section'), 'a section stands on the agenda once')
    .refine(isOnceIn('id'), 'an item stands on the agenda once'),
};

/** `POST /api/dossiers/:slug/review-sessions`. The id is the browser's, so that a retry plans it once. */
export const newReviewSession = z.strictObject({ id: reviewSessionId, ...plan });
export type NewReviewSession = z.infer<typeof newReviewSession>;

/** `PATCH /api/review-sessions/:id`, before it began (the agenda also while it runs). */
export const reviewSessionChange = z.strictObject(plan).partial();
export type ReviewSessionChange = z.infer<typeof reviewSessionChange>;

const reason = z.string().trim().min(1).max(2_000);
const move = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.strictObject({ move: z.literal(kind), ...shape });

/** `POST /api/review-sessions/:id/moves`: what people do in a session. Every move can be sent twice. */
export const reviewMove = z.discriminatedUnion('move', [
  move('start', {}),
  /** I am here, in whose name; again every half minute while I am. */
  move('be-here', { partner: partnerId.optional() }),
  move('leave', {}),
  /** The chair puts an item on the table, or none. */
  move('open', { item: reviewItemId.nullable() }),
  move('stance', { item: reviewItemId, partner: partnerId, stance, remark: z.string().trim().max(2_000).nullable().default(null) }),
  /**
   * `version`: what lay on the screen; needed to approve. `readyFirst`: mark the section ready first (another person
   * approves it then). `reason`: with `request-changes`, and to approve over a *niet akkoord*.
   */
  move('decide', {
    item: reviewItemId,
    kind: decisionKind,
    version: z.string().optional(),
    reason: reason.optional(),
    readyFirst: z.boolean().default(false),
  }),
  /** A penhouder-admin carries out what waits. */
  move('confirm', { item: reviewItemId, version: z.string().optional() }),
  /** Takes back a decision that waits, or a postponement. */
  move('undecide', { item: reviewItemId }),
  /** `instead`: the words that its writer saw there; refused when others stand there by now. Without it any give way. */
  move('note', { item: reviewItemId.nullable(), text: z.string().max(10_000), instead: z.string().max(10_000).optional() }),
  move('action-point', {
    id: actionPointId,
    item: reviewItemId.nullable(),
    text: z.string().trim().min(1).max(1_000),
    partner: partnerId.nullable(),
    person: personId.nullable(),
    dueAt: chosenInstant.nullable(),
  }),
  move('drop-action-point', { id: actionPointId }),
  move('action-point-done', { id: actionPointId, isDone: z.boolean() }),
  /** The chair gives the chair to somebody who is here. */
  move('hand-over', { person: personId }),
  /** Somebody who could plan the session takes the chair when the chair is not here. */
  move('take-over', {}),
  move('end', {}),
  /** I accept the minutes as they were at that `minutesRevision`. */
  move('accept', { minutesRevision: z.number().int().positive() }),
  move('adopt', {}),
  move('cancel', { reason }),
]);
export type ReviewMove = z.infer<typeof reviewMove>;

/** Live on `dossier/<slug>`: read the session again. */
export const reviewSessionHint = z.object({
  type: z.literal('review-session-changed'),
  seq: z.number().int().nonnegative(),
  session: reviewSessionId,
  revision: z.number().int().positive(),
});
export type ReviewSessionHint = z.infer<typeof reviewSessionHint>;

/** `GET /api/review-sessions/:id/minutes.txt` and `.html`: in this language, else in the one that the request asks for. */
export const minutesQuery = z.strictObject({ language: language.optional() });
export type MinutesQuery = z.infer<typeof minutesQuery>;
