import type { ActionPoint, ReviewItem, ReviewSession, SectionSummary } from '@samenpen/contracts';
import type { Asker } from '@samenpen/access-policy';
import { confirmationRefusal } from './review-decision';
import { byUrgency, type Work } from './work-item';

/** What is asked of a person in one review session. */
export type SessionWork = Extract<Work, { readonly session: unknown }>;

const shown = ({ id, title, state, startsAt }: ReviewSession): SessionWork['session'] => ({ id, title, state, startsAt });

/** What was decided and waits: for somebody who can really do it, which who made the section ready for it cannot. */
function mayConfirm(viewer: Asker, { decision }: ReviewItem, section: SectionSummary): boolean {
  if (decision?.state !== 'waiting') return false;
  if (decision.kind === 'request-changes') return section.may.requestChanges;
  return decision.kind === 'approve' && section.may.approve && decision.by.person !== viewer.person;
}

/** Decisions that wait, for who confirms them; one that nobody can confirm any more is the chair's to take back. */
function decisions(viewer: Asker, session: ReviewSession, sections: ReadonlyMap<string, SectionSummary>): SessionWork[] {
  const { may } = session;
  return session.items.flatMap((item): SessionWork[] => {
    const section = sections.get(item.section.id);
    if (section === undefined || item.decision === null) return [];
    const { kind: decision, by: decidedBy } = item.decision;
    const work = { dueAt: null, section, session: shown(session), decision, decidedBy };
    if (confirmationRefusal({ ...item, section }) !== null) return may.minutes ? [{ kind: 'withdraw-decision', ...work }] : [];
    return may.confirm && mayConfirm(viewer, item, section) ? [{ kind: 'confirm-decision', ...work }] : [];
  });
}

function isGivenTo({ person, standings }: Asker, point: ActionPoint): boolean {
  if (point.person !== null) return point.person.id === person;
  return standings.some(({ partner, role }) => partner === point.partner?.id && role !== 'reader');
}

function actionPoints(viewer: Asker, session: ReviewSession): SessionWork[] {
  return session.actionPoints
    .filter((point) => point.doneAt === null && isGivenTo(viewer, point))
    .map(({ id, text, dueAt, person, partner }) => ({
      kind: 'action-point',
      dueAt,
      session: shown(session),
      point: { id, text, partnerName: person === null ? (partner?.name ?? null) : null },
    }));
}

/** Minutes are accepted by those who were there; the chair adopts them when all have, and nothing waits any more. */
function minutes(viewer: Asker, session: ReviewSession): SessionWork[] {
  const { may, accepted, attendance, items } = session;
  const acceptors = new Set(accepted.map(({ by }) => by.person));
  if (may.accept && !acceptors.has(viewer.person)) return [{ kind: 'accept-minutes', dueAt: null, session: shown(session) }];
  const isComplete = attendance.every(({ by }) => acceptors.has(by.person)) && items.every(({ decision }) => decision?.state !== 'waiting');
  return may.adopt && isComplete ? [{ kind: 'adopt-minutes', dueAt: null, session: shown(session) }] : [];
}

/** What is asked of a person in the review sessions of a dossier, most urgent first. */
export function workInSessions(viewer: Asker, sessions: readonly ReviewSession[], sections: readonly SectionSummary[]): readonly SessionWork[] {
  const byId = new Map<string, SectionSummary>(sections.map((section) => [section.id, section]));
  return sessions
    .flatMap((session) => [...decisions(viewer, session, byId), ...actionPoints(viewer, session), ...minutes(viewer, session)])
    .toSorted(byUrgency);
}
