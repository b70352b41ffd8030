import { aReviewItem } from '../../facts/a-review-session';
import { id } from '../../facts/a-dossier';
import { show } from '../../facts/a-screen';
import type { Screen } from '../../facts/a-screen';
import { ItemChanges } from './item-changes';

const ADDRESS = `/api/sections/${id(1000)}/versions`;
const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const content = (seq: number, ...lines: string[]) => ({ kind: 'text', seq, at: null, json: { type: 'doc', content: lines.map(paragraph) }, text: lines.join('\n') });

const changes = (item = {}): Promise<Screen<ItemChanges>> => show(ItemChanges, { inputs: { item: aReviewItem({ openSince: null, turns: [{ fromSeq: 3, toSeq: 9 }], ...item }), slug: 'noord' } });

async function unfold(screen: Screen<ItemChanges>): Promise<void> {
  await screen.click('summary', 'Toon wat wijzigde');
  await screen.settle();
}

describe('what changed while an item was on the table', () => {
  it('is read only when somebody wants to know', async () => {
    const screen = await changes();

    screen.api.verify();
    expect(screen.element.querySelector('sp-compared-text')).toBeNull();
  });

  it('shows the passages that changed, and leads to the whole comparison', async () => {
    const screen = await changes();
    await unfold(screen);
    await screen.answer(`${ADDRESS}/3`, content(3, 'Een lange inleiding.', 'De kust vergrijst snel.'));
    await screen.answer(`${ADDRESS}/9`, content(9, 'Een lange inleiding.', 'De kust vergrijst traag.'));

    expect(screen.element.querySelector('del')?.textContent).toContain('snel');
    expect(screen.element.querySelector('ins')?.textContent).toContain('traag');
    expect(screen.text).not.toContain('Een lange inleiding.');
    expect(screen.find('a', 'Hele tekst vergelijken').getAttribute('href')).toBe(`/dossiers/noord/secties/${id(1000)}/vergelijken?van=3&tot=9`);
    expect(await screen.faults()).toEqual([]);
  });

  it('compares with the text of now while the item lies on the table', async () => {
    const screen = await changes({ openSince: '2021-10-19T13:00:00.000Z', turns: [{ fromSeq: 3, toSeq: null }] });
    await unfold(screen);
    await screen.answer(`${ADDRESS}/3`, content(3, 'Gelijk.'));
    await screen.answer(`${ADDRESS}/now`, content(8, 'Gelijk.'));

    expect(screen.text).toContain('De tekst leest zoals toen dit punt op tafel kwam.');
  });

  it('is shown turn by turn of an item that came on the table twice, without what was written in between', async () => {
    const screen = await changes({ turns: [{ fromSeq: 3, toSeq: 4 }, { fromSeq: 5, toSeq: 5 }, { fromSeq: 7, toSeq: 9 }] });
    await unfold(screen);
    await screen.answer(`${ADDRESS}/3`, content(3, 'De kust vergrijst snel.'));
    await screen.answer(`${ADDRESS}/4`, content(4, 'De kust vergrijst traag.'));
    await screen.answer(`${ADDRESS}/7`, content(7, 'De Westkust vergrijst traag.'));
    await screen.answer(`${ADDRESS}/9`, content(9, 'De Westkust verjongt traag.'));

    const turns = [...screen.element.querySelectorAll('ol > li')].map((turn) => [...turn.querySelectorAll('del, ins')].map(({ textContent }) => textContent));
    expect(turns).toEqual([
      [expect.stringContaining('snel'), expect.stringContaining('traag')],
      [expect.stringContaining('vergrijst'), expect.stringContaining('verjongt')],
    ]);
    expect(screen.text).toContain('meer dan eens op tafel');
    expect(await screen.faults()).toEqual([]);
  });

  it('is nothing where nobody wrote during a turn, which needs no text to be read', async () => {
    const screen = await changes({ turns: [{ fromSeq: 3, toSeq: 3 }, { fromSeq: 5, toSeq: 5 }] });
    await unfold(screen);

    screen.api.verify();
    expect(screen.text).toContain('De tekst leest zoals toen dit punt op tafel kwam.');
  });
});
