import type { DossierDetail } from '@samenpen/contracts';
import { expectForEverybody } from '../kit/accessibility';
import { PASSWORD } from '../kit/accounts';
import { copiesOf } from '../kit/device';
import { eventually } from '../kit/eventually';
import { Stage } from '../kit/stage';

const stage = new Stage();

const occurrences = (text: string, words: string): number => text.split(words).length - 1;

describe('rights', () => {
  it(
    'let a reader read, in words and without tools to write',
    stage.journey(async ({ enter }) => {
      const reader = await enter('lezer@brugge');
      await reader.open({ key: '3-consortium' });

      await reader.section.isClosed('In jouw rol kun je hier niet schrijven.');
      expect(await reader.section.text.getAttribute('aria-readonly')).toBe('true');
      expect(await reader.section.toolbar.count()).toBe(0);
      expect(
        await reader.page
          .getByRole('main')
          .getByRole('button', { name: 'Klaar voor nazicht' })
          .count(),
      ).toBe(0);
    }),
  );

  it(
    'let readers comment or not, as the penhouder sets it, on a screen that is open already',
    stage.journey(async ({ enter }) => {
      const [reader, penhouder] = await Promise.all([enter('lezer@brugge'), enter('beheerder@blankenberge')]);
      await reader.open({ key: '5b' });
      await reader.comments.show();
      const add = reader.comments.panel.getByRole('button', { name: 'Opmerking bij deze sectie' });
      await add.waitFor();

      await penhouder.dossier.open('noord');
      await penhouder.dossier.readersMayComment.uncheck();
      await add.waitFor({ state: 'detached' });
      await penhouder.dossier.latest.getByText('Meelezers mogen geen opmerkingen meer plaatsen').waitFor();
      await expectForEverybody(penhouder.page);

      await penhouder.dossier.readersMayComment.check();
      await reader.comments.remark('Mag dit weer?');
    }),
  );

  it(
    "keep a partner's editor out of another partner's own section",
    stage.journey(async ({ enter, query }) => {
      const damme = await enter('redacteur@damme');
      const { id } = await damme.open({ key: '3-partner', of: 'Zuienkerke' });
      const [before] = await query('SELECT head FROM room WHERE id = $1', [id]);

      await eventually(async () => expect(await damme.section.isWritable()).toBe(false));
      await damme.section.readOnly.waitFor();
      await damme.section.text.click();
      await damme.section.write('dit mag niet');

      expect(await damme.section.words()).toBe('');
      expect(await query('SELECT head FROM room WHERE id = $1', [id])).toEqual([before]);
    }),
  );

  it(
    'close the text at once when the section is handed to another, and keep what was not sent yet',
    stage.journey(async ({ enter }) => {
      const [damme, penhouder] = await Promise.all([
        enter('redacteur@damme'),
        enter('beheerder@blankenberge'),
      ]);
      const { id } = await damme.open({ key: '5b' });
      const { partners } = await penhouder.get<DossierDetail>('/api/dossiers/noord');
      const partner = partners.find(({ name }) => name === 'Knokke-Heist')?.id;

      await damme.section.newParagraphAtEnd();
      await damme.section.write('Dit staat al op de server.');
      await damme.section.isSaved();
      await damme.context.setOffline(true);
      await damme.section.write(' Dit nog niet.');
      const handedOut = await penhouder.patch(`/api/sections/${id}`, {
        assignee: { partner, person: null },
      });
      expect(handedOut.status()).toBe(200);
      await damme.context.setOffline(false);

      await damme.section.isClosed('aan een andere organisatie toegewezen');
      await damme.section.unincluded.getByText('Dit nog niet.').waitFor();
      expect(await damme.section.words()).toContain('Dit staat al op de server.');
      expect(await damme.section.words()).not.toContain('Dit nog niet.');
    }),
  );

  it(
    'follow a role that is changed, on a screen that is open already',
    stage.journey(async ({ enter }) => {
      const [knokke, penhouder] = await Promise.all([
        enter('redacteur@knokke-heist'),
        enter('beheerder@blankenberge'),
      ]);
      await knokke.open({ key: '3-consortium' });
      const ready = knokke.page.getByRole('main').getByRole('button', { name: 'Klaar voor nazicht' });
      await ready.waitFor();
      const become = async (role: string): Promise<void> => {
        const { partners } = await penhouder.get<DossierDetail>('/api/dossiers/noord');
        const members = partners.flatMap((partner) => partner.members);
        // A role that is changed is another membership.
        const { membership = '' } = members.find(({ name }) => name === 'Redacteur Knokke-Heist') ?? {};
        const answer = await penhouder.patch(`/api/dossiers/noord/members/${membership}`, { role });
        expect(answer.status()).toBe(204);
      };

      await become('reader');
      await knokke.section.isClosed('In jouw rol kun je hier niet schrijven.');
      await ready.waitFor({ state: 'detached' });

      await become('partner-editor');
      await ready.waitFor();
      await knokke.section.isOpenToWrite();
    }),
  );

  it(
    'end with the membership, in the middle of typing, with a sentence and with the text kept',
    stage.journey(async ({ enter }) => {
      const [zuienkerke, penhouder] = await Promise.all([
        enter('redacteur@zuienkerke'),
        enter('beheerder@blankenberge'),
      ]);
      const { id } = await zuienkerke.open({ key: '3-consortium' });
      const { partners } = await penhouder.get<DossierDetail>('/api/dossiers/noord');
      const membership =
        partners
          .flatMap(({ members }) => members)
          .find(({ name }) => name === 'Redacteur Zuienkerke')?.membership ?? '';

      await zuienkerke.section.newParagraphAtEnd();
      await zuienkerke.context.setOffline(true);
      await zuienkerke.section.write('Zuienkerke was nog bezig.');
      expect((await penhouder.delete(`/api/dossiers/noord/members/${membership}`)).status()).toBe(
        204,
      );
      await zuienkerke.context.setOffline(false);

      await zuienkerke.page
        .getByText('Je hebt geen toegang meer tot deze tekst. Wat je schreef')
        .waitFor();
      await zuienkerke.page.locator('#section-save').getByText('Geen toegang tot deze tekst').waitFor();
      await zuienkerke.section.unincluded.getByText('Je neemt niet deel aan dit dossier.').waitFor();
      const offered = await zuienkerke.section.unincluded.getByRole('button').allTextContents();
      expect(offered.map((words) => words.trim())).toEqual(['Kopieer', 'Weggooien']);
      await zuienkerke.section.unincluded.getByText('Zuienkerke was nog bezig.').waitFor();
      expect(await zuienkerke.section.text.count()).toBe(0);
      await eventually(async () => expect(await copiesOf(zuienkerke.page, id)).toEqual([]));
    }),
  );
});

