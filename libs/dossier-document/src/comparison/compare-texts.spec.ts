import * as fc from 'fast-check';
import type { DocumentNode } from '../document-json';
import { documentText } from '../document-text';
import { soundJson } from '../sound-json';
import { textSchema } from '../text-extensions';
import { compareTexts } from './compare-texts';
import type { ComparedBlock, ComparedPart } from './comparison';
import { earlierWords, textAfter, textBefore, withUndone } from './comparison-sides';
import { normalNode } from './normal-node';

const SUGGESTION = { id: '00000000-0000-4000-8000-000000000001' };
const mark = (type: string) => (type === 'insertion' || type === 'deletion' ? { type, attrs: SUGGESTION } : { type });
const text = (value: string, ...marks: string[]): DocumentNode => ({ type: 'text', text: value, ...(marks.length === 0 ? {} : { marks: marks.map(mark) }) });
const block = (type: string, ...content: DocumentNode[]): DocumentNode => ({ type, ...(content.length === 0 ? {} : { content }) });
const line = (value: string): DocumentNode => block('paragraph', ...(value === '' ? [] : [text(value)]));
const doc = (...content: DocumentNode[]): DocumentNode => soundJson(block('doc', ...content));
const item = (value: string): DocumentNode => block('listItem', line(value));
const row = (...values: string[]): DocumentNode => block('tableRow', ...values.map((value) => block('tableCell', line(value))));

const plain = (nodes: readonly DocumentNode[]): string => nodes.map((node) => node.text ?? `<${node.type}>`).join('');
/** `[-weg-]`, `{+bij+}`, `~anders~`: a line as a person would mark it up. */
const markedUp = (parts: readonly ComparedPart[]): string =>
  parts
    .map((part) => {
      if (part.kind === 'kept') return plain(part.nodes);
      if (part.reads === 'formatting') return `~${plain(part.after)}~`;
      if (part.reads !== 'words') return part.reads === 'added' ? `{+${plain(part.after)}+}` : `[-${plain(part.before)}-]`;
      return `${part.before.length > 0 ? `[-${plain(part.before)}-]` : ''}${part.after.length > 0 ? `{+${plain(part.after)}+}` : ''}`;
    })
    .join('');
const told = (blocks: readonly ComparedBlock[]): unknown[] =>
  blocks.map((one) => {
    if (one.kind === 'changed') return one.inside.kind === 'line' ? markedUp(one.inside.parts) : told(one.inside.blocks);
    return one.kind === 'kept' ? 'kept' : `${one.isMoved ? 'moved ' : ''}${one.kind}`;
  });
const compared = (before: DocumentNode, after: DocumentNode) => told(compareTexts(before, after).blocks);

