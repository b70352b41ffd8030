import { createHmac } from 'node:crypto';
import { expectForEverybody } from '../kit/accessibility';
import { eventually } from '../kit/eventually';
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
    stage.journey(async ({ enter, visit, query }) => {
      const damme = await enter('redacteur@damme');
      await damme.account.open();
      const choice = damme.page.getByRole('combobox', { name: 'Goedgekeurd' });
      await choice.focus();
      // The last choice is never.
      await damme.page.keyboard.press('End');
      await damme.page.getByText('Deze installatie verstuurt geen mails.').waitFor();
      await eventually(async () => {
        const [row] = await query<{ choice: string }>("SELECT choice FROM mail_choice WHERE kind = 'approved'");
        expect(row?.choice).toBe('never');
      });
      await damme.page.reload();
      await choice.waitFor();
      expect(await choice.inputValue()).toBe('never');
      await expectForEverybody(damme.page);

      const stranger = await visit();
      await stranger.page.goto('/afmelden/iets');
      await stranger.page.getByText('Deze link werkt niet').waitFor();
      expect(await stranger.page.getByRole('button', { name: 'Geen mails meer sturen' }).count()).toBe(0);
      await expectForEverybody(stranger.page);
    }),
  );

  it(
    'are read with the keyboard alone, one by one and all at once',
    stage.journey(async ({ enter, query }) => {
      const damme = await enter('redacteur@damme');
      await query('UPDATE notification SET read_at = now()');
      await query(
        `INSERT INTO notification (id, key, person_id, kind, dossier_id, at, mail_state)
         SELECT gen_random_uuid(), 'told ' || number, person.id, 'deadline-warning', dossier.id, now(), 'off'
         FROM person, dossier, generate_series(1, 3) AS number
         WHERE person.email LIKE 'redacteur@damme%' AND dossier.slug = 'noord'`,
      );
      await damme.page.goto('/meldingen');
      const buttons = damme.page.getByRole('listitem').getByRole('button', { name: /^Als gelezen markeren/ });
      await buttons.first().waitFor();
      expect(await buttons.count()).toBe(3);

      await buttons.first().focus();
      await damme.page.keyboard.press('Enter');
      await eventually(async () => expect(await buttons.count()).toBe(2));
      expect(await damme.page.evaluate(() => document.activeElement?.closest('li') !== null)).toBe(true);
      await damme.page.getByRole('button', { name: 'Alles als gelezen markeren' }).focus();
      await damme.page.keyboard.press('Enter');

      await eventually(async () => expect(await buttons.count()).toBe(0));
      await damme.page.getByRole('link', { name: 'Meldingen', exact: true }).waitFor();
    }),
  );

  it(
    'are mailed no more about one kind after a question behind the link of a mail, without a sign-in',
    stage.journey(async ({ visit, query }) => {
      const [person] = await query<{ id: string }>("SELECT id FROM person WHERE email LIKE 'redacteur@damme%'");
      const [key] = await query<{ value: string }>(
        "INSERT INTO instance_fact (key, value) VALUES ('unsubscribe-key', 'secret') ON CONFLICT (key) DO UPDATE SET value = instance_fact.value RETURNING value",
      );
      const said = Buffer.concat([Buffer.from((person?.id ?? '').replaceAll('-', ''), 'hex'), Buffer.from('reminder')]);
      const signature = createHmac('sha256', key?.value ?? '').update(said).digest().subarray(0, 16);
      const link = `/afmelden/${Buffer.concat([said, signature]).toString('base64url')}`;
      const chosen = () => query<{ kind: string }>("SELECT kind FROM mail_choice WHERE person_id = $1 AND choice = 'never' AND kind <> 'approved'", [person?.id]);
      const reader = await visit();

      await reader.page.goto(link);
      await reader.page.getByText('Wil je geen mails meer krijgen over “Herinnering”?').waitFor();
      expect(await chosen()).toEqual([]);
      await expectForEverybody(reader.page);
      await reader.page.getByRole('button', { name: 'Geen mails meer sturen' }).focus();
      await reader.page.keyboard.press('Enter');

      const answer = reader.page.getByText('Je krijgt geen mails meer over “Herinnering”.');
      await answer.waitFor();
      expect(await answer.evaluate((element) => element === document.activeElement)).toBe(true);
      expect(await chosen()).toEqual([{ kind: 'reminder' }]);
      await expectForEverybody(reader.page);
    }),
  );
});
