import type { Author } from '../accounts';
import type { Block } from './blocks';

/**
 * The story of one section of the demo: who wrote what when, and what was decided about it. The
 * seeding plays the steps in order into the section's room and its history, so that authorship,
 * versions and events are those of the texts and not made up beside them.
 */
export type SectionStory = {
  /** Key of the section in the call's template. */
  readonly key: string;
  /** Slug of the municipality whose own section it is; null for a text of the consortium. */
  readonly owner: string | null;
  readonly due?: Due;
  readonly steps: readonly Step[];
};

/** Which part of the time that is left until the deadline the assignee gets: 0.5 is halfway. */
export type Due = { readonly shareOfTimeLeft: number };

/** A moment counted back in working days from the day of the seeding, on the clock of Brussels; less than none lies ahead. */
export type Workday = { readonly daysBack: number; readonly time: string };

export type Step = { readonly by: Author; readonly at: Workday } & (
  | { readonly kind: 'writes'; readonly blocks: readonly Block[] }
  | { readonly kind: 'mends'; readonly from: string; readonly to: string }
  | { readonly kind: 'suggests'; readonly from: string; readonly to: string; readonly remark: string | null }
  | { readonly kind: 'assigns'; readonly to: string }
  | { readonly kind: 'names'; readonly name: string }
  | { readonly kind: 'decides'; readonly event: DecidedEvent; readonly reason?: string }
);

export type DecidedEvent =
  'mark-ready' | 'request-changes' | 'approve' | 'request-reopen' | 'reopen';

/** `workday(3, '09:40')`: twenty to ten, three working days before the seeding. */
export function workday(daysBack: number, time: string): Workday {
  return { daysBack, time };
}

/** What somebody added in one sitting, above the closing line. */
export function writes(by: Author, at: Workday, ...blocks: readonly Block[]): Step {
  return { kind: 'writes', by, at, blocks };
}

/** One passage that somebody put better; `from` stands exactly once in the text, in one paragraph. */
export function mends(by: Author, at: Workday, [from, to]: readonly [string, string]): Step {
  return { kind: 'mends', by, at, from, to };
}

/** Other words for a passage, which somebody has yet to decide on; found like those of `mends`. */
export function suggests(by: Author, at: Workday, { words: [from, to], remark }: SuggestedWords): Step {
  return { kind: 'suggests', by, at, from, to, remark: remark ?? null };
}

/** The words that stand there, those that are proposed, and why. */
export type SuggestedWords = { readonly words: readonly [string, string]; readonly remark?: string };

/** A shared section is handed to one municipality (its slug). */
export function assigns(by: Author, at: Workday, to: string): Step {
  return { kind: 'assigns', by, at, to };
}

/** The text as it is then gets a name that it is found by later. */
export function names(by: Author, at: Workday, name: string): Step {
  return { kind: 'names', by, at, name };
}

export function marksReady(by: Author, at: Workday): Step {
  return { kind: 'decides', by, at, event: 'mark-ready' };
}

export function approves(by: Author, at: Workday): Step {
  return { kind: 'decides', by, at, event: 'approve' };
}

export function requestsChanges(by: Author, at: Workday, reason: string): Step {
  return { kind: 'decides', by, at, event: 'request-changes', reason };
}

export function requestsReopening(by: Author, at: Workday, reason: string): Step {
  return { kind: 'decides', by, at, event: 'request-reopen', reason };
}

export function reopens(by: Author, at: Workday, reason: string): Step {
  return { kind: 'decides', by, at, event: 'reopen', reason };
}
