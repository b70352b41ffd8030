import { eventually } from '../kit/eventually';
import type { Person } from '../kit/person';
import { Stage } from '../kit/stage';
import { SuggestionsScreen } from '../screens/suggestions';

const stage = new Stage({ isFragile: true });

async function writeParagraph({ section }: Person, words: string): Promise<void> {
  await section.newParagraphAtEnd();
  await section.write(words);
  await section.isSaved();
}

describe('words of somebody else that were passed on and then refused', () => {
  it(
    'disappear for whoever writes beside them, whose caret and focus stay where they were',
    stage.journey(async ({ enter, databaseLine, query }) => {
      const [damme, facilitator] = await Promise.all([enter('redacteur@damme'), enter('facilitator@werkkracht10')]);
      for (const { person, word } of [{ person: damme, word: 'Damme begint.' }, { person: facilitator, word: 'Werkkracht ook.' }]) {
        await person.open({ key: '3-consortium' });
        await writeParagraph(person, word);
      }

      databaseLine().fallSilent();
      await damme.section.write(' Net te laat.');
      await eventually(async () => expect(await facilitator.section.words()).toContain('Damme begint. Net te laat.'));
      await query(`UPDATE login_session SET ended_at = now()
        WHERE ended_at IS NULL AND person_id = (SELECT id FROM person WHERE email = 'redacteur@damme.example')`);
      databaseLine().mend();
      await eventually(async () => expect(await facilitator.section.words()).not.toContain('Net te laat.'));

      await facilitator.section.isOpenToWrite();
      await facilitator.section.write(' En verder.');
      await facilitator.section.isSaved();
      expect((await facilitator.section.lines()).slice(-2)).toEqual(['Damme begint.', 'Werkkracht ook. En verder.']);
      expect(await facilitator.section.unincluded.count()).toBe(0);

      await damme.signIn.againDialog.waitFor();
      expect(await damme.section.words()).toContain('Damme begint. Net te laat.');
    }),
  );

  it(
    'take nothing from whoever writes at a suggestion meanwhile',
    stage.journey(async ({ enter, databaseLine, query }) => {
      const [damme, knokke] = await Promise.all([enter('redacteur@damme'), enter('redacteur@knokke-heist')]);
      for (const person of [damme, knokke]) await person.open({ key: '3-consortium' });
      await writeParagraph(damme, 'Damme begint.');
      const suggestions = new SuggestionsScreen(knokke.page);
      await suggestions.mode.click();
      await writeParagraph(knokke, 'Een voorstel.');
      await suggestions.open();
      await suggestions.press(suggestions.card('Een voorstel.'), 'Toelichting');
      const field = suggestions.cards.getByRole('textbox');
      await field.fill('Dit leest vlotter.');

      databaseLine().fallSilent();
      await damme.section.write(' Net te laat.');
      await eventually(async () => expect(await knokke.section.words()).toContain('Damme begint. Net te laat.'));
      await query(`UPDATE login_session SET ended_at = now()
        WHERE ended_at IS NULL AND person_id = (SELECT id FROM person WHERE email = 'redacteur@damme.example')`);
      databaseLine().mend();
      await eventually(async () => expect(await knokke.section.words()).not.toContain('Net te laat.'));

      await knokke.section.isOpenToWrite();
      expect(await field.inputValue()).toBe('Dit leest vlotter.');
      // Had the field been away for a moment, the focus were with the list.
      expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
      await damme.signIn.againDialog.waitFor();
    }),
  );
});
