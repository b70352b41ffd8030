import { refusalInState } from '@samenpen/access-policy';
import type { DecisionKind, HeldStance, ItemDecision, PersonId, ReasonCode, SectionAction, SectionEvent, SectionStatus, Stance } from '@samenpen/contracts';

/*
 * What a decision in a review session does to the section. The session has no rights of its own: a decision becomes
 * the ordinary events of the section, each by a person who has the right to it, or waits for one who has.
 */

/** What is decided, by whom, on which section. */
export type DecisionFacts = {
  readonly kind: DecisionKind;
  readonly status: SectionStatus;
  readonly stances: readonly Stance[];
  readonly reason: string | null;
  /** Whether the section is to be marked ready first. */
  readonly readyFirst: boolean;
  /** Whether the person has the right to approve and ask for changes. */
  readonly mayApprove: boolean;
};

/** The events that follow now, and whether the rest waits for a penhouder-admin; or why it cannot be decided so. */
export type DecisionOutcome =
  | { readonly refused: ReasonCode }
  | { readonly needs: 'reason' }
  | { readonly events: readonly SectionEvent[]; readonly waits: boolean };

/** What of the section carries out a decision; a postponement never waits. */
const CONFIRMED_BY: Readonly<Record<DecisionKind, SectionAction>> = { approve: 'approve', 'request-changes': 'requestChanges', postpone: 'read' };

const NOTHING: DecisionOutcome = { events: [], waits: false };

/** What follows on a decision. */
export function decisionOutcome(decision: DecisionFacts): DecisionOutcome {
  if (decision.kind === 'postpone') return NOTHING;
  if (decision.kind === 'request-changes') {
    if (decision.reason === null) return { needs: 'reason' };
    // Where nobody can ask for changes, whatever their rights, nothing waits in vain.
    const refused = refusalInState('requestChanges', decision.status);
    if (refused !== null) return { refused };
    return decision.mayApprove ? { events: ['request-changes'], waits: false } : { events: [], waits: true };
  }
  if (lacksReason(decision)) return { refused: 'disagreement-needs-reason' };
  return approvalOutcome(decision);
}

/** Whether something is approved over a *niet akkoord* without saying why. */
export function lacksReason({ kind, stances, reason }: Pick<DecisionFacts, 'kind' | 'stances' | 'reason'>): boolean {
  return kind === 'approve' && stances.includes('disagree') && reason === null;
}

/** What is asked about an item in which a decision may wait. */
export type WaitingItem = {
  readonly section: { readonly status: SectionStatus };
  readonly decision: Pick<ItemDecision, 'kind' | 'state' | 'reason'> | null;
  readonly stances: readonly Pick<HeldStance, 'stance'>[];
};

/**
 * Why nobody, whatever their rights, can confirm what waits as the section and the *standpunten* now stand: the section
 * was overtaken by another event, or somebody stated *niet akkoord* after it was decided without a reason. Null where it
 * can be confirmed, and where nothing waits.
 */
export function confirmationRefusal({ section, decision, stances }: WaitingItem): ReasonCode | null {
  if (decision?.state !== 'waiting') return null;
  const inState = refusalInState(CONFIRMED_BY[decision.kind], section.status);
  if (inState !== null) return inState;
  return lacksReason({ ...decision, stances: stances.map(({ stance }) => stance) }) ? 'disagreement-needs-reason' : null;
}

/** From drafting the section is marked ready by one person and approved by another. */
function approvalOutcome({ status, readyFirst, mayApprove }: DecisionFacts): DecisionOutcome {
  if (status === 'ready') return mayApprove ? { events: ['approve'], waits: false } : { events: [], waits: true };
  if (status === 'approved') return { refused: 'already-in-that-state' };
  return readyFirst ? { events: ['mark-ready'], waits: true } : { refused: 'section-is-not-ready' };
}

/** What waits to be confirmed on an item. */
export type WaitingFacts = {
  readonly kind: DecisionKind;
  readonly status: SectionStatus;
  /** Who marked the section ready in the same decision; null when it was ready before. */
  readonly readyBy: PersonId | null;
  readonly confirmer: PersonId;
};

/** The event with which a penhouder-admin carries out what waits, or why she cannot. */
export function confirmationEvent({ kind, status, readyBy, confirmer }: WaitingFacts): { readonly refused: ReasonCode } | { readonly event: SectionEvent } {
  if (kind === 'postpone') return { refused: 'nothing-waits' };
  if (kind === 'approve' && readyBy === confirmer) return { refused: 'another-must-approve' };
  const refused = refusalInState(CONFIRMED_BY[kind], status);
  return refused === null ? { event: kind } : { refused };
}

/** A turn on the table that ended is added to what was spent before. Seconds; instants in milliseconds. */
export function spentAfter(spentSeconds: number, openSince: number | null, now: number): number {
  return openSince === null ? spentSeconds : spentSeconds + Math.max(0, Math.round((now - openSince) / 1000));
}
