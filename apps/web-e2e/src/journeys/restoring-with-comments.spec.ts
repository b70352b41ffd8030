import type { Thread } from '@samenpen/contracts';
import { eventually } from '../kit/eventually';
import type { Person } from '../kit/person';
import { Stage } from '../kit/stage';

const stage = new Stage();

const SECTION = { key: '3-consortium' };
const NAMED = 'Voor de ronde langs de bibliotheken';
const FIRST = 'De bibliotheek van Moerkerke opent een digipunt, en Sijsele volgt in het najaar.';
const LATER = 'Knokke-Heist opent er drie.';

/** What is remarked, on which words; `null` is on the whole section. */
const REMARKS = {
  stays: { on: 'volgt in het najaar', says: 'Wanneer precies?' },
  comesBack: { on: 'Moerkerke', says: 'Is dat al beslist?' },
  goes: { on: 'Knokke-Heist opent er drie', says: 'Waar komen die?' },
} as const;
const ON_SECTION = 'Deze analyse leest vlot.';
const INTERNAL = 'Onze bibliotheek weet dit nog niet.';

const wordsOf = ({ comments }: Thread): string => JSON.stringify(comments);

/** The threads of the section as a person gets them, by what was first said. */
async function threadsOf(person: Person, section: string): Promise<ReadonlyMap<string, Thread>> {
  const { items } = await person.get<{ items: Thread[] }>('/api/dossiers/noord/threads');
  const here = items.filter(({ anchor }) => anchor.kind !== 'dossier' && anchor.section === section);
  const said = [...Object.values(REMARKS).map(({ says }) => says), ON_SECTION, INTERNAL];
  return new Map(said.flatMap((words) => here.filter((thread) => wordsOf(thread).includes(words)).map((thread) => [words, thread] as const)));
}

const marked = ({ comments }: Person, words: string) => comments.marked.filter({ hasText: words });

describe('putting back an earlier version of a text with comments', () => {
  it(
    'keeps every thread with its answers: at its words, or with those that are gone',
    stage.journey(async ({ enter }) => {
      const [damme, knokke] = await Promise.all([enter('redacteur@damme'), enter('redacteur@knokke-heist')]);
      const { id } = await damme.open(SECTION);
      await knokke.open(SECTION);
      for (const { comments } of [damme, knokke]) await comments.show();
      await damme.section.newParagraphAtEnd();
      await damme.section.write(FIRST);
      await damme.section.isSaved();
      await damme.comments.commentOn(REMARKS.stays.on, REMARKS.stays.says);
      await damme.comments.commentOn(REMARKS.comesBack.on, REMARKS.comesBack.says);
      await damme.comments.remark(ON_SECTION);
      await damme.comments.remark(INTERNAL, 'Intern: Damme');
      await knokke.comments.answer(knokke.comments.card(REMARKS.comesBack.says), 'Ja, in maart.');
      await damme.section.nameVersion(NAMED);

      // After the version: words go, others come, each with a thread.
      await knokke.comments.select('van Moerkerke ');
      await knokke.page.keyboard.press('Delete');
      await knokke.section.newParagraphAtEnd();
      await knokke.section.write(LATER);
      await knokke.section.isSaved();
      await knokke.comments.commentOn(REMARKS.goes.on, REMARKS.goes.says);
      for (const person of [damme, knokke]) {
        await person.comments.show();
        await person.comments.onDeletedText.waitFor();
        await marked(person, REMARKS.goes.on).waitFor();
      }
      const before = await threadsOf(damme, id);
      expect(before.size).toBe(5);

      await damme.section.putBack(NAMED, 'De ronde begint opnieuw.');

      await knokke.section.text.getByText(FIRST).waitFor();
      await knokke.section.text.getByText(LATER).waitFor({ state: 'detached' });
      for (const { on } of [REMARKS.stays, REMARKS.comesBack]) await marked(knokke, on).waitFor();
      await marked(knokke, REMARKS.goes.on).waitFor({ state: 'detached' });
      await knokke.comments.onDeletedText.waitFor();
      await knokke.comments.card(REMARKS.goes.says).getByText(REMARKS.goes.on).waitFor();
      await knokke.comments.card(REMARKS.comesBack.says).getByText('Ja, in maart.').waitFor();
      await knokke.comments.card(ON_SECTION).waitFor();
      expect(await knokke.comments.card(INTERNAL).count()).toBe(0);

      // The server says the same, to each what each may know.
      await eventually(async () => {
        const after = await threadsOf(damme, id);
        expect([...after].map(([words, { place }]) => [words, place])).toEqual([
          [REMARKS.stays.says, 'in-text'],
          [REMARKS.comesBack.says, 'in-text'],
          [REMARKS.goes.says, 'deleted-text'],
          [ON_SECTION, before.get(ON_SECTION)?.place],
          [INTERNAL, before.get(INTERNAL)?.place],
        ]);
        for (const [words, thread] of after) expect(wordsOf(thread)).toBe(wordsOf(before.get(words) ?? thread));
      });
      expect((await threadsOf(knokke, id)).has(INTERNAL)).toBe(false);
    }),
    180_000,
  );
});
