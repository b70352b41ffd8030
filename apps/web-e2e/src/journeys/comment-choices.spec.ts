import type { DossierDetail } from '@samenpen/contracts';
import type { Page } from 'playwright-core';
import { expectForEverybody } from '../kit/accessibility';
import { eventually } from '../kit/eventually';
import { Stage } from '../kit/stage';

const stage = new Stage();

const filterOf = (page: Page) => page.getByRole('combobox', { name: 'Toon' });
const whoOf = (page: Page) => page.getByLabel('Aan wie');

/** Chooses in a list by typing the beginning of a name, as with a keyboard. */
async function chooseByKeys(page: Page, begin: string): Promise<void> {
  await page.keyboard.type(begin);
  // A list that is closed chooses as one types; Enter may open it, Escape closes it again.
  await eventually(async () =>
    expect(
      await page.evaluate(() => {
        const field = document.activeElement;
        return field instanceof HTMLSelectElement ? field.selectedOptions[0]?.text : null;
      }),
    ).toContain(begin),
  );
}

describe('which comments one looks at', () => {
  it(
    'is chosen by keys: only those that are internal, and back to all that are open',
    stage.journey(async ({ enter }) => {
      const damme = await enter('redacteur@damme');
      await damme.open({ key: '5b' });
      await damme.comments.show();
      await damme.comments.beginOnSection();
      await damme.page.keyboard.type('Voor iedereen.');
      await damme.page.keyboard.press('Control+Enter');
      await damme.comments.card('Voor iedereen.').waitFor();
      await damme.comments.beginOnSection();
      await damme.page.keyboard.type('Alleen voor ons.');
      await damme.page.keyboard.press('Tab');
      await damme.page.keyboard.press('ArrowRight');
      await damme.page
        .getByRole('radio', { name: 'Intern: Damme' })
        .and(damme.page.locator(':focus'))
        .waitFor();
      await damme.page.keyboard.press('Control+Enter');
      await damme.comments.card('Alleen voor ons.').waitFor();

      await filterOf(damme.page).focus();
      await chooseByKeys(damme.page, 'Intern (1)');
      await damme.comments.card('Voor iedereen.').waitFor({ state: 'detached' });
      await damme.comments.card('intern – alleen Damme').waitFor();
      await expectForEverybody(damme.page);

      await filterOf(damme.page).focus();
      await chooseByKeys(damme.page, 'Open');
      await damme.comments.card('Voor iedereen.').waitFor();
    }),
  );
});

describe('somebody who acts for two municipalities', () => {
  it(
    'chooses for which one a comment speaks, and so who may read it',
    stage.journey(async ({ enter, query }) => {
      await query(`
        INSERT INTO membership (id, person_id, dossier_id, partner_id, role)
        SELECT gen_random_uuid(), person.id, dossier_partner.dossier_id, dossier_partner.id, 'partner-editor'
        FROM person, dossier_partner
          JOIN organisation ON organisation.id = dossier_partner.organisation_id
          JOIN dossier ON dossier.id = dossier_partner.dossier_id
        WHERE person.email = 'redacteur@damme.example' AND organisation.name = 'Zuienkerke' AND dossier.slug = 'noord'`);
      const [both, damme, zuienkerke] = await Promise.all([
        enter('redacteur@damme'),
        enter('gemachtigde@damme'),
        enter('redacteur@zuienkerke'),
      ]);
      const section = { key: '3-consortium' };
      await Promise.all([both, damme, zuienkerke].map((person) => person.open(section)));
      await Promise.all([both, damme, zuienkerke].map(({ comments }) => comments.show()));

      await both.comments.beginOnSection();
      await both.page.keyboard.type('Dit regelen wij in Zuienkerke.');
      await both.page.keyboard.press('Tab');
      await both.page.getByLabel('Namens').and(both.page.locator(':focus')).waitFor();
      await chooseByKeys(both.page, 'Zuienkerke');
      await both.page.keyboard.press('Tab');
      await both.page.keyboard.press('ArrowRight');
      await both.page.getByRole('radio', { name: 'Intern: Zuienkerke', checked: true }).waitFor();
      await expectForEverybody(both.page);
      await both.comments.field.press('Control+Enter');

      await both.comments.card('intern – alleen Zuienkerke').waitFor();
      await zuienkerke.comments.card('Dit regelen wij in Zuienkerke.').waitFor();
      // What comes after it has come: so it would have come too.
      await zuienkerke.comments.beginOnSection();
      await zuienkerke.page.keyboard.type('Voor iedereen.');
      await zuienkerke.page.keyboard.press('Control+Enter');
      await damme.comments.card('Voor iedereen.').waitFor();
      expect(await damme.page.content()).not.toContain('Dit regelen wij');
    }),
  );
});

