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
      expect(await visitor.work.lines.count()).toBeGreaterThan(0);

      await visitor.work.dossier('Noord').click();
      await visitor.dossier.holds.waitFor();
      expect(await visitor.dossier.progress.textContent()).toContain('10 van 47 goedgekeurd');
      expect(await visitor.dossier.holds.getByRole('listitem').count()).toBeGreaterThanOrEqual(3);
    }),
  );
});
