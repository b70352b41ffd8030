import { drawProse } from './draw-prose';
import type { ProseNode } from './prose-node';
import { proseNode } from './prose-node';

const words = { added: 'toegevoegd: ', removed: 'geschrapt: ' };

function html(...content: ProseNode[]): string {
  const host = document.createElement('div');
  host.append(drawProse({ type: 'doc', content }, { document, topHeading: 3, words }));
  return host.innerHTML;
}

const text = (value: string, ...marks: { type: string; attrs?: Record<string, unknown> }[]): ProseNode => ({
  type: 'text',
  text: value,
  marks,
});
const paragraph = (...content: ProseNode[]): ProseNode => ({ type: 'paragraph', content });

describe('reading a text', () => {
  it('shows paragraphs, marks and breaks', () => {
    expect(html(paragraph(text('een '), text('twee', { type: 'bold' }, { type: 'italic' }), { type: 'hardBreak' }))).toBe(
      '<p>een <strong><em>twee</em></strong><br></p>',
    );
  });

  it('puts its headings under those of the page', () => {
    expect(html({ type: 'heading', attrs: { level: 2 }, content: [text('Kop')] })).toBe('<h3>Kop</h3>');
  });

  it('leaves no gap in the outline when a writer did', () => {
    const heading = (level: number): ProseNode => ({ type: 'heading', attrs: { level }, content: [text('x')] });

    expect(html(heading(3), heading(4))).toBe('<h3>x</h3><h4>x</h4>');
  });

  it('shows lists, quotes and where a numbered list starts', () => {
    const list: ProseNode = { type: 'orderedList', attrs: { start: 3 }, content: [{ type: 'listItem', content: [paragraph(text('x'))] }] };

    expect(html({ type: 'blockquote', content: [list] })).toBe('<blockquote><ol start="3"><li><p>x</p></li></ol></blockquote>');
  });

  it('lets a wide table scroll, and names its columns', () => {
    const row = (type: string): ProseNode => ({ type: 'tableRow', content: [{ type, attrs: { colspan: 2, rowspan: 1 }, content: [paragraph(text('a'))] }] });

    expect(html({ type: 'table', content: [row('tableHeader'), row('tableCell')] })).toBe(
      '<div class="table-scroll" tabindex="0"><table><tbody><tr><th colspan="2" rowspan="1" scope="col"><p>a</p></th></tr><tr><td colspan="2" rowspan="1"><p>a</p></td></tr></tbody></table></div>',
    );
  });

  it('says what was suggested', () => {
    expect(html(paragraph(text('oud', { type: 'deletion' }), text('nieuw', { type: 'insertion' })))).toBe(
      '<p><del><span class="visually-hidden">geschrapt: </span>oud</del><ins><span class="visually-hidden">toegevoegd: </span>nieuw</ins></p>',
    );
  });

  it('shows markup in a text as the characters it is', () => {
    expect(html(paragraph(text('<img src=x onerror=alert(1)>')))).toBe('<p>&lt;img src=x onerror=alert(1)&gt;</p>');
  });

  it.each(['javascript:alert(1)', ' JavaScript:alert(1)', 'data:text/html,x', '//evil.example', ''])('makes no link of %p', (href) => {
    expect(html(paragraph(text('klik', { type: 'link', attrs: { href } })))).toBe('<p>klik</p>');
  });

  it('links to the web with nothing about where one comes from', () => {
    expect(html(paragraph(text('klik', { type: 'link', attrs: { href: 'https://damme.be/' } })))).toBe(
      '<p><a href="https://damme.be/" rel="noopener noreferrer">klik</a></p>',
    );
  });

  it('shows only images of the dossier itself', () => {
    expect(html({ type: 'image', attrs: { src: 'https://evil.example/x.png', alt: 'x' } })).toBe('');
    expect(html({ type: 'image', attrs: { src: '/api/attachments/a-1', alt: 'Een digipunt' } })).toContain('alt="Een digipunt"');
  });

  it('keeps the text of what it does not know', () => {
    expect(html({ type: 'something-new', content: [paragraph(text('blijft'))] })).toBe('<p>blijft</p>');
  });

  it('names a mention', () => {
    expect(html(paragraph({ type: 'mention', attrs: { label: 'Damme' } }))).toBe('<p>Damme</p>');
  });
});

describe('what is no document', () => {
  it.each([null, 'tekst', { content: [] }, { type: 'doc', content: [{ text: 1 }] }])('is refused before it is drawn: %p', (json) => {
    expect(proseNode.safeParse(json).success).toBe(false);
  });
});
