import type { SectionFacts } from '@samenpen/access-policy';
import type { DossierRole } from '@samenpen/contracts';
import { partnerId, personId } from '@samenpen/contracts';
import { documentFromUpdates, documentText, documentVersion } from '@samenpen/dossier-document';
import type { Author } from '../accounts';
import { workdayInstant } from '../brussels-clock';
import { paragraph } from './blocks';
import { playStory } from './play-story';
import type { SectionStory, Step } from './section-story';
import { approves, assigns, marksReady, mends, reopens, workday, writes } from './section-story';
import type { Cast } from './stage';

const NOW = new Date('2026-11-23T08:00:00Z');
const DAMME = partnerId.parse('00000000-0000-4000-8000-00000000000d');
const BLANKENBERGE = partnerId.parse('00000000-0000-4000-8000-00000000000b');

const people: Partial<Record<Author, { id: string; role: DossierRole; partner: typeof DAMME }>> = {
  'redacteur@damme': {
    id: '00000000-0000-4000-8000-0000000000d1',
    role: 'partner-editor',
    partner: DAMME,
  },
  'gemachtigde@damme': {
    id: '00000000-0000-4000-8000-0000000000d2',
    role: 'signatory',
    partner: DAMME,
  },
  'beheerder@blankenberge': {
    id: '00000000-0000-4000-8000-0000000000b1',
    role: 'penhouder-admin',
    partner: BLANKENBERGE,
  },
};

const cast: Cast = {
  player: (author) => {
    const { id, role, partner } = people[author] ?? { id: '', role: 'reader', partner: DAMME };
    const standing = { role, partner };
    return { standing, asker: { person: personId.parse(id), standings: [standing] } };
  },
  partner: () => DAMME,
  instant: (at) => workdayInstant(NOW, at),
};

const facts: SectionFacts = {
  dossierStatus: 'drafting',
  status: 'empty',
  kind: 'text',
  scope: 'consortium',
  owner: null,
  assignee: null,
  markedReadyBy: null,
  changedBy: [],
  isFourEyes: false,
  mayBeNotApplicable: false,
  readersMayComment: true,
  hasOpenSuggestions: false,
  isConsolidated: false,
};

const play = (...steps: readonly Step[]) => {
  const story: SectionStory = { key: '9', owner: null, steps };
  return playStory(story, facts, { cast, seededAt: NOW });
};

const begins = writes(
  'redacteur@damme',
  workday(9, '10:00'),
  paragraph('Wie beslist?'),
  paragraph('De stuurgroep.'),
);

describe('playing a story', () => {
  it('writes the text block by block, with the closing line last', () => {
    const { lines } = play(begins);

    const texts = lines.map((_, index) =>
      documentText(documentFromUpdates(lines.slice(0, index + 1).map(({ update }) => update))),
    );
    expect(texts).toEqual([
      '',
      'Wie beslist?\nVoorbeeldtekst voor de demonstratie.',
      'Wie beslist?\nDe stuurgroep.\nVoorbeeldtekst voor de demonstratie.',
    ]);
  });

  it('gives every sitting a Yjs client of its own', () => {
    const { authorOfClient } = play(
      begins,
      mends('beheerder@blankenberge', workday(8, '10:00'), ['De stuurgroep', 'De vier besturen']),
      writes('redacteur@damme', workday(7, '10:00'), paragraph('Met elk één stem.')),
    );

    expect([...authorOfClient.values()]).toEqual(
      ['redacteur@damme', 'beheerder@blankenberge', 'redacteur@damme'].map(
        (author) => people[author as Author]?.id,
      ),
    );
  });

  it('approves the version that stands there, and keeps that when it is reopened and written on', () => {
    const {
      approvals,
      facts: played,
      document,
    } = play(
      begins,
      marksReady('redacteur@damme', workday(8, '10:00')),
      approves('beheerder@blankenberge', workday(7, '10:00')),
      reopens('beheerder@blankenberge', workday(6, '10:00'), 'De stemmen ontbreken.'),
      writes('redacteur@damme', workday(5, '10:00'), paragraph('Met elk één stem.')),
    );

    expect(played).toMatchObject({ status: 'drafting', markedReadyBy: null });
    expect(approvals).toMatchObject([
      {
        roomSeq: 3,
        content: { text: 'Wie beslist?\nDe stuurgroep.\nVoorbeeldtekst voor de demonstratie.' },
      },
    ]);
    expect(approvals[0]?.content.version).not.toBe(documentVersion(document));
  });

  it('refuses what the rules refuse', () => {
    expect(() =>
      play(
        begins,
        marksReady('redacteur@damme', workday(8, '10:00')),
        approves('redacteur@damme', workday(7, '10:00')),
      ),
    ).toThrow('story of section 9');
    expect(() =>
      play(begins, writes('gemachtigde@damme', workday(8, '10:00'), paragraph('Akkoord.'))),
    ).toThrow('story of section 9');
    expect(() => play(begins, assigns('redacteur@damme', workday(8, '10:00'), 'damme'))).toThrow(
      'story of section 9',
    );
  });
});
