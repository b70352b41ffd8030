import { expectForEverybody } from '../kit/accessibility';
import { eventually } from '../kit/eventually';
import { hasFocus, tabTo } from '../kit/keys';
import { Stage } from '../kit/stage';

const stage = new Stage();

const ROUND = 'Voor de ronde langs de gemeenten';

describe('the versions of a section', () => {
  it(
    'let somebody put an earlier text back while another one types, and nothing is lost',
    stage.journey(async ({ enter }) => {
      const [damme, facilitator] = await Promise.all([enter('redacteur@damme'), enter('facilitator@werkkracht10')]);
      const { id } = await damme.open({ key: '3-consortium' });
      await facilitator.open({ key: '3-consortium' });
      await damme.page.getByRole('tab', { name: 'Versies' }).click();
      await damme.page.getByRole('button', { name: 'Versie benoemen' }).click();
      await damme.page.getByLabel('Naam', { exact: true }).fill(ROUND);
      await damme.page.getByRole('button', { name: 'Bewaren' }).click();
      await damme.page.getByRole('listitem').filter({ hasText: ROUND }).first().waitFor();

      await damme.section.newParagraphAtEnd();
      await damme.section.write('Deze zin had er beter niet gestaan.');
      await damme.section.isSaved();
      await damme.page.getByRole('link', { name: `Vergelijk met nu: ${ROUND}` }).click();
      await damme.page.getByRole('heading', { name: /wijziging/ }).waitFor();
      await damme.page.locator('sp-compared-text ins', { hasText: 'Deze zin had er beter niet gestaan.' }).first().waitFor();
      await expectForEverybody(damme.page);

      await facilitator.section.putCaretBehind('Die groepen');
      await facilitator.section.write(' (dat blijft)');
      await facilitator.section.isSaved();
      const movedOn = damme.page.getByRole('status').filter({ hasText: 'Intussen schreef iemand verder in deze sectie.' });
      await movedOn.waitFor();
      await expectForEverybody(damme.page);
      await damme.page.getByRole('button', { name: 'Alles terugzetten' }).click();
      const dialog = damme.page.getByRole('dialog');
      await dialog.getByText('Deze zin had er beter niet gestaan.').waitFor();
      await dialog.getByText('Dat blijft staan; je ziet het in de vergelijking zodra je ze vernieuwt.').waitFor();
      await expectForEverybody(damme.page);
      await dialog.getByLabel('Waarom?').fill('Die zin hoort in een andere sectie.');
      await facilitator.section.write(' en dit ook');
      await dialog.getByRole('button', { name: 'Terugzetten' }).click();
      await dialog.waitFor({ state: 'detached' });

      await eventually(async () => {
        const words = await facilitator.section.words();
        expect(words).not.toContain('Deze zin had er beter niet gestaan.');
        expect(words).toContain('Die groepen (dat blijft) en dit ook');
      });
      await facilitator.section.isSaved();
      await eventually(async () => expect(await damme.textOf(id)).toContain('Die groepen (dat blijft) en dit ook'));
      await facilitator.section.write(' En nog iets.');
      await movedOn.getByRole('button', { name: 'Vergelijking vernieuwen' }).click();
      await damme.page.locator('sp-compared-text ins', { hasText: 'En nog iets.' }).first().waitFor();
      const { items } = await damme.get<{ items: { kind: string; reason?: string }[] }>(`/api/sections/${id}/versions`);
      expect(items.find(({ kind }) => kind === 'restored')?.reason).toBe('Die zin hoort in een andere sectie.');
    }),
  );

  it(
    'tell what is only suggested from what somebody wrote, and leave the focus at what came of putting it back',
    stage.journey(async ({ enter }) => {
      const damme = await enter('redacteur@damme');
      const { page, section } = damme;
      const { id } = await damme.open({ key: '10', of: 'Damme' });
      const { items } = await damme.get<{ items: { seq: number }[] }>(`/api/sections/${id}/versions`);
      await section.putCaretBehind('draagt de gemeente zelf.');
      await section.write(' Dit staat er.');
      await page.keyboard.press('Control+Shift+E');
      await page.getByRole('button', { name: 'Voorstellen', exact: true, pressed: true }).waitFor();
      await section.write(' Dit misschien.');
      await section.isSaved();

      await page.goto(`/dossiers/noord/secties/${id}/vergelijken?van=${items[0]?.seq ?? 0}&tot=now`);
      await page.locator('sp-compared-text .proposed', { hasText: 'voorgesteld om toe te voegen: Dit misschien.' }).waitFor();
      expect(await page.locator('sp-compared-text .proposed').count()).toBe(1);
      await page.getByText('Lijst van wijzigingen').click();
      await page.getByText(/Voorgesteld om toe te voegen/).waitFor();
      await expectForEverybody(page);

      await page.getByRole('button', { name: 'Alles terugzetten' }).focus();
      await page.keyboard.press('Enter');
      await section.dialog.getByLabel('Waarom?').fill('Nog niet nodig.');
      await tabTo(page, section.dialog.getByRole('button', { name: 'Terugzetten' }));
      await page.keyboard.press('Enter');
      const outcome = page.getByRole('heading', { name: 'Geen wijzigingen' });
      await outcome.waitFor();
      expect(await hasFocus(outcome)).toBe(true);
    }),
  );

  it(
    'let somebody undo one of two changes by keyboard alone, where it stands',
    stage.journey(async ({ enter }) => {
      const knokke = await enter('redacteur@knokke-heist');
      const { id } = await knokke.open({ key: '4' });
      const named = await knokke.post(`/api/sections/${id}/versions`, { name: 'Voor de twee zinnen' });
      const { seq } = (await named.json()) as { seq: number }; // a version has one
      for (const sentence of ['Deze zin mag blijven staan.', 'Die andere zin hoort hier niet.']) {
        await knokke.section.newParagraphAtEnd();
        await knokke.section.write(sentence);
      }
      await knokke.section.isSaved();

      const { page } = knokke;
      await page.goto(`/dossiers/noord/secties/${id}/vergelijken?van=${seq}&tot=now`);
      await page.getByRole('heading', { name: '2 wijzigingen' }).waitFor();
      await page.keyboard.press('Alt+ArrowUp');
      await page.getByText('Wijziging 2 van 2', { exact: true }).first().waitFor();
      const spoken = await page.evaluate('[...document.querySelectorAll(".cdk-live-announcer-element")].map((one) => one.getBoundingClientRect().width)');
      expect(spoken).toEqual([1]);
      await eventually(async () => {
        await page.keyboard.press('Shift+Tab');
        expect(await page.evaluate('document.activeElement?.closest("label")?.textContent')).toBe('Deze terugdraaien');
      });
      await page.keyboard.press('Space');
      await page.getByRole('button', { name: '1 gekozen wijziging terugdraaien' }).waitFor();
      await expectForEverybody(page);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      await dialog.getByText('Die andere zin hoort hier niet.').waitFor();
      await dialog.getByLabel('Waarom?').focus();
      await page.keyboard.type('Staat al in sectie 7.');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'detached' });

      await page.getByRole('heading', { name: '1 wijziging' }).waitFor();
      const text = await knokke.textOf(id);
      expect(text).toContain('Deze zin mag blijven staan.');
      expect(text).not.toContain('Die andere zin hoort hier niet.');
    }),
  );

  it(
    'say in the list of sections where others wrote since one looked, and lead to it by keyboard',
    stage.journey(async ({ enter }) => {
      const [zuienkerke, facilitator] = await Promise.all([enter('redacteur@zuienkerke'), enter('facilitator@werkkracht10')]);
      const section = await zuienkerke.open({ key: '5b' });
      await zuienkerke.page.bringToFront();
      await zuienkerke.dossier.open('noord');
      await eventually(async () => {
        const { visit } = await zuienkerke.get<{ visit: unknown }>(`/api/sections/${section.id}/since`);
        expect(visit).not.toBeNull();
      });

      await facilitator.open({ key: '5b' });
      await facilitator.section.newParagraphAtEnd();
      await facilitator.section.write('Een nieuwe zin over de werking.');
      await facilitator.section.isSaved();

      const row = zuienkerke.page.getByRole('treeitem', { name: /gewijzigd sinds je laatst keek/ });
      await row.first().waitFor();
      await row.first().focus();
      await zuienkerke.page.keyboard.press('Enter');
      await zuienkerke.page.getByRole('tab', { name: 'Versies' }).click();
      await zuienkerke.page.getByRole('link', { name: 'mijn laatste bezoek' }).focus();
      await zuienkerke.page.keyboard.press('Enter');
      await zuienkerke.page.getByRole('heading', { name: /wijziging/ }).waitFor();
      await zuienkerke.page.keyboard.press('Alt+ArrowDown');

      await eventually(async () => {
        const focused = await zuienkerke.page.evaluate('document.activeElement?.textContent');
        expect(focused).toContain('Een nieuwe zin over de werking.');
      });
    }),
  );

  it(
    'tell a reader who wrote what, without a way to put anything back',
    stage.journey(async ({ enter }) => {
      const reader = await enter('lezer@brugge');
      const section = await reader.open({ key: '0-samenvatting' });
      await reader.page.getByRole('tab', { name: 'Versies' }).click();
      await reader.page.getByText('Voor de stuurgroep', { exact: true }).waitFor();
      await expectForEverybody(reader.page);
      await reader.page.getByRole('link', { name: 'Wie schreef wat' }).click();
      await reader.page.getByRole('heading', { name: 'Schrijvers' }).waitFor();
      await expectForEverybody(reader.page);
      await reader.page.keyboard.press('Alt+ArrowDown');
      await reader.page.getByText('Passage 1 van').first().waitFor();

      await reader.page.goto(`/dossiers/noord/secties/${section.id}/vergelijken?van=2&tot=now`);
      await reader.page.getByRole('heading', { name: /wijziging/ }).waitFor();
      expect(await reader.page.getByRole('button', { name: 'Alles terugzetten' }).count()).toBe(0);
      await reader.page.getByRole('button', { name: 'Naast elkaar' }).click();
      await expectForEverybody(reader.page);
      const answer = await reader.post(`/api/sections/${section.id}/restorations`, { point: 2, seen: 3, reason: 'x' });
      expect(answer.status()).toBe(403);
    }),
  );
});
