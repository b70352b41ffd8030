import type { WorkItem, WorkKind } from '@samenpen/contracts';

type Within<Item> = Item extends WorkItem ? Omit<Item, 'dossier' | 'partnerName'> : never;

/** What is asked of a person, without the dossier around it. */
export type Work = Within<WorkItem>;

/** With the same day, what others wait for comes before what is only one's own. */
const order: readonly WorkKind[] = [
  'confirm-decision',
  'withdraw-decision',
  'review',
  'decide-reopen',
  'decide-suggestions',
  'decide-proposal',
  'answer-thread',
  'handle-thread',
  'mend',
  'action-point',
  'accept-minutes',
  'adopt-minutes',
  'write',
];

/** Earliest due date first; without one, last. ISO instants compare as text. */
export function byUrgency(one: Pick<Work, 'kind' | 'dueAt'>, other: Pick<Work, 'kind' | 'dueAt'>): number {
  const due = one.dueAt ?? '9999';
  const otherDue = other.dueAt ?? '9999';
  if (due !== otherDue) return due < otherDue ? -1 : 1;
  return order.indexOf(one.kind) - order.indexOf(other.kind);
}
