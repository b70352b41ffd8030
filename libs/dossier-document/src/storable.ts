// A raw client may put anything into a document that lib0 can encode. PostgreSQL takes no text with U+0000 or with half
// of a surrogate pair, JSON no BigInt: what is read of a document must be able to go to both, or one letter would make
// every answer about its text fail.

import * as Y from 'yjs';

const UNSTORABLE = /[\0\p{Surrogate}]/u;
const EACH_UNSTORABLE = new RegExp(UNSTORABLE, 'gu');

/** Whether PostgreSQL takes this text as it is: no U+0000 and no half of a surrogate pair in it. */
export const isStorableText = (text: string): boolean => !UNSTORABLE.test(text);

/** The text with U+FFFD for each code unit that cannot be stored, so that offsets stay. */
export const storableText = (text: string): string => (isStorableText(text) ? text : text.replace(EACH_UNSTORABLE, '\uFFFD'));

type Attributes = Readonly<Record<string, unknown>>;

/** What an attribute of this schema can be at all: text, a finite number, a boolean, or nothing. */
export const isPlainValue = (value: unknown): value is string | number | boolean | null =>
  value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);

/** The attributes as they can be stored; what is no plain value is not there. */
export const storableAttributes = (attributes: object): Attributes =>
  Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]: [string, unknown]) =>
      // As a name of an attribute it would say what an object is made of.
      isPlainValue(value) && name !== '__proto__' ? [[storableText(name), typeof value === 'string' ? storableText(value) : value]] : [],
    ),
  );

/**
 * The attributes of an element as they were written, whatever they are. Unlike `getAttributes` of Yjs it also gives one
 * that is called `__proto__`.
 */
export const writtenAttributes = (element: Y.XmlFragment): Attributes =>
  Object.fromEntries(
    [...element._map].flatMap(([name, item]) => (item.deleted ? [] : [[name, item.content.getContent()[item.length - 1] as unknown]])),
  );

/** Whether words of the document hold a character that cannot be stored. */
export const hasUnstorableWords = (parent: Y.XmlFragment): boolean =>
  parent.toArray().some((child: unknown) => {
    if (child instanceof Y.XmlText) return !isTextStorable(child);
    return child instanceof Y.XmlElement && hasUnstorableWords(child);
  });

function isTextStorable(text: Y.XmlText): boolean {
  for (let item = text._start; item !== null; item = item.right) {
    if (!item.deleted && item.content instanceof Y.ContentString && !isStorableText(item.content.str)) return false;
  }
  return true;
}
