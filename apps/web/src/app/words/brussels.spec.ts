import { brusselsClock, brusselsInstant, daysBetween } from './brussels';

describe('the clock of Brussels', () => {
  it('is two hours ahead of UTC in summer and one in winter', () => {
    expect(brusselsClock(new Date('2021-10-29T10:00:00Z'))).toEqual({ date: '2021-10-29', time: '12:00' });
    expect(brusselsClock(new Date('2021-11-01T11:00:00Z'))).toEqual({ date: '2021-11-01', time: '12:00' });
  });

  it('gives back the instant of a date and hour typed by a person', () => {
    expect(brusselsInstant('2021-10-29', '12:00')?.toISOString()).toBe('2021-10-29T10:00:00.000Z');
    expect(brusselsInstant('2026-12-22', '12:00')?.toISOString()).toBe('2026-12-22T11:00:00.000Z');
  });

  it.each(['2021-10-31', '2022-03-27'])('is right on %s, when it changes', (date) => {
    expect(brusselsClock(brusselsInstant(date, '09:30') ?? new Date(0))).toEqual({ date, time: '09:30' });
  });

  it('refuses what is no date', () => {
    expect(brusselsInstant('', '12:00')).toBeNull();
  });

  it('counts days by midnights, not by 24 hours', () => {
    expect(daysBetween(new Date('2021-10-28T21:30:00Z'), new Date('2021-10-28T22:30:00Z'))).toBe(1);
    expect(daysBetween(new Date('2021-10-28T01:00:00Z'), new Date('2021-10-28T20:00:00Z'))).toBe(0);
  });
});
