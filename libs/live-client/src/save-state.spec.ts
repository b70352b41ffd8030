import { saveStateOf } from './save-state';
import type { SaveFacts } from './save-state';

const allIsWell: SaveFacts = {
  phase: 'open',
  reason: null,
  scope: 'read-write',
  connection: 'connected',
  isSettled: true,
  settledAt: new Date('2026-11-23T13:32:00Z'),
  isStoreAway: false,
  isLate: false,
  isKept: true,
};

describe('the sentence about saving', () => {
  it('is “saved” only when everything is acknowledged', () => {
    expect(saveStateOf(allIsWell)).toEqual({ kind: 'saved', at: allIsWell.settledAt });
    expect(saveStateOf({ ...allIsWell, isSettled: false })).toEqual({ kind: 'saving' });
  });

  it.each<[string, Partial<SaveFacts>, ReturnType<typeof saveStateOf>]>([
    ['the connection is away', { connection: 'offline' }, { kind: 'offline', isKept: true }],
    ['this device keeps nothing either', { connection: 'offline', isKept: false }, { kind: 'offline', isKept: false }],
    ['the server closed the window off', { connection: 'stopped' }, { kind: 'not-saved', reason: 'sent-away' }],
    ['the server has no store', { isStoreAway: true }, { kind: 'not-saved', reason: 'store-away' }],
    ['no answer comes', { isLate: true }, { kind: 'not-saved', reason: 'no-answer' }],
    ['the login ended', { phase: 'login-ended' }, { kind: 'not-saved', reason: 'login-ended' }],
    ['somebody else signed in', { phase: 'login-ended', reason: 'another-login' }, { kind: 'not-saved', reason: 'another-login' }],
    ['the text is fetched again because somebody else was refused', { phase: 'rebuilding', reason: null }, { kind: 'opening' }],
    ['the page is older than the server', { phase: 'outdated' }, { kind: 'read-only' }],
    ['the section was closed', { phase: 'rebuilding', reason: 'section-is-approved' }, { kind: 'not-saved', reason: 'section-is-approved' }],
  ])('says why it is not saved when %s', (_, facts, expected) => {
    expect(saveStateOf({ ...allIsWell, isSettled: false, ...facts })).toEqual(expected);
  });

  it('says to who has written nothing since why the text takes no more', () => {
    expect(saveStateOf({ ...allIsWell, isStoreAway: true })).toEqual({ kind: 'on-hold', at: allIsWell.settledAt });
    expect(saveStateOf({ ...allIsWell, isStoreAway: true, scope: 'readonly' })).toEqual({ kind: 'read-only' });
  });

  it('says nothing of saving to who may not see the text any more', () => {
    expect(saveStateOf({ ...allIsWell, phase: 'denied', reason: 'no-part-in-dossier', isSettled: false })).toEqual({ kind: 'no-access' });
  });

  it('says nothing of saving to a reader, and tells when nothing could be opened', () => {
    expect(saveStateOf({ ...allIsWell, scope: 'readonly' })).toEqual({ kind: 'read-only' });
    expect(saveStateOf({ ...allIsWell, scope: 'readonly', isSettled: false, settledAt: null })).toEqual({ kind: 'opening' });
    expect(saveStateOf({ ...allIsWell, phase: 'opening', connection: 'offline' })).toEqual({ kind: 'unreachable' });
  });
});
