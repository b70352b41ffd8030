import { mayInReviewSession, reviewActions, type Asker, type ReviewSessionFacts } from '@samenpen/access-policy';
import {
  personId,
  reviewSession,
  reviewSessionState,
  type ReviewSession,
  type ReviewSessionSummary,
} from '@samenpen/contracts';
import { isDealtWith } from '@samenpen/dossier-rules';
import type { OwnDossier } from '../dossiers/dossier-reader';
import type { DossierRecord } from '../dossiers/dossier-record';
import { TemplateSections } from '../sections/section-facts';
import type { PartnerOnce, ReviewItemRow, ReviewSessionRow, StoredApproval, StoredChairChange } from './review-session.repository';

/** Who says nothing for so long is no longer here; a screen says it every half minute. Milliseconds. */
export const HERE_MS = 75_000;

/** What an answer needs beside the session's own row. */
export type Around = {
  readonly dossier: DossierRecord;
  readonly now: Date;
  readonly names: ReadonlyMap<string, { readonly name: string; readonly organisation: string }>;
  readonly partners: ReadonlyMap<string, PartnerOnce>;
  /** Of these sessions and perhaps of others. */
  readonly chairChanges: readonly StoredChairChange[];
  /** Of sections on their agendas, the earliest first. */
  readonly approvals: readonly StoredApproval[];
};

/** The part of an answer that is the same for everybody. */
const shared = reviewSession.omit({ may: true, mayNot: true });
export type SharedAnswer = Omit<ReviewSession, 'may' | 'mayNot'>;

/** Everybody who is named in a session. */
export function peopleInSession(row: ReviewSessionRow): string[] {
  const named = [
    row.chairId,
    ...row.invitees.map(({ personId: id }) => id),
    ...row.attendance.map(({ personId: id }) => id),
    ...row.acceptances.map(({ personId: id }) => id),
    ...row.actionPoints.map(({ personId: id }) => id),
    ...row.items.flatMap(({ decidedBy, confirmedBy, stances }) => [decidedBy, confirmedBy, ...stances.map(({ personId: id }) => id)]),
  ];
  return named.filter((id) => id !== null);
}

export function isHere({ leftAt, lastSeenAt }: ReviewSessionRow['attendance'][number], now: Date): boolean {
  return leftAt === null && now.getTime() - lastSeenAt.getTime() < HERE_MS;
}

/** Who was taken out of the dossier is gone from the table at once, without having left it. */
const isHereIn = (dossier: DossierRecord, one: ReviewSessionRow['attendance'][number], now: Date): boolean =>
  isHere(one, now) && dossier.members.some(({ person }) => person === one.personId);

/** What the policy decides from. Before the hour of the plan the chair's seat is not free. */
export function sessionFacts(row: ReviewSessionRow, dossier: DossierRecord, { asker, now }: { asker: Asker; now: Date }): ReviewSessionFacts {
  const isWaiting = row.state === 'planned' && now < row.startsAt;
  return {
    dossierStatus: dossier.status,
    state: reviewSessionState.parse(row.state),
    chair: personId.parse(row.chairId),
    isChairHere: isWaiting || row.attendance.some((one) => one.personId === row.chairId && isHereIn(dossier, one, now)),
    isAttendee: row.attendance.some(({ personId: id }) => id === asker.person),
  };
}

/** The session as everybody sees it. */
export function sharedAnswer(row: ReviewSessionRow, around: Around): SharedAnswer {
  const { dossier } = around;
  return shared.parse({
    id: row.id,
    dossier: { slug: dossier.slug, title: dossier.title },
    title: row.title,
    startsAt: row.startsAt.toISOString(),
    place: row.place,
    preparation: row.preparation,
    state: row.state,
    startedAt: instant(row.startedAt),
    endedAt: instant(row.endedAt),
    cancelReason: row.cancelReason,
    current: row.currentItemId,
    note: row.note,
    revision: row.revision,
    minutesRevision: row.minutesRevision,
    ...peopleOf(row, around),
    items: itemsOf(row, around),
  });
}

/** The same for one person, with what that person may do. */
export function answerFor(
  answer: SharedAnswer,
  { own: { dossier, asker }, row, now }: { readonly own: OwnDossier; readonly row: ReviewSessionRow; readonly now: Date },
): ReviewSession {
  const facts = sessionFacts(row, dossier, { asker, now });
  const may: Partial<ReviewSession['may']> = {};
  const mayNot: ReviewSession['mayNot'] = {};
  for (const action of reviewActions) {
    const verdict = mayInReviewSession(asker, action, facts);
    may[action] = verdict.allowed;
    if (!verdict.allowed) mayNot[action] = verdict.reason;
  }
  // Every action was asked.
  return { ...answer, may: may as ReviewSession['may'], mayNot };
}

/** One line of the list. */
export function reviewSessionLine({ id, title, startsAt, place, state, chair, items, attendance }: SharedAnswer): ReviewSessionSummary {
  return {
    id,
    title,
    startsAt,
    place,
    state,
    chair,
    items: items.length,
    decided: items.filter(({ decision }) => decision?.state === 'done').length,
    here: attendance.filter((one) => one.isHere).length,
  };
}

const instant = (at: Date | null): string | null => at?.toISOString() ?? null;

function actorOf({ names }: Around, id: string): object {
  const person = names.get(id);
  return { person: id, name: person?.name ?? '', organisation: person?.organisation ?? '' };
}

const partnerOf = ({ partners }: Around, id: string): object => ({ id, name: partners.get(id)?.name ?? '' });

