import * as fc from 'fast-check';
import { isDueSoon, isMoveNews, warningDue } from './warnings';

const HOUR = 3_600_000;
const deadline = new Date('2021-10-29T10:00:00Z');
const before = (hours: number): Date => new Date(deadline.getTime() - hours * HOUR);

describe('a warning of the deadline', () => {
  it('is given seven days, two days and four hours before', () => {
    expect([169, 168, 49, 48, 5, 4, 0.01].map((hours) => warningDue(deadline, before(hours)))).toEqual([null, 168, 168, 48, 48, 4, 4]);
    expect([0, -1].map((hours) => warningDue(deadline, before(hours)))).toEqual([null, null]);
  });

  it('never is another one again once a nearer one was given', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -10, max: 400 }), { maxLength: 30 }), (hours) => {
        const given = hours.toSorted((a, b) => b - a).flatMap((left) => warningDue(deadline, before(left)) ?? []);

        expect(given).toEqual(given.toSorted((a, b) => b - a));
      }),
    );
  });
});

describe('a section', () => {
  it('is due soon within two days, as long as it is not finished', () => {
    expect(isDueSoon({ dueAt: deadline, status: 'drafting' }, before(48))).toBe(true);
    expect(isDueSoon({ dueAt: deadline, status: 'drafting' }, before(49))).toBe(false);
    expect(isDueSoon({ dueAt: deadline, status: 'drafting' }, before(-1))).toBe(false);
    expect(isDueSoon({ dueAt: deadline, status: 'ready' }, before(1))).toBe(false);
    expect(isDueSoon({ dueAt: null, status: 'drafting' }, before(1))).toBe(false);
  });
});

describe('a move of the deadline', () => {
  it('is news for a week, in dossiers that had begun', () => {
    const at = { startedAt: before(1000), now: before(0) };

    expect(isMoveNews(before(1), at)).toBe(true);
    expect(isMoveNews(before(169), at)).toBe(false);
    expect(isMoveNews(before(1), { ...at, startedAt: before(0.5) })).toBe(false);
  });
});
