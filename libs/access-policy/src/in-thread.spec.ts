import type { DossierRole, ThreadAction } from '@samenpen/contracts';
import { mayChangeComment, mayInThread, mayOpenThread, threadActions, type ThreadFacts } from './in-thread';
import { asker, aSection, ownSection, partner, person, roles, standing } from './rights-builders';

/** An open thread of Bo on a shared section, that everybody may know of; An asks. */
const aThread = (different: Partial<ThreadFacts> = {}): ThreadFacts => ({
  dossierStatus: 'drafting',
  readersMayComment: true,
  section: aSection(),
  audience: null,
  author: person.bo,
  assignee: null,
  isResolved: false,
  proposal: null,
  ...different,
});

const refusal = (role: DossierRole, action: ThreadAction, different: Partial<ThreadFacts> = {}) => {
  const verdict = mayInThread(asker(role), action, aThread(different));
  return verdict.allowed ? null : verdict.reason;
};

const allowed = (action: ThreadAction, different: Partial<ThreadFacts> = {}) =>
  roles.filter((role) => refusal(role, action, different) === null);

const places: readonly (readonly [string, Partial<ThreadFacts>])[] = [
  ['on a shared section', {}],
  ['on a section of another municipality', { section: ownSection({ owner: partner.zuienkerke }) }],
  ['on the dossier', { section: null }],
  ['on a section that is approved', { section: aSection({ status: 'approved' }) }],
  ['of their own', { author: person.an }],
  ['that is assigned to them', { assignee: { partner: partner.zuienkerke, person: person.an } }],
  ['that is resolved', { isResolved: true }],
  ['that proposes other words', { proposal: 'open' }],
  ['that proposes words for an approved section', { proposal: 'open', section: aSection({ status: 'approved' }) }],
  ['where readers may not comment', { readersMayComment: false, section: aSection({ readersMayComment: false }) }],
  ['internal to Damme', { audience: partner.damme }],
];

describe('rights in a thread', () => {
  it.each(places)('%s are exactly those on record', (_name, different) => {
    expect(Object.fromEntries(threadActions.map((action) => [action, allowed(action, different)]))).toMatchSnapshot();
  });

  it('end with the dossier, whoever asks', () => {
    const closed = { dossierStatus: 'closed' as const, section: aSection({ dossierStatus: 'closed' }), author: person.an, proposal: 'open' as const };
    for (const action of threadActions) expect(allowed(action, closed)).toEqual([]);
    expect(mayOpenThread(asker('penhouder-admin'), aThread(closed), { withProposal: false })).toEqual({ allowed: false, reason: 'dossier-is-closed' });
  });

  it('on an internal thread belong to standings for that municipality alone', () => {
    const internal = aThread({ audience: partner.damme, author: person.an });
    for (const role of roles) {
      for (const action of threadActions) {
        const elsewhere = mayInThread(asker(standing(role, partner.zuienkerke)), action, internal);
        expect(elsewhere).toEqual({ allowed: false, reason: 'no-part-in-dossier' });
      }
    }
  });

  it('say what stands in the way', () => {
    expect(refusal('signatory', 'resolve')).toBe('not-your-thread');
    expect(refusal('reader', 'comment', { section: aSection({ readersMayComment: false }), readersMayComment: false })).toBe('readers-may-not-comment-here');
    expect(refusal('partner-editor', 'resolve', { isResolved: true })).toBe('thread-is-resolved');
    expect(refusal('partner-editor', 'reopen')).toBe('thread-is-open');
    expect(refusal('partner-editor', 'decide')).toBe('no-proposal');
    expect(refusal('partner-editor', 'decide', { proposal: 'applied' })).toBe('proposal-is-decided');
    expect(refusal('partner-editor', 'decide', { proposal: 'open', section: aSection({ status: 'approved' }) })).toBe('section-is-approved');
    expect(refusal('partner-editor', 'withdraw', { proposal: 'open' })).toBe('not-the-author');
  });

  it('refuse an action nobody knows', () => {
    // Requests are not bound by the type.
    expect(refusal('penhouder-admin', 'applaud' as ThreadAction)).toBe('unknown-action');
  });

  it('let readers open one where the dossier allows it, and propose words only while a text can change', () => {
    const opens = (different: Partial<ThreadFacts>, withProposal = false) => mayOpenThread(asker('reader'), aThread(different), { withProposal });
    expect(opens({})).toEqual({ allowed: true });
    expect(opens({}, true)).toEqual({ allowed: true });
    expect(opens({ section: aSection({ status: 'approved' }) })).toEqual({ allowed: true });
    expect(opens({ section: aSection({ status: 'approved' }) }, true)).toEqual({ allowed: false, reason: 'section-is-approved' });
    expect(opens({ section: null }, true)).toEqual({ allowed: false, reason: 'only-in-text' });
  });

  it('let somebody change what they wrote themselves, once', () => {
    const mine = { author: person.an, isDeleted: false, dossierStatus: 'drafting' as const };
    expect(mayChangeComment(asker('reader'), mine)).toEqual({ allowed: true });
    expect(mayChangeComment(asker('penhouder-admin'), { ...mine, author: person.bo })).toEqual({ allowed: false, reason: 'not-the-author' });
    expect(mayChangeComment(asker('reader'), { ...mine, isDeleted: true })).toEqual({ allowed: false, reason: 'comment-is-deleted' });
    expect(mayChangeComment(asker(), mine)).toEqual({ allowed: false, reason: 'no-part-in-dossier' });
  });
});
