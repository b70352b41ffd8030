import { checkJson } from '@samenpen/dossier-document';
import { bullets, EXAMPLE_LINE, heading, numbered, paragraph, table } from './blocks';

describe('the blocks of a story', () => {
  it('read bold and italic', () => {
    expect(paragraph('eerst **vet**, dan *schuin* en gewoon')).toEqual({
      type: 'paragraph',
      content: [
        { type: 'text', text: 'eerst ' },
        { type: 'text', text: 'vet', marks: [{ type: 'bold' }] },
        { type: 'text', text: ', dan ' },
        { type: 'text', text: 'schuin', marks: [{ type: 'italic' }] },
        { type: 'text', text: ' en gewoon' },
      ],
    });
  });

  it('fit the document schema of the product', () => {
    const content = [
      heading('Doel'),
      heading('Deel', 3),
      paragraph('tekst'),
      bullets('een', 'twee'),
      numbered('eerst', 'dan'),
      table(['Gemeente', 'Inwoners'], ['Damme', '10.993']),
      EXAMPLE_LINE,
    ];

    expect(checkJson({ type: 'doc', content })).toEqual([]);
  });
});
