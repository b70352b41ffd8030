import type { ReviewSession, SectionSummary } from '@samenpen/contracts';
import type { Asker } from '@samenpen/access-policy';
import { workInSections } from './work-in-sections';
import { workInSessions } from './work-in-sessions';
import { workInThreads, type ThreadsToLookAt } from './work-in-threads';
import { byUrgency, type Work } from './work-item';

/** A dossier as one person may know it, as far as something can be asked of that person. */
export type AskingDossier = {
  readonly sections: readonly SectionSummary[];
  readonly threads: ThreadsToLookAt;
  readonly sessions: readonly ReviewSession[];
};

/** All that is asked of a person in a dossier, most urgent first; what is asked twice in one section, once. */
export function workFor(viewer: Asker, { sections, threads, sessions }: AskingDossier): readonly Work[] {
  const inSessions = workInSessions(viewer, sessions, sections);
  const toConfirm = new Set(inSessions.flatMap((work) => (work.kind === 'confirm-decision' ? [work.section.id] : [])));
  const inSections = workInSections(viewer, sections).filter(({ kind, section }) => kind !== 'review' || !toConfirm.has(section.id));
  return [...inSections, ...workInThreads(viewer, threads, sections), ...inSessions].toSorted(byUrgency);
}
