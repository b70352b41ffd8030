import { expectForEverybody } from '../kit/accessibility';
import { eventually } from '../kit/eventually';
import { Stage } from '../kit/stage';
import { SuggestionsScreen } from '../screens/suggestions';

const stage = new Stage();

const OPEN = { key: '3-consortium' };

describe('reading the dossier', () => {
  it(
    'shows comments on their words: to the card and back by keys, and says whose a suggestion is',
    stage.journey(async ({ enter }) => {
      const [damme, reader] = await Promise.all([enter('redacteur@damme'), enter('lezer@brugge')]);
      await damme.open(OPEN);
      await damme.section.newParagraphAtEnd();
      await damme.section.write('De belbus rijdt naar elk digipunt.');
      await damme.section.isSaved();
      await damme.comments.commentOn('belbus rijdt', 'Ook op zondag?');
      await damme.section.text.focus();
      await damme.page.keyboard.press('Control+End');
      await damme.section.hasMovedCaret();
      await new SuggestionsScreen(damme.page).mode.click();
      await damme.section.text.focus();
      await damme.section.write(' Altijd.');
      await damme.section.isSaved();
      const mine = new SuggestionsScreen(damme.page);
      await mine.open();
      await mine.card('Altijd.').getByText('Redacteur Damme').waitFor();

      await reader.reading.open('noord');
      const { text } = reader.reading;
      await text.locator('mark.remark').filter({ hasText: 'belbus rijdt' }).waitFor();
      await text
        .getByRole('insertion')
        .filter({ hasText: 'toegevoegd door Redacteur Damme (Damme): Altijd.' })
        .waitFor();
      const toCard = text.getByRole('button', { name: 'Opmerking van Redacteur Damme: Ook op zondag?' });
      await toCard.focus();
      await reader.page.keyboard.press('Enter');
      const card = text.getByRole('article').filter({ hasText: 'Ook op zondag?' });
      await eventually(async () =>
        expect(await card.evaluate((element) => element === document.activeElement)).toBe(true),
      );
      await reader.page.keyboard.press('Tab');
      await reader.page.keyboard.press('Enter');
      await eventually(async () =>
        expect(await toCard.evaluate((element) => element === document.activeElement)).toBe(true),
      );
      await expectForEverybody(reader.page);
    }),
  );
});

describe('reading while others write', () => {
  it(
    'follows every edit, and says of a comment that its words are gone',
    stage.journey(async ({ enter }) => {
      const [knokke, reader] = await Promise.all([enter('redacteur@knokke-heist'), enter('lezer@brugge')]);
      await knokke.open({ key: '4' });
      await knokke.section.newParagraphAtEnd();
      await knokke.section.write('De bib leent tablets uit.');
      await knokke.section.isSaved();
      await knokke.comments.commentOn('leent tablets', 'Hoeveel?');
      await reader.reading.open('noord');
      const { text } = reader.reading;
      await text.locator('mark.remark').filter({ hasText: 'leent tablets' }).waitFor();

      // The same person goes on: the history shows that no second time, the text must.
      await knokke.comments.select('leent tablets');
      await knokke.page.keyboard.type('geeft les');
      await knokke.section.isSaved();

      await text.getByText('De bib geeft les uit.').waitFor();
      await text.locator('mark.remark').filter({ hasText: 'leent tablets' }).waitFor({ state: 'detached' });
      const section = text.locator('sp-reading-section').filter({ hasText: 'De bib geeft les uit.' });
      await section.locator('summary').click();
      await section.getByText('Bij verwijderde tekst').waitFor();
      await section.getByRole('article').filter({ hasText: 'Hoeveel?' }).waitFor();
    }),
  );
});

describe('what holds the dossier back', () => {
  it(
    'names the suggestions that stand open, and leads to where they are decided',
    stage.journey(async ({ enter }) => {
      const [zuienkerke, penhouder] = await Promise.all([
        enter('redacteur@zuienkerke'),
        enter('beheerder@blankenberge'),
      ]);
      const { title } = await zuienkerke.open({ key: '5b' });
      await new SuggestionsScreen(zuienkerke.page).mode.click();
      await zuienkerke.section.newParagraphAtEnd();
      await zuienkerke.section.write('Een voorstel dat wacht.');
      await zuienkerke.section.isSaved();

      await penhouder.dossier.open('noord');
      const { holds } = penhouder.dossier;
      const line = holds.getByRole('listitem').filter({ hasText: `${title}: 1 voorstel staat open` });
      await eventually(async () => {
        await penhouder.page.reload();
        await holds.getByRole('listitem').first().waitFor();
        const more = holds.getByRole('button', { name: /^Nog / });
        if (await more.isVisible()) await more.click();
        expect(await line.count()).toBe(1);
      });
      await line.getByRole('link', { name: 'Beslissen' }).click();
      const hers = new SuggestionsScreen(penhouder.page);
      await hers.card('Een voorstel dat wacht.').waitFor();
      await hers.press(hers.card('Een voorstel dat wacht.'), 'Aanvaarden');
      await eventually(async () => expect(await hers.cards.count()).toBe(0));

      await penhouder.dossier.open('noord');
      await holds.getByRole('listitem').first().waitFor();
      expect(await holds.getByText(`${title}: 1 voorstel`).count()).toBe(0);
    }),
  );
});
