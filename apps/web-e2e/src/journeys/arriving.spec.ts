import { PASSWORD } from '../kit/accounts';
import { Stage } from '../kit/stage';

const stage = new Stage();

describe('arriving', () => {
  it(
    'leads from the card of a role over my work to what holds the dossier back',
    stage.journey(async ({ visit }) => {
      const visitor = await visit();
      await visitor.signIn.open();
      await visitor.signIn.card('Penhouder Blankenberge').first().click();

      await visitor.work.heading.waitFor();
      await visitor.work.lines.first().waitFor();

      await visitor.work.dossier('Noord').click();
      await visitor.dossier.holds.waitFor();
      expect(await visitor.dossier.progress.textContent()).toContain('10 van 47 goedgekeurd');
      expect(await visitor.dossier.holds.getByRole('listitem').count()).toBeGreaterThanOrEqual(3);
    }),
  );

  it(
    'in a second window gives one browser a second person',
    stage.journey(async ({ visit }) => {
      const { page, context, signIn, work } = await visit();
      await signIn.open();
      const [second] = await Promise.all([
        context.waitForEvent('page'),
        page.getByRole('link', { name: 'Open een tweede venster als Damme' }).click(),
      ]);
      expect(new URL(second.url()).hostname).toBe('127.0.0.1');
      await second
        .getByRole('main')
        .getByRole('button', { name: 'Redacteur Damme' })
        .first()
        .click();
      await second.getByRole('heading', { name: 'Mijn werk', level: 1 }).waitFor();
      await second.getByText('Redacteur Damme').first().waitFor();

      await signIn.card('Penhouder Blankenberge').first().click();
      await work.heading.waitFor();
      await page.getByText('Penhouder Blankenberge').first().waitFor();
      await second.reload();
      await second.getByText('Redacteur Damme').first().waitFor();
    }),
  );

  it(
    'with an address leads there after signing in',
    stage.journey(async ({ visit }) => {
      const { page, signIn, reading } = await visit();
      await page.goto('/dossiers/noord/lezen');
      await signIn.heading.waitFor();
      await signIn.withPassword('lezer@brugge.example', PASSWORD);

      await reading.text.waitFor();
      expect(new URL(page.url()).pathname).toBe('/dossiers/noord/lezen');
    }),
  );
});
