import type { ProseNode } from './prose-node';
import { remarkedProse } from './remarked-prose';
import type { Remark } from './remarked-prose';

const line = (...texts: readonly string[]): ProseNode => ({ type: 'paragraph', content: texts.map((text) => ({ type: 'text', text })) });
const remark = (id: string, at: number, words: string): Remark => ({ id, at, words, isInternal: false, label: id, count: 1 });
const internal = (...place: Parameters<typeof remark>): Remark => ({ ...remark(...place), isInternal: true });

/** Each piece of text, with its tone and the threads that end on it. */
function drawn(content: readonly ProseNode[], ...remarks: readonly Remark[]): string[] {
  const { root, pieces } = remarkedProse({ type: 'doc', content }, remarks);
  const lines = (root.content ?? []).flatMap((block) => block.content ?? []);
  return lines.map((piece) => {
    const under = pieces.get(piece);
    return under === undefined ? (piece.text ?? '') : `[${piece.text} ${[under.tone, ...under.ending.map(({ id }) => id)].join(' ')}]`;
  });
}

describe('threads in a text that is read', () => {
  it('stand on their words, over blocks too', () => {
    expect(drawn([line('De kust ', 'vergrijst.'), line('Dat weegt.')], remark('a', 3, 'kust vergrijst.Dat'))).toEqual([
      'De ',
      '[kust  shared]',
      '[vergrijst. shared]',
      '[Dat shared a]',
      ' weegt.',
    ]);
  });

  it('lie over each other', () => {
    expect(drawn([line('De kust vergrijst.')], remark('a', 3, 'kust vergrijst'), internal('b', 3, 'kust'))).toEqual(['De ', '[kust shared b]', '[ vergrijst shared a]', '.']);
  });

  it('say which are only for the own municipality', () => {
    expect(drawn([line('De kust.')], internal('a', 3, 'kust'))).toEqual(['De ', '[kust internal a]', '.']);
  });

  it('are found where a newer text has their words, the nearest ones', () => {
    expect(drawn([line('kust. Aan de kust. De kust.')], remark('a', 10, 'kust'))).toEqual(['kust. Aan de ', '[kust shared a]', '. De kust.']);
  });

  it('are drawn nowhere when their words are not in the text', () => {
    expect(drawn([line('De zee.')], remark('a', 3, 'kust'))).toEqual(['De zee.']);
  });
});
