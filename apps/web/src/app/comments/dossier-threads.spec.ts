import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { sectionId } from '@samenpen/contracts';
import { aDossier, id } from '../../facts/a-dossier';
import { show } from '../../facts/a-screen';
import { aThread } from '../../facts/a-thread';
import { OpenDossier } from '../dossier/open-dossier';
import { DossierThreads } from './dossier-threads';
import { Drafts, answerPlace } from './drafts';

const LIST = '/api/dossiers/noord/threads';

@Component({ selector: 'sp-test-screen', template: '@for (thread of threads.all(); track thread.id) {<p>{{ thread.revision }}</p>}' })
class TestScreen {
  readonly threads = inject(DossierThreads);
}

async function asked() {
  const screen = await show(TestScreen, { providers: [DossierThreads, OpenDossier] });
  const threads = TestBed.inject(DossierThreads);
  TestBed.inject(OpenDossier).open('noord');
  await screen.settle();
  await screen.answer('/api/dossiers/noord', aDossier());
  threads.follow({ section: sectionId.parse(id(1000)) });
  await screen.settle();
  return { screen, threads };
}

describe('the threads of a screen', () => {
  it('keep what was opened and answered while their list was on its way', async () => {
    const { screen, threads } = await asked();
    await screen.answer(LIST, { items: [aThread(1), aThread(2)], nextCursor: null });

    void threads.look();
    threads.keep(aThread(3));
    threads.keep(aThread(1, { revision: 2 }));
    await screen.answer(LIST, { items: [aThread(1), aThread(2, { revision: 4 })], nextCursor: null });

    const revisions = Object.fromEntries(threads.all().map((thread) => [thread.id, thread.revision]));
    expect(revisions).toEqual({ [aThread(1).id]: 2, [aThread(2).id]: 4, [aThread(3).id]: 1 });
  });

  it('let go of what the list no longer has', async () => {
    const { screen, threads } = await asked();
    await screen.answer(LIST, { items: [aThread(1), aThread(2)], nextCursor: null });

    void threads.look();
    await screen.answer(LIST, { items: [aThread(2)], nextCursor: null });

    expect(threads.all().map((thread) => thread.id)).toEqual([aThread(2).id]);
  });

  it('leave a place for an answer that is being written when their thread is deleted, without its words', async () => {
    const { screen, threads } = await asked();
    const drafts = TestBed.inject(Drafts);
    drafts.keep(answerPlace(aThread(1).id), { ...drafts.read('x'), text: 'Ik antwoord net.' });
    await screen.answer(LIST, { items: [aThread(1), aThread(2)], nextCursor: null });

    void threads.look();
    await screen.answer(LIST, { items: [], nextCursor: null });

    expect(threads.all()).toMatchObject([{ id: aThread(1).id, comments: [{ body: null }], may: { comment: true, resolve: false } }]);
    drafts.clear();
  });
});
