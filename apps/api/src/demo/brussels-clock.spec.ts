import { brusselsInstant, workdayInstant } from './brussels-clock';
import { workday } from './story/section-story';

describe('the clock of Brussels', () => {
  it('knows summer and winter time', () => {
    expect(brusselsInstant({ year: 2021, month: 10, day: 29 }, '12:00').toISOString()).toBe(
      '2021-10-29T10:00:00.000Z',
    );
    expect(brusselsInstant({ year: 2026, month: 12, day: 23 }, '12:00').toISOString()).toBe(
      '2026-12-23T11:00:00.000Z',
    );
  });

  it('counts back in working days', () => {
    const monday = new Date('2026-11-23T09:00:00Z');

    expect(workdayInstant(monday, workday(1, '09:40')).toISOString()).toBe(
      '2026-11-20T08:40:00.000Z',
    );
    expect(workdayInstant(monday, workday(10, '09:40')).toISOString()).toBe(
      '2026-11-09T08:40:00.000Z',
    );
  });

  it('counts onwards in working days too', () => {
    const friday = new Date('2026-11-27T09:00:00Z');

    expect(workdayInstant(friday, workday(-1, '09:30')).toISOString()).toBe(
      '2026-11-30T08:30:00.000Z',
    );
  });

  it('starts from the day it is in Brussels, not in Greenwich', () => {
    const justAfterMidnight = new Date('2026-11-24T23:30:00Z');

    expect(workdayInstant(justAfterMidnight, workday(1, '09:00')).toISOString()).toBe(
      '2026-11-24T08:00:00.000Z',
    );
  });
});
