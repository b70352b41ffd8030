import { eventually } from '../kit/eventually';
import type { Person } from '../kit/person';
import { Stage } from '../kit/stage';

const stage = new Stage();

/** How long the page is kept from doing anything while somebody else types, in milliseconds. */
const LAG_MS = 1_500;

/** Keeps the page busy; then the person's caret goes to the end, and only after that what the others wrote is drawn. */
const lagThenGoToEnd = ({ page }: Person): Promise<void> =>
  page.evaluate((ms) => {
    const end = performance.now() + ms;
    while (performance.now() < end);
    const caret = document.getSelection();
    const last = caret?.focusNode?.parentElement?.closest('[contenteditable="true"]')?.lastElementChild;
    if (caret && last) caret.collapse(last, last.childNodes.length);
  }, LAG_MS);

describe('a page that lags behind while somebody else types', () => {
  it(
    'puts what is typed where the caret was moved to',
    stage.journey(async ({ enter }) => {
      const [damme, facilitator] = await Promise.all([
        enter('redacteur@damme'),
        enter('facilitator@werkkracht10'),
      ]);
      await Promise.all([damme.open({ key: '5b' }), facilitator.open({ key: '5b' })]);
      await damme.section.newParagraphAtEnd();
      await damme.section.write('Rust');

      let expected = 'Rust';
      for (const word of [' en', ' kalmte', ' aan', ' zee']) {
        await damme.section.putCaretBehind('Mensen die');
        await facilitator.section.putCaretBehind('Drie acties');
        const lag = lagThenGoToEnd(damme);
        await facilitator.section.write(word);
        await facilitator.section.isSaved();
        await lag;
        await damme.section.write(word);
        expected += word;
        for (const { section } of [damme, facilitator])
          await eventually(async () => expect((await section.lines()).at(-1)).toBe(expected));
      }
      expect((await damme.section.words()).includes('Drie acties zee aan kalmte en om te testen')).toBe(true);
    }),
  );
});
