import type { SectionSummary } from '@samenpen/contracts';
import type { Asker } from '@samenpen/access-policy';
import { decidesOn, isAskedOf } from './viewer';
import { byUrgency } from './work-item';

/** What is asked of a person in one section. */
export type SectionWork = {
  readonly kind: 'write' | 'mend' | 'review' | 'decide-reopen' | 'decide-suggestions';
  readonly section: SectionSummary;
  readonly dueAt: string | null;
};

/** What only this person can decide, whoever has to write. */
function decisionFor({ may, mayNot, status, reopenRequest }: SectionSummary): SectionWork['kind'] | null {
  if (status === 'ready' && may.approve) return 'review';
  if (status === 'ready' && mayNot.approve === 'open-suggestions') return 'decide-suggestions';
  return reopenRequest !== null && may.reopen ? 'decide-reopen' : null;
}

/** Nobody is asked to write what may stay empty, nor what everybody may write and nobody was given. */
function isToBeWritten({ status, required, assignee }: SectionSummary): boolean {
  return status === 'drafting' || (status === 'empty' && (required || assignee !== null));
}

function kindFor(viewer: Asker, section: SectionSummary): SectionWork['kind'] | null {
  // The other kinds have no screen to do it on yet: what is asked must be possible.
  if (section.kind !== 'text') return null;
  const decision = decisionFor(section);
  if (decision !== null) return decision;
  if (!section.may.write) return null;
  if (section.suggestions > 0 && decidesOn(viewer, section)) return 'decide-suggestions';
  if (!isAskedOf(viewer, section)) return null;
  if (section.changeRequest !== null && section.status !== 'ready') return 'mend';
  return isToBeWritten(section) ? 'write' : null;
}

/**
 * What is asked of a person in the sections of a dossier, one entry per section, most urgent first. `sections`
 * carry the verdicts for that same person (`may`).
 */
export function workInSections(viewer: Asker, sections: readonly SectionSummary[]): readonly SectionWork[] {
  return sections
    .flatMap((section) => {
      const kind = kindFor(viewer, section);
      return kind === null ? [] : [{ kind, section, dueAt: section.dueAt }];
    })
    .toSorted(byUrgency);
}
