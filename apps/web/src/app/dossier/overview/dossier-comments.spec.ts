import { LiveAnnouncer } from '@angular/cdk/a11y';
import { TestBed } from '@angular/core/testing';
import { aDossier, aSession } from '../../../facts/a-dossier';
import { show } from '../../../facts/a-screen';
import { aThread } from '../../../facts/a-thread';
import { Sessions } from '../../api/sessions';
import { DossierThreads } from '../../comments/dossier-threads';
import { ThreadActions } from '../../comments/thread-actions';
import { OpenDossier } from '../open-dossier';
import { DossierComments } from './dossier-comments';

const LIST = '/api/dossiers/noord/threads';
const anchor = { kind: 'dossier' };
const listed = (...items: object[]) => ({ items, nextCursor: null });

async function comments(...threads: object[]) {
  const screen = await show(DossierComments, { providers: [DossierThreads, OpenDossier, ThreadActions] });
  TestBed.inject(OpenDossier).open('noord');
  await screen.settle();
  await screen.answer('/api/dossiers/noord', aDossier());
  await screen.answer(LIST, listed(...threads));
  return screen;
}

const begun = (number: number, at: string) => {
  const thread = aThread(number, { anchor });
  return { ...thread, comments: thread.comments.map((comment) => ({ ...comment, at })) };
};

describe('the comments on a dossier', () => {
  it('stand by age, in whichever order they came to be known', async () => {
    const [old, young, youngest] = [begun(1, '2021-10-01T08:00:00.000Z'), begun(2, '2021-10-02T08:00:00.000Z'), begun(3, '2021-10-03T08:00:00.000Z')];
    const screen = await comments(young, old);
    TestBed.inject(DossierThreads).keep(youngest);
    await screen.settle();

    expect([...screen.element.querySelectorAll('article')].map((card) => card.id)).toEqual([old, young, youngest].map(({ id }) => `opmerking-${id}`));
  });

  it('leave when they are resolved, with the focus on what stays, and are opened again from the resolved ones', async () => {
    const thread = aThread(1, { anchor });
    const screen = await comments(thread);
    screen.find('article button', 'Opgelost').focus();
    await screen.click('article button', 'Opgelost');
    await screen.answer(`/api/threads/${thread.id}`, aThread(1, { anchor, state: 'resolved', revision: 2 }));
    expect(screen.element.querySelector('article')).toBeNull();
    expect(screen.text).toContain('Geen open opmerkingen bij het dossier.');

    await screen.click('button', 'Ook opgeloste tonen');
    await screen.answer(LIST, listed(aThread(1, { anchor, state: 'resolved', revision: 2 }), aThread(2, { state: 'resolved' })));
    expect(screen.element.querySelectorAll('article')).toHaveLength(1);
    expect(await screen.faults()).toEqual([]);
    await screen.click('article button', 'Heropenen');
    await screen.answer(`/api/threads/${thread.id}`, aThread(1, { anchor, revision: 3 }));
    await screen.click('button', 'Ook opgeloste tonen');

    expect(screen.element.querySelectorAll('article')).toHaveLength(1);
  });

  it('keep the field that somebody writes in when a later look at them is refused', async () => {
    const screen = await comments(aThread(1, { anchor }));
    await screen.click('button', 'Antwoorden');
    const field = screen.find('textarea') as HTMLTextAreaElement;
    field.value = 'Wij ook.';
    field.dispatchEvent(new Event('input'));

    void TestBed.inject(DossierThreads).look();
    await screen.refuse(LIST, 404, { type: 'about:blank', title: 'x', status: 404, code: 'not-found', detail: 'Dit bestaat niet.' });

    expect((screen.find('textarea') as HTMLTextAreaElement).value).toBe('Wij ook.');
  });
});

describe('a comment that somebody else resolves while one writes in it', () => {
  async function answering() {
    localStorage.clear();
    const screen = await comments(aThread(1, { anchor }), aThread(2, { anchor }));
    void TestBed.inject(Sessions).whoIsSignedIn();
    await screen.answer('/api/session', aSession());
    await screen.click(`#opmerking-${aThread(1).id} .answer`);
    const said: unknown[] = [];
    jest.spyOn(TestBed.inject(LiveAnnouncer), 'announce').mockImplementation((words) => Promise.resolve(void said.push(words)));
    const resolve = async () => {
      TestBed.inject(DossierThreads).keep(aThread(1, { anchor, state: 'resolved', revision: 2 }));
      await screen.settle();
    };
    return { screen, said, resolve };
  }

  it('stays with the field and the focus in it, and says who resolved it', async () => {
    const { screen, said, resolve } = await answering();
    const field = screen.find('textarea');

    await resolve();

    expect(document.activeElement).toBe(field);
    expect(screen.find('article .quiet').textContent).toContain('opgelost door Penhouder Blankenberge');
    expect(said).toEqual([screen.find('article .quiet').textContent]);
  });

  it('goes once one is done, with the focus on what stays', async () => {
    const { screen, resolve } = await answering();
    await resolve();

    await screen.click('sp-composer button', 'Annuleren');

    expect([...screen.element.querySelectorAll('article')].map((card) => card.id)).toEqual([`opmerking-${aThread(2).id}`]);
    expect(document.activeElement).toBe(screen.find('.add'));
  });

  it('goes once the answer was placed', async () => {
    const { screen, resolve } = await answering();
    const field = screen.find('textarea') as HTMLTextAreaElement;
    field.value = 'Wij ook.';
    field.dispatchEvent(new Event('input'));
    await resolve();

    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true }));
    await screen.settle();
    await screen.answer(`/api/threads/${aThread(1).id}/comments`, aThread(1, { anchor, state: 'resolved', answers: ['Wij ook.'], revision: 3 }));

    expect([...screen.element.querySelectorAll('article')].map((card) => card.id)).toEqual([`opmerking-${aThread(2).id}`]);
  });

  it('stays also when all are read again', async () => {
    const { screen } = await answering();

    void TestBed.inject(DossierThreads).look();
    await screen.answer(LIST, listed(aThread(2, { anchor })));
    await screen.answer(`/api/threads/${aThread(1).id}`, aThread(1, { anchor, state: 'resolved', revision: 2 }));

    expect(document.activeElement).toBe(screen.find(`#opmerking-${aThread(1).id} textarea`));
  });
});
