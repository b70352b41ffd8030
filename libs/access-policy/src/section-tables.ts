import type { DossierRole, ReasonCode, SectionAction, SectionKind, SectionStatus } from '@samenpen/contracts';
import type { SectionFacts } from './facts';

/*
 * Which kind of section knows which action, and which state allows it (design rules, *Section states*).
 * The state machine of `dossier-rules` reads the same tables, so that a button and a transition never
 * disagree. A cell is true or the reason of the refusal.
 */

type Cell = true | ReasonCode;
type KindRow = Readonly<Record<SectionKind, Cell>>;
type StateRow = Readonly<Record<SectionStatus, Cell>>;

const anyKind: KindRow = { text: true, table: true, budget: true, fields: true, annexes: true, declaration: true };
const notDeclaration: KindRow = { ...anyKind, declaration: 'declaration-is-only-confirmed' };
/** Fields and annexes become ready by themselves when complete: nobody hands them over or takes them back. */
const handedOver: KindRow = { ...notDeclaration, fields: 'becomes-ready-by-itself', annexes: 'becomes-ready-by-itself' };
const inText: KindRow = {
  text: true,
  table: 'only-in-text',
  budget: 'only-in-text',
  fields: 'only-in-text',
  annexes: 'only-in-text',
  declaration: 'only-in-text',
};

const kinds: Readonly<Record<SectionAction, KindRow>> = {
  read: anyKind,
  comment: anyKind,
  write: anyKind,
  suggest: inText,
  propose: inText,
  markReady: handedOver,
  markNotApplicable: notDeclaration,
  takeBack: handedOver,
  requestChanges: notDeclaration,
  approve: notDeclaration,
  requestReopen: notDeclaration,
  reopen: notDeclaration,
  confirm: {
    text: 'not-a-declaration',
    table: 'not-a-declaration',
    budget: 'not-a-declaration',
    fields: 'not-a-declaration',
    annexes: 'not-a-declaration',
    declaration: true,
  },
};

/** The consolidated budget follows from the budgets per partner: it is read, discussed and approved. */
const consolidated: ReadonlySet<SectionAction> = new Set(['read', 'comment', 'approve', 'requestReopen', 'reopen']);

/** Null when this kind of section knows the action, else why not. */
export function refusalByKind(
  action: SectionAction,
  section: Pick<SectionFacts, 'kind' | 'isConsolidated' | 'mayBeNotApplicable'>,
): ReasonCode | null {
  const cell = kinds[action][section.kind];
  if (cell !== true) return cell;
  if (section.isConsolidated && !consolidated.has(action)) return 'consolidated-has-no-writers';
  return action === 'markNotApplicable' && !section.mayBeNotApplicable ? 'may-not-be-skipped' : null;
}

const always: StateRow = {
  empty: true,
  drafting: true,
  'changes-requested': true,
  ready: true,
  approved: true,
  'not-applicable': true,
  open: true,
  confirmed: true,
};
/** Nobody writes in what was approved, confirmed or set aside; `ready` is closed to most (see below). */
const beforeApproval: StateRow = {
  ...always,
  approved: 'section-is-approved',
  'not-applicable': 'section-is-not-applicable',
  confirmed: 'section-is-confirmed',
};
const onlyReady: StateRow = {
  empty: 'section-is-not-ready',
  drafting: 'section-is-not-ready',
  'changes-requested': 'section-is-not-ready',
  ready: true,
  approved: 'section-is-approved',
  'not-applicable': 'section-is-not-applicable',
  open: 'section-is-not-ready',
  confirmed: 'section-is-confirmed',
};
const onlyApproved: StateRow = {
  empty: 'section-is-not-approved',
  drafting: 'section-is-not-approved',
  'changes-requested': 'section-is-not-approved',
  ready: 'section-is-not-approved',
  approved: true,
  'not-applicable': 'section-is-not-approved',
  open: 'section-is-not-approved',
  confirmed: 'section-is-not-approved',
};

const states: Readonly<Record<SectionAction, StateRow>> = {
  read: always,
  comment: always,
  write: beforeApproval,
  suggest: { ...beforeApproval, empty: 'section-is-empty', ready: 'section-is-ready' },
  propose: beforeApproval,
  markReady: { ...beforeApproval, empty: 'section-is-empty', ready: 'already-in-that-state' },
  markNotApplicable: {
    ...beforeApproval,
    'changes-requested': 'changes-are-requested',
    ready: 'section-is-ready',
    'not-applicable': 'already-in-that-state',
  },
  takeBack: onlyReady,
  requestChanges: { ...beforeApproval, empty: 'section-is-empty', 'changes-requested': 'already-in-that-state' },
  approve: { ...onlyReady, approved: 'already-in-that-state' },
  requestReopen: onlyApproved,
  reopen: { ...onlyApproved, 'not-applicable': true },
  confirm: { ...onlyReady, open: true, confirmed: 'already-in-that-state' },
};

/** What is read and discussed goes on after the drafting; everything else stops with it. */
function refusalByDossier(action: SectionAction, section: Pick<SectionFacts, 'dossierStatus'>): ReasonCode | null {
  if (action === 'read' || section.dossierStatus === 'drafting') return null;
  return action === 'comment' && section.dossierStatus !== 'closed' ? null : 'dossier-is-closed';
}

/**
 * `ready` is closed to writers, so that the approver reads a text that stands still; the penhouder and the
 * facilitator may still mend it. Fields and annexes were never handed over and stay open until approved.
 */
function writesInReady(role: DossierRole, section: Pick<SectionFacts, 'kind' | 'scope'>): boolean {
  if (section.kind === 'fields' || section.kind === 'annexes') return true;
  if (role === 'penhouder-editor') return section.scope === 'consortium';
  return role === 'penhouder-admin' || role === 'facilitator';
}

/** Null when a section in this state knows the action, whoever asks and whatever else holds it back; else why not. */
export function refusalInState(action: SectionAction, status: SectionStatus): ReasonCode | null {
  if (!Object.hasOwn(always, status)) return 'unknown-action';
  const cell = states[action][status];
  return cell === true ? null : cell;
}

/** Null when the section's and the dossier's state allow the action, else why not. */
export function refusalByState(
  action: SectionAction,
  section: Pick<SectionFacts, 'kind' | 'scope' | 'status' | 'dossierStatus' | 'hasOpenSuggestions'>,
  role: DossierRole,
): ReasonCode | null {
  const byDossier = refusalByDossier(action, section);
  if (byDossier !== null) return byDossier;
  const inState = refusalInState(action, section.status);
  if (inState !== null) return inState;
  if (action === 'write' && section.status === 'ready' && !writesInReady(role, section)) return 'section-is-ready';
  return action === 'approve' && section.hasOpenSuggestions ? 'open-suggestions' : null;
}
