import { newSession, newToken, pageQuery, problemCatalogue, problemCode, sectionTransition } from './index';

describe('a request', () => {
  it('is refused when it holds a field that nobody knows', () => {
    const answer = newSession.safeParse({ email: 'a@b.example', password: 'x', admin: true });

    expect(answer.success).toBe(false);
  });

  it('to sign in takes an address and a password', () => {
    expect(newSession.safeParse({ email: 'a@b.example', password: 'x' }).success).toBe(true);
    expect(newSession.safeParse({ email: 'no address', password: 'x' }).success).toBe(false);
    expect(newSession.safeParse({ email: 'a@b.example', password: '' }).success).toBe(false);
  });

  it('for a token takes an instant with its offset and a name that says something', () => {
    expect(newToken.safeParse({ name: 'script', expiresAt: '2027-01-01T12:00:00+01:00' }).success).toBe(true);
    expect(newToken.safeParse({ name: '   ', expiresAt: '2027-01-01T12:00:00Z' }).success).toBe(false);
    expect(newToken.safeParse({ name: 'script', expiresAt: 'tomorrow' }).success).toBe(false);
  });

  it('for a transition takes a known event and no blank reason', () => {
    expect(sectionTransition.safeParse({ event: 'mark-ready' }).success).toBe(true);
    expect(sectionTransition.safeParse({ event: 'edit' }).success).toBe(false);
    expect(sectionTransition.safeParse({ event: 'reopen', reason: '  ' }).success).toBe(false);
  });

  it('for a page asks at most 200 items', () => {
    expect(pageQuery.parse({})).toEqual({ limit: 100 });
    expect(pageQuery.parse({ limit: '5' }).limit).toBe(5);
    expect(pageQuery.safeParse({ limit: '201' }).success).toBe(false);
  });
});

describe('the catalogue of problems', () => {
  it('gives every code a status of a refusal or a fault', () => {
    const statuses = problemCode.options.map((code) => problemCatalogue[code].status);

    expect(statuses.every((status) => status >= 400 && status < 600)).toBe(true);
  });
});
