import { LiveAnnouncer } from '@angular/cdk/a11y';
import { TestBed } from '@angular/core/testing';
import { signal } from '@angular/core';
import type { Thread } from '@samenpen/contracts';
import { aDossier, id } from '../../../facts/a-dossier';
import { show } from '../../../facts/a-screen';
import { aThread } from '../../../facts/a-thread';
import { DossierThreads } from '../../comments/dossier-threads';
import { ThreadActions } from '../../comments/thread-actions';
import { OpenDossier } from '../../dossier/open-dossier';
import { CommentsPanel } from './comments-panel';
import { SectionComments } from './section-comments';

/** What the panel reads of the comments of a section. */
const commentsOf = (threads: readonly Thread[]) => {
  const shown = signal(threads);
  const nothing = signal(null).asReadonly();
  return {
    ...{ shown, all: shown, placed: shown, places: signal(new Map()), filter: signal('open'), count: () => shown().length },
    ...{ active: nothing, wanted: nothing, newAnchor: nothing, opened: nothing, error: nothing, section: nothing },
    ...{ isLoaded: signal(true), mayComment: signal(true), closedBecause: signal<string | null>(null), isJustBegun: signal(false), stayAt: () => undefined },
  };
};

/** The panel in an open dossier. */
async function inNoord(threads: readonly Thread[]) {
  const comments = commentsOf(threads);
  const screen = await show(CommentsPanel, { providers: [DossierThreads, OpenDossier, ThreadActions, { provide: SectionComments, useValue: comments }] });
  TestBed.inject(OpenDossier).open('noord');
  await screen.settle();
  await screen.answer('/api/dossiers/noord', aDossier());
  return { screen, comments };
}

describe('the panel of comments', () => {
  it('keeps the focus on a card that finds its place among the others', async () => {
    const [first, second, third] = [aThread(1), aThread(2), aThread(3)];
    const { screen, comments } = await inNoord([first, second, third]);
    const card = screen.find(`#opmerking-${third.id}`);
    card.focus();

    comments.shown.set([third, first, second]);
    await screen.settle();

    expect([...screen.element.querySelectorAll('article')].map(({ id }) => id)).toEqual([third, first, second].map(({ id }) => `opmerking-${id}`));
    expect(document.activeElement).toBe(card);
    expect(await screen.faults()).toEqual([]);
  });

  it('takes the focus of a card that somebody else deletes', async () => {
    const [first, second] = [aThread(1), aThread(2)];
    const { screen, comments } = await inNoord([first, second]);
    await screen.click(`#opmerking-${second.id} .answer`);
    expect(document.activeElement).toBe(screen.find('textarea'));

    comments.shown.set([first]);
    await screen.settle();

    expect(document.activeElement).toBe(screen.find('select'));
  });

  it('scrolls after the card that has the focus when it finds another place', async () => {
    const [first, second] = [aThread(1), aThread(2)];
    const { screen, comments } = await inNoord([first, second]);
    const scroller = screen.element.parentElement;
    if (scroller === null) throw new Error('the panel stands in a frame');
    const card = screen.find(`#opmerking-${second.id}`);
    card.focus();
    // Nothing is laid out here: the card comes to stand above what is seen of the list.
    scroller.scrollTop = 500;
    card.getBoundingClientRect = () => new DOMRect(0, -300, 100, 100);

    comments.shown.set([second, first]);
    await screen.settle();

    expect(scroller.scrollTop).toBe(500 - 300 - 16);
  });

  it.each([[0], [1]])('says why one may not comment, instead of how, beside %d comments', async (count) => {
    const because = 'Meelezers kunnen hier niets zeggen.';
    const comments = { ...commentsOf(Array.from({ length: count }, (_, index) => aThread(index + 1))), mayComment: signal(false), closedBecause: signal(because) };
    const screen = await show(CommentsPanel, { providers: [DossierThreads, OpenDossier, ThreadActions, { provide: SectionComments, useValue: comments }] });

    expect(screen.element.textContent).toContain(because);
    expect(screen.element.textContent).not.toContain('Selecteer woorden');
  });

  it('offers other words only for words that are quoted whole', async () => {
    for (const [quote, isOffered] of [['te bepalen', true], ['a'.repeat(2_000), false]] as const) {
      const anchor = { kind: 'range', section: id(900), from: 'AA', to: 'AA', quote, before: '', after: '' };
      const comments = { ...commentsOf([]), newAnchor: signal(anchor), section: signal({ may: { propose: true } }), draftPlace: signal('new'), sendNew: () => undefined };
      const screen = await show(CommentsPanel, { providers: [DossierThreads, OpenDossier, ThreadActions, { provide: SectionComments, useValue: comments }] });

      expect(screen.element.textContent.includes('Andere woorden voorstellen')).toBe(isOffered);
      screen.fixture.destroy();
      TestBed.resetTestingModule();
    }
  });

  it('says which comment a step leads to, while the focus stays on the button', async () => {
    const thread = aThread(1);
    const looked: string[] = [];
    const comments = { ...commentsOf([thread]), beside: () => thread, look: (one: string) => looked.push(one), showInText: () => undefined };
    const said: string[] = [];
    const announcer = { provide: LiveAnnouncer, useValue: { announce: (words: string) => said.push(words) } };
    const screen = await show(CommentsPanel, { providers: [DossierThreads, OpenDossier, ThreadActions, { provide: SectionComments, useValue: comments }, announcer] });
    const next = screen.find('[aria-label="Volgende opmerking in de tekst"]');
    next.focus();
    await screen.click('[aria-label="Volgende opmerking in de tekst"]');

    expect(looked).toEqual([thread.id]);
    expect(said).toEqual(['Opmerking van Redacteur Knokke-Heist: Hebben we hier een cijfer?']);
    expect(document.activeElement).toBe(next);
  });
});
