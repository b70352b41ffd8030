import type { Provider } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { textsHint } from '@samenpen/contracts';
import type { TextsHint } from '@samenpen/contracts';
import { aDossier, anActor, id } from '../../facts/a-dossier';
import type { Screen } from '../../facts/a-screen';
import { show } from '../../facts/a-screen';
import { aThread } from '../../facts/a-thread';
import { DossierThreads } from '../comments/dossier-threads';
import { ThreadActions } from '../comments/thread-actions';
import { OpenDossier } from '../dossier/open-dossier';
import { DossierPresence } from '../live/dossier-presence';
import { ReadingView } from './reading-view';

const by = anActor(1, 'Redacteur Damme');
const dossier = aDossier({ sections: { '7': { status: 'approved', approval: { by, at: '2021-10-18T08:00:00.000Z', version: 'v1' } } } });

const reading = (words: string) => ({
  slug: 'noord',
  title: 'Dossier Noord',
  sections: dossier.sections.map((section) => ({
    ...section,
    suggestedBy: [],
    content:
      section.key === '7'
        ? { json: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] }, text: words }
        : null,
  })),
});

async function view(more: Provider[] = []): Promise<Screen<ReadingView>> {
  const screen = await show(ReadingView, { providers: [DossierThreads, OpenDossier, ThreadActions, ...more] });
  TestBed.inject(OpenDossier).open('noord');
  await screen.settle();
  await screen.answer('/api/dossiers/noord', dossier);
  return screen;
}

describe('the reading view', () => {
  it('shows the whole dossier as one text, with the state of each section and who approved it', async () => {
    const screen = await view();
    screen.api.match('/api/dossiers/noord/reading').forEach((request) => !request.cancelled && request.flush(reading('Wij bereiken iedereen.')));
    await screen.settle();

    expect(screen.text).toContain('Wij bereiken iedereen.');
    expect(screen.text).toContain('goedgekeurd door Redacteur Damme, Damme, 18 oktober 2021');
    expect(screen.element.querySelectorAll('sp-reading-section')).toHaveLength(47);
    expect(await screen.faults()).toEqual([]);
  });

  it('follows the dossier: it asks for the text again after something happened', async () => {
    const screen = await view();
    screen.api.match('/api/dossiers/noord/reading').forEach((request) => !request.cancelled && request.flush(reading('Oud.')));
    await screen.settle();
    TestBed.inject(OpenDossier).reload();
    await screen.settle();
    await screen.answer('/api/dossiers/noord', { ...dossier, lastActivity: '2021-10-19T12:59:00.000Z' });
    await screen.answer('/api/dossiers/noord/reading', reading('Nieuw.'));

    expect(screen.text).toContain('Nieuw.');
    expect(screen.text).not.toContain('Oud.');
  });

  it('reads a section again in which somebody wrote, with where its threads hang now', async () => {
    const listeners: ((hint: TextsHint) => void)[] = [];
    const quiet = { joined: () => 1, newest: () => null, onThread: () => () => undefined };
    const onTexts = (listener: (hint: TextsHint) => void) => {
      listeners.push(listener);
      return () => undefined;
    };
    const screen = await view([{ provide: DossierPresence, useValue: { ...quiet, onTexts } }]);
    const section = dossier.sections.find(({ key }) => key === '7')?.id;
    const anchor = { kind: 'range', section, from: 'AA', to: 'AA', quote: 'iedereen', before: '', after: '' };
    const thread = aThread(1, { anchor, standing: { at: 13, words: 'iedereen' } });
    screen.api.match('/api/dossiers/noord/reading').forEach((request) => !request.cancelled && request.flush(reading('Wij bereiken iedereen.')));
    screen.api.match(({ url }) => url === '/api/dossiers/noord/threads').forEach((request) => request.flush({ items: [thread], nextCursor: null }));
    await screen.settle();
    expect(screen.find('mark.remark').textContent).toBe('iedereen');

    for (const hear of listeners) hear(textsHint.parse({ type: 'texts-moved', seq: 4, sections: [{ section, seq: 9 }] }));
    await screen.settle();
    const fresh = reading('Wij bereiken ouderen.');
    await screen.answer('/api/dossiers/noord/reading', { ...fresh, sections: fresh.sections.filter(({ id: one }) => one === section) });
    await screen.answer('/api/dossiers/noord/threads', { items: [{ ...thread, standing: null }], nextCursor: null });

    expect(screen.text).toContain('Wij bereiken ouderen.');
    expect(screen.element.querySelector('mark.remark')).toBeNull();
    expect(screen.find('sp-thread-list .gone').textContent).toBe('Bij verwijderde tekst');
    expect(screen.element.querySelectorAll('sp-reading-section')).toHaveLength(47);
  });

  it('leads from words to the comment on them and back', async () => {
    const screen = await view();
    const section = dossier.sections.find(({ key }) => key === '7')?.id ?? '';
    const anchor = { kind: 'range', section, from: 'AA', to: 'AA', quote: 'iedereen', before: '', after: '' };
    const thread = aThread(1, { anchor, standing: { at: 13, words: 'iedereen' } });
    screen.api.match('/api/dossiers/noord/reading').forEach((request) => !request.cancelled && request.flush(reading('Wij bereiken iedereen.')));
    screen.api.match(({ url }) => url === '/api/dossiers/noord/threads').forEach((request) => request.flush({ items: [thread], nextCursor: null }));
    await screen.settle();

    expect(screen.find('mark.remark').textContent).toBe('iedereen');
    await screen.click('.to-remark');
    expect(document.activeElement?.id).toBe(`opmerking-${thread.id}`);
    await screen.click('sp-thread-card .quote');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Opmerking van Redacteur Knokke-Heist: Hebben we hier een cijfer?');
    expect(await screen.faults()).toEqual([]);
  });

  it('says whose a suggestion is', async () => {
    const screen = await view();
    const suggestion = id(0x900);
    const json = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Altijd.', marks: [{ type: 'insertion', attrs: { id: suggestion } }] }] }] };
    const answer = reading('Altijd.');
    const sections = answer.sections.map((section) => (section.content === null ? section : { ...section, suggestedBy: [{ id: suggestion, by }], content: { json, text: 'Altijd.' } }));
    screen.api.match('/api/dossiers/noord/reading').forEach((request) => !request.cancelled && request.flush({ ...answer, sections }));
    await screen.settle();

    expect(screen.find('ins').textContent).toBe('toegevoegd door Redacteur Damme (Damme): Altijd.');
  });
});
