import { eventually } from '../kit/eventually';
import { Stage } from '../kit/stage';

const stage = new Stage({ isFragile: true });

describe('words of somebody else that were passed on and then refused', () => {
  it(
    'disappear for whoever writes beside them, whose caret and focus stay where they were',
    stage.journey(async ({ enter, databaseLine, query }) => {
      const [damme, facilitator] = await Promise.all([enter('redacteur@damme'), enter('facilitator@werkkracht10')]);
      for (const { person, word } of [{ person: damme, word: 'Damme begint.' }, { person: facilitator, word: 'Werkkracht ook.' }]) {
        await person.open({ key: '3-consortium' });
        await person.section.newParagraphAtEnd();
        await person.section.write(word);
        await person.section.isSaved();
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
});
