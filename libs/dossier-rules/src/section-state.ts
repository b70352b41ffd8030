import type { ReasonCode, SectionAction, SectionEvent, SectionKind, SectionStatus } from '@samenpen/contracts';
import { refusalByKind, refusalByState } from '@samenpen/access-policy';

/*
 * The states of a section and the events between them (design rules, *Section states*). Who may cause an
 * event is the policy's to say (`may` of access-policy), which this file shares the tables of kinds and
 * states with; here is where an event leads and what it needs.
 */

/** What the state machine needs to know of a section and of the request. */
export type TransitionFacts = {
  readonly kind: SectionKind;
  readonly status: SectionStatus;
  readonly mayBeNotApplicable: boolean;
  readonly isConsolidated: boolean;
  readonly hasOpenSuggestions: boolean;
  /** Whether the content as it now stands holds no text, row or value. */
  readonly isEmpty: boolean;
  /** What the person gave with the request; null when not given. */
  readonly reason: string | null;
  readonly version: string | null;
};

/** Where an event leads, why it is refused, or what the request must still hold. */
export type NextSectionState =
  | { readonly to: SectionStatus }
  | { readonly refused: ReasonCode }
  | { readonly needs: 'reason' | 'version' };

type Transition = {
  readonly action: SectionAction;
  /** Null: the section stays as it is. */
  readonly to: SectionStatus | null;
  readonly needs: 'reason' | 'version' | null;
};

const transitions: Readonly<Record<SectionEvent, Transition>> = {
  'mark-not-applicable': { action: 'markNotApplicable', to: 'not-applicable', needs: 'reason' },
  'mark-ready': { action: 'markReady', to: 'ready', needs: null },
  'take-back': { action: 'takeBack', to: 'drafting', needs: null },
  'request-changes': { action: 'requestChanges', to: 'changes-requested', needs: 'reason' },
  approve: { action: 'approve', to: 'approved', needs: 'version' },
  'request-reopen': { action: 'requestReopen', to: null, needs: 'reason' },
  reopen: { action: 'reopen', to: 'drafting', needs: 'reason' },
  confirm: { action: 'confirm', to: 'confirmed', needs: null },
};

/** The right that a person needs for an event: the action that `may` is asked about. */
export function actionOf(event: SectionEvent): SectionAction {
  return transitions[event].action;
}

function refusal(event: SectionEvent, facts: TransitionFacts): ReasonCode | null {
  const { action } = transitions[event];
  const section = { ...facts, dossierStatus: 'drafting', scope: 'consortium' } as const;
  // The role only matters for writing in a ready section, which is no event.
  const byTables = refusalByKind(action, section) ?? refusalByState(action, section, 'penhouder-admin');
  if (byTables !== null) return byTables;
  return facts.isEmpty && event === 'mark-ready' ? 'section-is-empty' : null;
}

/** What an event does to a section. Pure; the dossier is taken to be in the drafting state. */
export function nextSectionState(event: SectionEvent, facts: TransitionFacts): NextSectionState {
  if (!Object.hasOwn(transitions, event)) return { refused: 'unknown-action' };
  const refused = refusal(event, facts);
  if (refused !== null) return { refused };
  const { to, needs } = transitions[event];
  if (needs !== null && isBlank(facts[needs])) return { needs };
  return { to: to ?? facts.status };
}

function isBlank(given: string | null): boolean {
  return given === null || given.trim() === '';
}

/**
 * The state after an edit that was let in. A request for changes stays open on a section that is drafted
 * again, until it is marked ready; a ready section stays ready, for the approver sees what changed since.
 */
export function afterEdit(status: SectionStatus): SectionStatus {
  return status === 'empty' || status === 'changes-requested' ? 'drafting' : status;
}

/** Whether a request for changes is settled by the event: it is, once the section is ready or set aside. */
export function settlesChangeRequest(event: SectionEvent): boolean {
  return event === 'mark-ready' || event === 'approve' || event === 'mark-not-applicable';
}

/**
 * The state of fields and annexes after a change: they become ready by themselves when complete, and are
 * drafted again when something asked for is taken out.
 */
export function afterFilling(status: SectionStatus, filled: 'nothing' | 'partly' | 'completely'): SectionStatus {
  if (status === 'approved' || status === 'not-applicable') return status;
  if (filled === 'completely') return 'ready';
  return filled === 'partly' ? 'drafting' : 'empty';
}
