/** A node of the ProseMirror document that `libs/dossier-document` describes. */
export type Block = {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly text?: string;
  readonly marks?: readonly { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> }[];
  readonly content?: readonly Block[];
};

// `**vet**` and `*cursief*` inside the text of a block; nothing else is markup.
const MARKED = /\*\*(?<bold>[^*]+)\*\*|\*(?<italic>[^*]+)\*/g;

/** A heading inside the text; the title of the section itself stands above the sheet. */
export function heading(text: string, level: 2 | 3 = 2): Block {
  return { type: 'heading', attrs: { level }, content: words(text) };
}

export function paragraph(text: string): Block {
  return { type: 'paragraph', content: words(text) };
}

export function bullets(...items: readonly string[]): Block {
  return { type: 'bulletList', content: items.map(listItem) };
}

export function numbered(...items: readonly string[]): Block {
  return { type: 'orderedList', content: items.map(listItem) };
}

/** A small table: the first row holds the headings. */
export function table(...rows: readonly (readonly string[])[]): Block {
  return {
    type: 'table',
    content: rows.map((cells, index) => ({
      type: 'tableRow',
      content: cells.map((cell) => ({
        type: index === 0 ? 'tableHeader' : 'tableCell',
        content: [paragraph(cell)],
      })),
    })),
  };
}

/** The last line of every text of the demo: nobody may take it for the real dossier. */
export const EXAMPLE_LINE = paragraph('*Voorbeeldtekst voor de demonstratie.*');

function listItem(text: string): Block {
  return { type: 'listItem', content: [paragraph(text)] };
}

function words(text: string): readonly Block[] {
  const nodes: Block[] = [];
  let end = 0;
  for (const match of text.matchAll(MARKED)) {
    if (match.index > end) nodes.push({ type: 'text', text: text.slice(end, match.index) });
    const bold = match.groups?.['bold'];
    const marked = bold ?? match.groups?.['italic'] ?? '';
    nodes.push({ type: 'text', text: marked, marks: [{ type: bold ? 'bold' : 'italic' }] });
    end = match.index + match[0].length;
  }
  if (end < text.length) nodes.push({ type: 'text', text: text.slice(end) });
  return nodes;
}
