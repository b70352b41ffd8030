import * as fc from 'fast-check';
import type { DocumentNode } from './document-json';
import { documentText } from './document-text';
import { documentFromUpdates, updateFromJson } from './document-updates';
import { editToJson } from './document-change';
import { writtenPieces } from './written-pieces';

const words = fc.record({
  type: fc.constant('text'),
  text: fc.constantFrom('digipunt', 'aan zee ', '🌊', 'x'),
  marks: fc.subarray(['bold', 'italic'] as const).map((types) => types.map((type) => ({ type }))),
});
const inline: fc.Arbitrary<DocumentNode> = fc.oneof(
  { weight: 4, arbitrary: words },
  { weight: 1, arbitrary: fc.constant({ type: 'hardBreak' }) },
  { weight: 1, arbitrary: fc.constant({ type: 'mention', attrs: { kind: 'partner', id: 'p', label: 'Damme' } }) },
);
const paragraph = fc.array(inline, { maxLength: 5 }).map((content): DocumentNode => ({ type: 'paragraph', ...(content.length > 0 ? { content } : {}) }));
const list = fc.array(paragraph, { minLength: 1, maxLength: 3 }).map((items): DocumentNode => ({
  type: 'bulletList',
  content: items.map((item) => ({ type: 'listItem', content: [item] })),
}));
const text = fc.array(fc.oneof(paragraph, list), { minLength: 1, maxLength: 5 }).map((content): DocumentNode => ({ type: 'doc', content }));

describe('the pieces of a text', () => {
  it('add up to the plain text, also after an edit', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const doc = documentFromUpdates([updateFromJson(before, { clientId: 7 })]);
        const joined = (): string => writtenPieces(doc).map((piece) => piece.text).join('');

        expect(joined()).toBe(documentText(doc));
        editToJson(doc, after, { clientId: 8 });
        expect(joined()).toBe(documentText(after));
        expect(documentText(doc)).toBe(documentText(after));
      }),
    );
  });

  it('know the Yjs structs they are', () => {
    const doc = documentFromUpdates([
      updateFromJson({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'kust' }] }, { type: 'paragraph' }] }, { clientId: 7 }),
    ]);

    expect(writtenPieces(doc)).toEqual([
      { text: 'kust', from: { clientId: 7, clock: 2, isLettered: true } },
      { text: '\n', from: null },
    ]);
  });
});
