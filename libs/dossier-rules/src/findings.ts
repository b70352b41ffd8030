import type { SectionLimits } from '@samenpen/contracts';

/** One thing that the check found, with the gate at which it counts. The message is made by the reader. */
export type Finding = {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'hint';
  readonly gate: 'approve' | 'freeze' | 'submit';
  /** Key of the sentence and the values in it. */
  readonly message: FindingMessage;
  readonly values: Readonly<Record<string, number>>;
};

/** The sentences that findings of a section use. */
export type FindingMessage = 'section-empty' | 'over-limit' | 'under-limit';

/** What the checks of one section need: its size, in characters as `countCharacters` counts. */
export type SizeFacts = {
  readonly characters: number;
  readonly limits: SectionLimits;
  /** Where the limits come from: only the call's own hold anything back. */
  readonly limitsSource: 'call' | 'sibling' | 'example';
};

/** Characters over the maximum; 0 within it or without one. */
export function charactersOver(characters: number, limits: SectionLimits): number {
  return limits.maxCharacters === null ? 0 : Math.max(0, characters - limits.maxCharacters);
}

/** Characters short of the minimum; 0 from it on or without one. */
export function charactersShort(characters: number, limits: SectionLimits): number {
  return limits.minCharacters === null ? 0 : Math.max(0, limits.minCharacters - characters);
}

/** E9: a text outside its limits. A limit that is no rule of the call warns; it holds nothing back. */
export function limitFindings({ characters, limits, limitsSource }: SizeFacts): readonly Finding[] {
  const severity = limitsSource === 'call' ? 'error' : 'warning';
  const over = charactersOver(characters, limits);
  const short = charactersShort(characters, limits);
  const findings: Finding[] = [];
  if (over > 0) {
    findings.push({ code: 'E9', severity, gate: 'approve', message: 'over-limit', values: { by: over, limit: limits.maxCharacters ?? 0 } });
  }
  if (short > 0) {
    findings.push({ code: 'E9', severity, gate: 'approve', message: 'under-limit', values: { by: short, limit: limits.minCharacters ?? 0 } });
  }
  return findings;
}

/** What holds the approval of a section back: errors of gate `approve`, never warnings. */
export function approveFindings(facts: SizeFacts & { readonly isEmpty: boolean }): readonly Finding[] {
  const empty: Finding = { code: 'section-empty', severity: 'error', gate: 'approve', message: 'section-empty', values: {} };
  const findings = [...(facts.isEmpty ? [empty] : []), ...limitFindings(facts)];
  return findings.filter(({ severity, gate }) => severity === 'error' && gate === 'approve');
}
