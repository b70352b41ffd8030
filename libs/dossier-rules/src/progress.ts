import type { DossierProgress, SectionStatus } from '@samenpen/contracts';

type Count = Exclude<keyof DossierProgress, 'total'>;

/** A declaration that is open counts as empty, a confirmed one as approved. */
const counted: Readonly<Record<SectionStatus, Count>> = {
  empty: 'empty',
  drafting: 'drafting',
  'changes-requested': 'changesRequested',
  ready: 'ready',
  approved: 'approved',
  'not-applicable': 'notApplicable',
  open: 'empty',
  confirmed: 'approved',
};

/** How many sections stand in which state; the counts add up to `total`. */
export function dossierProgress(statuses: readonly SectionStatus[]): DossierProgress {
  const progress: DossierProgress = {
    total: statuses.length,
    approved: 0,
    ready: 0,
    changesRequested: 0,
    drafting: 0,
    empty: 0,
    notApplicable: 0,
  };
  for (const status of statuses) progress[counted[status]] += 1;
  return progress;
}
