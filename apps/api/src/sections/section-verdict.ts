import {
  may,
  sectionActions,
  type Asker,
  type SectionFacts,
  type Verdict,
} from '@samenpen/access-policy';
import type { SectionAction } from '@samenpen/contracts';

const onEveryKind: ReadonlySet<SectionAction> = new Set(['read', 'comment']);

/**
 * What the product lets a person do with a section: what the policy allows, less what has no way to be
 * done yet. Tables, budgets, fields, annexes and declarations are shown with their definition and state;
 * nothing can be written in them, so no event may say that something was.
 */
export function sectionVerdict(asker: Asker, action: SectionAction, facts: SectionFacts): Verdict {
  const verdict = may(asker, action, facts);
  if (!verdict.allowed || facts.kind === 'text' || onEveryKind.has(action)) return verdict;
  return { allowed: false, reason: 'kind-is-read-only' };
}

/** The verdict on every action at once. */
export function sectionVerdicts(
  asker: Asker,
  facts: SectionFacts,
): Readonly<Record<SectionAction, Verdict>> {
  const entries = sectionActions.map(
    (action) => [action, sectionVerdict(asker, action, facts)] as const,
  );
  // The keys are exactly the actions: `sectionActions` is made from a complete record of them.
  return Object.fromEntries(entries) as Record<SectionAction, Verdict>;
}
