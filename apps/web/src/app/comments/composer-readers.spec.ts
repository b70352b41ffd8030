import { TestBed } from '@angular/core/testing';
import { aDossier, aSession, id } from '../../facts/a-dossier';
import { show } from '../../facts/a-screen';
import type { Screen } from '../../facts/a-screen';
import { Sessions } from '../api/sessions';
import { OpenDossier } from '../dossier/open-dossier';
import { Composer } from './composer';
import { DossierThreads } from './dossier-threads';
import { ThreadActions } from './thread-actions';

const send = jest.fn().mockResolvedValue(undefined);

async function composer(): Promise<Screen<Composer>> {
  const inputs = { place: 'new-1', label: 'Je opmerking', sendLabel: 'Plaatsen', opensThread: true, send };
  const screen = await show(Composer, { inputs, providers: [DossierThreads, OpenDossier, ThreadActions] });
  const asked = TestBed.inject(Sessions).whoIsSignedIn();
  await screen.answer('/api/session', aSession({ as: 1 }));
  await asked;
  TestBed.inject(OpenDossier).open('noord');
  await screen.settle();
  await screen.answer('/api/dossiers/noord', aDossier({ as: 1 }));
  return screen;
}

beforeEach(() => localStorage.clear());

describe('who may read a comment', () => {
  it('takes back to whom it was given, once only another municipality may read it', async () => {
    const screen = await composer();
    await screen.click('button[aria-pressed]');
    const who = screen.find('select') as HTMLSelectElement;
    who.value = `${id(102)}/${id(302)}`;
    who.dispatchEvent(new Event('change'));
    await screen.settle();
    const field = screen.find('textarea') as HTMLTextAreaElement;
    field.value = 'Dit houden we onder ons.';
    field.dispatchEvent(new Event('input'));

    const [, internal] = document.querySelectorAll<HTMLInputElement>('input[type=radio]');
    internal?.click();
    await screen.settle();
    await screen.click('button[type=submit]');

    expect(send).toHaveBeenLastCalledWith(expect.objectContaining({ isInternal: true, assignee: null, due: '' }));
    expect(await screen.faults()).toEqual([]);
  });
});
