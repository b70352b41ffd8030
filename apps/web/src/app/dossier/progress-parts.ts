import type { DossierProgress } from '@samenpen/contracts';
import type { StateBarPart } from '@samenpen/ui';
import type { Words } from '../words/words';

/** How far a dossier is, as parts of the bar with their words, from done to not begun. */
export function progressParts(progress: DossierProgress, { count }: Pick<Words, 'count'>): readonly StateBarPart[] {
  return [
    { tone: 'approved', count: progress.approved, label: count('progress.approved', progress.approved) },
    { tone: 'ready', count: progress.ready, label: count('progress.ready', progress.ready) },
    { tone: 'changes', count: progress.changesRequested, label: count('progress.changes', progress.changesRequested) },
    { tone: 'drafting', count: progress.drafting, label: count('progress.drafting', progress.drafting) },
    { tone: 'empty', count: progress.empty, label: count('progress.empty', progress.empty) },
    { tone: 'na', count: progress.notApplicable, label: count('progress.notApplicable', progress.notApplicable) },
  ];
}
