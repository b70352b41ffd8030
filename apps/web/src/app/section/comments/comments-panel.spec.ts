import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Thread } from '@samenpen/contracts';
import { aDossier } from '../../../facts/a-dossier';
import { show } from '../../../facts/a-screen';
import { aThread } from '../../../facts/a-thread';
import { DossierThreads } from '../../comments/dossier-threads';
import { ThreadActions } from '../../comments/thread-actions';
import { OpenDossier } from '../../dossier/open-dossier';
import { CommentsPanel } from './comments-panel';
import { SectionComments } from './section-comments';

/** The comments of a section, as far as the panel looks at them. */
const commentsOf = (threads: readonly Thread[]) => ({
  shown: signal(threads),
  all: signal(threads),
  placed: signal<readonly Thread[]>([]),
  places: signal(new Map()),
  active: signal<string | null>(null),
  newAnchor: signal(null),
  wanted: signal(null),
  filter: signal('open'),
  isLoaded: signal(true),
  mayComment: signal(true),
  count: () => threads.length,
});

describe('the panel with comments', () => {
  it('leaves the focus with a card that finds its place among the others', async () => {
    const [first, second, third] = [1, 2, 3].map((number) => aThread(number, { words: [{ type: 'text', text: `Opmerking ${number}` }] }));
    if (!first || !second || !third) throw new Error('three threads');
    const comments = commentsOf([first, second, third]);
    const screen = await show(CommentsPanel, {
      providers: [DossierThreads, OpenDossier, ThreadActions, { provide: SectionComments, useValue: comments }],
    });
    TestBed.inject(OpenDossier).open('noord');
    await screen.settle();
    await screen.answer('/api/dossiers/noord', aDossier());
    const card = screen.find('article', 'Opmerking 3');
    card.focus();

    comments.shown.set([third, first, second]);
    await screen.settle();

    expect(screen.element.querySelector('article')).toBe(card);
    expect(document.activeElement).toBe(card);
  });
});
