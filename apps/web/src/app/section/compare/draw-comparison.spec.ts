import { changeLines, compareTexts } from '@samenpen/dossier-document';
import type { DocumentNode } from '@samenpen/dossier-document';
import { drawBlock } from './draw-comparison';
import type { Shown } from './draw-comparison';

const words = { added: 'bij: ', removed: 'weg: ', proposed: 'mag bij: ', proposedRemoval: 'mag weg: ', formatted: 'anders: ', movedHere: 'hierheen: ', movedAway: 'vanhier: ', blockChanged: 'soort: ', end: '' };
const text = (value: string, ...marks: string[]): DocumentNode => ({ type: 'text', text: value, marks: marks.map((type) => ({ type })) });
const line = (...content: DocumentNode[]): DocumentNode => ({ type: 'paragraph', content });
const doc = (...content: DocumentNode[]): DocumentNode => ({ type: 'doc', content });

function html(before: DocumentNode, after: DocumentNode, shown: Shown = 'both'): string {
  const host = document.createElement('div');
  const drawing = { document, topHeading: 3, words: { added: '', removed: '' }, proposal: 'voorstel', levels: [2], shown, changes: words };
  host.append(...compareTexts(before, after).blocks.flatMap((block) => drawBlock(block, drawing)));
  for (const hidden of host.querySelectorAll('.visually-hidden')) hidden.replaceWith(`(${hidden.textContent.trim()})`);
  return host.innerHTML.replaceAll('()', '').replaceAll(' tabindex="-1"', '').replace(/ data-change="\d+"/g, '');
}

describe('a comparison as it is read', () => {
  const before = doc(line(text('De kust vergrijst snel.')));
  const after = doc(line(text('De kust vergrijst traag.')));

  it('has what went and what came, each with a word for who does not see how it looks', () => {
    expect(html(before, after)).toBe(
      '<p>De kust vergrijst <del class="change removed">(weg:)snel</del><ins class="change added">(bij:)traag</ins>.</p>',
    );
  });

  it('has in each column only what stood in it', () => {
    expect(html(before, after, 'before')).toBe('<p>De kust vergrijst <del class="change removed">(weg:)snel</del>.</p>');
    expect(html(before, after, 'after')).toBe('<p>De kust vergrijst <ins class="change added">(bij:)traag</ins>.</p>');
  });

  it('has whole paragraphs, items and rows that came, within what holds them', () => {
    const list = (...items: string[]): DocumentNode => ({ type: 'bulletList', content: items.map((one) => ({ type: 'listItem', content: [line(text(one))] })) });

    expect(html(doc(line(text('Blijft.'))), doc(line(text('Blijft.')), line(text('Nieuw erbij.'))))).toBe(
      '<p>Blijft.</p><ins class="change added">(bij:)<p>Nieuw erbij.</p></ins>',
    );
    expect(html(doc(list('een vast punt')), doc(list('een vast punt', 'een tweede')))).toBe(
      '<ul><li><p>een vast punt</p></li><li class="change added">(bij:)<p>een tweede</p></li></ul>',
    );
  });

  it('says that words look otherwise', () => {
    expect(html(doc(line(text('Dit is nieuws.'))), doc(line(text('Dit is '), text('nieuws', 'bold'), text('.'))))).toBe(
      '<p>Dit is <span class="change formatted">(anders:)<strong>nieuws</strong></span>.</p>',
    );
  });

  it('says of an open suggestion that it is one, in both views', () => {
    const id = '00000000-0000-4000-8000-000000000001';
    const suggested = (value: string, type: string): DocumentNode => ({ type: 'text', text: value, marks: [{ type, attrs: { id } }] });
    const then = doc(line(text('De kust vergrijst snel.')));
    const now = doc(line(text('De kust vergrijst '), suggested('snel', 'deletion'), suggested('traag', 'insertion'), text('.')), line(suggested('Nieuw.', 'insertion')));
    const struck = '<del class="change removed proposed" data-proposal="voorstel">(mag weg:)snel</del>';
    const come = '<ins class="change added proposed" data-proposal="voorstel">(mag bij:)traag</ins>';
    const block = '<ins class="change added proposed" data-proposal="voorstel">(mag bij:)<p>Nieuw.</p></ins>';

    expect(html(then, now)).toBe(`<p>De kust vergrijst ${struck}${come}.</p>${block}`);
    expect(html(then, now, 'before')).toBe('<p>De kust vergrijst snel.</p>');
    expect(html(then, now, 'after')).toBe(`<p>De kust vergrijst ${struck}${come}.</p>${block}`);
    expect(html(now, now)).toContain('<ins class="proposed" data-proposal="voorstel">traag</ins>');
  });

  it('shows an accepted suggestion as words that came, and what stood there before as a suggestion', () => {
    const id = '00000000-0000-4000-8000-000000000001';
    const proposed: DocumentNode = { type: 'text', text: 'Altijd.', marks: [{ type: 'insertion', attrs: { id } }] };
    const [then, now] = [doc(line(text('Open. '), proposed)), doc(line(text('Open. Altijd.')))];

    expect(html(then, now)).toBe('<p>Open. <ins class="change added">(bij:)Altijd.</ins></p>');
    expect(html(then, now, 'before')).toContain('Altijd.</ins>');
    expect(html(then, now, 'before')).not.toContain('class="change');
  });

  it('shows that only the break of a paragraph was accepted', () => {
    const suggested: DocumentNode = { ...line(text('Het vervolg.')), attrs: { insertedBreak: '00000000-0000-4000-8000-000000000001' } };

    expect(html(doc(line(text('Begin.')), suggested), doc(line(text('Begin.')), line(text('Het vervolg.'))))).toBe(
      '<p>Begin.</p><p><ins class="change added">(bij:)¶</ins>Het vervolg.</p>',
    );
  });

  it('shows markup in a text as the characters it is', () => {
    expect(html(doc(line(text('a'))), doc(line(text('a <img src=x onerror=alert(1)>'))))).not.toContain('<img');
  });

  it('has a line in the list for each change', () => {
    expect(changeLines(compareTexts(before, after))).toEqual([{ change: 1, kind: 'replaced', before: 'snel', after: 'traag' }]);
  });
});
