import type { DocumentNode } from './document-json';
import { TEXTBLOCKS } from './document-text';
import { DELETED_BREAK, DELETION, INSERTED_BREAK, INSERTION, isSuggestionId } from './suggestion-marks';

/** A suggestion as it stands in a text. */
export type Suggestion = {
  readonly id: string;
  /** The words that would go; `¶` is a break between two blocks, ` … ` what stays in between. */
  readonly removed: string;
  /** The words that would come. */
  readonly added: string;
};

const BREAK = '¶';
const GAP = ' … ';

type Growing = { removed: string; added: string; lastLeaf: number };

class Reading {
  readonly #found = new Map<string, Growing>();
  #leaf = 0;

  block({ attrs = {} }: DocumentNode): void {
    this.#add(attrs[INSERTED_BREAK], { added: BREAK });
    this.#add(attrs[DELETED_BREAK], { removed: BREAK });
  }

  text({ text = '', marks = [] }: DocumentNode): void {
    this.#leaf += 1;
    for (const { type, attrs } of marks) {
      if (type === INSERTION) this.#add(attrs?.['id'], { added: text });
      if (type === DELETION) this.#add(attrs?.['id'], { removed: text });
    }
  }

  get found(): Suggestion[] {
    return [...this.#found].map(([id, { removed, added }]) => ({ id, removed, added }));
  }

  #add(id: unknown, { removed = '', added = '' }: { readonly removed?: string; readonly added?: string }): void {
    if (!isSuggestionId(id)) return;
    const growing = this.#found.get(id) ?? { removed: '', added: '', lastLeaf: this.#leaf };
    const isApart = this.#leaf - growing.lastLeaf > 1;
    const grown = (before: string, more: string): string => before + (isApart && before !== '' && more !== '' ? GAP : '') + more;
    this.#found.set(id, { removed: grown(growing.removed, removed), added: grown(growing.added, added), lastLeaf: this.#leaf });
  }
}

function read(node: DocumentNode, reading: Reading): void {
  if (TEXTBLOCKS.has(node.type)) reading.block(node);
  if (node.type === 'text') reading.text(node);
  for (const child of node.content ?? []) read(child, reading);
}

/** The open suggestions of a text, in the order of the text; each once. */
export const suggestionsIn = (json: DocumentNode): Suggestion[] => {
  const reading = new Reading();
  read(json, reading);
  return reading.found;
};
