import type { PersonId, ReasonCode, SectionAction } from '@samenpen/contracts';
import type { SectionFacts } from './facts';

/** With four eyes on, who marked the section ready or changed it since the last approval does not approve it. */
export function refusalByFourEyes(
  person: PersonId,
  action: SectionAction,
  section: Pick<SectionFacts, 'isFourEyes' | 'markedReadyBy' | 'changedBy'>,
): ReasonCode | null {
  if (action !== 'approve' || !section.isFourEyes) return null;
  if (section.markedReadyBy?.person === person) return 'four-eyes-marked-ready';
  return section.changedBy.includes(person) ? 'four-eyes-changed-text' : null;
}