describe('comparing two texts', () => {
  it('tells of a line which words came and went', () => {
    const before = doc(line('Wie vandaag afhaakt bij een digitaal loket, vindt straks hulp.'));
    const after = doc(line('Wie vandaag afhaakt bij een digitale dienst, vindt straks elke dag hulp.'));

    expect(compared(before, after)).toEqual([
      'Wie vandaag afhaakt bij een [-digitaal loket-]{+digitale dienst+}, vindt straks{+ elke dag+} hulp.',
    ]);
    expect(compareTexts(before, after).changes).toBe(2);
  });

  it('keeps the blocks around, and tells apart what was written anew from what was changed', () => {
    const before = doc(line('Een eerste alinea over de kust.'), line('Deze gaat weg zonder spoor.'), line('Slot.'));
    const after = doc(line('Een eerste alinea over de hele kust.'), line('Helemaal iets anders, over budget.'), line('Slot.'));

    expect(compared(before, after)).toEqual(['Een eerste alinea over de {+hele +}kust.', 'removed', 'added', 'kept']);
  });

  it('says that words look otherwise, and that a paragraph became a heading', () => {
    const looks = compareTexts(doc(line('Dit is belangrijk nieuws.')), doc(block('paragraph', text('Dit is '), text('belangrijk', 'bold'), text(' nieuws.'))));
    expect(told(looks.blocks)).toEqual(['Dit is ~belangrijk~ nieuws.']);
    expect(looks.changes).toBe(1);

    const heading = compareTexts(doc(line('Wat we doen')), doc({ ...block('heading', text('Wat we doen')), attrs: { level: 3 } }));
    expect(heading.changes).toBe(1);
    expect(heading.blocks).toMatchObject([{ kind: 'changed', change: 1, before: { type: 'paragraph' }, after: { type: 'heading', attrs: { level: 3 } } }]);
  });

  it('says that words came or went once a suggestion about them is made or decided, whatever they look like', () => {
    const decided = (marks: readonly string[], then: readonly string[]) =>
      compared(doc(block('paragraph', text('Elke gemeente '), text('kiest zelf', ...marks))), doc(block('paragraph', text('Elke gemeente '), text('kiest zelf', ...then))));

    expect(decided(['insertion'], ['bold'])).toEqual(['Elke gemeente {+kiest zelf+}']);
    expect(decided([], ['deletion'])).toEqual(['Elke gemeente [-kiest zelf-]']);
    expect(decided(['deletion'], [])).toEqual(['Elke gemeente {+kiest zelf+}']);
    expect(decided(['insertion'], ['insertion', 'bold'])).toEqual(['Elke gemeente ~kiest zelf~']);
  });

  it('says that a block moved when there is no doubt, with one number for both places', () => {
    const [one, two, three] = [line('De eerste alinea van de tekst.'), line('De tweede gaat over Damme en Brugge.'), line('Slot van het geheel, ongewijzigd.')];

    const moved = compareTexts(doc(one, two, three), doc(two, three, one));

    expect(told(moved.blocks)).toEqual(['moved removed', 'kept', 'kept', 'moved added']);
    expect(moved.changes).toBe(1);
    expect(compared(doc(line('Nee'), two), doc(two, line('Nee')))).toEqual(['removed', 'kept', 'added']);
  });

  it('compares a list by its items', () => {
    const before = doc(block('bulletList', item('een vast aanspreekpunt'), item('een actieplan voor het college')));
    const after = doc(block('bulletList', item('een vast aanspreekpunt'), item('een actieplan voor het hele college'), item('oefenen en hulp')));

    expect(compared(before, after)).toEqual([['kept', ['een actieplan voor het {+hele +}college'], 'added']]);
  });

  it('compares a table by row and cell, also where a cell holds another number', () => {
    const before = doc(block('table', row('Gemeente', 'Bedrag'), row('Damme', '1200'), row('Jabbeke', '900')));
    const after = doc(block('table', row('Gemeente', 'Bedrag'), row('Damme', '1350'), row('Zuienkerke', '400'), row('Jabbeke', '900')));

    expect(compared(before, after)).toEqual([['kept', ['kept', ['[-1200-]{+1350+}']], 'added', 'kept']]);
  });

  it('undoes another number of columns whole or not at all', () => {
    const before = doc(block('table', row('Gemeente', 'Bedrag'), row('Damme', '1200')));
    const after = doc(block('table', row('Gemeente', 'Bedrag', 'Jaar'), row('Damme', '1200', '2022')));
    const comparison = compareTexts(before, after);

    expect(comparison.changes).toBe(1);
    expect(normalNode(withUndone(comparison, new Set([1])))).toEqual(normalNode(before));
  });

  it('undoes only what was chosen', () => {
    const before = doc(line('Een tekst over de kust.'), line('Deze alinea verdwijnt later uit de tekst.'));
    const after = doc(line('Een langere tekst over de mooie kust.'));
    const comparison = compareTexts(before, after);

    expect(comparison.changes).toBe(3);
    expect(withUndone(comparison, new Set([2]))).toEqual(doc(line('Een langere tekst over de kust.')));
    expect(withUndone(comparison, new Set([3]))).toEqual(doc(line('Een langere tekst over de mooie kust.'), line('Deze alinea verdwijnt later uit de tekst.')));
  });
});

const word = fc.constantFrom('kust', 'digipunt', 'aan', 'zee', 'de', '1.200', 'e-inclusie', '🌊', 'ë', '', '  ', ',');
const piece = fc
  .record({ words: fc.array(word, { minLength: 1, maxLength: 8 }), marks: fc.subarray(['bold', 'italic', 'underline', 'insertion', 'deletion'], { maxLength: 2 }) })
  .map(({ words, marks }) => text(words.join(' ') || 'x', ...marks));
const inline = fc.oneof(
  { weight: 6, arbitrary: piece },
  { weight: 1, arbitrary: fc.constant<DocumentNode>({ type: 'hardBreak' }) },
  { weight: 1, arbitrary: fc.constantFrom('Damme', 'Brugge').map((label): DocumentNode => ({ type: 'mention', attrs: { kind: 'partner', id: label, label } })) },
);
const anyLine = fc.array(inline, { maxLength: 4 }).map((content) => block('paragraph', ...content));
const anyHeading = fc.tuple(fc.constantFrom(2, 3, 4), piece).map(([level, content]): DocumentNode => ({ ...block('heading', content), attrs: { level } }));
const anyList = fc.tuple(fc.constantFrom('bulletList', 'orderedList'), fc.array(fc.array(anyLine, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 4 }))
  .map(([type, items]) => block(type, ...items.map((lines) => block('listItem', ...lines))));
