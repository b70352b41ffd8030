import { expectForEverybody } from '../kit/accessibility';
import { eventually } from '../kit/eventually';
import { Stage } from '../kit/stage';
import { SuggestionsScreen } from '../screens/suggestions';

const stage = new Stage();

const SHARED = { key: '3-consortium' };
const IN_TEXT = { ins: 'ins[data-suggestion]', del: 'del[data-suggestion]' };

describe('suggesting', () => {
  it(
    'shows a suggestion to the others with whose it is, changes the text when it is accepted, and stays on record',
    stage.journey(async ({ enter }) => {
      const [damme, penhouder] = await Promise.all([enter('redacteur@damme'), enter('beheerder@blankenberge')]);
      const [his, hers] = [new SuggestionsScreen(damme.page), new SuggestionsScreen(penhouder.page)];
      const section = await damme.open(SHARED);
      await penhouder.open(SHARED);
      const before = await damme.textOf(section.id);

      await damme.section.newParagraphAtEnd();
      await damme.section.write('Elke gemeente kiest zelf.');
      await damme.page.keyboard.press('Control+Shift+E');
      await eventually(async () => expect(await his.mode.getAttribute('aria-pressed')).toBe('true'));
      for (let letter = 0; letter < 5; letter += 1) await damme.page.keyboard.press('Backspace');
      await damme.section.write('samen.');
      await damme.section.isSaved();

      await eventually(async () => expect(await penhouder.section.text.locator(IN_TEXT.ins).allTextContents()).toEqual(['samen.']));
      expect(await damme.textOf(section.id)).toBe(`${before}\nElke gemeente kiest samen.`);
      await penhouder.section.text.locator(IN_TEXT.ins).click();
      await hers.card('samen.').getByText('Redacteur Damme').waitFor();
      await his.open();
      await his.press(his.card('samen.'), 'Toelichting');
      await eventually(async () => expect(await damme.page.evaluate('document.activeElement?.tagName')).toBe('TEXTAREA'));
      await damme.page.keyboard.type('Niemand doet dit alleen.');
      await his.press(his.card('samen.'), 'Bewaren');
      await hers.card('samen.').getByText('Niemand doet dit alleen.').waitFor();
      await hers.press(hers.card('samen.'), 'Aanvaarden');

      for (const { section: screen } of [damme, penhouder])
        await eventually(async () => expect((await screen.lines()).at(-1)).toBe('Elke gemeente kiest samen.'));
      expect(await damme.section.text.locator(IN_TEXT.ins).count()).toBe(0);
      await his.decided.getByText(/Penhouder Blankenberge/).waitFor();
      await his.decided.getByText(/Voorgesteld door Redacteur Damme/).waitFor();
    }),
  );

  it(
    'holds an approval back until what stands open is decided, and leads there',
    stage.journey(async ({ enter }) => {
      const [knokke, penhouder] = await Promise.all([enter('redacteur@knokke-heist'), enter('beheerder@blankenberge')]);
      const hers = new SuggestionsScreen(penhouder.page);
      const name = { key: '4' };
      await knokke.open(name);
      await new SuggestionsScreen(knokke.page).mode.click();
      await knokke.section.newParagraphAtEnd();
      await knokke.section.write('Een voorstel op het einde.');
      await knokke.section.isSaved();
      await knokke.section.choose('Klaar voor nazicht');
      await knokke.section.dialog.getByLabel('Aan de penhouder overlaten').waitFor();
      await expectForEverybody(knokke.page);
      await knokke.section.dialog.getByRole('button', { name: 'Klaar voor nazicht', exact: true }).click();

      await penhouder.open(name);
      expect(await penhouder.page.getByRole('main').getByRole('button', { name: 'Goedkeuren', exact: true }).count()).toBe(0);
      await penhouder.section.choose('Voorstellen beslissen');
      await hers.press(hers.card('Een voorstel op het einde.'), 'Verwerpen met reden');
      await expectForEverybody(penhouder.page);
      await penhouder.page.keyboard.type('Dit staat al in punt 4.');
      await hers.press(hers.card('Een voorstel op het einde.'), 'Verwerpen');
      await knokke.section.beside('Wijzigingen');
      const his = new SuggestionsScreen(knokke.page);
      await his.decided.filter({ hasText: 'Reden van Penhouder Blankenberge: Dit staat al in punt 4.' }).waitFor();

      await penhouder.section.confirm('Goedkeuren');
      await knokke.section.isClosed('goedgekeurd en gesloten');
      expect((await knokke.section.lines()).at(-1)).not.toContain('Een voorstel');
    }),
  );

  it(
    'is done by keyboard alone: on, typed, off, and decided in the panel',
    stage.journey(async ({ enter }) => {
      const zuienkerke = await enter('redacteur@zuienkerke');
      const mine = new SuggestionsScreen(zuienkerke.page);
      await zuienkerke.open({ key: '5b' });
      await zuienkerke.section.newParagraphAtEnd();
      await zuienkerke.page.keyboard.press('Control+Shift+E');
      await zuienkerke.section.write('met toetsen');
      await zuienkerke.section.isSaved();

      await mine.open();
      await mine.card('met toetsen').getByText('Redacteur Zuienkerke').waitFor();
      await expectForEverybody(zuienkerke.page);
      const reject = mine.card('met toetsen').getByRole('button', { name: 'Verwerpen', exact: true });
      await reject.focus();
      await zuienkerke.page.keyboard.press('Enter');

      await eventually(async () => expect(await mine.cards.count()).toBe(0));
      await eventually(async () => expect(await zuienkerke.section.words()).not.toContain('met toetsen'));
    }),
  );
});
