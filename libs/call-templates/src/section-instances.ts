import type { ProjectRole, SectionKind, SectionLimits, SectionScope, SectionStatus } from '@samenpen/contracts';
import type { CallTemplate } from './call-template';
import type { SectionTemplate } from './section-template';

/** One section as it appears in a dossier: the template's section, for the consortium or for one partner. */
export type SectionInstance<Partner extends string = string> = {
  readonly key: string;
  /** The partner whose own section it is; null for the consortium. */
  readonly owner: Partner | null;
  readonly number: string;
  readonly group: string;
  readonly title: string;
  readonly kind: SectionKind;
  readonly scope: SectionScope;
  /** 0-based place in the reading order of the dossier. */
  readonly position: number;
  readonly limits: SectionLimits;
  readonly limitsSource: 'call' | 'sibling' | 'example';
  readonly required: boolean;
  readonly mayBeNotApplicable: boolean;
  readonly isConsolidated: boolean;
  readonly followsChoice: SectionTemplate['followsChoice'];
  readonly initialStatus: Extract<SectionStatus, 'empty' | 'open'>;
};

/** A partner as the template sees it. */
export type TemplatePartner<Partner extends string = string> = {
  readonly id: Partner;
  readonly projectRole: ProjectRole;
};

function ownersOf<Partner extends string>(
  section: SectionTemplate,
  partners: readonly TemplatePartner<Partner>[],
): readonly (Partner | null)[] {
  if (section.scope === 'consortium') return [null];
  return partners.filter(({ projectRole }) => section.appliesTo.includes(projectRole)).map(({ id }) => id);
}

function instanceOf<Partner extends string>(
  section: SectionTemplate,
  owner: Partner | null,
): Omit<SectionInstance<Partner>, 'position'> {
  return {
    key: section.key,
    owner,
    number: section.number,
    group: section.group,
    title: section.title,
    kind: section.kind,
    scope: section.scope,
    limits: {
      minCharacters: section.limits?.minCharacters ?? null,
      maxCharacters: section.limits?.maxCharacters ?? null,
    },
    limitsSource: section.limits?.source.source ?? 'example',
    required: section.required,
    mayBeNotApplicable: section.mayBeNotApplicable,
    isConsolidated: section.isConsolidated,
    followsChoice: section.followsChoice,
    initialStatus: section.kind === 'declaration' ? 'open' : 'empty',
  };
}

/**
 * The sections of a dossier of this call with these partners, in reading order: by section of the template,
 * and within it in the order in which the partners are given.
 */
export function sectionInstances<Partner extends string>(
  template: CallTemplate,
  partners: readonly TemplatePartner<Partner>[],
): readonly SectionInstance<Partner>[] {
  return template.sections
    .flatMap((section) => ownersOf(section, partners).map((owner) => instanceOf(section, owner)))
    .map((instance, position) => ({ ...instance, position }));
}
