import { show } from '../../../facts/a-screen';
import { id } from '../../../facts/a-dossier';
import { OpenDossier } from '../../dossier/open-dossier';
import { AuthorsScreen } from './authors-screen';

const section = id(900);
const an = { person: id(301), name: 'Redacteur Kust', organisation: 'Damme', colour: 1, characters: 8 };
const bo = { person: id(302), name: 'Redacteur Binnenland', organisation: 'Brugge', colour: 2, characters: 9 };
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

    expect(screen.find('.legend').textContent).toContain('Redacteur Binnenland');
    expect(screen.find('.paper').textContent).toContain('van Redacteur Kust (Damme): De kust');
    expect(await screen.faults()).toEqual([]);
  });

  it('is told passage by passage by keyboard, and says what was passed on', async () => {
    const screen = await screenOf([passage(0, 8, an.person), { ...passage(8, 17, bo.person), writer: 'relayed' }]);

    await screen.click('[aria-keyshortcuts="Alt+ArrowDown"]');
    expect(document.activeElement?.getAttribute('data-passage')).toBe('0');
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', altKey: true }));
    await screen.settle();

    expect(screen.find('.where').textContent).toContain('via Redacteur Binnenland (Brugge)');
    expect(screen.find('.legend').textContent).toContain('doorgestuurd');
  });

  it('goes through the text of one writer who is chosen in the legend, until another passage is pressed', async () => {
    const screen = await screenOf([passage(0, 3, an.person), passage(3, 8, bo.person), passage(8, 17, an.person)]);
    const step = async () => {
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', altKey: true }));
      await screen.settle();
      return document.activeElement?.getAttribute('data-passage');
    };

    await screen.click('.writer', 'Redacteur Kust');

    expect(screen.find('.writer', 'Redacteur Kust').getAttribute('aria-pressed')).toBe('true');
    expect([...screen.element.querySelectorAll('.apart')].map((one) => one.getAttribute('data-passage'))).toEqual(['0', '2']);
    expect([await step(), await step(), await step()]).toEqual(['0', '2', '0']);
    expect(screen.find('.where').textContent).toContain('Passage 1 van 2');

    screen.find('[data-passage="1"]').focus();
    await screen.settle();
    expect(screen.find('.where').textContent).toContain('Passage 2 van 3');
    expect(screen.element.querySelectorAll('.apart, .aside')).toHaveLength(0);
  });

  it('tells two writers with the same initials apart, and what no person wrote', async () => {
    const screen = await show(AuthorsScreen, { inputs: { id: section }, providers: [OpenDossier] });
    const bea = { ...bo, name: 'Redacteur Brugge' };
    await screen.answer(`/api/sections/${section}/authorship`, {
      ...written([passage(0, 3, an.person), passage(3, 8, bea.person), { ...passage(8, 17, an.person), writer: 'server', person: null }]),
      people: [{ ...an, name: 'Redacteur Binnenland' }, bea],
    });

    expect([...screen.element.querySelectorAll('.legend .initials')].map((mark) => mark.textContent)).toEqual(['RB', 'RB2', '–']);
    expect([...screen.element.querySelectorAll('.paper .initials')].map((mark) => mark.textContent)).toEqual(['RB', 'RB2', '–']);
  });

  it('says that nobody wrote yet', async () => {
    expect((await screenOf([])).text).toContain('In deze sectie is nog niets geschreven.');
  });
});
