import { expectForEverybody } from '../kit/accessibility';
import { Stage } from '../kit/stage';

const stage = new Stage();

describe('notifications', () => {
  it(
    'reach somebody who has the dossier open, lead to the spot, and are read by that',
    stage.journey(async ({ enter, query }) => {
      const [penhouder, damme] = await Promise.all([enter('beheerder@blankenberge'), enter('redacteur@damme')]);
      // What the demo told before is no part of this.
      await query('UPDATE notification SET read_at = now()');
      await damme.dossier.open('noord');
      await damme.page.getByRole('link', { name: 'Meldingen', exact: true }).waitFor();
      const { id } = await penhouder.find({ key: '3-partner', of: 'Damme' });

      await penhouder.decide(id, { event: 'request-changes', reason: 'Graag het aantal inwoners.' });

      await damme.page.getByRole('link', { name: '1 ongelezen melding' }).click();
      await damme.page.getByRole('heading', { name: 'Meldingen', level: 1 }).waitFor();
      const line = damme.page.getByRole('listitem').filter({ hasText: 'Graag het aantal inwoners.' });
      await line.waitFor();
      await expectForEverybody(damme.page);

      await line.getByRole('link', { name: /vraagt aanpassingen aan/ }).click();
      await damme.page.waitForURL(`**/secties/${id}`);
      await damme.page.getByRole('link', { name: 'Meldingen', exact: true }).waitFor();
    }),
  );

  it(
    'are mailed as one chooses, and a link that is none of ours says so',
    stage.journey(async ({ enter, visit }) => {
      const damme = await enter('redacteur@damme');
      await damme.account.open();
      const choice = damme.page.getByRole('combobox', { name: 'Goedgekeurd' });
      await choice.selectOption('never');
      await damme.page.getByText('Deze installatie verstuurt geen mails.').waitFor();
      await damme.page.reload();
      await choice.waitFor();
      expect(await choice.inputValue()).toBe('never');
      await expectForEverybody(damme.page);

      const stranger = await visit();
      await stranger.page.goto('/afmelden/iets');
      await stranger.page.getByText('Dit bestaat niet').waitFor();
      expect(await stranger.page.getByRole('button', { name: 'Geen mails meer sturen' }).count()).toBe(0);
      await expectForEverybody(stranger.page);
    }),
  );
});
