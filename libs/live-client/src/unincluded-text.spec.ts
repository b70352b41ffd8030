import * as fc from 'fast-check';
import type { DocumentNode } from '@samenpen/dossier-document';
import { stretches } from '@samenpen/dossier-document';
import { plainText, unincludedText, writtenBetween } from './unincluded-text';

const paragraph = (text: string): DocumentNode => ({ type: 'paragraph', ...(text === '' ? {} : { content: [{ type: 'text', text }] }) });
const doc = (...lines: string[]): DocumentNode => ({ type: 'doc', content: lines.map(paragraph) });
const list = (...items: string[]): DocumentNode => ({
  type: 'bulletList',
  content: items.map((item) => ({ type: 'listItem', content: [paragraph(item)] })),
});

describe('what was written between two states of a text', () => {
  it('is nothing when they are the same, or when only an empty line was added', () => {
    expect(writtenBetween(doc('een'), doc('een'))).toBeNull();
    expect(writtenBetween(doc('een'), doc('een', ''))).toBeNull();
  });

  it('names the words that came and went inside a paragraph, not the whole paragraph', () => {
    const part = writtenBetween(doc('De kust vergrijst sneller'), doc('De hele kust vergrijst trager'));

    expect(part && plainText(part)).toBe('hele\ntrager');
    expect(part?.deleted).toEqual(['sneller']);
  });

  it('names only what was typed when that was inside a word', () => {
    expect(writtenBetween(doc('de hulp gaat naar mensen'), doc('de hulp gaat nDit is nieuw. aar mensen'))).toEqual({
      typed: [paragraph('Dit is nieuw.')],
      deleted: [],
    });
    expect(writtenBetween(doc('een mooie zin'), doc('een zin'))).toEqual({ typed: [], deleted: ['mooie'] });
  });

  it('does not take the words behind a broken or joined line for typed or deleted', () => {
    const whole = doc('De kust vergrijst sneller dan het binnenland.');
    const broken = doc('De kust vergrijst', 'sneller dan het binnenland.');

    expect(writtenBetween(whole, broken)).toBeNull();
    expect(writtenBetween(broken, whole)).toBeNull();
    expect(writtenBetween(doc('een digipunt'), doc('een digi', 'punt'))).toBeNull();
    expect(writtenBetween(whole, doc('De kust vergrijst veel', 'sneller dan het hele binnenland.'))).toEqual({
      typed: [paragraph('veel'), paragraph('hele')],
      deleted: [],
    });
  });

  it('keeps a new line beside a changed one as it is, and of the changed one only its words', () => {
    const heading: DocumentNode = { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: 'Wie we bereiken' }] };
    const after: DocumentNode = { type: 'doc', content: [heading, paragraph('Senioren en jongeren leren samen'), paragraph('Elke week')] };

    expect(writtenBetween(doc('Senioren leren samen'), after)).toEqual({
      typed: [heading, paragraph('en jongeren'), paragraph('Elke week')],
      deleted: [],
    });
    expect(writtenBetween(doc('Senioren leren samen', 'en jongeren ook'), doc('Senioren leren thuis'))).toEqual({
      typed: [paragraph('thuis')],
      deleted: ['samen', 'en jongeren ook'],
    });
  });

  it('keeps each word that was typed, whatever lines it stands on', () => {
    const words = fc.array(fc.constantFrom('de', 'kust', 'wifi', 'hulp', 'punt'), { minLength: 1, maxLength: 6 });
    const text = fc.array(words, { minLength: 1, maxLength: 4 });

    fc.assert(
      fc.property(text, text, (before, after) => {
        const part = writtenBetween(doc(...before.map((line) => line.join(' '))), doc(...after.map((line) => line.join(' '))));
        const had = before.flat();
        const kept = part ? plainText(part) : '';
        for (const word of new Set(after.flat())) if (!had.includes(word)) expect(kept).toContain(word);
      }),
    );
  });

  it('keeps a whole new block as it is', () => {
    const added = list('wifi', 'digipunt');

    expect(writtenBetween(doc('een'), { type: 'doc', content: [paragraph('een'), added] })?.typed).toEqual([added]);
  });

  it('finds the one item that was added to a list', () => {
    const before = { type: 'doc', content: [list('wifi')] };
    const after = { type: 'doc', content: [list('wifi', 'digipunt')] };

    expect(writtenBetween(before, after)).toEqual({ typed: [paragraph('digipunt')], deleted: [] });
  });

  it('gets the same name for the same content, so that two tabs keep it once', () => {
    const part = { typed: [paragraph('te laat')], deleted: [] };
    const named = (at: string) => unincludedText(part, { owner: { person: 'p', section: 's' }, reason: 'section-is-approved', at: new Date(at) });

    expect(named('2026-11-01T10:00:00Z').id).toBe(named('2026-11-02T10:00:00Z').id);
  });
});

describe('the difference of two sequences', () => {
  const items = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 });

  it('takes away and adds exactly what makes one out of the other', () => {
    fc.assert(
      fc.property(items, items, (before, after) => {
        const found = stretches(before, after);
        const gone = found.flatMap((stretch) => stretch.before).length;
        const come = found.flatMap((stretch) => stretch.after).length;

        expect(before.length - gone).toBe(after.length - come);
        expect(rebuilt(before, found)).toBe(true);
        expect(rebuilt(after, found.map((stretch) => ({ before: stretch.after, after: stretch.before })))).toBe(true);
      }),
    );
  });

  /** Whether the items that are said to be gone stand in the sequence in that order. */
  const rebuilt = (sequence: readonly string[], found: readonly { before: readonly string[] }[]): boolean => {
    const gone = found.flatMap((stretch) => stretch.before);
    let next = 0;
    for (const item of sequence) if (item === gone[next]) next += 1;
    return next === gone.length;
  };
});
