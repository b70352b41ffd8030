import { show } from '../../../facts/a-screen';
import { id } from '../../../facts/a-dossier';
import { OpenDossier } from '../../dossier/open-dossier';
import { AuthorsScreen } from './authors-screen';

const section = id(900);
const an = { person: id(301), name: 'An Peeters', organisation: 'Damme', colour: 1, characters: 8 };
const bo = { person: id(302), name: 'Bo Maes', organisation: 'Brugge', colour: 2, characters: 9 };
const at = '2021-10-19T09:31:00.000Z';
const passage = (from: number, to: number, person: string) => ({ from, to, person, writer: 'person', firstAt: at, lastAt: at });
const written = (passages: readonly object[]) => ({
  seq: 4,
  json: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'De kust vergrijst' }] }] },
  text: 'De kust vergrijst',
  passages,
  people: [bo, an],
});

const screenOf = async (passages: readonly object[]) => {
  const screen = await show(AuthorsScreen, { inputs: { id: section }, providers: [OpenDossier] });
  await screen.answer(`/api/sections/${section}/authorship`, written(passages));
  return screen;
};

describe('who wrote what', () => {
  it('stands in the text and in a legend that names everybody', async () => {
    const screen = await screenOf([passage(0, 8, an.person), passage(8, 17, bo.person)]);

    expect(screen.find('.legend').textContent).toContain('Bo Maes');
    expect(screen.find('.paper').textContent).toContain('van An Peeters (Damme): De kust');
    expect(await screen.faults()).toEqual([]);
  });

  it('is told passage by passage by keyboard, and says what was passed on', async () => {
    const screen = await screenOf([passage(0, 8, an.person), { ...passage(8, 17, bo.person), writer: 'relayed' }]);

    await screen.click('[aria-keyshortcuts="Alt+ArrowDown"]');
    expect(document.activeElement?.getAttribute('data-passage')).toBe('0');
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', altKey: true }));
    await screen.settle();

    expect(screen.find('.where').textContent).toContain('via Bo Maes (Brugge)');
    expect(screen.find('.legend').textContent).toContain('doorgestuurd');
  });

  it('says that nobody wrote yet', async () => {
    expect((await screenOf([])).text).toContain('In deze sectie is nog niets geschreven.');
  });
});
