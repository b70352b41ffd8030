import { TestBed } from '@angular/core/testing';
import { sectionId } from '@samenpen/contracts';
import type { Thread } from '@samenpen/contracts';
import { NOW, aDossier, anActor, id } from '../../facts/a-dossier';
import { show } from '../../facts/a-screen';
import type { Screen } from '../../facts/a-screen';
import { aThread } from '../../facts/a-thread';
import { OpenDossier } from '../dossier/open-dossier';
import { DossierThreads } from './dossier-threads';
import { ThreadActions } from './thread-actions';
import { ThreadCard } from './thread-card';

const range = { kind: 'range', section: id(1000), from: 'AA', to: 'AA', quote: 'alleenstaande zeventigplussers', before: '', after: '' };

async function card(thread: Thread, inputs: object = {}): Promise<Screen<ThreadCard>> {
  const screen = await show(ThreadCard, { inputs: { thread, ...inputs }, providers: [DossierThreads, OpenDossier, ThreadActions] });
  TestBed.inject(OpenDossier).open('noord');
  await screen.settle();
  await screen.answer('/api/dossiers/noord', aDossier());
  screen.api.match('/api/dossiers/noord/unread').forEach((request) => !request.cancelled && request.flush({ sections: [] }));
  await screen.settle();
  return screen;
}

beforeEach(() => localStorage.clear());

