// What the attributes of nodes may say. ProseMirror takes any value; an editor of ours writes only these. Any value of
// any type is judged without being made into another: an object may say anything of how that is done.

import { isAllowedLink } from './link-mark';
import { isStorableText } from './storable';
import { DELETED_BREAK, INSERTED_BREAK, isSuggestion, isSuggestionId } from './suggestion-marks';
import { textSchema } from './text-extensions';

type Rule = (value: unknown) => boolean;

const isWholeFrom1To = (most: number): Rule => (value) => typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most;
const isText = (value: unknown): value is string => typeof value === 'string' && isStorableText(value);
const isShortText: Rule = (value) => value === null || (isText(value) && value.length <= 200);

/** A browser lays out every column that a cell claims, so a number without bounds is an attack. */
const MOST_CELLS = 50;

const isIdOrNone: Rule = (value) => value === null || isSuggestionId(value);
const breaks = { [INSERTED_BREAK]: isIdOrNone, [DELETED_BREAK]: isIdOrNone };

const RULES: Readonly<Record<string, Readonly<Record<string, Rule>>>> = {
  paragraph: breaks,
  heading: { level: (value) => typeof value === 'number' && [2, 3, 4].includes(value), ...breaks },
  orderedList: { start: isWholeFrom1To(100_000) },
  tableCell: { colspan: isWholeFrom1To(MOST_CELLS), rowspan: isWholeFrom1To(MOST_CELLS) },
  tableHeader: { colspan: isWholeFrom1To(MOST_CELLS), rowspan: isWholeFrom1To(MOST_CELLS) },
  mention: { kind: isShortText, id: isShortText, label: isShortText },
  image: { src: (value) => isText(value) && value.startsWith('/api/attachments/'), alt: isText },
};

type Attributes = Readonly<Record<string, unknown>>;

/** Names of the attributes that a node of this type cannot have, or not with this value. */
export const wrongAttributes = (type: string, attrs: Attributes = {}): string[] =>
  Object.entries(attrs).flatMap(([name, value]) => {
    // Not `in`: an attribute may be called like something that every object has.
    const isKnown = Object.hasOwn(textSchema.nodes[type]?.spec.attrs ?? {}, name);
    return isKnown && (RULES[type]?.[name]?.(value) ?? true) ? [] : [name];
  });

/** The attributes without the wrong ones, so that these fall back on their defaults. */
export const rightAttributes = (type: string, attrs: Attributes = {}): Attributes => {
  const wrong = new Set(wrongAttributes(type, attrs));
  return Object.fromEntries(Object.entries(attrs).filter(([name]) => !wrong.has(name)));
};

/** Whether a mark says what it must: a link where it leads, a suggestion which one it is. */
export const isSoundMark = (type: string, attrs: unknown): boolean => {
  const said = typeof attrs === 'object' && attrs !== null ? new Map<string, unknown>(Object.entries(attrs)) : new Map<string, unknown>();
  if (type === 'link') return isAllowedAddress(said.get('href'));
  return !isSuggestion(type) || isSuggestionId(said.get('id'));
};

const isAllowedAddress = (href: unknown): boolean => isText(href) && isAllowedLink(href);
