// A suggestion is text that is not yet taken over, inside the text itself: letters under `insertion` came with it,
// letters under `deletion` would go with it, and a paragraph or heading can carry a suggested break in front of it (it
// was begun by a suggestion, or would be joined to the one before it). All that belongs together carries one id; who
// made it, and when, is kept outside the text (PostgreSQL), where no client can write it.

import { Mark } from '@tiptap/core';

/** Text that a suggestion adds. */
export const INSERTION = 'insertion';
/** Text that a suggestion takes away. */
export const DELETION = 'deletion';
/** Attribute of a block: the break in front of it was made by this suggestion. */
export const INSERTED_BREAK = 'insertedBreak';
/** Attribute of a block: this suggestion takes the break in front of it away. */
export const DELETED_BREAK = 'deletedBreak';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether this can be the id of a suggestion: a UUID in small letters. */
export const isSuggestionId = (value: unknown): value is string => typeof value === 'string' && ID.test(value);

/** Whether this mark or attribute belongs to a suggestion. */
export const isSuggestion = (name: string): boolean => [INSERTION, DELETION, INSERTED_BREAK, DELETED_BREAK].includes(name);

type Attributed = { getAttribute(name: string): string | null };

const ATTRIBUTE = 'data-suggestion';

// The id is not required by the schema: the binding would delete the whole text around a mark that it cannot make, for
// everybody. A mark without an id is taken out by the repair.
const suggestionMark = (name: string, tag: 'ins' | 'del') =>
  Mark.create({
    name,
    // Somebody may propose to take away what somebody else proposes to add: the two do not exclude each other.
    inclusive: false,
    addAttributes: () => ({
      id: {
        default: null,
        parseHTML: (element: Attributed) => element.getAttribute(ATTRIBUTE),
        renderHTML: ({ id }: Record<string, unknown>) => ({ [ATTRIBUTE]: id }),
      },
    }),
    parseHTML: () => [{ tag: `${tag}[${ATTRIBUTE}]` }],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
  });

/** The marks of suggestions, as TipTap extensions. */
export const suggestionMarks = [suggestionMark(INSERTION, 'ins'), suggestionMark(DELETION, 'del')] as const;

const breakOf = (html: string) => (name: string) => ({
  default: null,
  keepOnSplit: false,
  parseHTML: (element: Attributed) => element.getAttribute(html),
  renderHTML: (attributes: Record<string, unknown>) => (attributes[name] === null ? {} : { [html]: attributes[name] }),
});

/** The attributes of a block (paragraph, heading) for suggested breaks. */
export const breakAttributes = () => ({
  [INSERTED_BREAK]: breakOf('data-inserted-break')(INSERTED_BREAK),
  [DELETED_BREAK]: breakOf('data-deleted-break')(DELETED_BREAK),
});
