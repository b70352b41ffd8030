import type { SectionSummary, WorkItem } from '@samenpen/contracts';
import type { Asker } from '@samenpen/access-policy';
import { isAskedOf } from './viewer';

/** What is asked of a person in one section, without the dossier around it. */
export type Work = Pick<WorkItem, 'kind' | 'section'>;

const order: readonly Work['kind'][] = ['review', 'decide-reopen', 'mend', 'confirm', 'write'];

/** Nobody is asked to write what may stay empty, nor what everybody may write and nobody was given. */
function kindFor(viewer: Asker, section: SectionSummary): Work['kind'] | null {
  const { may, status } = section;
  if (may.confirm) return 'confirm';
  if (status === 'ready' && may.approve) return 'review';
  if (section.reopenRequest !== null && may.reopen) return 'decide-reopen';
  if (!may.write || !isAskedOf(viewer, section)) return null;
  if (section.changeRequest !== null && status !== 'ready') return 'mend';
  if (status === 'drafting') return 'write';
  return status === 'empty' && (section.required || section.assignee !== null) ? 'write' : null;
}

/** Earliest due date first; without one, last. ISO instants compare as text. */
function byUrgency(a: Work, b: Work): number {
  const dueA = a.section.dueAt ?? '9999';
  const dueB = b.section.dueAt ?? '9999';
  if (dueA !== dueB) return dueA < dueB ? -1 : 1;
  return order.indexOf(a.kind) - order.indexOf(b.kind);
}

/**
 * What is asked of a person in a dossier, one entry per section, most urgent first. `sections` carry the
 * verdicts for that same person (`may`).
 */
export function workFor(viewer: Asker, sections: readonly SectionSummary[]): readonly Work[] {
  return sections
    .flatMap((section) => {
      const kind = kindFor(viewer, section);
      return kind === null ? [] : [{ kind, section }];
    })
    .toSorted(byUrgency);
}
