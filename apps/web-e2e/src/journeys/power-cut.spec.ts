import { documentFromUpdates, documentText } from '@samenpen/dossier-document';
import { eventually } from '../kit/eventually';
import { type Journey, Stage } from '../kit/stage';

const stage = new Stage();

/** Milliseconds that going on after a restart may take: the start itself, and the next try of the window. */
const RETURN_WITHIN = 25_000;

/** The text of a section as it stands on the disk, whether or not the product runs. */
async function textOnDisk({ query }: Pick<Journey, 'query'>, section: string): Promise<string> {
  const rows = await query<{ update: Buffer }>(
    `SELECT update FROM (
       SELECT 0 AS seq, state AS update FROM room_base WHERE room_id = $1
       UNION ALL SELECT seq, update FROM room_update WHERE room_id = $1
     ) known ORDER BY seq`,
    [section],
  );
  return documentText(documentFromUpdates(rows.map(({ update }) => update)));
}

/** `Damme-0 Damme-1 …`: words that can be told apart and counted. */
const numbered = (who: string, from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, index) => `${who}${from + index}.`);

const wordsOf = (who: string, text: string): string[] =>
  text.match(new RegExp(`${who}\\d+\\.`, 'g')) ?? [];

describe('a power cut while two people type', () => {
  it(
    'loses nothing that was saved, and both go on without touching anything',
    stage.journey(async ({ enter, product, query }) => {
      const writers = await Promise.all(
        (['redacteur@damme', 'facilitator@werkkracht10'] as const).map(async (account, index) => ({
          person: await enter(account),
          who: ['Damme', 'Werkkracht'][index] ?? '',
        })),
      );
      const [first] = writers;
      if (!first) throw new Error('there are two writers');
      const { id } = await first.person.find({ key: '3-consortium' });
      for (const { person } of writers) await person.open({ key: '3-consortium' });
      const promises: (() => Promise<string>)[] = [];
      for (const { person, who } of writers) {
        await person.section.newParagraphAtEnd();
        await person.section.write(`${who} begint. `);
        for (const { person: reader } of writers)
          await eventually(async () =>
            expect(await reader.section.words()).toContain(`${who} begint. `),
          );
        promises.push(await person.section.rememberPromises());
      }

      const typing = Promise.all(
        writers.map(({ person, who }) => person.section.write(numbered(who, 0, 40).join(' '))),
      );
      await eventually(async () => {
        for (const { who } of writers)
          expect(wordsOf(who, await textOnDisk({ query }, id)).length).toBeGreaterThan(8);
      });
      await product.kill();

      const onDisk = await textOnDisk({ query }, id);
      for (const [index, { who }] of writers.entries()) {
        const promised = wordsOf(who, (await promises[index]?.()) ?? '');
        expect(promised.length).toBeGreaterThan(0);
        expect(wordsOf(who, onDisk)).toEqual(expect.arrayContaining(promised));
      }

      await typing;
      await product.start();
      for (const { person } of writers)
        await person.section.saved.waitFor({ timeout: RETURN_WITHIN });
      for (const { person, who } of writers) {
        await person.section.write(` ${numbered(who, 40, 45).join(' ')}`);
        await person.section.isSaved();
      }
      for (const { person } of writers) {
        for (const { who } of writers)
          await eventually(
            async () =>
              expect(wordsOf(who, await person.section.words())).toEqual(numbered(who, 0, 45)),
            RETURN_WITHIN,
          );
      }
      await eventually(async () => {
        for (const { who } of writers)
          expect(wordsOf(who, await textOnDisk({ query }, id))).toEqual(numbered(who, 0, 45));
      });
    }),
  );
});