describe('signing out everywhere', () => {
  it(
    'ends the writing in the other window, and signing in again as the same person goes on where it was',
    stage.journey(async ({ enter }) => {
      const [here, elsewhere] = await Promise.all([
        enter('redacteur@knokke-heist'),
        enter('redacteur@knokke-heist'),
      ]);
      const { id } = await here.open({ key: '3-consortium' });
      await here.section.newParagraphAtEnd();
      await here.section.write('Voor het afmelden.');
      await here.section.isSaved();

      await here.context.setOffline(true);
      await here.section.write(' Nog niet verstuurd.');
      await elsewhere.account.open();
      await elsewhere.account.signOutEverywhere();
      await elsewhere.signIn.heading.waitFor();
      await here.context.setOffline(false);

      await here.signIn.againDialog.waitFor();
      // Any call may be the first to hear it; the text hears it from its own connection.
      await eventually(async () => expect(await here.section.isWritable()).toBe(false));
      await here.signIn.again('redacteur@knokke-heist.example', PASSWORD);

      await here.section.isOpenToWrite();
      await here.section.isSaved();
      await eventually(async () =>
        expect(occurrences(await here.textOf(id), 'Voor het afmelden. Nog niet verstuurd.')).toBe(
          1,
        ),
      );
      await here.section.putCaretBehind('Nog niet verstuurd.');
      await here.section.write(' En verder.');
      await here.section.isSaved();
      await eventually(async () =>
        expect(
          occurrences(await here.textOf(id), 'Voor het afmelden. Nog niet verstuurd. En verder.'),
        ).toBe(1),
      );
      expect(await here.section.unincluded.count()).toBe(0);
    }),
  );

  it(
    'in the middle of a sentence asks to sign in, whatever keys follow, and asks again when that was put off',
    stage.journey(async ({ enter }) => {
      const [here, elsewhere] = await Promise.all([enter('redacteur@damme'), enter('redacteur@damme')]);
      const { id } = await here.open({ key: '3-partner', of: 'Damme' });
      await here.section.newParagraphAtEnd();
      await here.section.write('Voor het afmelden.');
      await here.section.isSaved();

      expect((await elsewhere.delete('/api/session?everywhere=1')).status()).toBe(204);
      await here.section.write(' Deze woorden komen midden in een zin.');
      await here.signIn.againDialog.waitFor();
      await here.section.write('Nog een paar woorden. ');
      await here.page.keyboard.press('Enter');
      expect(await here.signIn.againDialog.isVisible()).toBe(true);

      await here.page.keyboard.press('Escape');
      await here.signIn.againDialog.waitFor({ state: 'detached' });
      await here.page.getByRole('main').getByText('Je bent afgemeld.').waitFor();
      await expectForEverybody(here.page);
      await here.signIn.againButton.click();
      await here.signIn.again('redacteur@damme.example', PASSWORD);

      await here.section.isOpenToWrite();
      await here.section.write(' Na het aanmelden.');
      await here.section.isSaved();
      await eventually(async () => expect(await here.textOf(id)).toContain(' Na het aanmelden.'));
    }),
  );
});
