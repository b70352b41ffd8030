import { language, notification, notificationKind, type Notification } from '@samenpen/contracts';
import { notificationKindName } from './notification-kind-name';
import { notificationPlace, notificationSentence } from './notification-sentence';

const id = '7b1c1c3e-64a3-4f0a-9d33-0b7f6f0c5c11';

const aNotification = (more: object = {}): Notification =>
  notification.parse({
    id,
    kind: 'mentioned',
    at: '2021-10-01T08:00:00Z',
    by: { person: id, name: 'Redacteur Kust', organisation: 'Damme' },
    dossier: { slug: 'noord', title: 'Noord' },
    section: { id, key: '4', title: 'Doelstellingen', partnerName: null },
    thread: null,
    session: null,
    internalTo: null,
    text: null,
    moment: '2021-10-29T10:00:00Z',
    readAt: null,
    ...more,
  });

describe('the sentence of a notification', () => {
  it('is another one for each kind, in both languages', () => {
    const all = language.options.flatMap((spoken) => notificationKind.options.map((kind) => notificationSentence(aNotification({ kind }), spoken)));

    expect(new Set(all).size).toBe(2 * notificationKind.options.length);
  });

  it('says who, where and when, in the time of Brussels', () => {
    expect(notificationSentence(aNotification({ kind: 'assigned' }), 'nl')).toBe(
      'Redacteur Kust (Damme) vertrouwt je “Doelstellingen” toe, tegen vrijdag 29 oktober 2021 om 12:00.',
    );
    expect(notificationSentence(aNotification({ kind: 'deadline-warning', by: null, section: null }), 'en')).toContain('29 October 2021');
  });
});

describe('the sentence of what is assigned', () => {
  it('is about the comment, when that is what somebody is asked to act on', () => {
    const assigned = (spoken: 'nl' | 'en') => notificationSentence(aNotification({ kind: 'assigned', thread: id }), spoken);

    expect(assigned('nl')).toBe('Redacteur Kust (Damme) vraagt je iets in een opmerking bij “Doelstellingen”, tegen vrijdag 29 oktober 2021 om 12:00.');
    expect(assigned('en')).toMatch(/^Redacteur Kust \(Damme\) asks something of you in a comment on “Doelstellingen”, due /);
  });
});

describe('the sentence of what is due', () => {
  it('says whether it is a section, what somebody asked in a thread, or an action point', () => {
    const due = (more: object) => notificationSentence(aNotification({ kind: 'due-soon', by: null, ...more }), 'nl');

    expect(due({})).toMatch(/^“Doelstellingen” moet klaar zijn/);
    expect(due({ thread: id })).toMatch(/^Wat je gevraagd is in een opmerking bij “Doelstellingen”, moet klaar zijn/);
    expect(due({ section: null, session: id })).toMatch(/^Een actiepunt voor jou moet klaar zijn/);
  });
});

describe('the name of a kind of notification', () => {
  it('is another one for each kind, in both languages', () => {
    const all = language.options.flatMap((spoken) => notificationKind.options.map((kind) => notificationKindName(kind, spoken)));

    expect(new Set(all).size).toBe(2 * notificationKind.options.length);
  });
});

describe('the place of a notification', () => {
  it('is the session, else the thread in its section, else the dossier', () => {
    expect(notificationPlace(aNotification({ session: id }))).toBe(`/dossiers/noord/overleg/${id}`);
    expect(notificationPlace(aNotification({ thread: id }))).toBe(`/dossiers/noord/secties/${id}?opmerking=${id}`);
    expect(notificationPlace(aNotification({ section: null }))).toBe('/dossiers/noord');
  });
});
