import type { DossierDetail, PartnerId, SectionSummary } from '@samenpen/contracts';
import { responsiblePartner } from './viewer';

/** Sections for which one partner is responsible; `partner` is null and `name` empty for those of nobody. */
export type PartnerGroup = {
  readonly partner: PartnerId | null;
  readonly name: string;
  readonly first: SectionSummary;
  readonly sections: readonly SectionSummary[];
};

/** The sections per responsible partner, in the dossier's order of partners, those of nobody last. */
export function byPartner(
  dossier: Pick<DossierDetail, 'partners'>,
  sections: readonly SectionSummary[],
): readonly PartnerGroup[] {
  const named = [...dossier.partners.map(({ id, name }) => ({ partner: id, name })), { partner: null, name: '' }];
  return named.flatMap(({ partner, name }) => {
    const theirs = sections.filter((section) => responsiblePartner(section) === partner);
    const [first] = theirs;
    return first === undefined ? [] : [{ partner, name, first, sections: theirs }];
  });
}
