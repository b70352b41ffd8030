import { z } from 'zod';
import { projectRole, ruleSource, sectionColumn, sectionKind, sectionScope } from '@samenpen/contracts';

/** A rule for people, with the place it comes from shown beside it. */
export const templateRule = z.strictObject({
  code: z.string().min(1),
  text: z.string().min(1),
  source: ruleSource,
});

/** Limits in characters, spaces included. Only limits from the call itself hold anything back. */
export const templateLimits = z.strictObject({
  minCharacters: z.number().int().positive().nullable(),
  maxCharacters: z.number().int().positive().nullable(),
  source: ruleSource,
});

/**
 * One section of a call, as data. A section of scope `partner` appears once for every partner whose project
 * role is in `appliesTo`; one of the consortium appears once, and its `appliesTo` is empty.
 */
export const sectionTemplate = z.strictObject({
  key: z.string().regex(/^[0-9a-z]+(-[0-9a-z]+)*$/),
  /** The number it stands under: `0` … `20`, `5a`; parts of one number share it. */
  number: z.string().min(1),
  /** Title of the number, the same for all its parts. */
  group: z.string().min(1),
  title: z.string().min(1),
  kind: sectionKind,
  scope: sectionScope,
  appliesTo: z.array(projectRole),
  /** Questions that help the writer, one sentence each. */
  guidance: z.array(z.string().min(1)),
  limits: templateLimits.nullable(),
  required: z.boolean(),
  mayBeNotApplicable: z.boolean(),
  /** Set when the section follows a choice of the dossier: without the option it is not applicable. */
  followsChoice: z.strictObject({ choice: z.string(), option: z.string() }).nullable(),
  /** Derived from the sections per partner under the same number: nobody writes in it. */
  isConsolidated: z.boolean(),
  /** Columns of a table or budget, fields of a form or beside a text, statements, files asked. */
  columns: z.array(sectionColumn),
  maxRows: z.number().int().positive().nullable(),
  /** Where the section itself, and that it is required, comes from. */
  source: ruleSource,
  rules: z.array(templateRule),
});
export type SectionTemplate = z.infer<typeof sectionTemplate>;

const needsColumns: ReadonlySet<string> = new Set(['table', 'fields', 'annexes', 'declaration']);

type Contradiction = { readonly holds: (section: SectionTemplate) => boolean; readonly sentence: string };

/** What the shape alone allows and no section may be. */
const contradictions: readonly Contradiction[] = [
  {
    sentence: 'a section per partner names the project roles it applies to',
    holds: ({ scope, appliesTo }) => scope === 'partner' && appliesTo.length === 0,
  },
  {
    sentence: 'a section of the consortium applies to no single role',
    holds: ({ scope, appliesTo }) => scope === 'consortium' && appliesTo.length > 0,
  },
  {
    sentence: 'a section of this kind needs columns',
    holds: ({ kind, columns }) => needsColumns.has(kind) && columns.length === 0,
  },
  { sentence: 'only a text has limits in characters', holds: ({ kind, limits }) => limits !== null && kind !== 'text' },
  {
    sentence: 'the minimum is above the maximum',
    holds: ({ limits }) => (limits?.minCharacters ?? 0) > (limits?.maxCharacters ?? Infinity),
  },
  {
    sentence: 'only the budget of the consortium is consolidated',
    holds: ({ isConsolidated, kind, scope }) => isConsolidated && (kind !== 'budget' || scope !== 'consortium'),
  },
  {
    sentence: 'a column key stands twice',
    holds: ({ columns }) => new Set(columns.map(({ key }) => key)).size < columns.length,
  },
  {
    sentence: 'choices belong to columns of type choice, and only there',
    holds: ({ columns }) => columns.some(({ type, choices }) => (type === 'choice') !== (choices ?? []).length > 0),
  },
];

/** What is wrong with a section beyond its shape; one sentence per fault. */
export function faultsOfSection(section: SectionTemplate): readonly string[] {
  return contradictions.filter(({ holds }) => holds(section)).map(({ sentence }) => sentence);
}
