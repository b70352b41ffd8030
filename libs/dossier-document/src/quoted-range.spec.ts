import fc from 'fast-check';
import * as Y from 'yjs';
import { documentText } from './document-text';
import { documentFromUpdates, updateFromJson } from './document-updates';
import { isRelativePosition, quotedPlaces, quoteWords, replaceQuoted, type QuotedPlace, type QuotedRange } from './quoted-range';
import { FRAGMENT } from './schema-version';

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });

function aDocument(...lines: readonly string[]): Y.Doc {
  const doc = documentFromUpdates([updateFromJson({ type: 'doc', content: lines.map(paragraph) }, { clientId: 7 })]);
  return doc;
}

const textAt = (doc: Y.Doc, line: number): Y.XmlText => {
  const block = doc.getXmlFragment(FRAGMENT).get(line);
  const text = block instanceof Y.XmlElement ? block.get(0) : undefined;
  if (!(text instanceof Y.XmlText)) throw new Error(`line ${line} holds no text`);
  return text;
};

/** Quotes from the first line, letter by letter, as an editor does. */
function quoted(doc: Y.Doc, [start, end]: readonly [number, number], line = 0): QuotedRange {
  const text = textAt(doc, line);
  const all = documentText(doc);
  const offset = all.split('\n').slice(0, line).join('\n').length + (line === 0 ? 0 : 1);
  return {
    from: Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, start, 0)),
    to: Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, end, -1)),
    quote: all.slice(offset + start, offset + end),
    before: all.slice(Math.max(0, offset + start - 32), offset + start),
    after: all.slice(offset + end, offset + end + 32),
  };
}

const placeOf = (doc: Y.Doc, range: QuotedRange): QuotedPlace => quotedPlaces(doc, [range])[0] ?? { kind: 'deleted' };
const compacted = (doc: Y.Doc): Y.Doc => documentFromUpdates([Y.encodeStateAsUpdate(doc)]);

