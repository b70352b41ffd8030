// What an editor with this schema puts into a text. It deletes what it does not know, with the words in it: so what is
// not in here must not get into a text that somebody has open.

import { markName } from './document-json';
import { isPlainValue } from './storable';
import { textSchema } from './text-extensions';

/** Every node but the whole and its words. */
const isElement = (name: string): boolean => {
  const type = textSchema.nodes[name];
  return type !== undefined && !type.isText && type !== textSchema.topNodeType;
};

/**
 * A mark of which nothing that it must say is missing, and nothing that it says is of a kind that no editor can draw; scripts write
 * `true` for one that must say nothing.
 */
const isMark = (attribute: string, value: unknown): boolean => {
  const type = textSchema.marks[markName(attribute)];
  if (type === undefined) return false;
  const says = (name: string): boolean => typeof value === 'object' && value !== null && name in value;
  if (typeof value === 'object' && value !== null && !Object.values(value).every(isPlainValue)) return false;
  return Object.entries(type.spec.attrs ?? {}).every(([name, spec]) => 'default' in spec || says(name));
};

/** Which names of elements, and which attributes of text with which values, the schema knows. */
export const textVocabulary = { isElement, isMark } as const;
