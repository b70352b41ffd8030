import { nestWordLists } from './word-lists';

/** What never comes along: scripts, styles, Office's own elements, pictures (they come as attachments). */
const LEFT_OUT = 'script, style, meta, link, title, xml, object, iframe, svg, img, picture, video, audio, form, input, button';

const isOffice = (element: Element): boolean => element.tagName.includes(':');

function leaveOut(root: HTMLElement): void {
  root.querySelectorAll(LEFT_OUT).forEach((element) => element.remove());
  for (const element of [...root.querySelectorAll('*')].filter(isOffice)) element.replaceWith(...element.childNodes);
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  const comments: Node[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
}

function rename(element: Element, tag: string): HTMLElement {
  const renamed = element.ownerDocument.createElement(tag);
  renamed.append(...element.childNodes);
  for (const name of ['colspan', 'rowspan']) {
    const span = element.getAttribute(name);
    if (span !== null) renamed.setAttribute(name, span);
  }
  element.replaceWith(renamed);
  return renamed;
}

/** The title of the section stands above the text, so headings start at 2 and never go below 4. */
function fitHeadings(root: HTMLElement): void {
  const headings = [...root.querySelectorAll('h1, h2, h3, h4, h5, h6')];
  const levels = headings.map(({ tagName }) => Number(tagName.slice(1)));
  const shift = levels.includes(1) ? 1 : 0;
  headings.forEach((heading, index) => rename(heading, `h${Math.min(4, (levels[index] ?? 2) + shift)}`));
}

/** The first row of every table is its header row. */
function headTables(root: HTMLElement): void {
  for (const table of root.querySelectorAll('table')) {
    table.querySelectorAll('tr').forEach((row, index) => {
      for (const cell of [...row.children]) rename(cell, index === 0 ? 'th' : 'td');
    });
    table.querySelectorAll('caption, colgroup').forEach((element) => element.remove());
  }
}

/** Google Docs and some mail programs wrap everything in a `b` that is not bold. */
function unwrapFalseBold(root: HTMLElement): void {
  for (const bold of root.querySelectorAll('b, strong')) {
    if (/(^|;)\s*font-weight:\s*(normal|400)/i.test(bold.getAttribute('style') ?? '')) bold.replaceWith(...bold.childNodes);
  }
}

function dropEmptyParagraphs(root: HTMLElement): void {
  for (const paragraph of root.querySelectorAll('p')) {
    const isBlank = paragraph.textContent.replaceAll('\u00a0', ' ').trim() === '';
    const isOnlyContent = paragraph.parentElement?.children.length === 1 && paragraph.parentElement !== root;
    if (isBlank && !isOnlyContent && paragraph.querySelector('br') === null) paragraph.remove();
  }
}

/** HTML as Word, Outlook, LibreOffice or a browser put it on the clipboard, made fit for a dossier's text. */
export function cleanPaste(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  nestWordLists(body);
  leaveOut(body);
  unwrapFalseBold(body);
  fitHeadings(body);
  headTables(body);
  dropEmptyParagraphs(body);
  return body.innerHTML;
}
