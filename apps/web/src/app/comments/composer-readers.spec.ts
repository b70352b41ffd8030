import { id } from '../../facts/a-dossier';
import { show } from '../../facts/a-screen';
import type { Screen } from '../../facts/a-screen';
import { inNoord } from '../../facts/signed-in';
import { OpenDossier } from '../dossier/open-dossier';
import { Composer } from './composer';
import { DossierThreads } from './dossier-threads';
import { ThreadActions } from './thread-actions';

const send = jest.fn().mockResolvedValue(undefined);

async function composer(more: Record<string, unknown> = {}): Promise<Screen<Composer>> {
  const inputs = { place: 'new-1', label: 'Je opmerking', sendLabel: 'Plaatsen', opensThread: true, send, ...more };
  const screen = await show(Composer, { inputs, providers: [DossierThreads, OpenDossier, ThreadActions] });
  await inNoord(screen, { as: 1 });
  return screen;
}

/** Who can be named after these letters. */
async function named(screen: Screen<Composer>, letters: string): Promise<string[]> {
  const field = screen.find('textarea') as HTMLTextAreaElement;
  field.value = letters;
  field.setSelectionRange(letters.length, letters.length);
  field.dispatchEvent(new Event('input'));
  await screen.settle();
  return [...screen.element.querySelectorAll('[role=option]')].map(({ textContent }) => textContent.trim());
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

  it('names nobody of another municipality in what those may not know of', async () => {
    const screen = await composer();
    expect(await named(screen, '@Redacteur')).toHaveLength(5);

    const [, internal] = document.querySelectorAll<HTMLInputElement>('input[type=radio]');
    internal?.click();
    await screen.settle();
    const [only, ...others] = await named(screen, '@Redacteur');
    expect([only, others]).toEqual([expect.stringContaining('Redacteur Damme'), []]);
  });

  it('names within the municipality of a thread that is internal already', async () => {
    const screen = await composer({ opensThread: false, within: id(102) });

    const names = await named(screen, '@Redacteur');
    expect(names).toHaveLength(1);
  });
});

describe('a comment that is too long', () => {
  it('says by how much, keeps every letter and is not sent', async () => {
    const screen = await composer();
    send.mockClear();
    await named(screen, 'a'.repeat(5_001));

    await screen.click('button[type=submit]');

    expect(screen.text).toContain('Dit is te lang: 5001 tekens, hoogstens 5000.');
    expect(send).not.toHaveBeenCalled();
    expect((screen.find('textarea') as HTMLTextAreaElement).value).toHaveLength(5_001);
  });
});