describe('the card of a thread', () => {
  it('shows the words it is about, who wrote and when, and what can be done', async () => {
    const screen = await card(aThread(1, { anchor: range }));

    expect(screen.text).toContain('alleenstaande zeventigplussers');
    expect(screen.text).toContain('Redacteur Knokke-Heist');
    expect(screen.text).toContain('vandaag, 15:00');
    expect([...screen.element.querySelectorAll('.actions button')].map(({ textContent }) => textContent.trim())).toEqual(['Antwoorden', 'Opgelost']);
    expect(await screen.faults()).toEqual([]);
  });

  it('says in words that it is internal, and to whom', async () => {
    const screen = await card(aThread(1, { internalTo: { partner: id(101), name: 'Damme' } }));

    expect(screen.text).toContain('intern – alleen Damme');
    expect(screen.text).toContain('Andere gemeenten zien deze opmerking niet');
  });

  it('folds the answers in between until it is looked at', async () => {
    const answers = ['een', 'twee', 'drie'];
    const atRest = await card(aThread(1, { answers }));
    expect(atRest.text).toContain('2 antwoorden tussenin');
    expect(atRest.text).not.toContain('twee');

    await atRest.click('button', '2 antwoorden tussenin');
    expect(atRest.text).toContain('een');
  });

  it('keeps the place of a comment whose words were deleted', async () => {
    const screen = await card(aThread(1, { answers: [null] }));

    expect(screen.text).toContain('verwijderd door de schrijver');
  });

  it('does not say that words were deleted where it is not known why they are not there', async () => {
    const thread = aThread(1);
    const screen = await card({ ...thread, comments: thread.comments.map((comment) => ({ ...comment, body: null })) });

    expect(screen.text).not.toContain('door de schrijver');
    expect(screen.text).toContain('niet meer te lezen: misschien verwijderd, of niet meer voor jou');
  });

  it('asks once before it deletes, with what that means', async () => {
    const thread = aThread(1);
    const screen = await card(thread, { isActive: true });
    await screen.click('button', 'Verwijderen');
    const question = screen.find('[role=group]', 'De woorden verdwijnen voor iedereen.');
    expect(document.activeElement).toBe(question);

    await screen.click('button', 'Verwijder ze');
    screen.api.expectOne({ method: 'DELETE', url: `/api/comments/${thread.comments[0]?.id}` }).flush(null);
    await screen.settle();
    await screen.answer(`/api/threads/${thread.id}`, aThread(1, { revision: 2 }));
    screen.api.verify();
  });

  it('leaves without a fault once nothing is left in its thread', async () => {
    const thread = aThread(1);
    const screen = await card(thread, { isActive: true });
    const moved = jest.fn();
    screen.fixture.componentInstance.moved.subscribe(moved);
    await screen.click('button', 'Verwijderen');
    await screen.click('button', 'Verwijder ze');
    screen.api.expectOne({ method: 'DELETE', url: `/api/comments/${thread.comments[0]?.id}` }).flush(null);
    await screen.settle();

    await screen.refuse(`/api/threads/${thread.id}`, 404, { type: 'x', title: 'x', status: 404, code: 'not-found', detail: 'Dit bestaat niet.' });

    expect(moved).toHaveBeenCalledTimes(1);
    expect(screen.element.querySelector('.fault')).toBeNull();
  });

  it('deletes once, however often that is pressed', async () => {
    const thread = aThread(1);
    const screen = await card(thread, { isActive: true });
    await screen.click('button', 'Verwijderen');
    const button = screen.find('button', 'Verwijder ze');

    button.click();
    button.click();
    await screen.settle();

    screen.api.expectOne({ method: 'DELETE', url: `/api/comments/${thread.comments[0]?.id}` });
  });

  it('takes over once, however often that is pressed', async () => {
    const thread = aThread(1, { anchor: range, proposal: { replacement: 'alleenstaande ouderen', state: 'open', decided: null } });
    const screen = await card(thread);
    const button = screen.find('button', 'Overnemen');

    button.click();
    button.click();
    await screen.settle();

    screen.api.expectOne(`/api/threads/${thread.id}`);
  });

  it('ends in peace when it left before what was asked for was done', async () => {
    const thread = aThread(1);
    const screen = await card(thread, { isActive: true });
    const warned = jest.spyOn(console, 'warn');
    const { componentInstance } = screen.fixture;
    const [comment] = thread.comments;
    if (!comment) throw new Error('a thread begins with a comment');
    const moved = componentInstance['move']('resolved');
    screen.fixture.destroy();
    screen.api.expectOne(`/api/threads/${thread.id}`).flush(aThread(1, { state: 'resolved', revision: 2 }));
    await expect(moved).resolves.toBeUndefined();

    const removed = componentInstance['remove'](comment);
    screen.api.expectOne({ method: 'DELETE' }).flush(null);
    await screen.settle();
    screen.api.expectOne(`/api/threads/${thread.id}`).flush(aThread(1, { revision: 3 }));
    await expect(removed).resolves.toBeUndefined();
    expect(warned).not.toHaveBeenCalled();
  });

  it('sends an answer with Ctrl+Enter, and keeps it when it is refused', async () => {
    const thread = aThread(1);
    const screen = await card(thread);
    await screen.click('button', 'Antwoorden');
    const field = screen.find('textarea') as HTMLTextAreaElement;
    field.value = 'Ik vraag het na.';
    field.dispatchEvent(new Event('input'));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true }));
    await screen.settle();

    const url = `/api/threads/${thread.id}/comments`;
    const first = screen.api.expectOne(url);
    first.error(new ProgressEvent('error'));
    await screen.settle();
    expect(screen.text).toContain('Niets is verloren: je tekst staat nog hier.');
    expect(field.value).toBe('Ik vraag het na.');

    await screen.click('button', 'Plaatsen');
    const second = screen.api.expectOne(url);
    // The same id: a first answer that did arrive is not written twice.
    expect(second.request.body).toEqual(first.request.body);
    expect(second.request.body).toMatchObject({ body: [{ type: 'text', text: 'Ik vraag het na.' }] });
    second.flush(aThread(1, { answers: ['Ik vraag het na.'], revision: 2 }));
    await screen.settle();
    expect(screen.element.querySelector('textarea')).toBeNull();
  });

  it('shows other words for the quoted ones, to take over or not', async () => {
    const proposal = { replacement: 'alleenstaande ouderen', state: 'open', decided: null };
    const screen = await card(aThread(1, { anchor: range, proposal }), { isPlaced: true });

    expect(screen.text).toContain('nu: alleenstaande zeventigplussers');
    expect(screen.text).toContain('voorstel: alleenstaande ouderen');
    expect(screen.text).toContain('Overnemen');
    expect(await screen.faults()).toEqual([]);
  });

  it.each([
    ['decided', 'applied', true],
    ['gone from the text', 'open', false],
  ])('does not say that words stand there now when they are %s', async (_, state, isPlaced) => {
    const decided = state === 'open' ? null : { by: anActor(0, 'Penhouder Blankenberge'), at: NOW };
    const screen = await card(aThread(1, { anchor: range, proposal: { replacement: 'alleenstaande ouderen', state, decided } }), { isPlaced });

    expect(screen.text).not.toContain('nu: ');
    expect(screen.text).toContain('stond er: alleenstaande zeventigplussers');
  });

  it.each([
    ['for everybody', {}, 'Deze opmerking is intussen verwijderd. Niets is verloren'],
    ['internal', { internalTo: { partner: id(101), name: 'Damme' } }, 'Dit bestaat niet. Niets is verloren'],
  ])('says what became of the comment when it takes no answer any more: one %s', async (_, asked, sentence) => {
    const thread = aThread(1, asked);
    const screen = await card(thread);
    await screen.click('button', 'Antwoorden');
    const field = screen.find('textarea') as HTMLTextAreaElement;
    field.value = 'Ik vraag het na.';
    field.dispatchEvent(new Event('input'));
    await screen.click('button', 'Plaatsen');
    await screen.refuse(`/api/threads/${thread.id}/comments`, 404, { type: 'x', title: 'x', status: 404, code: 'not-found', detail: 'Dit bestaat niet.' });
    await screen.answer('/api/dossiers/noord', aDossier());

    expect(screen.text).toContain(sentence);
    expect(field.value).toBe('Ik vraag het na.');
  });

  it('offers nothing to who may only read', async () => {
    const thread = { ...aThread(1, { isMine: false }), may: { comment: false, resolve: false, reopen: false, assign: false, decide: false, withdraw: false } };

    expect((await card(thread)).element.querySelectorAll('.actions button')).toHaveLength(0);
  });
});

