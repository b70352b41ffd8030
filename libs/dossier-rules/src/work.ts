import type { SectionSummary, WorkItem } from '@samenpen/contracts';
import type { Asker } from '@samenpen/access-policy';
import { isAskedOf } from './viewer';

/** What is asked of a person in one section, without the dossier around it. */
export type Work = Pick<WorkItem, 'kind' | 'section'>;

const order: readonly Work['kind'][] = ['review', 'decide-reopen', 'decide-suggestions', 'mend', 'write'];

/** What only this person can decide, whoever has to write. */
function decisionFor({ may, mayNot, status, reopenRequest }: SectionSummary): Work['kind'] | null {
  if (status === 'ready' && may.approve) return 'review';
  if (status === 'ready' && mayNot.approve === 'open-suggestions') return 'decide-suggestions';
  return reopenRequest !== null && may.reopen ? 'decide-reopen' : null;
}

/** Nobody is asked to write what may stay empty, nor what everybody may write and nobody was given. */
function isToBeWritten({ status, required, assignee }: SectionSummary): boolean {
  return status === 'drafting' || (status === 'empty' && (required || assignee !== null));
}

function kindFor(viewer: Asker, section: SectionSummary): Work['kind'] | null {
  // The other kinds have no screen to do it on yet: what is asked must be possible.
  if (section.kind !== 'text') return null;
  const decision = decisionFor(section);
  if (decision !== null) return decision;
  if (!section.may.write || !isAskedOf(viewer, section)) return null;
  if (section.suggestions > 0) return 'decide-suggestions';
  if (section.changeRequest !== null && section.status !== 'ready') return 'mend';
  return isToBeWritten(section) ? 'write' : null;
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
