import { isSessionPast } from './session-past';

describe('a session', () => {
  const now = new Date('2021-10-19T13:00:00Z');

  it('can be planned for what is to come and for the last day, and not for what is longer ago', () => {
    expect(isSessionPast('2021-10-20T13:00:00Z', now)).toBe(false);
    expect(isSessionPast('2021-10-18T13:00:00Z', now)).toBe(false);
    expect(isSessionPast('2021-10-18T12:59:59Z', now)).toBe(true);
    expect(isSessionPast('2020-01-01T10:00:00+01:00', now)).toBe(true);
  });
});