describe('an answer that was begun before', () => {
  it('comes back with the card, and goes when its writer thinks better of it', async () => {
    TestBed.resetTestingModule();
    const thread = aThread(1);
    const first = await card(thread);
    await first.click('button', 'Antwoorden');
    const field = first.find('textarea') as HTMLTextAreaElement;
    field.value = 'Ik zoek het op.';
    field.dispatchEvent(new Event('input'));
    first.fixture.destroy();
    TestBed.resetTestingModule();
    const screen = await card(thread);
    expect((screen.find('textarea') as HTMLTextAreaElement).value).toBe('Ik zoek het op.');

    await screen.click('sp-composer button', 'Annuleren');

    expect(screen.element.querySelector('textarea')).toBeNull();
    expect(document.activeElement).toBe(screen.find('button', 'Antwoorden'));
  });

  it('takes the card along when its thread was deleted meanwhile', async () => {
    TestBed.resetTestingModule();
    const moved = jest.fn();
    const screen = await card(aThread(1));
    const threads = TestBed.inject(DossierThreads);
    screen.fixture.componentInstance.moved.subscribe(moved);
    threads.follow({ section: sectionId.parse(id(1000)) });
    await screen.answer('/api/dossiers/noord/threads', { items: [aThread(1, { assignee: { partner: id(101), partnerName: 'Damme', person: null, personName: null } })], nextCursor: null });
    await screen.click('button', 'Antwoorden');
    const field = screen.find('textarea') as HTMLTextAreaElement;
    field.value = 'Ik zoek het op.';
    field.dispatchEvent(new Event('input'));
    void threads.look();
    await screen.answer('/api/dossiers/noord/threads', { items: [], nextCursor: null });
    expect(threads.all()).toMatchObject([{ assignee: null, dueAt: null, comments: [{ body: null }] }]);

    await screen.click('sp-composer button', 'Annuleren');

    expect(threads.all()).toEqual([]);
    expect(moved).toHaveBeenCalledTimes(1);
  });
});