const anyTable = fc.integer({ min: 1, max: 3 })
  .chain((width) => fc.array(fc.array(anyLine, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }))
  .map((rows) => block('table', ...rows.map((cells) => block('tableRow', ...cells.map((cell) => block('tableCell', cell))))));
const anyBlock = fc.oneof({ weight: 4, arbitrary: anyLine }, anyHeading, anyList, anyTable, anyLine.map((inner) => block('blockquote', inner)));
const blocks = fc.array(anyBlock, { minLength: 1, maxLength: 8 });

/** A text and one that was made of it: blocks kept, moved, written anew or put in another's place. */
const pair = fc.tuple(blocks, blocks, fc.array(fc.nat(15), { maxLength: 8 })).map(([old, other, picks]) => {
  const pool = [...old, ...other];
  const fresh = picks.map((pick) => pool[pick % pool.length]).filter((one) => one !== undefined);
  return { before: doc(...old), after: doc(...(fresh.length === 0 ? old : fresh)) };
});

const numbersIn = (blocksFound: readonly ComparedBlock[]): number[] =>
  blocksFound.flatMap((one) => {
    if (one.kind === 'kept') return [];
    if (one.kind !== 'changed') return [one.change];
    const inner = one.inside.kind === 'line' ? one.inside.parts.flatMap((part) => (part.kind === 'kept' ? [] : [part.change])) : numbersIn(one.inside.blocks);
    return [...(one.change === null ? [] : [one.change]), ...inner];
  });

describe('a comparison of any two texts', () => {
  it('gives the one text exactly without what was removed, and the other without what was added', () => {
    fc.assert(
      fc.property(pair, ({ before, after }) => {
        const comparison = compareTexts(before, after);

        expect(normalNode(textAfter(comparison))).toEqual(normalNode(after));
        expect(normalNode(textBefore(comparison))).toEqual(normalNode(before));
      }),
      { numRuns: 500 },
    );
  });

  it('finds nothing between a text and itself, and something wherever they differ', () => {
    fc.assert(
      fc.property(pair, ({ before, after }) => {
        expect(compareTexts(before, before).changes).toBe(0);
        const isSame = JSON.stringify(normalNode(before)) === JSON.stringify(normalNode(after));
        expect(compareTexts(before, after).changes === 0).toBe(isSame);
      }),
    );
  });

  it('numbers its changes in reading order without a gap', () => {
    fc.assert(
      fc.property(pair, ({ before, after }) => {
        const comparison = compareTexts(before, after);
        const firsts = [...new Set(numbersIn(comparison.blocks))];

        expect(firsts).toEqual(Array.from({ length: comparison.changes }, (_, index) => index + 1));
      }),
    );
  });

  it('undone whole is the earlier text, and undone in part fits the schema', () => {
    fc.assert(
      fc.property(pair, fc.array(fc.nat(30)), ({ before, after }, chosen) => {
        const comparison = compareTexts(before, after);
        const all = new Set(Array.from({ length: comparison.changes }, (_, index) => index + 1));

        expect(normalNode(withUndone(comparison, all))).toEqual(normalNode(before));
        expect(normalNode(withUndone(comparison, new Set()))).toEqual(normalNode(after));
        expect(() => textSchema.nodeFromJSON(withUndone(comparison, new Set(chosen))).check()).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });

  it('knows which words of a text that was undone in part are those of the earlier one', () => {
    fc.assert(
      fc.property(pair, fc.array(fc.nat(30)), ({ before, after }, chosen) => {
        const comparison = compareTexts(before, after);
        const all = new Set(Array.from({ length: comparison.changes }, (_, index) => index + 1));
        const then = documentText(before);
        const withoutBreaks = (line: string): string => line.replaceAll('\n', '');

        const mixed = earlierWords(comparison, new Set(chosen));
        const whole = earlierWords(comparison, all);

        for (const { from, to, before: at } of mixed.stretches) expect(mixed.text.slice(from, to)).toBe(then.slice(at, at + to - from));
        expect(whole.text).toBe(then);
        expect(withoutBreaks(whole.stretches.map(({ from, to }) => then.slice(from, to)).join(''))).toBe(withoutBreaks(then));
      }),
      { numRuns: 300 },
    );
  });
});
