import type { Thread } from '@samenpen/contracts';
import type { Suggestion } from '@samenpen/dossier-document';
import { aReviewItem, aReviewSession } from '../../facts/a-review-session';
import { aDossier, id } from '../../facts/a-dossier';
import { show } from '../../facts/a-screen';
import type { Screen } from '../../facts/a-screen';
import { aThread } from '../../facts/a-thread';
import { DossierThreads } from '../comments/dossier-threads';
import { OpenDossier } from '../dossier/open-dossier';
import { AtHand } from './at-hand';

const SECTION = id(1000);
const range = { kind: 'range', section: SECTION, from: 'AA', to: 'AA', quote: 'alleenstaande zeventigplussers', before: '', after: '' };
const internal = aThread(2, { words: [{ type: 'text', text: 'Dit houden we onder ons.' }], internalTo: { partner: id(101), name: 'Damme' } });

type Asked = { readonly threads?: readonly Thread[]; readonly isSeenByAll?: boolean; readonly suggested?: readonly Suggestion[] };

async function atHand({ threads = [], isSeenByAll = false, suggested = [] }: Asked = {}): Promise<Screen<AtHand>> {
  const inputs = { session: aReviewSession(), item: aReviewItem(), isSeenByAll, suggested, settle: () => Promise.resolve(true) };
  const screen = await show(AtHand, { inputs, providers: [DossierThreads, OpenDossier] });
  screen.fixture.debugElement.injector.get(OpenDossier).open('noord');
  await screen.settle();
  await screen.answer('/api/dossiers/noord', aDossier());
  screen.api.match('/api/dossiers/noord/unread').forEach((request) => request.flush({ sections: [] }));
  for (const request of screen.api.match((asked) => asked.url === '/api/dossiers/noord/threads')) if (!request.cancelled) request.flush({ items: threads, nextCursor: null });
  await screen.settle();
  return screen;
}

describe('what is at hand about an item', () => {
  it('is each open comment on its section: the words it is about, what is said, by whom, and the way there', async () => {
    const thread = aThread(1, { anchor: range, answers: ['Ja'] });
    const screen = await atHand({ threads: [thread, aThread(3, { state: 'resolved', words: [{ type: 'text', text: 'Al gedaan.' }] })] });

    expect(screen.text).toContain('1 open opmerking');
    expect(screen.text).toContain('alleenstaande zeventigplussers');
    expect(screen.text).toContain('Hebben we hier een cijfer?');
    expect(screen.text).toContain('Redacteur Knokke-Heist · 1 antwoord');
    expect(screen.text).not.toContain('Al gedaan.');
    expect(screen.find('a', 'Openen').getAttribute('href')).toBe(`/dossiers/noord/secties/${SECTION}?opmerking=${thread.id}`);
    expect(await screen.faults()).toEqual([]);
  });

  it('is an internal comment too, named so, on a screen of one’s own', async () => {
    const screen = await atHand({ threads: [aThread(1), internal] });

    expect(screen.text).toContain('Dit houden we onder ons.');
    expect(screen.text).toContain('intern – alleen Damme');
    expect(screen.text).toContain('2 open opmerkingen');
  });

  it('is nothing internal on a screen that the whole room sees, not even that there is something', async () => {
    const screen = await atHand({ threads: [aThread(1), internal], isSeenByAll: true });

    expect(screen.text).not.toContain('Dit houden we onder ons.');
    expect(screen.text).not.toContain('Damme');
    expect(screen.text).toContain('1 open opmerking');
  });

  it('shows the first comments, and the rest when asked', async () => {
    const threads = [1, 2, 3, 4, 5, 6].map((number) => aThread(number, { words: [{ type: 'text', text: `Vraag ${number}.` }] }));
    const screen = await atHand({ threads });
    expect(screen.text).not.toContain('Vraag 5.');

    await screen.click('button', 'Nog 2 opmerkingen tonen');

    expect(screen.text).toContain('Vraag 6.');
  });

  it('is what is suggested in the text, one unfolding away from deciding it', async () => {
    const suggestion: Suggestion = { id: id(0x777), removed: 'snel', added: 'traag' };
    const screen = await atHand({ suggested: [suggestion] });
    expect(screen.element.querySelector('sp-suggestions-panel')).toBeNull();

    await screen.click('summary', '1 open voorstel');
    await screen.settle();
    await screen.answer(`/api/sections/${SECTION}/suggestions`, { open: [{ ...suggestion, author: null, others: [], at: '2021-10-19T09:31:00.000Z', remark: null, isMine: false }], decided: [], mayDecide: true });

    expect(screen.find('article', 'traag').textContent).toContain('Aanvaarden');
    expect(await screen.faults()).toEqual([]);
  });

  it('says that nothing is open', async () => {
    expect((await atHand()).text).toContain('Geen open opmerkingen of voorstellen.');
  });
});
