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

/** What is wrong with a section beyond its shape; one sentence per fault. */
export function faultsOfSection(section: SectionTemplate): readonly string[] {
  const { kind, scope, appliesTo, columns, limits } = section;
  const faults: string[] = [];
  if (scope === 'partner' && appliesTo.length === 0) faults.push('a section per partner names the project roles it applies to');
  if (scope === 'consortium' && appliesTo.length > 0) faults.push('a section of the consortium applies to no single role');
  if (needsColumns.has(kind) && columns.length === 0) faults.push(`a section of kind ${kind} needs columns`);
  if (limits !== null && kind !== 'text') faults.push('only a text has limits in characters');
  if (limits?.minCharacters != null && limits.maxCharacters != null && limits.minCharacters > limits.maxCharacters) {
    faults.push('the minimum is above the maximum');
  }
  if (section.isConsolidated && (kind !== 'budget' || scope !== 'consortium')) faults.push('only the budget of the consortium is consolidated');
  if (new Set(columns.map(({ key }) => key)).size < columns.length) faults.push('a column key stands twice');
  for (const column of columns) {
    const hasChoices = (column.choices?.length ?? 0) > 0;
    if (hasChoices !== (column.type === 'choice')) faults.push(`column ${column.key}: choices belong to type choice, and only there`);
  }
  return faults;
}
