import type { SectionId, SectionSummary } from '@samenpen/contracts';

function waitingSince(section: SectionSummary): string {
  return section.markedReady?.at ?? '';
}

/** The sections that wait for this person's review, the longest waiting first. */
export function waitingForReview(sections: readonly SectionSummary[]): readonly SectionSummary[] {
  return sections
    .filter(({ status, may }) => status === 'ready' && may.approve)
    .toSorted((a, b) => (waitingSince(a) < waitingSince(b) ? -1 : waitingSince(a) > waitingSince(b) ? 1 : 0));
}

/**
 * The section to review after the one on the screen: the next in waiting order, from the last on to the
 * first again; null when no other waits.
 */
export function nextForReview(sections: readonly SectionSummary[], current: SectionId | null = null): SectionSummary | null {
  const waiting = waitingForReview(sections);
  const at = waiting.findIndex(({ id }) => id === current);
  const next = waiting[at + 1] ?? waiting[0];
  return next === undefined || next.id === current ? null : next;
}

/**
 * Fields and annexes that the penhouder may approve several at once, from a list that shows what each
 * holds. Texts, tables and budgets are read and approved one by one.
 */
export function approvableTogether(sections: readonly SectionSummary[]): readonly SectionSummary[] {
  return waitingForReview(sections).filter(({ kind }) => kind === 'fields' || kind === 'annexes');
}