describe('quoted words', () => {
  const sentence = 'De raad keurt het dossier vandaag goed.';

  it('are found where their letters went', () => {
    const doc = aDocument('Eerst.', sentence);
    const range = quoted(doc, [18, 25], 1);
    textAt(doc, 1).insert(0, 'Misschien: ');
    textAt(doc, 1).insert(textAt(doc, 1).length, ' Echt.');

    expect(placeOf(doc, range)).toMatchObject({ kind: 'found', words: 'dossier' });
  });

  it('are deleted when they are, though the same words stand elsewhere', () => {
    const doc = aDocument(sentence, 'Een ander dossier blijft staan waar het stond.');
    const range = quoted(doc, [18, 25]);
    textAt(doc, 0).delete(17, 8);

    expect(placeOf(doc, range)).toEqual({ kind: 'deleted' });
  });

  it('are deleted when only a space of them is left, at whichever end the editor kept it', () => {
    for (const [start, end] of [[17, 25], [18, 26], [17, 26]] as const) {
      const doc = aDocument(sentence);
      const range = quoted(doc, [start, end]);
      textAt(doc, 0).delete(18, 7);

      expect(placeOf(doc, range)).toEqual({ kind: 'deleted' });
    }
    const spaced = aDocument(sentence);
    expect(placeOf(spaced, quoted(spaced, [17, 18]))).toMatchObject({ kind: 'found', words: ' ' });
  });

  it('are deleted with the paragraph around them', () => {
    const doc = aDocument(sentence, 'Er blijft iets over.');
    const range = quoted(doc, [18, 25]);
    doc.getXmlFragment(FRAGMENT).delete(0, 1);

    expect(placeOf(doc, range)).toEqual({ kind: 'deleted' });
    expect(placeOf(compacted(doc), range)).toEqual({ kind: 'deleted' });
  });

  it('are found in the copy that an undo or a restore put back', () => {
    const doc = aDocument(sentence, 'Er blijft iets over.');
    const range = quoted(doc, [18, 25]);
    doc.getXmlFragment(FRAGMENT).delete(0, 1);
    const block = new Y.XmlElement('paragraph');
    block.insert(0, [new Y.XmlText(sentence)]);
    doc.getXmlFragment(FRAGMENT).insert(0, [block]);

    expect(placeOf(doc, range)).toMatchObject({ kind: 'moved', words: 'dossier', start: 18 });
  });

  it('come back in a copy with all that was not quoted of them, and with what was written among them', () => {
    const long = Array.from({ length: 400 }, (_, at) => `woord ${String(at)}`).join(' ');
    for (const text of [`Ervoor. ${long} Erna.`, `${long} Erna, en nog heel wat meer dan dat.`, long]) {
      const doc = aDocument('Eerst.', text);
      const start = text.indexOf(long);
      const whole = quoted(doc, [start, start + long.length], 1);
      const range = { ...whole, quote: long.slice(0, 2_000) };
      const inText = textAt(doc, 1);
      inText.delete(start, long.length);
      expect(placeOf(doc, range)).toEqual({ kind: 'deleted' });
      inText.insert(start, long);
      expect(placeOf(doc, range)).toMatchObject({ words: long });
      inText.insert(start + 100, 'nieuw');
      expect(placeOf(doc, range)).toMatchObject({ words: `${long.slice(0, 100)}nieuw${long.slice(100)}` });

      doc.getXmlFragment(FRAGMENT).delete(1, 1);
      expect(placeOf(doc, range)).toEqual({ kind: 'deleted' });
      const block = new Y.XmlElement('paragraph');
      block.insert(0, [new Y.XmlText(text)]);
      doc.getXmlFragment(FRAGMENT).insert(1, [block]);
      expect(placeOf(doc, range)).toMatchObject({ kind: 'moved', words: long });
    }
  });

  it('are deleted when only what others wrote among them is left', () => {
    const doc = aDocument(sentence);
    const range = quoted(doc, [8, 25]);
    textAt(doc, 0).insert(14, 'ons ');
    textAt(doc, 0).delete(18, 11);
    textAt(doc, 0).delete(8, 6);

    expect(documentText(doc)).toBe('De raad ons  vandaag goed.');
    expect(placeOf(doc, range)).toEqual({ kind: 'deleted' });
  });

  it('are where enough of them is left, without their ends', () => {
    const doc = aDocument(sentence);
    const range = quoted(doc, [8, 25]);
    textAt(doc, 0).delete(20, 5);
    textAt(doc, 0).delete(8, 1);

    expect(placeOf(doc, range)).toMatchObject({ kind: 'found', words: 'eurt het do' });
  });

  it('are nowhere for bytes that are no position', () => {
    const nonsense = { from: Uint8Array.of(9, 9, 9), to: Uint8Array.of(), quote: 'x', before: '', after: '' };
    expect(isRelativePosition(nonsense.from)).toBe(false);
    expect(placeOf(aDocument(sentence), nonsense)).toEqual({ kind: 'deleted' });
  });

  it('are quoted as an editor quotes them, and only when there is no doubt which', () => {
    const doc = aDocument('Eerst.', sentence);

    expect(quoteWords(doc, 'dossier')).toMatchObject({ quote: 'dossier', before: 'Eerst.De raad keurt het ', after: ' vandaag goed.' });
    expect(placeOf(doc, quoteWords(doc, 'dossier'))).toMatchObject({ kind: 'found', words: 'dossier' });
    for (const words of ['e', 'project', 'Eerst.De']) expect(() => quoteWords(doc, words)).toThrow(RangeError);
  });

  it('make room for others, which look the same', () => {
    const doc = aDocument(sentence);
    textAt(doc, 0).format(18, 7, { bold: {} });
    const range = quoted(doc, [18, 25]);

    const update = replaceQuoted(doc, range, { replacement: 'project', clientId: 99 });

    expect(update).not.toBeNull();
    expect(documentText(doc)).toBe('De raad keurt het project vandaag goed.');
    const delta = textAt(doc, 0).toDelta() as unknown[];
    expect(delta).toContainEqual({ insert: 'project', attributes: { bold: {} } });
  });

  it('are not replaced once they say something else', () => {
    const doc = aDocument(sentence);
    const range = quoted(doc, [18, 25]);
    textAt(doc, 0).insert(20, 'x');

    expect(replaceQuoted(doc, range, { replacement: 'project', clientId: 99 })).toBeNull();
    expect(documentText(doc)).toContain('doxssier');
  });
});

