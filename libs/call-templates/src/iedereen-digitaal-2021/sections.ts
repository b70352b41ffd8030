import type { ProjectRole, SectionColumn } from '@samenpen/contracts';
import type { SectionTemplate } from '../section-template';
import { example } from './sources';

/** What sections of this template have in common unless they say otherwise. */
const ordinary = {
  scope: 'consortium',
  appliesTo: [],
  limits: null,
  required: true,
  mayBeNotApplicable: false,
  followsChoice: null,
  isConsolidated: false,
  columns: [],
  maxRows: null,
  source: example,
  rules: [],
} satisfies Partial<SectionTemplate>;

type Differing = Pick<SectionTemplate, 'key' | 'number' | 'group' | 'title' | 'kind' | 'guidance'> & Partial<SectionTemplate>;

/** A section with the ordinary values filled in. */
export function section(differing: Differing): SectionTemplate {
  return { ...ordinary, ...differing };
}

/** Limits of a text in characters; in this template they are examples and warn. */
export function characters({ min, max }: { readonly min?: number; readonly max: number }): SectionTemplate['limits'] {
  return { minCharacters: min ?? null, maxCharacters: max, source: example };
}

/** A column, field or file that must be filled in. */
export function asked(key: string, title: string, type: SectionColumn['type'] = 'text'): SectionColumn {
  return { key, title, type, required: true };
}

/** A column, field or file that may stay empty. */
export function optional(key: string, title: string, type: SectionColumn['type'] = 'text'): SectionColumn {
  return { key, title, type, required: false };
}

/** A column with a fixed list of answers. */
export function choice(key: string, title: string, choices: readonly string[]): SectionColumn {
  return { key, title, type: 'choice', choices: [...choices], required: true };
}

/** The local governments that apply together. */
export const applicants: ProjectRole[] = ['penhouder', 'initiator'];

/** Every partner that gets money through the dossier. */
export const funded: ProjectRole[] = [...applicants, 'partner-with-funds'];
