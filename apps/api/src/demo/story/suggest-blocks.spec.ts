import { heading, paragraph } from './blocks';
import { suggestBlocks } from './suggest-blocks';

const suggested = { id: '00000000-0000-4000-8000-000000000001', from: 'vier punten', to: 'vijf punten' };
const signed = (type: string, text: string) => ({ type: 'text', text, marks: [{ type, attrs: { id: suggested.id } }] });

describe('a suggestion in a story', () => {
  it('keeps what stands there beside what is proposed, and leaves the other blocks as they are', () => {
    const blocks = [heading('Hulp'), paragraph('Wij openen vier punten in Damme.')];

    const [title, text] = suggestBlocks(blocks, suggested);

    expect(title).toBe(blocks[0]);
    expect(text?.content).toEqual([
      { type: 'text', text: 'Wij openen ' },
      signed('deletion', 'vier punten'),
      signed('insertion', 'vijf punten'),
      { type: 'text', text: ' in Damme.' },
    ]);
  });

  it('is refused for words that stand nowhere, or twice', () => {
    expect(() => suggestBlocks([paragraph('Iets anders.')], suggested)).toThrow('0 times');
    expect(() => suggestBlocks([paragraph('vier punten, vier punten')], suggested)).toThrow('2 times');
  });
});
