import { documentText } from '@samenpen/dossier-document';
import type { ProseNode } from '../../reading/prose-node';
import { PassageDrawing } from './draw-passages';
import type { ShownPassage } from './draw-passages';

const passage = (from: number, to: number, who: string): ShownPassage => ({
  from,
  to,
  colour: who === 'An' ? 1 : 2,
  initials: who.slice(0, 1),
  spoken: `van ${who}: `,
  isRelayed: false,
});

const line = (...texts: string[]): ProseNode => ({ type: 'paragraph', content: texts.map((text) => ({ type: 'text', text })) });

function drawnPassages(root: ProseNode, passages: readonly ShownPassage[]): [string, string][] {
  const drawing = new PassageDrawing(passages, { document, topHeading: 3, levels: [], words: { added: '', removed: '' } });
  const host = document.createElement('div');
  host.append(drawing.draw(root));
  return [...host.querySelectorAll<HTMLElement>('[data-passage]')].map((element) => {
    for (const aside of element.querySelectorAll('.initials, .visually-hidden')) aside.remove();
    return [element.dataset['passage'] ?? '', element.textContent];
  });
}

describe('a text with its writers', () => {
  const root: ProseNode = { type: 'doc', content: [line('De kust ', 'vergrijst'), { type: 'bulletList', content: [{ type: 'listItem', content: [line('aan zee')] }] }] };

  it('is cut where the writer changes, also within a piece of text and over pieces', () => {
    expect(documentText(root as Parameters<typeof documentText>[0])).toBe('De kust vergrijst\naan zee');
    expect(drawnPassages(root, [passage(0, 3, 'An'), passage(3, 12, 'Bo'), passage(12, 17, 'An'), passage(18, 25, 'Bo')])).toEqual([
      ['0', 'De '],
      ['1', 'kust '],
      ['1', 'verg'],
      ['2', 'rijst'],
      ['3', 'aan zee'],
    ]);
  });

  it('is cut at the right letters behind two lines that a suggestion would join', () => {
    const joined: ProseNode = { type: 'doc', content: [line('De kust'), { ...line(' vergrijst'), attrs: { deletedBreak: 'a' } }, line('aan zee')] };

    expect(documentText(joined as Parameters<typeof documentText>[0])).toBe('De kust vergrijst\naan zee');
    expect(drawnPassages(joined, [passage(0, 8, 'An'), passage(8, 17, 'Bo'), passage(18, 25, 'An')])).toEqual([
      ['0', 'De kust'],
      ['0', ' '],
      ['1', 'vergrijst'],
      ['2', 'aan zee'],
    ]);
  });

  it('keeps every letter, also where nobody is known to have written', () => {
    const drawing = new PassageDrawing([passage(3, 7, 'An')], { document, topHeading: 3, levels: [], words: { added: '', removed: '' } });
    const host = document.createElement('div');
    host.append(drawing.draw(root));
    for (const aside of host.querySelectorAll('.initials, .visually-hidden')) aside.remove();

    expect(host.textContent).toBe('De kust vergrijstaan zee');
    expect(host.querySelectorAll('[data-passage]')).toHaveLength(1);
  });

  it('names the writer once for who does not see colours, and gives each a colour, a line and initials', () => {
    const host = document.createElement('div');
    host.append(new PassageDrawing([{ ...passage(0, 17, 'An'), isRelayed: true }], { document, topHeading: 3, levels: [], words: { added: '', removed: '' } }).draw(root));

    expect([...host.querySelectorAll('.visually-hidden')].map((name) => name.textContent)).toEqual(['van An: ']);
    expect(host.querySelector('.passage')?.className).toBe('passage of-person-1 relayed');
    expect(host.querySelector('.initials')?.textContent).toBe('A');
  });
});
