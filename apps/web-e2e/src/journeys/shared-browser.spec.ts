import { copiesOf, keptText } from '../kit/device';
import { eventually } from '../kit/eventually';
import { Line } from '../kit/line';
import { Stage } from '../kit/stage';

const stage = new Stage();

const occurrences = (text: string, words: string): number => text.split(words).length - 1;

describe('a browser that two people use one after the other', () => {
  it(
    'shows nobody what the other left unsent, and gives it back to who wrote it',
    stage.journey(async ({ enter }) => {
      const damme = await enter('redacteur@damme');
      const line = await Line.of(damme.page);
      const { id } = await damme.open({ key: '5b' });
      await damme.section.newParagraphAtEnd();
      await damme.section.write('Verstuurd uit Damme.');
      await damme.section.isSaved();
      line.cut();
      await damme.section.write(' Alleen op dit toestel.');
      await eventually(async () =>
        expect(await keptText(damme.page, id)).toContain('Alleen op dit toestel.'),
      );
      // Leaves without signing out: the page is closed, the login ends later.
      await damme.page.goto('about:blank');
      await line.mend();

      await damme.context.clearCookies();
      await damme.signInQuietly('facilitator@werkkracht10.example');
      await damme.open({ key: '5b' });
      await damme.section.isSaved();
      const seen = await damme.section.words();
      expect(occurrences(seen, 'Verstuurd uit Damme.')).toBe(1);
      expect(occurrences(seen, 'Alleen op dit toestel.')).toBe(0);
      expect(await copiesOf(damme.page, id)).toHaveLength(2);
      expect(occurrences(await damme.textOf(id), 'Alleen op dit toestel.')).toBe(0);

      await damme.page.goto('about:blank');
      await damme.context.clearCookies();
      await damme.signInQuietly('redacteur@damme.example');
      await damme.open({ key: '5b' });
      await damme.section.isSaved();
      await eventually(async () =>
        expect(
          occurrences(await damme.textOf(id), 'Verstuurd uit Damme. Alleen op dit toestel.'),
        ).toBe(1),
      );
      expect(await damme.section.unincluded.count()).toBe(0);
    }),
  );
});