/** In the dossier's order of partners; who left it comes last. Within a partner the order stays. */
function inPartnerOrder<Row extends { readonly partnerId: string }>(rows: readonly Row[], { dossier }: Around): Row[] {
  const places = new Map<string, number>(dossier.partners.map(({ id }, place) => [id, place]));
  const placeOf = ({ partnerId }: Row): number => places.get(partnerId) ?? places.size;
  return rows.toSorted((one, other) => placeOf(one) - placeOf(other));
}

/** Who was to chair it before it began is not for the minutes. */
const isOfItsCourse = ({ id, startedAt }: ReviewSessionRow, { sessionId, at }: StoredChairChange): boolean => sessionId === id && startedAt !== null && at >= startedAt;

function peopleOf(row: ReviewSessionRow, around: Around): object {
  return {
    chair: actorOf(around, row.chairId),
    chairChanges: around.chairChanges.filter((one) => isOfItsCourse(row, one)).map(({ chairId, beforeId, personId: by, at }) => ({
      chair: actorOf(around, chairId),
      before: actorOf(around, beforeId),
      by: actorOf(around, by),
      at: at.toISOString(),
    })),
    invited: inPartnerOrder(row.invitees, around).map((one) => ({ by: actorOf(around, one.personId), partner: partnerOf(around, one.partnerId) })),
    attendance: inPartnerOrder(row.attendance, around).map((one) => ({
      by: actorOf(around, one.personId),
      partner: partnerOf(around, one.partnerId),
      joinedAt: one.joinedAt.toISOString(),
      lastSeenAt: one.lastSeenAt.toISOString(),
      isHere: row.state === 'running' && isHereIn(around.dossier, one, around.now),
    })),
    actionPoints: row.actionPoints.map((point) => ({
      id: point.id,
      item: point.itemId,
      text: point.text,
      partner: point.partnerId === null ? null : partnerOf(around, point.partnerId),
      person: point.personId === null ? null : { id: point.personId, name: around.names.get(point.personId)?.name ?? '' },
      dueAt: instant(point.dueAt),
      doneAt: instant(point.doneAt),
    })),
    accepted: row.acceptances
      .filter(({ minutesRevision }) => minutesRevision === row.minutesRevision)
      .map((one) => ({ by: actorOf(around, one.personId), at: one.at.toISOString() })),
  };
}

/** Whether anything was done about an item of the session. */
export function wasDealtWith({ actionPoints }: ReviewSessionRow, item: ReviewItemRow): boolean {
  return isDealtWith({ ...item, decision: item.decisionKind, actionPoints: actionPoints.filter(({ itemId }) => itemId === item.id) });
}

/** Of a partner that left meanwhile only what was dealt with. */
function itemsOf(row: ReviewSessionRow, around: Around): object[] {
  const template = new TemplateSections({ template: around.dossier.template, partners: [...around.partners.values()] });
  return row.items.flatMap((item) => {
    const section = sectionOf(item, template, around);
    return section === null || (section.isGone && !wasDealtWith(row, item)) ? [] : [{ ...itemOf(item, section, around), approved: approvedOf(row, item, around) }];
  });
}

function itemOf(item: ReviewItemRow, section: object, around: Around): object {
  return {
    id: item.id,
    section,
    minutes: item.minutes,
    spentSeconds: item.spentSeconds,
    openSince: instant(item.openSince),
    openedVersion: item.openedVersion,
    turns: item.turns.map(({ fromSeq, toSeq }) => ({ fromSeq: Number(fromSeq), toSeq: toSeq === null ? null : Number(toSeq) })),
    stances: item.stances.map(({ partnerId, personId: by, stance, remark, at }) => ({
      partner: partnerOf(around, partnerId),
      by: actorOf(around, by),
      stance,
      remark,
      at: at.toISOString(),
    })),
    decision: decisionOf(item, around),
    note: item.note,
  };
}

function decisionOf(item: ReviewItemRow, around: Around): object | null {
  if (item.decisionKind === null || item.decidedBy === null) return null;
  return {
    kind: item.decisionKind,
    state: item.decisionState,
    reason: item.decisionReason,
    by: actorOf(around, item.decidedBy),
    at: instant(item.decidedAt),
    confirmedBy: item.confirmedBy === null ? null : actorOf(around, item.confirmedBy),
    version: item.decidedVersion,
  };
}

/** The last approval of the section while the session ran; null where the decision on the item was that approval. */
function approvedOf({ startedAt, endedAt }: ReviewSessionRow, item: ReviewItemRow, around: Around): object | null {
  if (startedAt === null || (item.decisionKind === 'approve' && item.decisionState === 'done')) return null;
  const during = around.approvals.filter(({ sectionId, at }) => sectionId === item.sectionId && at >= startedAt && (endedAt === null || at <= endedAt));
  const last = during.at(-1);
  return last === undefined ? null : { by: actorOf(around, last.personId), at: last.at.toISOString() };
}

/** Null for what the template does not have. */
function sectionOf({ sectionId, section }: ReviewItemRow, template: TemplateSections, { dossier, partners }: Around) {
  const owner = section.ownerId === null ? null : (partners.get(section.ownerId) ?? null);
  const instance = template.of({ key: section.key, owner: owner?.id ?? null });
  if (instance === undefined) return null;
  return {
    ...{ id: sectionId, number: instance.number, title: instance.title, kind: instance.kind, status: section.status },
    partnerName: owner?.name ?? null,
    isGone: owner !== null && !dossier.partners.some(({ id }) => id === owner.id),
  };
}
