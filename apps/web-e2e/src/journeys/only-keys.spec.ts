import { eventually } from '../kit/eventually';
import { hasFocus, hiddenFocus, tabTo } from '../kit/keys';
import { Stage } from '../kit/stage';

const stage = new Stage();

describe('with only a keyboard', () => {
  it(
    'one signs in, finds a section, writes in bold, marks it ready and comes back',
    stage.journey(async ({ visit }) => {
      const { page, signIn, work, dossier, section } = await visit();
      const keys = page.keyboard;
      await signIn.open();
      await tabTo(page, signIn.card('Redacteur Damme').first());
      await keys.press('Enter');

      await work.heading.waitFor();
      await eventually(async () => expect(await hasFocus(work.heading)).toBe(true));
      await tabTo(page, work.dossier('Noord'));
      await keys.press('Enter');

      await dossier.holds.waitFor();
      await tabTo(page, dossier.tree.locator('[tabindex="0"]'), 'Shift+Tab');
      await keys.press('Home');
      await keys.press('o');
      await eventually(async () =>
        expect(await hasFocus(dossier.row(/Omgevingsanalyse/))).toBe(true),
      );
      await keys.press('Enter');

      await section.isOpen({
        id: '',
        kind: 'text',
        title: 'Omgevingsanalyse: noden en bestaand aanbod',
      });
      await tabTo(page, section.text);
      await keys.press('Control+End');
      await section.hasMovedCaret();
      await keys.press('Enter');
      await keys.type('Gewoon en ');
      await keys.press('Alt+F10');
      const bold = section.toolbar.getByRole('button', { name: 'Vet', exact: true });
      await eventually(async () =>
        expect(await section.toolbar.evaluate((bar) => bar.contains(document.activeElement))).toBe(
          true,
        ),
      );
      for (let stop = 0; stop < 20 && !(await hasFocus(bold)); stop += 1)
        await keys.press('ArrowRight');
      expect(await hiddenFocus(page)).toBeNull();
      await keys.press('Enter');
      await eventually(async () => expect(await hasFocus(section.text)).toBe(true));
      await keys.type('vet van het klavier.');
      await section.text.getByRole('strong').getByText('vet van het klavier.').waitFor();
      await section.isSaved();

      const markReady = page.getByRole('main').getByRole('button', { name: 'Klaar voor nazicht' });
      await tabTo(page, markReady, 'Shift+Tab');
      await keys.press('Enter');
      await section.dialog.waitFor();
      await keys.press('Escape');
      await section.dialog.waitFor({ state: 'detached' });
      await eventually(async () => expect(await hasFocus(markReady)).toBe(true));

      await keys.press('Enter');
      await tabTo(page, section.dialog.getByRole('button', { name: 'Klaar voor nazicht' }));
      await keys.press('Enter');
      await section.isClosed('klaar gemeld en ligt bij de penhouder');
      await eventually(async () => expect(await hiddenFocus(page)).toBeNull());

      await page.goBack();
      await dossier.holds.waitFor();
      await dossier.latest.getByText('klaar voor nazicht').first().waitFor();
    }),
  );

  it(
    'F6 goes from region to region, and ? shows the keys and gives the focus back',
    stage.journey(async ({ enter }) => {
      const { page, dossier } = await enter('redacteur@damme');
      await dossier.open('noord');
      const seen = new Set<string>();
      for (let press = 0; press < 4; press += 1) {
        await page.keyboard.press('F6');
        expect(await hiddenFocus(page)).toBeNull();
        seen.add(
          await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''),
        );
      }
      expect([...seen]).toEqual(
        expect.arrayContaining([
          'Bovenaan',
          'Secties van het dossier',
          'Overzicht van het dossier',
        ]),
      );

      const before = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Sneltoetsen' }).waitFor();
      await page.keyboard.press('Escape');
      await eventually(async () =>
        expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
          before,
        ),
      );
    }),
  );
});
