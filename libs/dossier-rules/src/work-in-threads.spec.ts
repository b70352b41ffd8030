import type { SectionSummary } from '@samenpen/contracts';
import { aDossier, administrator, colleague, handedTo, partner, viewer } from './dossier-builders';
import { aComment, aThread } from './work-builders';
import { workInThreads, type ThreadsToLookAt } from './work-in-threads';

const damme = { role: 'partner-editor', of: partner.damme } as const;
const none: ThreadsToLookAt = { waiting: [], proposing: [] };

function seen(section: Partial<SectionSummary>, looks: Parameters<typeof aDossier>[0] = damme) {
  const { dossier, asker } = aDossier(looks, [section]);
  const [first] = dossier.sections;
  if (first === undefined) throw new Error('the dossier has one section');
  return { section: first, kinds: (threads: Partial<ThreadsToLookAt>) => workInThreads(asker, { ...none, ...threads }, dossier.sections).map(({ kind }) => kind) };
}

const proposal = { proposal: { replacement: 'beter', state: 'open', decided: null } };

describe('my work in threads', () => {
  it('is to answer what names me, and to deal with what is given to me or my organisation', () => {
    const { section, kinds } = seen({});
    const given = (to: ReturnType<typeof handedTo>) => aThread(section, { assignee: to });

    expect(kinds({ waiting: [aThread(section)] })).toEqual(['answer-thread']);
    expect(kinds({ waiting: [given(handedTo(partner.damme, viewer))] })).toEqual(['handle-thread']);
    expect(kinds({ waiting: [given(handedTo(partner.damme))] })).toEqual(['handle-thread']);
    // Given to a colleague, and naming me.
    expect(kinds({ waiting: [given(handedTo(partner.damme, colleague))] })).toEqual(['answer-thread']);
  });

  it('asks nothing where I may not say anything', () => {
    const { section, kinds } = seen({});

    expect(kinds({ waiting: [aThread(section, { may: { comment: false, resolve: false } })] })).toEqual([]);
  });

  it('is to decide other words for the text that I write', () => {
    const own = seen({ partner: partner.damme });
    const foreign = seen({ partner: partner.zuienkerke });

    expect(own.kinds({ proposing: [aThread(own.section, proposal)] })).toEqual(['decide-proposal']);
    expect(foreign.kinds({ proposing: [aThread(foreign.section, proposal)] })).toEqual([]);
    expect(own.kinds({ proposing: [aThread(own.section, { ...proposal, may: { decide: false } })] })).toEqual([]);
  });

  it('leaves other words for a text that was given to nobody to the penhouder', () => {
    const penhouder = seen({}, administrator);
    const another = seen({});

    expect(penhouder.kinds({ proposing: [aThread(penhouder.section, proposal)] })).toEqual(['decide-proposal']);
    expect(another.kinds({ proposing: [aThread(another.section, proposal)] })).toEqual([]);
  });

  it('names a thread once that both waits for me and proposes words', () => {
    const { section, kinds } = seen({ partner: partner.damme });
    const both = aThread(section, proposal);

    expect(kinds({ waiting: [both], proposing: [both] })).toEqual(['decide-proposal']);
  });

  it('shows the last words that are still there, and no more than a beginning of them', () => {
    const { dossier, asker } = aDossier(damme, [{}]);
    const long = 'lang '.repeat(100);
    const about = aThread(null, { audience: { partner: partner.damme, name: 'Damme' }, comments: [aComment(1, 'Eerst.'), aComment(2, long), aComment(3, null)] });

    const [work] = workInThreads(asker, { ...none, waiting: [about] }, dossier.sections);

    expect(work?.section).toBeNull();
    expect(work?.thread.audience).toBe('Damme');
    expect(work?.thread.words).toHaveLength(200);
    expect(work?.thread.words.endsWith('…')).toBe(true);
  });
});
