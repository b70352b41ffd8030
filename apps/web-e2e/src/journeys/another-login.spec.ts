import { PASSWORD, type Account, addressOf } from '../kit/accounts';
import { keptText } from '../kit/device';
import { eventually } from '../kit/eventually';
import { Line } from '../kit/line';
import { OfficeNetwork } from '../kit/office-network';
import type { Person } from '../kit/person';
import { type Journey, Stage, type View } from '../kit/stage';

const stage = new Stage();

const occurrences = (text: string, words: string): number => text.split(words).length - 1;

const UNSENT = ' Alleen van Damme.';

type Windows = { readonly first: Person; readonly second: Person; readonly id: string; readonly writers: () => Promise<readonly string[]> };

/** Somebody writes in one window of a browser, and somebody else signs in in the next. */
async function twoLogins({ enter, beside, query }: Journey, other: Account, between: { readonly key: string; readonly view?: View; readonly open?: (person: Person) => Promise<unknown>; readonly write: (person: Person) => Promise<void> }): Promise<Windows> {
  const first = await enter('redacteur@damme', between.view);
  await between.open?.(first);
  const { id } = await first.open({ key: between.key });
  await first.section.newParagraphAtEnd();
  await first.section.write('Nog samen verstuurd.');
  await first.section.isSaved();
  await between.write(first);
  const second = await beside(first);
  await second.signIn.open();
  await second.signIn.withPassword(addressOf(other), PASSWORD);
  await second.signIn.heading.waitFor({ state: 'detached' });
  const writers = async (): Promise<readonly string[]> => {
    const rows = await query<{ email: string }>(
      `SELECT DISTINCT p.email FROM person p WHERE p.id IN (
         SELECT author_id FROM room_update WHERE room_id = $1 UNION SELECT author_id FROM room_update_archive WHERE room_id = $1)`,
      [id],
    );
    return rows.map(({ email }) => email).sort();
  };
  return { first, second, id, writers };
}

describe('a window with unsent text, while somebody else signs in in another window of the browser', () => {
  it(
    'sends nothing when its line is back, says so, and sends it once its own person has signed in again',
    stage.journey(async (journey) => {
      let line: Line | undefined;
      const { first, second, id, writers } = await twoLogins(journey, 'facilitator@werkkracht10', {
        key: '5b',
        open: async ({ page }) => (line = await Line.of(page)),
        write: async ({ page, section }) => {
          line?.cut();
          await section.write(UNSENT);
          await eventually(async () => expect(await keptText(page, page.url().split('/').at(-1) ?? '')).toContain(UNSENT));
        },
      });
      const writersBefore = await writers();

      await line?.mend();

      await first.signIn.anotherDialog.getByText('Redacteur Damme').waitFor();
      expect(await first.section.words()).toContain(UNSENT);
      await eventually(async () => expect(await first.section.isWritable()).toBe(false));
      expect(occurrences(await second.textOf(id), UNSENT)).toBe(0);
      expect(await writers()).toEqual(writersBefore);

      await first.signIn.again(addressOf('redacteur@damme'), PASSWORD);
      await first.section.isSaved();
      expect(occurrences(await first.textOf(id), `Nog samen verstuurd.${UNSENT}`)).toBe(1);
      expect(await writers()).toEqual(writersBefore);
      expect(await first.section.unincluded.count()).toBe(0);
    }),
  );

  it(
    'sends nothing over HTTP either, where each request brings the login of that moment',
    stage.journey(async (journey) => {
      const office = await OfficeNetwork.open();
      try {
        office.webSockets = 'refuses';
        const { first, second, id, writers } = await twoLogins(journey, 'facilitator@werkkracht10', {
          key: '3-consortium',
          view: { proxy: office.proxy },
          write: async ({ section }) => section.isSaved(),
        });
        const writersBefore = await writers();

        await first.section.putCaretBehind('Nog samen verstuurd.');
        await first.section.write(UNSENT);

        await first.signIn.anotherDialog.getByText('Redacteur Damme').waitFor();
        await eventually(async () => expect(await first.section.isWritable()).toBe(false));
        expect(await first.section.words()).toContain('Nog samen verstuurd. Alleen');
        expect(await second.textOf(id)).not.toContain('Nog samen verstuurd. ');
        expect(await writers()).toEqual(writersBefore);

        await first.signIn.again(addressOf('redacteur@damme'), PASSWORD);
        await first.section.isSaved();
        expect(occurrences(await first.textOf(id), 'Nog samen verstuurd. Alleen')).toBe(1);
        expect(await writers()).toEqual(writersBefore);
      } finally {
        await office.close();
      }
    }),
  );

  it(
    'does nothing else under that login, and signing out of it leaves the other signed in',
    stage.journey(async (journey) => {
      const { query } = journey;
      const { first, second } = await twoLogins(journey, 'facilitator@werkkracht10', {
        key: '5b',
        write: async ({ section }) => section.isSaved(),
      });

      await first.comments.show();
      await first.comments.beginOnSection();
      await first.comments.field.fill('Van wie is dit?');
      await first.comments.field.press('Control+Enter');
      await first.signIn.anotherDialog.getByText('Redacteur Damme').waitFor();
      await first.page.keyboard.press('Escape');
      await first.signIn.anotherDialog.waitFor({ state: 'detached' });
      await first.signOut();
      await first.signIn.heading.waitFor();

      await second.open({ key: '5b' });
      await second.section.isSaved();
      expect(await query('SELECT 1 FROM comment WHERE body::text LIKE $1', ['%Van wie is dit?%'])).toEqual([]);
    }),
  );
});
