import { show } from '../../../facts/a-screen';
import { id } from '../../../facts/a-dossier';
import { OpenDossier } from '../../dossier/open-dossier';
import { CompareScreen } from './compare-screen';

const section = id(900);
const text = (value: string) => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: value }] }] });
const content = (seq: number, value: string) => ({ kind: 'text', seq, at: '2021-10-19T09:31:00.000Z', json: text(value), text: value });
const versions = { items: [], nextCursor: null };

const compared = async (before: string, after: string) => {
  const screen = await show(CompareScreen, { inputs: { id: section, van: '3', tot: 'now' }, providers: [OpenDossier] });
  await screen.answer(`/api/sections/${section}/versions/3`, content(3, before));
  await screen.answer(`/api/sections/${section}/versions/now`, content(9, after));
  await screen.answer(`/api/sections/${section}/versions`, versions);
  return screen;
};

describe('comparing two versions', () => {
  it('says how many changes there are, and shows them in the text', async () => {
    const screen = await compared('De kust vergrijst snel.', 'De kust vergrijst heel traag.');

    expect(screen.find('h2').textContent).toBe('1 wijziging');
    expect(screen.element.querySelector('del')?.textContent).toContain('snel');
    expect(await screen.faults()).toEqual([]);
  });

  it('goes from change to change by keyboard, around the end too', async () => {
    const screen = await compared('Een oude tekst over de zee en de kust.', 'Een nieuwe tekst over de zee en het strand.');
    const step = async (key: string) => {
      document.dispatchEvent(new KeyboardEvent('keydown', { key, altKey: true, cancelable: true }));
      await screen.settle();
      return document.activeElement?.getAttribute('data-change');
    };

    expect([await step('ArrowDown'), await step('ArrowDown'), await step('ArrowDown'), await step('ArrowUp')]).toEqual(['1', '2', '1', '2']);
  });

  it('says that two texts are the same', async () => {
    const screen = await compared('Gelijk.', 'Gelijk.');

    expect(screen.text).toContain('De twee teksten zijn gelijk.');
    expect(screen.find('h2').textContent).toBe('Geen wijzigingen');
  });

  it('is no page where the section or the point is not there', async () => {
    const screen = await show(CompareScreen, { inputs: { id: section, van: '3', tot: 'now' }, providers: [OpenDossier] });
    await screen.refuse(`/api/sections/${section}/versions/3`, 404, { type: 'about:blank', title: 'x', status: 404, code: 'not-found', detail: '' });

    expect(screen.element.querySelector('sp-not-found')).not.toBeNull();
  });
});
