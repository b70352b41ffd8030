import type { ProseMark, ProseNode } from './prose-node';
import type { RemarkedPiece } from './remarked-prose';

/*
 * Draws ProseMirror JSON as DOM nodes, one by one and only those known here: whatever stands in a
 * document, no markup of it is ever parsed. Its headings are ranked under the heading of the page they
 * stand in, without gaps, so that the outline of the page holds whatever levels a writer chose.
 */

/** How a text is drawn. */
export type Drawing = {
  readonly document: Document;
  /** Level of its highest headings on the page: 3 under an h2. */
  readonly topHeading: number;
  readonly words: ProseWords;
  /** The same for suggestions of which it is known whose they are, by their id. */
  readonly wordsOf?: ReadonlyMap<unknown, ProseWords>;
  /** A word that stands before each suggestion, where suggestions are not the only text that is underlined or struck out. */
  readonly proposal?: string;
  /** The pieces of text that threads hang on. */
  readonly remarks?: ReadonlyMap<ProseNode, RemarkedPiece>;
  /** The levels used in the text, highest first. */
  readonly levels: readonly number[];
};

/** What readers hear around suggestions. */
export type ProseWords = { readonly added: string; readonly removed: string };

const SAFE_LINK = /^(https?:|mailto:|tel:)/i;
const OWN_IMAGE = /^\/api\/attachments\/[\w-]+$/;

const blocks: Readonly<Record<string, string>> = {
  paragraph: 'p',
  blockquote: 'blockquote',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  tableRow: 'tr',
};

const marks: Readonly<Record<string, string>> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  subscript: 'sub',
  superscript: 'sup',
  insertion: 'ins',
  deletion: 'del',
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const countOf = (value: unknown): number => (typeof value === 'number' && value >= 1 && value <= 100 ? Math.floor(value) : 1);

function into<Host extends ParentNode & Node>(host: Host, children: readonly ProseNode[] | undefined, drawing: Drawing): Host {
  for (const child of children ?? []) host.append(...drawn(child, drawing));
  return host;
}

function heading({ attrs, content }: ProseNode, drawing: Drawing): Node[] {
  const rank = Math.max(0, drawing.levels.indexOf(countOf(attrs?.['level'])));
  const level = Math.min(6, drawing.topHeading + rank);
  return [into(drawing.document.createElement(`h${level}`), content, drawing)];
}

function table({ content }: ProseNode, drawing: Drawing): Node[] {
  const around = drawing.document.createElement('div');
  around.className = 'table-scroll';
  // A wide table scrolls by itself on a narrow screen, by keyboard too.
  around.tabIndex = 0;
  const drawnTable = drawing.document.createElement('table');
  drawnTable.append(into(drawing.document.createElement('tbody'), content, drawing));
  around.append(drawnTable);
  return [around];
}

function cell({ type, attrs, content }: ProseNode, drawing: Drawing): Node[] {
  const element = drawing.document.createElement(type === 'tableHeader' ? 'th' : 'td');
  element.colSpan = countOf(attrs?.['colspan']);
  element.rowSpan = countOf(attrs?.['rowspan']);
  if (type === 'tableHeader') element.setAttribute('scope', 'col');
  return [into(element, content, drawing)];
}

function image({ attrs }: ProseNode, { document }: Drawing): Node[] {
  const source = textOf(attrs?.['src']);
  if (!OWN_IMAGE.test(source)) return [];
  const element = document.createElement('img');
  element.src = source;
  element.alt = textOf(attrs?.['alt']);
  element.loading = 'lazy';
  return [element];
}

function link(mark: ProseMark, { document }: Drawing): HTMLElement | null {
  const address = textOf(mark.attrs?.['href']).trim();
  if (!SAFE_LINK.test(address)) return null;
  const element = document.createElement('a');
  element.href = address;
  element.rel = 'noopener noreferrer';
  return element;
}

/** A suggestion is heard as well as seen. */
function hidden(words: string, { document }: Drawing): HTMLElement {
  const element = document.createElement('span');
  element.className = 'visually-hidden';
  element.textContent = words;
  return element;
}

function marked(mark: ProseMark, inner: Node, drawing: Drawing): Node {
  const tag = marks[mark.type];
  const element = mark.type === 'link' ? link(mark, drawing) : tag === undefined ? null : drawing.document.createElement(tag);
  if (element === null) return inner;
  const words = drawing.wordsOf?.get(mark.attrs?.['id']) ?? drawing.words;
  if (mark.type === 'insertion') element.append(hidden(words.added, drawing));
  if (mark.type === 'deletion') element.append(hidden(words.removed, drawing));
  if ((mark.type === 'insertion' || mark.type === 'deletion') && drawing.proposal !== undefined) {
    element.classList.add('proposed');
    // Drawn by the style: readers hear it in the words above.
    element.dataset['proposal'] = drawing.proposal;
  }
  element.append(inner);
  return element;
}

function text(node: ProseNode, drawing: Drawing): Node[] {
  const inner: Node = drawing.document.createTextNode(node.text ?? '');
  const look = (node.marks ?? []).reduceRight<Node>((within, mark) => marked(mark, within, drawing), inner);
  const remark = drawing.remarks?.get(node);
  return remark === undefined ? [look] : remarked(remark, look, drawing);
}

/** Words that threads hang on, and behind the last of them a button to each thread. */
function remarked({ tone, ending }: RemarkedPiece, look: Node, { document }: Drawing): Node[] {
  const words = document.createElement('mark');
  words.className = `remark ${tone}`;
  words.append(look);
  const buttons = ending.map(({ id, label, count }) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = `to-remark ${tone}`;
    button.dataset['remark'] = id;
    button.setAttribute('aria-label', label);
    // Drawn by the style: the name says it in words.
    button.dataset['count'] = String(count);
    return button;
  });
  return [words, ...buttons];
}

/** A node as it is drawn within a text. */
export function drawn(node: ProseNode, drawing: Drawing): Node[] {
  const { document } = drawing;
  switch (node.type) {
    case 'text':
      return text(node, drawing);
    case 'heading':
      return heading(node, drawing);
    case 'table':
      return table(node, drawing);
    case 'tableHeader':
    case 'tableCell':
      return cell(node, drawing);
    case 'hardBreak':
      return [document.createElement('br')];
    case 'image':
      return image(node, drawing);
    case 'mention':
      return [document.createTextNode(textOf(node.attrs?.['label']))];
    default: {
      const tag = blocks[node.type];
      // An unknown node is passed through: its text may not disappear from the reading view.
      const host = tag === undefined ? document.createDocumentFragment() : document.createElement(tag);
      if (host instanceof HTMLOListElement) host.start = countOf(node.attrs?.['start']);
      return [into(host, node.content, drawing)];
    }
  }
}

/** The levels of the headings in a text, in order. */
export function levelsIn(node: ProseNode): number[] {
  const own = node.type === 'heading' ? [countOf(node.attrs?.['level'])] : [];
  return [...own, ...(node.content ?? []).flatMap(levelsIn)];
}

/** The document as nodes; its highest headings get the level `topHeading`. */
export function drawProse(root: ProseNode, page: Omit<Drawing, 'levels'>): DocumentFragment {
  const levels = [...new Set(levelsIn(root))].toSorted((one, other) => one - other);
  return into(page.document.createDocumentFragment(), root.content, { ...page, levels });
}
