import { TestBed } from '@angular/core/testing';
import { aSession } from '../../facts/a-dossier';
import { Sessions } from '../api/sessions';
import { DeviceDrafts } from '../shell/device-drafts';
import { Drafts } from './drafts';

const draftsOf = (as: number): Drafts => {
  TestBed.resetTestingModule();
  // The one thing that is read here: who is signed in.
  TestBed.configureTestingModule({ providers: [{ provide: Sessions, useValue: { current: () => aSession({ as }) } }] });
  return TestBed.inject(Drafts);
};

beforeEach(() => localStorage.clear());

describe('a comment that is not sent', () => {
  it('is there again in another window, with the ids under which it will be sent', () => {
    const draft = { ...draftsOf(1).read('new-7'), text: 'Nog niet af' };
    draftsOf(1).keep('new-7', draft);

    expect(draftsOf(1).read('new-7')).toEqual(draft);
    expect(draftsOf(1).has('answer-1')).toBe(false);
  });

  it('belongs to the person who wrote it', () => {
    draftsOf(1).keep('new-7', { ...draftsOf(1).read('new-7'), text: 'van Damme' });

    expect(draftsOf(2).read('new-7').text).toBe('');
  });

  it('is gone when it was sent, and all are gone when somebody signs out', () => {
    const drafts = draftsOf(1);
    drafts.keep('new-7', { ...drafts.read('new-7'), text: 'een' });
    drafts.keep('new-8', { ...drafts.read('new-8'), text: 'twee' });

    drafts.forget('new-7');
    expect([drafts.has('new-7'), drafts.has('new-8')]).toEqual([false, true]);

    TestBed.inject(DeviceDrafts).clear();
    expect(localStorage).toHaveLength(0);
  });

  it('is begun anew when what was kept cannot be read', () => {
    const drafts = draftsOf(1);
    drafts.keep('new-7', { ...drafts.read('new-7'), text: 'een' });
    for (const key of Object.keys(localStorage)) localStorage.setItem(key, '{"text":');

    expect(drafts.read('new-7').text).toBe('');
  });
});
