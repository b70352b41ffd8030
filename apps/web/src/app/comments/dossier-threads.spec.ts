import { Component, inject, signal } from '@angular/core';
import type { Signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { sectionId, threadHint, type ThreadHint } from '@samenpen/contracts';
import { aDossier, id } from '../../facts/a-dossier';
import { show } from '../../facts/a-screen';
import { aThread } from '../../facts/a-thread';
import { OpenDossier } from '../dossier/open-dossier';
import { DossierPresence } from '../live/dossier-presence';
import { DossierThreads } from './dossier-threads';
import { Drafts, answerPlace } from './drafts';

const LIST = '/api/dossiers/noord/threads';

@Component({ selector: 'sp-test-screen', template: '@for (thread of threads.all(); track thread.id) {<p>{{ thread.revision }}</p>}' })
class TestScreen {
  readonly threads = inject(DossierThreads);
}

async function asked(joined: Signal<number> = signal(1)) {
  const heard: ((hint: ThreadHint) => void)[] = [];
  const onThread = (listener: (hint: ThreadHint) => void) => {
    heard.push(listener);
    return () => undefined;
  };
  const presence = { joined, newest: () => null, onThread };
  const screen = await show(TestScreen, { providers: [DossierThreads, OpenDossier, { provide: DossierPresence, useValue: presence }] });
  const threads = TestBed.inject(DossierThreads);
  TestBed.inject(OpenDossier).open('noord');
  await screen.settle();
  await screen.answer('/api/dossiers/noord', aDossier());
  threads.follow({ section: sectionId.parse(id(1000)) });
  await screen.settle();
  return { screen, threads, hear: (hint: object) => heard.forEach((listener) => listener(threadHint.parse(hint))) };
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

  it('are read again once the dossier is joined: what was opened until then was not heard', async () => {
    const joined = signal(0);
    const { screen, threads } = await asked(joined);
    await screen.answer(LIST, { items: [aThread(1)], nextCursor: null });

    joined.set(1);
    await screen.settle();
    await screen.answer(LIST, { items: [aThread(1), aThread(2)], nextCursor: null });

    expect(threads.all()).toHaveLength(2);
  });

  it('do not bring back what was deleted while their list was on its way, nor when an older list comes late', async () => {
    const { screen, threads } = await asked();
    await screen.answer(LIST, { items: [aThread(1), aThread(2)], nextCursor: null });

    void threads.look();
    void threads.readAgain(aThread(1).id);
    await screen.refuse(`/api/threads/${aThread(1).id}`, 404, { type: 'x', title: 'x', status: 404, code: 'not-found', detail: 'Dit bestaat niet.' });
    void threads.look();
    await screen.settle();
    const [older, newer] = screen.api.match((request) => request.url === LIST);
    newer?.flush({ items: [], nextCursor: null });
    await screen.settle();
    older?.flush({ items: [aThread(1), aThread(2)], nextCursor: null });
    await screen.settle();

    expect(threads.all()).toEqual([]);
  });

  it('do not bring back what was deleted while those of one section were on their way', async () => {
    const { screen, threads } = await asked();
    await screen.answer(LIST, { items: [aThread(1), aThread(2)], nextCursor: null });

    void threads.lookIn(sectionId.parse(id(1000)));
    const [asking] = screen.api.match((request) => request.url === LIST);
    void threads.readAgain(aThread(1).id);
    await screen.refuse(`/api/threads/${aThread(1).id}`, 404, { type: 'x', title: 'x', status: 404, code: 'not-found', detail: 'Dit bestaat niet.' });
    asking?.flush({ items: [aThread(1), aThread(2, { revision: 3 })], nextCursor: null });
    await screen.settle();

    expect(threads.all()).toMatchObject([{ id: aThread(2).id, revision: 3 }]);
  });

  it('let go of what the list no longer has although two lists were on their way', async () => {
    const { screen, threads } = await asked();
    await screen.answer(LIST, { items: [aThread(1)], nextCursor: null });

    void threads.look();
    void threads.look();
    const [older, newer] = screen.api.match((request) => request.url === LIST);
    older?.flush({ items: [aThread(1)], nextCursor: null });
    await screen.settle();
    newer?.flush({ items: [], nextCursor: null });
    await screen.settle();

    expect(threads.all()).toEqual([]);
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
    localStorage.clear();
  });

  it('leave that place among all open ones of the dossier too, and not for a thread that was resolved', async () => {
    const { screen, threads } = await asked();
    await screen.answer(LIST, { items: [], nextCursor: null });
    threads.follow({ state: 'open' });
    await screen.answer(LIST, { items: [aThread(1), aThread(2), aThread(3)], nextCursor: null });
    const drafts = TestBed.inject(Drafts);
    for (const number of [1, 2]) drafts.keep(answerPlace(aThread(number).id), { ...drafts.read('x'), text: 'Ik antwoord net.' });

    void threads.look();
    await screen.answer(LIST, { items: [], nextCursor: null });
    await screen.refuse(`/api/threads/${aThread(1).id}`, 404, { type: 'x', title: 'x', status: 404, code: 'not-found', detail: 'Dit bestaat niet.' });
    await screen.answer(`/api/threads/${aThread(2).id}`, aThread(2, { state: 'resolved', revision: 2 }));

    expect(threads.all()).toMatchObject([
      { id: aThread(1).id, state: 'open', comments: [{ body: null }], may: { comment: true, resolve: false } },
      { id: aThread(2).id, state: 'resolved', comments: [{ body: [{ type: 'text' }] }] },
    ]);
    localStorage.clear();
  });

  it('are looked at again by themselves when the server had no answer', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'queueMicrotask', 'nextTick'], advanceTimers: true });
    const { screen, threads, hear } = await asked();
    await screen.answer(LIST, { items: [aThread(1)], nextCursor: null });
    hear({ type: 'thread-changed', seq: 0, thread: aThread(1).id, section: id(1000), revision: 2 });
    await jest.advanceTimersByTimeAsync(300);
    await screen.refuse(`/api/threads/${aThread(1).id}`, 503, {});

    await jest.advanceTimersByTimeAsync(5_000);
    await screen.refuse(LIST, 502, {});
    await jest.advanceTimersByTimeAsync(10_000);
    await screen.answer(LIST, { items: [aThread(1, { revision: 2, answers: ['Ja.'] })], nextCursor: null });

    expect(threads.one(aThread(1).id)?.comments).toHaveLength(2);
    await jest.advanceTimersByTimeAsync(100_000);
    screen.api.expectNone(LIST);
    jest.useRealTimers();
  });

  it('are looked at again as soon when many of them got no answer at once, and when one was answered since', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'queueMicrotask', 'nextTick'], advanceTimers: true });
    const { screen, hear } = await asked();
    await screen.answer(LIST, { items: [aThread(1), aThread(2), aThread(3)], nextCursor: null });
    const tell = async (number: number): Promise<void> => {
      hear({ type: 'thread-changed', seq: 0, thread: aThread(number).id, section: id(1000), revision: 2 });
      await jest.advanceTimersByTimeAsync(300);
    };
    for (const number of [1, 2, 3]) {
      await tell(number);
      await screen.refuse(`/api/threads/${aThread(number).id}`, 503, {});
    }

    await jest.advanceTimersByTimeAsync(5_000);
    await screen.refuse(LIST, 502, {});
    await tell(1);
    await screen.answer(`/api/threads/${aThread(1).id}`, aThread(1, { revision: 2 }));
    await jest.advanceTimersByTimeAsync(10_000);
    await screen.refuse(LIST, 502, {});
    await jest.advanceTimersByTimeAsync(5_500);
    await screen.answer(LIST, { items: [], nextCursor: null });
    jest.useRealTimers();
  });
});