describe('quoted words under concurrent edits', () => {
  /** Every letter is another one, so that each is known wherever it went. */
  const letters = Array.from({ length: 40 }, (_, index) => String.fromCharCode(0x4e00 + index)).join('');
  const edit = fc.record({
    by: fc.nat({ max: 2 }),
    at: fc.nat({ max: 60 }),
    deletes: fc.nat({ max: 25 }),
    types: fc.constantFrom('', 'a', 'bc', 'def'),
    syncs: fc.boolean(),
  });
  type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never;

  function play(edits: readonly Edit[], [start, length]: readonly [number, number]) {
    const first = aDocument(letters);
    const range = quoted(first, [start, start + length]);
    const people = [1, 2, 3].map((clientId) => {
      const doc = documentFromUpdates([Y.encodeStateAsUpdate(first)]);
      doc.clientID = 1_000 + clientId;
      return doc;
    });
    const sync = () => people.forEach((doc) => people.forEach((other) => Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))));
    for (const { by, at, deletes, types, syncs } of edits) {
      const text = textAt(people[by] ?? first, 0);
      const index = Math.min(at, text.length);
      text.delete(index, Math.min(deletes, text.length - index));
      text.insert(index, types);
      if (syncs) sync();
    }
    sync();
    return { range, people, quote: range.quote };
  }

  it('are in the same place for everybody, around every letter that is left, also after a compaction', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 25 }), fc.nat({ max: 30 }), fc.integer({ min: 1, max: 9 }), (edits, start, length) => {
        const { range, people, quote } = play(edits, [start, length]);
        const places = people.map((doc) => placeOf(doc, range));
        const [place, doc] = [places[0], people[0]];
        if (place === undefined || doc === undefined) throw new Error('nobody wrote');

        for (const other of places) expect(other).toEqual(place);
        expect(placeOf(compacted(doc), range)).toEqual(place);
        const left = [...quote].filter((letter) => documentText(doc).includes(letter));
        if ([quote[0], quote.at(-1)].some((letter) => left.includes(letter ?? ''))) expect(place.kind).toBe('found');
        if (place.kind === 'found') expect(left).not.toEqual([]);
        if (place.kind === 'found') for (const letter of left) expect(place.words).toContain(letter);
        if (left.length === quote.length) expect(place.kind === 'found' && place.words.startsWith(left[0] ?? '?')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('come back with an undo', () => {
    fc.assert(
      fc.property(fc.nat({ max: 30 }), fc.integer({ min: 1, max: 9 }), (start, length) => {
        const doc = aDocument(letters);
        const range = quoted(doc, [start, start + length]);
        const undo = new Y.UndoManager(doc.getXmlFragment(FRAGMENT), { trackedOrigins: new Set([null]) });
        textAt(doc, 0).delete(start, length);
        expect(placeOf(doc, range)).toEqual({ kind: 'deleted' });
        undo.undo();

        // Here the letters are known to be the same; elsewhere they are another copy.
        expect(placeOf(doc, range)).toMatchObject({ kind: 'found', words: range.quote });
        expect(placeOf(compacted(doc), range)).toMatchObject({ words: range.quote });
      }),
      { numRuns: 100 },
    );
  });
});
