/*
 * Word pastes a list as paragraphs that carry `mso-list: l0 level2 lfo1` and their bullet or number as
 * text in a span `mso-list: Ignore`. Here they become nested lists again.
 */

const LIST_STYLE = /mso-list:\s*(l\d+)\s+level(\d+)/i;
const ORDERED = /^\s*(\d+|[a-z]|[ivxlcdm]+)[.)]/i;

type Item = {
  readonly paragraph: HTMLElement;
  /** Word's number of the list, e.g. `l0`: another list starts another list. */
  readonly list: string;
  /** 1-based depth. */
  readonly level: number;
  readonly isOrdered: boolean;
};

const glyphOf = (paragraph: HTMLElement): HTMLElement | null =>
  [...paragraph.querySelectorAll<HTMLElement>('span')].find(({ attributes }) =>
    /mso-list:\s*ignore/i.test(attributes.getNamedItem('style')?.value ?? ''),
  ) ?? null;

function itemOf(element: Element): Item | null {
  const found = LIST_STYLE.exec(element.getAttribute('style') ?? '');
  if (!found || !(element instanceof HTMLElement)) return null;
  const glyph = glyphOf(element);
  return {
    paragraph: element,
    list: found[1] ?? '',
    level: Math.max(1, Number(found[2])),
    isOrdered: ORDERED.test(glyph?.textContent ?? ''),
  };
}

function contentOf({ paragraph }: Item): HTMLElement {
  glyphOf(paragraph)?.remove();
  const item = paragraph.ownerDocument.createElement('li');
  const text = paragraph.ownerDocument.createElement('p');
  text.append(...paragraph.childNodes);
  item.append(text);
  return item;
}

/** Puts one run of list paragraphs under each other as nested lists. */
function nest(run: readonly Item[]): void {
  const [first] = run;
  if (!first) return;
  const { ownerDocument } = first.paragraph;
  const makeList = ({ isOrdered }: Item): HTMLElement => ownerDocument.createElement(isOrdered ? 'ol' : 'ul');
  const root = makeList(first);
  const open: { list: HTMLElement; level: number }[] = [{ list: root, level: first.level }];
  first.paragraph.before(root);
  for (const item of run) {
    while (open.length > 1 && (open.at(-1)?.level ?? 0) > item.level) open.pop();
    const top = open.at(-1);
    const parent = top?.list.lastElementChild;
    if (top && parent && item.level > top.level) {
      const list = makeList(item);
      parent.append(list);
      open.push({ list, level: item.level });
    }
    open.at(-1)?.list.append(contentOf(item));
    item.paragraph.remove();
  }
}

/** Turns every run of Word's list paragraphs in a document into nested `ul` and `ol`. */
export function nestWordLists(root: HTMLElement): void {
  const runs: Item[][] = [];
  let last: Item | null = null;
  for (const element of root.querySelectorAll('p, h1, h2, h3, h4, h5, h6')) {
    const item = itemOf(element);
    if (!item) continue;
    const isNext = last !== null && follows(last.paragraph, item.paragraph) && last.list === item.list;
    if (isNext) runs.at(-1)?.push(item);
    else runs.push([item]);
    last = item;
  }
  runs.forEach(nest);
}

const follows = (before: Element, after: Element): boolean => before.nextElementSibling === after;