describe('a comment that somebody must act on', () => {
  it(
    'names who and by when, stands among what waits for that person, and is handed on by keys alone',
    stage.journey(async ({ enter }) => {
      const [damme, knokke] = await Promise.all([
        enter('redacteur@damme'),
        enter('redacteur@knokke-heist'),
      ]);
      await damme.open({ key: '5b' });
      await damme.comments.show();
      await damme.comments.beginOnSection();
      await damme.page.keyboard.type('Wie bezorgt de cijfers?');
      await damme.page.getByRole('button', { name: 'Toewijzen', exact: true }).click();
      await whoOf(damme.page).selectOption({ label: 'Redacteur Knokke-Heist' });
      await damme.page.getByLabel('Tegen (datum)').fill('2031-11-05');
      await expectForEverybody(damme.page);
      await damme.comments.field.press('Control+Enter');
      const card = damme.comments.card('Wie bezorgt de cijfers?');
      await card.getByText(/voor Redacteur Knokke-Heist, tegen .*5 nov/).waitFor();

      await knokke.open({ key: '5b' });
      await knokke.comments.show();
      await filterOf(knokke.page).selectOption('mine');
      await knokke.comments.card('Wie bezorgt de cijfers?').waitFor();

      const assign = card.getByRole('button', { name: 'Toewijzen', exact: true });
      await assign.focus();
      await damme.page.keyboard.press('Enter');
      await whoOf(damme.page).focus();
      await chooseByKeys(damme.page, 'Redacteur Zuienkerke');
      // An answer that comes meanwhile leaves the choice as it is.
      await knokke.comments.answer(
        knokke.comments.card('Wie bezorgt de cijfers?'),
        'Wij niet meer.',
      );
      await card.getByText('Wij niet meer.').waitFor();
      await damme.comments.hasFocus(whoOf(damme.page));
      await damme.page.keyboard.press('Tab');
      await card.getByLabel('Tegen (datum)').press('Enter');

      await card.getByText(/voor Redacteur Zuienkerke, tegen .*5 nov/).waitFor();
      await damme.comments.hasFocus(assign);
      await knokke.comments
        .card('Wie bezorgt de cijfers?')
        .waitFor({ state: 'detached' });
    }),
  );
});

describe('text that the server did not take', () => {
  it(
    'becomes a comment on the closed section, by keys alone',
    stage.journey(async ({ enter }) => {
      const [damme, penhouder] = await Promise.all([
        enter('redacteur@damme'),
        enter('beheerder@blankenberge'),
      ]);
      const { id } = await damme.open({ key: '3-consortium' });
      await damme.context.setOffline(true);
      await damme.section.newParagraphAtEnd();
      await damme.section.write('Deze zin kwam te laat.');
      await penhouder.decide(id, { event: 'mark-ready' });
      await penhouder.decide(id, { event: 'approve' });
      await damme.context.setOffline(false);
      await damme.section.unincluded.getByText('Deze zin kwam te laat.').waitFor();
      await expectForEverybody(damme.page);

      await damme.section.unincluded
        .getByRole('button', { name: 'Maak er een opmerking van' })
        .focus();
      await damme.page.keyboard.press('Enter');
      await damme.comments.hasFocus(damme.comments.field);
      expect(await damme.comments.field.inputValue()).toBe('Deze zin kwam te laat.');
      await damme.page.keyboard.press('Control+Enter');
      await damme.comments.hasFocus(damme.comments.card('Deze zin kwam te laat.'));

      await penhouder.open({ key: '3-consortium' });
      await penhouder.comments.show();
      await penhouder.comments.card('Deze zin kwam te laat.').waitFor();
      await damme.section.unincluded.getByText('Deze zin kwam te laat.').waitFor();
      expect(await penhouder.section.words()).not.toContain('te laat');
    }),
  );
});

describe('a comment of somebody who is taken out of the dossier while it is written', () => {
  it(
    'is refused in plain words, and stays in its field',
    stage.journey(async ({ enter }) => {
      const [zuienkerke, penhouder] = await Promise.all([
        enter('redacteur@zuienkerke'),
        enter('beheerder@blankenberge'),
      ]);
      await zuienkerke.open({ key: '5b' });
      await zuienkerke.comments.show();
      await zuienkerke.comments.beginOnSection();
      await zuienkerke.page.keyboard.type('Zuienkerke is het eens.');
      const { partners } = await penhouder.get<DossierDetail>('/api/dossiers/noord');
      const members = partners.flatMap((partner) => partner.members);
      const { membership = '' } = members.find(({ name }) => name === 'Redacteur Zuienkerke') ?? {};
      expect((await penhouder.delete(`/api/dossiers/noord/members/${membership}`)).status()).toBe(204);

      await zuienkerke.page
        .getByText('Je hebt geen toegang meer tot deze tekst.', { exact: true })
        .waitFor();
      await zuienkerke.page.keyboard.press('Control+Enter');

      const { panel, field } = zuienkerke.comments;
      await panel.getByText('Je neemt niet meer deel aan dit dossier. Niets is verloren').waitFor();
      expect(await field.inputValue()).toBe('Zuienkerke is het eens.');
      await expectForEverybody(zuienkerke.page);
    }),
  );
});

describe('an answer that is being written when its thread is deleted', () => {
  it(
    'stays on the screen with its words, and cannot be sent any more',
    stage.journey(async ({ enter }) => {
      const [damme, knokke] = await Promise.all([
        enter('redacteur@damme'),
        enter('redacteur@knokke-heist'),
      ]);
      await Promise.all([damme.open({ key: '16' }), knokke.open({ key: '16' })]);
      await Promise.all([damme.comments.show(), knokke.comments.show()]);
      await knokke.comments.remark('Is dit nog nodig?');
      const card = damme.comments.card('Is dit nog nodig?');
      await card.getByRole('button', { name: 'Antwoorden' }).click();
      await damme.comments.hasFocus(damme.comments.answerField);
      await damme.page.keyboard.type('Ja, want');

      const mine = knokke.comments.card('Is dit nog nodig?');
      await mine.getByRole('button', { name: 'Verwijderen' }).click();
      await mine.getByRole('button', { name: 'Verwijder ze' }).click();
      await mine.waitFor({ state: 'detached' });

      await damme.comments.card('niet meer te lezen: misschien verwijderd').waitFor();
      await damme.comments.hasFocus(damme.comments.answerField);
      await damme.page.keyboard.type(' de belbus rijdt.');
      await damme.page.keyboard.press('Control+Enter');
      await damme.comments.panel.getByText('Niets is verloren').waitFor();
      expect(await damme.comments.answerField.inputValue()).toBe('Ja, want de belbus rijdt.');
    }),
  );
});
