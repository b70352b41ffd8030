import type { SectionDefinition } from '@samenpen/contracts';
import type { CallTemplate } from './call-template';
import type { SectionTemplate } from './section-template';

const inDutch = new Intl.NumberFormat('nl-BE');

function limitRules({ limits }: SectionTemplate): SectionDefinition['rules'] {
  if (limits === null) return [];
  const { minCharacters, maxCharacters, source } = limits;
  return [
    ...(minCharacters === null
      ? []
      : [{ code: 'min-characters', text: `Minstens ${inDutch.format(minCharacters)} tekens, spaties inbegrepen.`, source }]),
    ...(maxCharacters === null
      ? []
      : [{ code: 'max-characters', text: `Hoogstens ${inDutch.format(maxCharacters)} tekens, spaties inbegrepen.`, source }]),
  ];
}

function requirementRule({ required, mayBeNotApplicable, source }: SectionTemplate): SectionDefinition['rules'][number] {
  if (!required) return { code: 'optional', text: 'Deze sectie is niet verplicht.', source };
  const text = mayBeNotApplicable
    ? 'Deze sectie is verplicht, of je meldt waarom ze niet van toepassing is.'
    : 'Deze sectie is verplicht.';
  return { code: 'required', text, source };
}

/**
 * What the template says of a section, for the screen: guidance, columns and every rule with its source, the
 * limits included. Undefined for a key that the template does not hold.
 */
export function sectionDefinitionOf(template: CallTemplate, key: string): SectionDefinition | undefined {
  const section = template.sections.find((candidate) => candidate.key === key);
  if (section === undefined) return undefined;
  return {
    guidance: section.guidance,
    columns: section.columns,
    maxRows: section.maxRows,
    rules: [requirementRule(section), ...limitRules(section), ...section.rules],
  };
}
