import { eventually } from '../kit/eventually';
import type { Person } from '../kit/person';
import { type Journey, Stage } from '../kit/stage';

const stage = new Stage({ isFragile: true });

/** Damme and the facilitator in one text, each with a paragraph begun; both read both. */
async function bothWrite({ enter }: Pick<Journey, 'enter'>): Promise<{ damme: Person; facilitator: Person }> {
  const [damme, facilitator] = await Promise.all([enter('redacteur@damme'), enter('facilitator@werkkracht10')]);
  for (const person of [damme, facilitator]) await person.open({ key: '3-consortium' });
  for (const [person, other, word] of [[damme, facilitator, 'Damme begint.'], [facilitator, damme, 'Werkkracht ook.']] as const) {
    await person.section.newParagraphAtEnd();
    await person.section.write(word);
    await person.section.isSaved();
    await eventually(async () => expect(await other.section.words()).toContain(word));
  }
  return { damme, facilitator };
}

/** Nobody touches the page: the caret stands where it stood, and what is typed next is saved and read. */
async function goOn(person: Person, other: Person, word: string): Promise<void> {
  await person.section.write(word);
  await person.section.isSaved();
  await eventually(async () => expect(await other.section.words()).toContain(word));
}

describe('a database that is away while two people type', () => {
  it.each(['fallSilent', 'break'] as const)(
    'stops their typing with a sentence, loses nothing, and lets both go on by themselves: %s',
    (fault) => stage.journey(async (journey) => {
      const { damme, facilitator } = await bothWrite(journey);
      const line = journey.databaseLine();

      line[fault]();
      await damme.section.write(' Vlak voor de storing.');
      await damme.section.unsaved.getByText('De server kan nu niets bewaren').waitFor();
      await facilitator.section.onHold.waitFor();
      for (const { section } of [damme, facilitator]) await eventually(async () => expect(await section.isWritable()).toBe(false));
      expect(await damme.section.saved.count()).toBe(0);
      expect(await damme.section.words()).toContain('Damme begint. Vlak voor de storing.');

      line.mend();
      for (const { section } of [damme, facilitator]) {
        await section.isSaved();
        await section.isOpenToWrite();
      }
      await goOn(damme, facilitator, ' En verder.');
      await goOn(facilitator, damme, ' Hier ook.');

      const { id } = await damme.find({ key: '3-consortium' });
      await eventually(async () => {
        const text = await damme.textOf(id);
        expect(text).toContain('Damme begint. Vlak voor de storing. En verder.');
        expect(text).toContain('Werkkracht ook. Hier ook.');
      });
    })(),
  );

  it(
    'covers no line in which somebody writes on a small screen, however long the sentence about it is',
    stage.journey(async ({ enter, databaseLine }) => {
      const damme = await enter('redacteur@damme', { viewport: { width: 320, height: 700 } });
      await damme.open({ key: '3-consortium' });
      await damme.section.newParagraphAtEnd();
      await damme.section.write('Deze regel staat net boven de balk.');
      await damme.section.isSaved();

      databaseLine().break();
      await damme.section.write(' Nog iets.');
      await damme.section.unsaved.getByText('De server kan nu niets bewaren').waitFor();
      await eventually(async () => expect(await damme.section.isCaretInSight()).toBe(true));
      databaseLine().mend();
      await damme.section.isSaved();
    }),
  );

  it(
    'lets them go on also when the server was started anew before it came back',
    stage.journey(async (journey) => {
      const { damme, facilitator } = await bothWrite(journey);

      journey.databaseLine().break();
      await damme.section.write(' Voor de herstart.');
      await damme.section.unsaved.getByText('De server kan nu niets bewaren').waitFor();
      await journey.product.kill();
      journey.databaseLine().mend();
      await journey.product.start();

      for (const { section } of [damme, facilitator]) {
        await section.isSaved();
        await section.isOpenToWrite();
      }
      await goOn(damme, facilitator, ' Na de herstart.');
      expect(await facilitator.section.words()).toContain('Damme begint. Voor de herstart. Na de herstart.');
    }),
  );
});
