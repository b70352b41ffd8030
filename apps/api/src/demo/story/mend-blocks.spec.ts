import { bullets, paragraph, table } from './blocks';
import { mendBlocks } from './mend-blocks';

describe('mending a passage', () => {
  it('puts it better wherever it stands and leaves the rest as it was', () => {
    const untouched = paragraph('Wie valt uit de boot?');
    const blocks = [
      untouched,
      bullets('gezinnen zonder **computer** thuis'),
      table(['Gemeente'], ['Damme']),
    ];

    const mended = mendBlocks(blocks, { from: 'computer', to: 'eigen toestel' });

    expect(mended).toEqual([
      untouched,
      bullets('gezinnen zonder **eigen toestel** thuis'),
      blocks[2],
    ]);
    expect(mended[0]).toBe(untouched);
  });

  it('refuses a passage that does not stand there, or stands there twice', () => {
    expect(() => mendBlocks([paragraph('hulp')], { from: 'steun', to: 'hulp' })).toThrow('0 times');
    expect(() =>
      mendBlocks([paragraph('hulp'), paragraph('hulp')], { from: 'hulp', to: 'steun' }),
    ).toThrow('2 times');
  });
});
