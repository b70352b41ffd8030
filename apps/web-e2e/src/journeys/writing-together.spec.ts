import type { Account } from '../kit/accounts';
import { eventually } from '../kit/eventually';
import { Stage } from '../kit/stage';

const stage = new Stage();

const PARAGRAPH =
  'Die groepen overlappen. Wie aan het loket van één dienst afhaakt, haakt doorgaans ook af bij de andere. We kijken daarom naar de drempel en niet naar de dienst.';

/** Who writes what behind which words of the one paragraph. */
const CONTRIBUTIONS: readonly { account: Account; name: string; behind: string; words: string }[] =
  [
    {
      account: 'beheerder@blankenberge',
      name: 'Penhouder Blankenberge',
      behind: 'Die groepen',
      words: ' (zo leert ook Blankenberge)',
    },
    {
      account: 'redacteur@damme',
      name: 'Redacteur Damme',
      behind: 'het loket',
      words: ' of de balie in Damme',
    },
    {
      account: 'redacteur@knokke-heist',
      name: 'Redacteur Knokke-Heist',
      behind: 'bij de andere',
      words: ', in Knokke-Heist soms voorgoed',
    },
    {
      account: 'redacteur@zuienkerke',
      name: 'Redacteur Zuienkerke',
      behind: 'niet naar de dienst',
      words: ', ook in het kleine Zuienkerke',
    },
  ];

describe('writing together', () => {
  it(
    'lets four municipalities write in one paragraph at the same time, and each reads the same',
    stage.journey(async ({ enter }) => {
      const writers = await Promise.all(
        CONTRIBUTIONS.map(async (part) => ({ ...part, person: await enter(part.account) })),
      );
      await Promise.all(writers.map(({ person }) => person.open({ key: '3-consortium' })));

      for (const { person, behind } of writers) await person.section.putCaretBehind(behind);
      for (const { person, name } of writers) {
        for (const other of writers) {
          if (other.name !== name) await person.section.caretOf(other.name).waitFor();
        }
      }

      await Promise.all(writers.map(({ person, words }) => person.section.write(words)));
      const expected = CONTRIBUTIONS.reduce(
        (text, { behind, words }) => text.replace(behind, behind + words),
        PARAGRAPH,
      );
      for (const { person } of writers) {
        await eventually(async () => expect(await person.section.lines()).toContain(expected));
        await person.section.isSaved();
      }
      const [first, ...others] = await Promise.all(
        writers.map(({ person }) => person.section.words()),
      );
      for (const other of others) expect(other).toBe(first);
      const reader = await enter('lezer@brugge');
      const { id } = await reader.find({ key: '3-consortium' });
      expect(await reader.textOf(id)).toContain(expected);
    }),
  );

  it(
    'takes back only what I typed myself',
    stage.journey(async ({ enter }) => {
      const [damme, facilitator] = await Promise.all([
        enter('redacteur@damme'),
        enter('facilitator@werkkracht10'),
      ]);
      await Promise.all([
        damme.open({ key: '3-consortium' }),
        facilitator.open({ key: '3-consortium' }),
      ]);

      await damme.section.newParagraphAtEnd();
      await damme.section.write('Zin van Damme.');
      await eventually(async () =>
        expect(await facilitator.section.lines()).toContain('Zin van Damme.'),
      );
      await facilitator.section.putCaretBehind('Zin van Damme.');
      await facilitator.section.write(' En een van de facilitator.');
      await eventually(async () =>
        expect(await damme.section.lines()).toContain('Zin van Damme. En een van de facilitator.'),
      );

      await damme.page.keyboard.press('Control+z');
      await eventually(async () => {
        const text = await facilitator.section.words();
        expect(text).not.toContain('Zin van Damme.');
        expect(text).toContain('En een van de facilitator.');
      });

      await damme.page.keyboard.press('Control+y');
      await eventually(async () =>
        expect(await facilitator.section.words()).toContain(
          'Zin van Damme. En een van de facilitator.',
        ),
      );
    }),
  );

  it(
    'leaves each their own paragraph when two begin one at the same moment',
    stage.journey(async ({ enter }) => {
      const [damme, facilitator] = await Promise.all([
        enter('redacteur@damme'),
        enter('facilitator@werkkracht10'),
      ]);
      await Promise.all([damme.open({ key: '5b' }), facilitator.open({ key: '5b' })]);

      for (let round = 0; round < 6; round += 1) {
        const [one, other] = [`Damme begint ronde ${round}.`, `Werkkracht begint ronde ${round}.`];
        await Promise.all(
          [
            { section: damme.section, words: one },
            { section: facilitator.section, words: other },
          ].map(async ({ section, words }) => {
            await section.newParagraphAtEnd();
            await section.write(words);
          }),
        );
        for (const { section } of [damme, facilitator])
          await eventually(async () =>
            expect(await section.lines()).toEqual(expect.arrayContaining([one, other])),
          );
      }
    }),
  );
});
