import { TestBed } from '@angular/core/testing';
import { aDossier, anActor } from '../../facts/a-dossier';
import type { Screen } from '../../facts/a-screen';
import { show } from '../../facts/a-screen';
import { DossierThreads } from '../comments/dossier-threads';
import { ThreadActions } from '../comments/thread-actions';
import { OpenDossier } from '../dossier/open-dossier';
import { ReadingView } from './reading-view';

const by = anActor(1, 'Redacteur Damme');
const dossier = aDossier({ sections: { '7': { status: 'approved', approval: { by, at: '2021-10-18T08:00:00.000Z', version: 'v1' } } } });

const reading = (words: string) => ({
  slug: 'noord',
  title: 'Dossier Noord',
  sections: dossier.sections.map((section) => ({
    ...section,
    content:
      section.key === '7'
        ? { json: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] }, text: words }
        : null,
  })),
});

async function view(): Promise<Screen<ReadingView>> {
  const screen = await show(ReadingView, { providers: [DossierThreads, OpenDossier, ThreadActions] });
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
});
