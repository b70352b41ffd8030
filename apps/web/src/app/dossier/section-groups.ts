import type { DossierPartner, SectionSummary } from '@samenpen/contracts';

/** One number of the template, with the sections that stand under it. */
export type SectionGroup = {
  readonly number: string;
  readonly title: string;
  /** The one text of the consortium under the number, if there is exactly one. */
  readonly shared: SectionSummary | null;
  /** The others: per partner, or several shared ones. */
  readonly others: readonly SectionSummary[];
};

/** The sections under their numbers, in the order of the template. */
export function sectionGroups(sections: readonly SectionSummary[]): readonly SectionGroup[] {
  const byNumber = new Map<string, SectionSummary[]>();
  for (const section of sections) {
    byNumber.set(section.number, [...(byNumber.get(section.number) ?? []), section]);
  }
  return [...byNumber].map(([number, under]) => {
    const sharedOnes = under.filter(({ partner }) => partner === null);
    const [only] = under.length === 1 ? under : sharedOnes.length === 1 ? sharedOnes : [];
    return {
      number,
      title: under[0]?.group ?? '',
      shared: only ?? null,
      others: under.filter((section) => section !== only),
    };
  });
}

/** Which municipality moves a section: its own, or the one it is handed to; empty for everybody. */
export function ownerName(section: SectionSummary, partners: readonly Pick<DossierPartner, 'id' | 'name'>[]): string {
  const own = partners.find(({ id }) => id === section.partner);
  return own?.name ?? section.assignee?.partnerName ?? '';
}
