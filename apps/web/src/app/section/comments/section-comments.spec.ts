import { Component, inject, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { SectionDetail } from '@samenpen/contracts';
import { aDossier, id } from '../../../facts/a-dossier';
import { show } from '../../../facts/a-screen';
import { aThread } from '../../../facts/a-thread';
import { DossierThreads } from '../../comments/dossier-threads';
import { ThreadActions } from '../../comments/thread-actions';
import { OpenDossier } from '../../dossier/open-dossier';
import { ToldPresence } from '../told-presence';
import { CommentsPanel } from './comments-panel';
import { SectionComments } from './section-comments';

// As much of a section as its comments ask for.
const section = { id: id(1000), may: { comment: true }, mayNot: {} } as unknown as SectionDetail;

@Component({ selector: 'sp-test-section', imports: [CommentsPanel], template: '<sp-comments-panel />' })
class TestSection {
  constructor() {
    inject(SectionComments).follow({ section: () => section, editor: signal(null), told: inject(ToldPresence) });
  }
}

async function inSection(...threads: object[]) {
  localStorage.clear();
  const screen = await show(TestSection, { providers: [DossierThreads, OpenDossier, SectionComments, ThreadActions, ToldPresence] });
  TestBed.inject(OpenDossier).open('noord');
  await screen.settle();
  await screen.answer('/api/dossiers/noord', aDossier());
  await screen.answer('/api/dossiers/noord/threads', { items: threads, nextCursor: null });
  const ids = () => [...screen.element.querySelectorAll('article')].map((card) => card.id);
  return { screen, ids };
}

const cardOf = (number: number): string => `opmerking-${aThread(number).id}`;

describe('the comments of a section that somebody else decides while one writes in them', () => {
  it('stay in the choice until one is done, with the focus and the caret in the field', async () => {
    const { screen, ids } = await inSection(aThread(1), aThread(2));
    await screen.click(`#${cardOf(1)} .answer`);
    const field = screen.find('textarea') as HTMLTextAreaElement;
    field.value = 'Ik zoek het op.';
    field.dispatchEvent(new Event('input'));
    field.setSelectionRange(3, 3);

    TestBed.inject(DossierThreads).keep(aThread(1, { state: 'resolved', revision: 2 }));
    await screen.settle();

    expect(ids()).toEqual([cardOf(1), cardOf(2)]);
    expect(document.activeElement).toBe(field);
    expect(field.selectionStart).toBe(3);
    await screen.click('sp-composer button', 'Annuleren');
    expect(ids()).toEqual([cardOf(2)]);
    expect(document.activeElement).toBe(screen.find('select'));
  });

  it('stay while one writes other words for a comment in them', async () => {
    const { screen, ids } = await inSection(aThread(1));
    screen.find('article').dispatchEvent(new MouseEvent('click', { bubbles: true }));
    TestBed.inject(SectionComments).stayAt(aThread(1).id);
    await screen.settle();
    await screen.click('article button', 'Wijzigen');

    TestBed.inject(DossierThreads).keep(aThread(1, { state: 'resolved', revision: 2 }));
    await screen.settle();

    expect(ids()).toEqual([cardOf(1)]);
    expect(document.activeElement).toBe(screen.find('textarea'));
  });

  it('leave a choice that was not theirs', async () => {
    const { screen, ids } = await inSection(aThread(1), aThread(2, { state: 'resolved' }));
    await screen.click(`#${cardOf(1)} .answer`);

    const filter = screen.find('select') as HTMLSelectElement;
    filter.value = 'resolved';
    filter.dispatchEvent(new Event('change'));
    await screen.settle();

    expect(ids()).toEqual([cardOf(2)]);
  });
});
