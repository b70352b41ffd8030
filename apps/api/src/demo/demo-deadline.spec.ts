import { dueDeadlineEntries } from './demo-deadline';

const deadlines = (entries: ReturnType<typeof dueDeadlineEntries>) =>
  entries.map(({ deadline }) => deadline.toISOString());

describe('the deadline of the demo', () => {
  it('is the real one while the call of 2021 is lived through', () => {
    expect(deadlines(dueDeadlineEntries([], new Date('2021-10-19T09:00:00Z')))).toEqual([
      '2021-10-04T10:00:00.000Z',
      '2021-10-29T10:00:00.000Z',
    ]);
  });

  it('is still the first one before the call was extended', () => {
    expect(deadlines(dueDeadlineEntries([], new Date('2021-09-01T09:00:00Z')))).toEqual([
      '2021-10-04T10:00:00.000Z',
    ]);
  });

  it('is extended on the day on which it really was', () => {
    const known = dueDeadlineEntries([], new Date('2021-09-01T09:00:00Z'));

    expect(deadlines(dueDeadlineEntries(known, new Date('2021-09-20T09:00:00Z')))).toEqual([
      '2021-10-29T10:00:00.000Z',
    ]);
  });

  it('is moved to noon in Brussels, thirty days ahead, once it has passed', () => {
    const entries = dueDeadlineEntries([], new Date('2026-11-23T08:00:00Z'));

    expect(deadlines(entries).at(-1)).toBe('2026-12-23T11:00:00.000Z');
    expect(entries.at(-1)?.reason).toContain('verschoven');
  });

  it('stays where it is until it passes again', () => {
    const known = dueDeadlineEntries([], new Date('2026-11-23T08:00:00Z'));

    expect(dueDeadlineEntries(known, new Date('2026-12-23T10:59:00Z'))).toEqual([]);
    expect(deadlines(dueDeadlineEntries(known, new Date('2026-12-23T11:00:00Z')))).toEqual([
      '2027-01-22T11:00:00.000Z',
    ]);
  });
});
