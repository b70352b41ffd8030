import { WritersHeld } from './writers-held';

const an = { roomId: 'r1', personId: 'an' };

describe('a writer whose text had to be repaired', () => {
  it('may go on after two repairs, and only reads in that section after the third', () => {
    const held = new WritersHeld();

    expect([1, 2, 3].map((second) => held.repaired(an, second * 1_000))).toEqual([false, false, true]);

    expect(held.isHeld(an, 4_000)).toBe(true);
    expect(held.isHeld({ ...an, roomId: 'r2' }, 4_000)).toBe(false);
    expect(held.isHeld({ ...an, personId: 'bo' }, 4_000)).toBe(false);
  });

  it('may write again when ten minutes have passed', () => {
    const held = new WritersHeld();
    for (const at of [0, 1_000, 2_000]) held.repaired(an, at);

    expect(held.isHeld(an, 9 * 60_000)).toBe(true);
    expect(held.isHeld(an, 10 * 60_000)).toBe(false);
  });
});
