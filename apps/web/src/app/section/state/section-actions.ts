import type { SectionAction, SectionEvent, SectionStatus, SectionSummary } from '@samenpen/contracts';
import type { IconName } from '@samenpen/ui';

/** A state change that the person may ask for now. */
export type OfferedAction = {
  readonly event: OfferedEvent;
  readonly icon: IconName;
  readonly needsReason: boolean;
};

/** The events of a section that this screen offers; a declaration has a screen of its own later. */
export type OfferedEvent = Exclude<SectionEvent, 'confirm'>;

type Offer = OfferedAction & { readonly action: SectionAction };

const offers: Readonly<Record<OfferedEvent, Offer>> = {
  'mark-ready': { event: 'mark-ready', action: 'markReady', icon: 'flag', needsReason: false },
  approve: { event: 'approve', action: 'approve', icon: 'badge-check', needsReason: false },
  'request-changes': { event: 'request-changes', action: 'requestChanges', icon: 'undo-2', needsReason: true },
  'take-back': { event: 'take-back', action: 'takeBack', icon: 'pencil', needsReason: false },
  reopen: { event: 'reopen', action: 'reopen', icon: 'lock-open', needsReason: true },
  'request-reopen': { event: 'request-reopen', action: 'requestReopen', icon: 'message-square', needsReason: true },
  'mark-not-applicable': { event: 'mark-not-applicable', action: 'markNotApplicable', icon: 'minus', needsReason: true },
};

/** In each state the step forward first, then what else may be asked. */
const order: Readonly<Record<SectionStatus, readonly OfferedEvent[]>> = {
  empty: ['mark-ready', 'mark-not-applicable'],
  drafting: ['mark-ready', 'request-changes', 'mark-not-applicable'],
  'changes-requested': ['mark-ready', 'request-changes', 'mark-not-applicable'],
  ready: ['approve', 'take-back', 'request-changes'],
  approved: ['reopen', 'request-reopen'],
  'not-applicable': ['reopen'],
  open: [],
  confirmed: [],
};

/** What the person may ask for in this state, the step forward first. */
export function offeredActions({ status, may }: Pick<SectionSummary, 'status' | 'may'>): OfferedAction[] {
  const allowed = order[status].map((event) => offers[event]).filter(({ action }) => may[action]);
  // Who may reopen has no need to ask for it.
  return allowed.filter(({ event }) => event !== 'request-reopen' || !may.reopen);
}

/** Whether somebody may still be asked to write it: handing out a closed section says nothing. */
export const isBeingWritten = (status: SectionStatus): boolean =>
  status === 'empty' || status === 'drafting' || status === 'changes-requested';
