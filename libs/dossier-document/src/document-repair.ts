import type * as Y from 'yjs';
import { checkDocument } from './check-document';
import type { Fault } from './check-document';
import { editToJson } from './document-change';
import type { EditAs } from './document-change';
import { documentJson } from './document-json';
import { foreignContent } from './foreign-content';
import type { ForeignContent } from './foreign-content';
import { FRAGMENT } from './schema-version';
import { soundJson } from './sound-json';
import { hasUnstorableWords, storableText } from './storable';

/** What an editor may leave behind by honest means; the checks before submission name it. */
const LEFT_TO_PEOPLE: ReadonlySet<Fault['code']> = new Set<Fault['code']>(['image-without-text', 'table-without-header-row', 'foreign-root']);

/** An edit that makes a document fit the schema again. */
export type DocumentRepair = {
  readonly update: Uint8Array;
  /** What was found, one short text each. */
  readonly found: readonly string[];
  /** Those of it that no editor can have written, with the structs that brought them. */
  readonly foreign: readonly ForeignContent[];
};

/** What a repair would mend, one short text each; empty for a document that fits. Only reads. */
export const repairable = (doc: Y.Doc): string[] => {
  const faults = checkDocument(doc).filter(({ code }) => !LEFT_TO_PEOPLE.has(code));
  const foreign = foreignContent(doc).map(({ name }) => `foreign ${name}`);
  // Not foreign: somebody may have pasted them.
  const unstorable = hasUnstorableWords(doc.getXmlFragment(FRAGMENT)) ? ['unstorable characters'] : [];
  const found = new Set([...faults.map(({ code, name }) => `${code} ${name}`), ...foreign, ...unstorable]);
  return [...found].map((text) => storableText(text.slice(0, 200)));
};

/**
 * Takes out of a document what the schema does not allow, or makes it fit; text is kept where it can be. One edit of
 * one Yjs client; null when there is nothing to repair, or nothing that an edit would mend.
 */
export const repairDocument = (doc: Y.Doc, as: EditAs): DocumentRepair | null => {
  const found = repairable(doc);
  if (found.length === 0) return null;
  const foreign = foreignContent(doc);
  const update = editToJson(doc, soundJson(documentJson(doc)), as);
  return update === null ? null : { update, found, foreign };
};
