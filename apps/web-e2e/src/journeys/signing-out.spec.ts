import { readFile } from 'node:fs/promises';
import { expectForEverybody } from '../kit/accessibility';
import { copiesOf } from '../kit/device';
import { eventually } from '../kit/eventually';
import { Line } from '../kit/line';
import type { Person } from '../kit/person';
import { type Journey, Stage } from '../kit/stage';

const stage = new Stage();

const occurrences = (text: string, words: string): number => text.split(words).length - 1;

type Leaver = { readonly person: Person; readonly line: Line; readonly id: string };

/** Somebody who typed what could not be sent, and is about to sign out. */
async function leaverWith(sentence: string, { enter }: Pick<Journey, 'enter'>): Promise<Leaver> {
  const person = await enter('redacteur@damme');
  const line = await Line.of(person.page);
  const { id } = await person.open({ key: '5b' });
  await person.section.newParagraphAtEnd();
  await person.section.isSaved();
  line.cut();
  await person.section.write(sentence);
  await person.signOut();
  await person.section.dialog.getByText(sentence).waitFor();
  return { person, line, id };
}

const choose = ({ person }: Leaver, choice: string): Promise<void> =>
  person.section.dialog.getByRole('button', { name: choice }).click();

/** Signed out, and no copy of the text stays on the device. */
async function isGone({ person: { page, signIn }, id }: Leaver): Promise<void> {
  await signIn.heading.waitFor();
  await eventually(async () => expect(await copiesOf(page, id)).toEqual([]));
}

describe('signing out with text that only this device has', () => {
  it(
    'sends it first when that is chosen',
    stage.journey(async (journey) => {
      const leaver = await leaverWith('Nog te versturen.', journey);
      const reader = await journey.enter('lezer@brugge');

      await choose(leaver, 'Versturen en afmelden');
      await leaver.line.mend();

      await isGone(leaver);
      expect(occurrences(await reader.textOf(leaver.id), 'Nog te versturen.')).toBe(1);
    }),
  );

  it(
    'hands it over as a file when that is chosen, and sends nothing',
    stage.journey(async (journey) => {
      const leaver = await leaverWith('Voor in een bestand.', journey);
      const reader = await journey.enter('lezer@brugge');

      const download = leaver.person.page.waitForEvent('download');
      await choose(leaver, 'Als bestand bewaren en afmelden');

      const file = await download;
      expect(file.suggestedFilename()).toBe('niet-verstuurde-tekst.txt');
      expect(await readFile(await file.path(), 'utf8')).toContain('Voor in een bestand.');
      await isGone(leaver);
      expect(await reader.textOf(leaver.id)).not.toContain('Voor in een bestand.');
    }),
  );

  it(
    'says so instead of throwing it away when it was sent while that was asked',
    stage.journey(async (journey) => {
      const leaver = await leaverWith('Toch verstuurd.', journey);
      const { person, line, id } = leaver;

      await line.mend();
      await eventually(async () => expect(await person.textOf(id)).toContain('Toch verstuurd.'));
      await person.section.isSaved();
      await choose(leaver, 'Weggooien en afmelden');
      await person.section.dialog.getByText('Intussen was er weer verbinding').waitFor();
      await expectForEverybody(person.page);

      await choose(leaver, 'Toch afmelden');
      await isGone(leaver);
    }),
  );

  it(
    'throws it away when that is chosen: it does not come back with the next login',
    stage.journey(async (journey) => {
      const leaver = await leaverWith('Weg ermee.', journey);
      const { person, line, id } = leaver;

      await choose(leaver, 'Weggooien en afmelden');
      await isGone(leaver);
      await line.mend();

      await person.signInQuietly('redacteur@damme.example');
      await person.open({ key: '5b' });
      await person.section.isSaved();
      expect(await person.section.words()).not.toContain('Weg ermee.');
      expect(await person.section.unincluded.count()).toBe(0);
      expect(await person.textOf(id)).not.toContain('Weg ermee.');
    }),
  );

  it(
    'goes on in the text when the question is put away',
    stage.journey(async (journey) => {
      const { person, line, id } = await leaverWith('Toch blijven.', journey);

      await person.page.keyboard.press('Escape');
      await person.section.dialog.waitFor({ state: 'detached' });
      await line.mend();

      await person.section.isSaved();
      await eventually(async () =>
        expect(occurrences(await person.textOf(id), 'Toch blijven.')).toBe(1),
      );
    }),
  );
});
