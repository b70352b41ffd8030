import * as fc from 'fast-check';
import { LONG_PAUSE_MS, longPauses } from './pauses';
import type { WritingSpell } from './pauses';

const MINUTE = 60_000;

const spell = (seq: number, minute: number, ...authors: string[]): WritingSpell => ({
  seq,
  firstAt: minute * MINUTE,
  lastAt: minute * MINUTE + 20_000,
  authors,
});

describe('the long pauses in a text', () => {
  it('stand behind the last edit before half an hour of silence, with who wrote since the one before', () => {
    const spells = [spell(4, 0, 'an'), spell(9, 12, 'bo', 'an'), spell(11, 60, 'bo'), spell(15, 200, 'cas')];

    expect(longPauses(spells, 210 * MINUTE)).toEqual([
      { seq: 9, at: 12 * MINUTE + 20_000, authors: ['an', 'bo'] },
      { seq: 11, at: 60 * MINUTE + 20_000, authors: ['bo'] },
    ]);
  });

  it('include the one that lasts until now, once it is long enough', () => {
    const written = [spell(4, 0, 'an')];
    const end = 20_000;

    expect(longPauses(written, end + LONG_PAUSE_MS - 1)).toEqual([]);
    expect(longPauses(written, end + LONG_PAUSE_MS)).toEqual([{ seq: 4, at: end, authors: ['an'] }]);
  });

  it('are none where a clock went back', () => {
    expect(longPauses([spell(4, 90, 'an'), spell(5, 10, 'an')], 20 * MINUTE)).toEqual([]);
  });

  it('are none in a text in which nobody wrote', () => {
    expect(longPauses([], 1_000 * MINUTE)).toEqual([]);
  });

  it('stay the same when more is written later, so that they can be kept', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 20 }), fc.nat(19), (gaps, cut) => {
        let minute = 0;
        const spells = gaps.map((gap, index) => spell(index + 1, (minute += gap), `person-${index % 3}`));
        const early = spells.slice(0, cut + 1);
        const known = longPauses(early, early.at(-1)?.lastAt ?? 0);
        const rest = spells.slice(known.at(-1)?.seq ?? 0);
        const end = minute * MINUTE + 20_000;

        expect([...known, ...longPauses(rest, end)]).toEqual(longPauses(spells, end));
      }),
    );
  });
});
