import type { SectionFacts } from '@samenpen/access-policy';
import { sectionInstances, type CallTemplate, type SectionInstance, type TemplatePartner } from '@samenpen/call-templates';
import type { PartnerId, PersonId } from '@samenpen/contracts';
import type { DossierRecord } from '../dossiers/dossier-record';
import type { SectionRecord, SectionText } from './section-record';

/** What the template says of each section of a dossier with these partners, found by key and owner. */
export class TemplateSections {
  readonly #instances: ReadonlyMap<string, SectionInstance>;

  constructor({ template, partners }: { readonly template: CallTemplate; readonly partners: readonly TemplatePartner<PartnerId>[] }) {
    const instances = sectionInstances(template, partners);
    this.#instances = new Map(instances.map((instance) => [placeOf(instance), instance]));
  }

  /** Undefined for a section of another partner; of a dossier, of one that left: it is archived and no longer shown. */
  of(section: Pick<SectionRecord, 'key' | 'owner'>): SectionInstance | undefined {
    return this.#instances.get(placeOf(section));
  }
}

function placeOf({ key, owner }: { readonly key: string; readonly owner: string | null }): string {
  return `${key}/${owner ?? ''}`;
}

/** The facts that the policy decides from. `changedBy` only matters with four eyes. */
export function sectionFacts(
  dossier: DossierRecord,
  { section, instance }: { readonly section: SectionRecord; readonly instance: SectionInstance },
  changedBy: readonly PersonId[] = [],
): SectionFacts {
  return {
    dossierStatus: dossier.status,
    status: section.status,
    kind: instance.kind,
    scope: instance.scope,
    owner: section.owner,
    assignee: section.assignee,
    markedReadyBy: section.markedReady,
    changedBy,
    isFourEyes: hasFourEyes(dossier),
    mayBeNotApplicable: instance.mayBeNotApplicable,
    readersMayComment: dossier.readersMayComment,
    // The text says so; whoever has read it adds it (withText).
    hasOpenSuggestions: false,
    isConsolidated: instance.isConsolidated,
  };
}

/** The facts with what the text adds to them. */
export function withText(facts: SectionFacts, text: SectionText | null): SectionFacts {
  return { ...facts, hasOpenSuggestions: (text?.suggestions ?? 0) > 0 };
}

/** With one administrator nobody else could approve: then four eyes cannot hold. */
export function hasFourEyes({ isFourEyes, members }: DossierRecord): boolean {
  const administrators = new Set(
    members.filter(({ role }) => role === 'penhouder-admin').map(({ person }) => person),
  );
  return isFourEyes && administrators.size > 1;
}
