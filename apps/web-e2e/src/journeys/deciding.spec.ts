import { eventually } from '../kit/eventually';
import { Stage } from '../kit/stage';

const stage = new Stage();

const SHARED = { key: '3-consortium' };

describe('deciding about a section', () => {
  it(
    'goes from ready over a change that is asked for to approved, before the eyes of everybody who has it open',
    stage.journey(async ({ enter }) => {
      const [penhouder, damme, zuienkerke] = await Promise.all([
        enter('beheerder@blankenberge'),
        enter('redacteur@damme'),
        enter('redacteur@zuienkerke'),
      ]);
      for (const person of [penhouder, damme, zuienkerke]) await person.open(SHARED);

      await damme.section.confirm('Klaar voor nazicht');
      for (const writer of [damme, zuienkerke])
        await writer.section.isClosed('klaar gemeld en ligt bij de penhouder');
      await zuienkerke.section.write('te laat');
      expect(await zuienkerke.section.words()).not.toContain('te laat');
      // Who has to look it over may still mend it.
      expect(await penhouder.section.isWritable()).toBe(true);

      const reason = 'Zet de bron bij de cijfers per gemeente.';
      await penhouder.section.confirm('Aanpassing vragen', reason);
      for (const writer of [damme, zuienkerke]) {
        await writer.section.isOpenToWrite();
        await writer.page.getByRole('main').getByText(reason).waitFor();
      }

      await damme.section.newParagraphAtEnd();
      await damme.section.write('Bron van de cijfers: Statbel, 2019.');
      await damme.section.isSaved();
      await damme.section.confirm('Klaar voor nazicht');
      await eventually(async () =>
        expect(await penhouder.section.words()).toContain('Bron van de cijfers: Statbel, 2019.'),
      );

      await penhouder.section.choose('Goedkeuren');
      await penhouder.section.dialog
        .getByText('Goedkeuren sluit deze tekst voor iedereen.')
        .waitFor();
      await penhouder.section.dialog.getByText('laatst bewerkt door Redacteur Damme').waitFor();
      await penhouder.section.dialog.getByRole('button', { name: 'Goedkeuren' }).click();
      for (const person of [penhouder, damme, zuienkerke])
        await person.section.isClosed('goedgekeurd en gesloten');

      const decided = (await zuienkerke.section.happened()).filter((line) =>
        /Goedgekeurd|Klaar gemeld|Aanpassing/.test(line),
      );
      const [approved, ready, asked] = decided;
      expect(ready).toMatch(/Klaar gemeld.*Redacteur Damme/s);
      expect(approved).toMatch(/Goedgekeurd.*Penhouder Blankenberge/s);
      expect(asked).toMatch(
        /Aanpassing gevraagd.*Penhouder Blankenberge.*Zet de bron bij de cijfers per gemeente\./s,
      );
    }),
  );

  it(
    'approves only what was on the screen',
    stage.journey(async ({ enter, query }) => {
      const [penhouder, colleague] = await Promise.all([
        enter('beheerder@blankenberge'),
        enter('beheerder2@blankenberge'),
      ]);
      const section = await penhouder.find({ key: '3-partner', of: 'Knokke-Heist' });
      expect(section.status).toBe('ready');
      await penhouder.section.open('noord', section);
      await colleague.section.open('noord', section);

      await penhouder.section.choose('Goedkeuren');
      await penhouder.section.dialog.waitFor();
      await colleague.section.newParagraphAtEnd();
      await colleague.section.write('Nog een zin van de tweede beheerder.');
      await colleague.section.isSaved();
      await penhouder.section.dialog.getByRole('button', { name: 'Goedkeuren' }).click();

      await penhouder.section.dialog
        .getByText('Er is niets goedgekeurd: de tekst is intussen gewijzigd.')
        .waitFor();
      await penhouder.section.dialog.getByText('Nog een zin van de tweede beheerder.').waitFor();
      expect(await query('SELECT status FROM section WHERE id = $1', [section.id])).toEqual([
        { status: 'ready' },
      ]);

      await penhouder.page.keyboard.press('Escape');
      await penhouder.section.confirm('Goedkeuren');
      await penhouder.section.isClosed('goedgekeurd en gesloten');
      const [approval] = await query<{ text: string }>(
        'SELECT text FROM approval WHERE section_id = $1 ORDER BY at DESC',
        [section.id],
      );
      expect(approval?.text).toContain('Nog een zin van de tweede beheerder.');
    }),
  );

  it(
    'asks for a reason where one is needed',
    stage.journey(async ({ enter }) => {
      const penhouder = await enter('beheerder@blankenberge');
      await penhouder.open({ key: '5b' });

      await penhouder.section.choose('Aanpassing vragen');
      await penhouder.section.dialog
        .getByRole('button', { name: 'Aanpassing vragen', exact: true })
        .click();

      await penhouder.section.dialog.getByText('Geef een reden.').waitFor();
    }),
  );
});
