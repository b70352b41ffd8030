import { copiesOf, keptText } from '../kit/device';
import { eventually } from '../kit/eventually';
import { Line } from '../kit/line';
import { Person } from '../kit/person';
import { Stage } from '../kit/stage';

const stage = new Stage();

const occurrences = (text: string, words: string): number => text.split(words).length - 1;

const untaken = async ({ section }: Person): Promise<string> =>
  (await section.unincluded.allTextContents()).join('\n');

describe('two windows of one person on one text, of which the server refuses what is unsent', () => {
  it(
    'both end with the text of the server, and keep what was not taken once',
    stage.journey(async ({ enter, product }) => {
      const [first, penhouder] = await Promise.all([
        enter('redacteur@damme'),
        enter('beheerder@blankenberge'),
      ]);
      const [line, section] = [
        await Line.of(first.page),
        await first.find({ key: '3-consortium' }),
      ];
      await first.section.open('noord', section);
      await first.section.newParagraphAtEnd();
      await first.section.write('Dit was op tijd.');
      await first.section.isSaved();
      line.cut();
      await first.section.write(' Dat kwam te laat.');
      await eventually(async () =>
        expect(await keptText(first.page, section.id)).toContain('Dat kwam te laat.'),
      );
      await penhouder.decide(section.id, { event: 'mark-ready' });
      await penhouder.decide(section.id, { event: 'approve' });

      // The second window finds the unsent text in the copy that both share, and is refused with it.
      const second = await Person.in(first.context, {
        name: 'tweede venster',
        origin: product.origin,
      });
      await second.page.goto(first.page.url());
      await second.section.isOpen(section);
      await second.section.unincluded.getByText('Dat kwam te laat.').waitFor();
      await line.mend();
      await first.section.unincluded.getByText('Dat kwam te laat.').waitFor();

      for (const person of [first, second]) {
        await person.section.isClosed('goedgekeurd en gesloten');
        await eventually(async () => {
          const words = await person.section.words();
          expect(occurrences(words, 'Dit was op tijd.')).toBe(1);
          expect(occurrences(words, 'Dat kwam te laat.')).toBe(0);
          expect(occurrences(await untaken(person), 'Dat kwam te laat.')).toBe(1);
        });
        expect(await untaken(person)).not.toContain('Dit was op tijd.');
      }

      // Neither another connection nor another page brings it back into the text, or makes it two.
      await line.mend();
      await second.page.reload();
      await first.section.readOnly.waitFor();
      for (const person of [first, second]) {
        await person.section.isClosed('goedgekeurd en gesloten');
        expect(occurrences(await untaken(person), 'Dat kwam te laat.')).toBe(1);
        expect(await person.section.words()).not.toContain('Dat kwam te laat.');
      }
      expect(occurrences(await penhouder.textOf(section.id), 'Dat kwam te laat.')).toBe(0);
      expect(await copiesOf(first.page, section.id)).toHaveLength(1);
      expect(await keptText(first.page, section.id)).not.toContain('Dat kwam te laat.');
      second.expectNoFaults();
    }),
  );
});
