import { expectForEverybody } from '../kit/accessibility';
import { Stage } from '../kit/stage';

const stage = new Stage();

// Each screen is judged in light, in dark and 320 pixels wide, where nothing may scroll sideways.
describe('for everybody', () => {
  it(
    'is signing in, also after a wrong password',
    stage.journey(async ({ visit }) => {
      const { signIn, page } = await visit();
      await signIn.open();
      await expectForEverybody(page);

      await signIn.withPassword('redacteur@damme.example', 'verkeerd');
      await page.getByRole('alert').getByText('horen niet bij elkaar').waitFor();
      await expectForEverybody(page);
    }),
  );

  it(
    'is my work, and my work when nothing is asked',
    stage.journey(async ({ enter }) => {
      const penhouder = await enter('beheerder@blankenberge');
      await penhouder.work.open();
      await penhouder.work.lines.first().waitFor();
      await expectForEverybody(penhouder.page);

      await penhouder.page.getByRole('button', { name: 'Menu van' }).click();
      await penhouder.page.getByRole('menu').waitFor();
      await expectForEverybody(penhouder.page);

      const operator = await enter('operator@samenpen');
      await operator.work.open();
      await operator.page.getByText('Er wordt nu niets van je gevraagd').waitFor();
      await operator.page.getByText('Je werkt nog aan geen dossier mee').waitFor();
      await expectForEverybody(operator.page);
    }),
  );

  it(
    'is the overview of a dossier, with its dialog to hand out sections',
    stage.journey(async ({ enter }) => {
      const { dossier, page } = await enter('beheerder@blankenberge');
      await dossier.open('noord');
      await dossier.latest.getByRole('listitem').first().waitFor();
      await expectForEverybody(page);

      await page.getByRole('button', { name: 'Meerdere toewijzen' }).click();
      await page.getByRole('dialog').waitFor();
      await expectForEverybody(page);
    }),
  );

  it(
    'is the list of sections over the page, where there is no room beside it',
    stage.journey(async ({ enter }) => {
      const { dossier, page } = await enter('lezer@brugge', {
        viewport: { width: 390, height: 800 },
      });
      await dossier.open('noord');
      await page.getByRole('button', { name: 'Secties tonen' }).click();
      await page.getByRole('dialog').waitFor();
      await expectForEverybody(page);
    }),
  );

  it(
    'is the reading view',
    stage.journey(async ({ enter }) => {
      const { reading, page } = await enter('lezer@brugge');
      await reading.open('noord');
      await expectForEverybody(page);
    }),
  );

  it(
    'is my account',
    stage.journey(async ({ enter }) => {
      const { account, page } = await enter('gemachtigde@damme');
      await account.open();
      await expectForEverybody(page);
    }),
  );

  it(
    'is the list of keys',
    stage.journey(async ({ enter }) => {
      const { work, page } = await enter('gemachtigde@damme');
      await work.open();
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Sneltoetsen' }).waitFor();
      await expectForEverybody(page);
    }),
  );

  it(
    'is an address that does not exist, and a dossier that cannot be fetched',
    stage.journey(async ({ enter }) => {
      const { page } = await enter('redacteur@damme');
      await page.goto('/bestaat-niet');
      await page.getByRole('heading', { name: 'Hier is niets te vinden' }).waitFor();
      await expectForEverybody(page);

      await page.goto('/dossiers/west');
      await page.getByRole('heading', { name: 'Hier is niets te vinden' }).waitFor();

      await page.route('**/api/dossiers/noord', (route) => route.abort());
      await page.goto('/dossiers/noord');
      await page.getByRole('button', { name: 'Opnieuw proberen' }).waitFor();
      await expectForEverybody(page);
    }),
  );

  it(
    'is a text that one writes, with somebody else in it, while searching, and while marking it ready',
    stage.journey(async ({ enter }) => {
      const [damme, facilitator] = await Promise.all([
        enter('redacteur@damme'),
        enter('facilitator@werkkracht10'),
      ]);
      await Promise.all([
        damme.open({ key: '3-consortium' }),
        facilitator.open({ key: '3-consortium' }),
      ]);
      await facilitator.section.putCaretBehind('In de vier gemeenten');
      await damme.section.caretOf('Facilitator Werkkracht10').waitFor();
      await expectForEverybody(damme.page);

      await damme.section.text.focus();
      await damme.page.keyboard.press('Control+h');
      await damme.section.find.term.fill('gemeenten');
      await damme.page.getByText('keer gevonden').waitFor();
      await expectForEverybody(damme.page);
      await damme.page.keyboard.press('Escape');

      await damme.section.choose('Klaar voor nazicht');
      await damme.section.dialog.waitFor();
      await expectForEverybody(damme.page);
    }),
  );

  it(
    'is a text that waits for approval, and one that was sent back with a reason',
    stage.journey(async ({ enter }) => {
      const penhouder = await enter('beheerder@blankenberge');
      await penhouder.open({ key: '3-partner', of: 'Knokke-Heist' });
      await penhouder.section.choose('Goedkeuren');
      await penhouder.section.dialog.waitFor();
      await expectForEverybody(penhouder.page);

      const knokke = await enter('redacteur@knokke-heist');
      await knokke.open({ key: '4' });
      await expectForEverybody(knokke.page);
    }),
  );

  it(
    'is a closed text, an empty one, and a section of another kind',
    stage.journey(async ({ enter }) => {
      const reader = await enter('lezer@brugge');
      await reader.open({ key: '3-partner', of: 'Blankenberge' });
      await expectForEverybody(reader.page);
      await reader.open({ key: '3-partner', of: 'Zuienkerke' });
      await expectForEverybody(reader.page);
      await reader.open({ key: '6' });
      await expectForEverybody(reader.page);
    }),
  );

  it(
    'is text that the server did not take',
    stage.journey(async ({ enter }) => {
      const [damme, penhouder] = await Promise.all([
        enter('redacteur@damme'),
        enter('beheerder@blankenberge'),
      ]);
      const { id } = await damme.open({ key: '5b' });
      await damme.context.setOffline(true);
      await damme.section.newParagraphAtEnd();
      await damme.section.write('Te laat geschreven.');
      await damme.section.offline.waitFor();
      await penhouder.decide(id, { event: 'mark-ready' });
      await damme.context.setOffline(false);
      await damme.section.unincluded.getByText('Te laat geschreven.').waitFor();
      await expectForEverybody(damme.page);
    }),
  );
});

describe('where a system gives the colours', () => {
  it(
    'shows which tab and which view is chosen, and tells a comment from suggested words',
    stage.journey(async ({ enter }) => {
      const damme = await enter('redacteur@damme');
      const { page } = damme;
      await page.emulateMedia({ forcedColors: 'active' });
      const drawn = (selector: string, property: string) =>
        page
          .locator(selector)
          .evaluateAll(
            (all, named) => all.map((one) => getComputedStyle(one).getPropertyValue(named)),
            property,
          );

      const { id } = await damme.open({ key: '3-consortium' });
      const [chosen, ...others] = await drawn('[role=tab]', 'border-bottom-color');
      expect(new Set(others)).toEqual(new Set(await drawn('body', 'background-color')));
      expect(others).not.toContain(chosen);

      await page.goto(`/dossiers/noord/secties/${id}/vergelijken`);
      await page.getByRole('button', { name: 'Naast elkaar' }).waitFor();
      const [inline, beside] = await drawn('.views button', 'background-color');
      expect(inline).not.toBe(beside);

      await damme.reading.open('noord');
      await page.locator('.remark').first().waitFor();
      expect(await drawn('.remark', 'text-decoration-style')).not.toContain('solid');
    }),
  );
});
