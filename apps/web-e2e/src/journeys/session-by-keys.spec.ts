import type { Locator } from 'playwright-core';
import { eventually } from '../kit/eventually';
import { hasFocus, hiddenFocus, tabTo } from '../kit/keys';
import type { Person } from '../kit/person';
import { Stage } from '../kit/stage';

const stage = new Stage();

const TITLE = 'Overleg met het klavier';
const SUMMARY = 'Samenvatting';

/** What a person with only a keyboard does: goes to something, and presses it. */
const by = ({ page }: Person) => {
  const arrives = (target: Locator): Promise<void> => eventually(async () => expect(await hasFocus(target)).toBe(true));
  return {
    button: (name: string | RegExp): Locator => page.getByRole('button', { name, exact: true }),
    press: async (target: Locator, direction?: 'Shift+Tab'): Promise<void> => {
      await tabTo(page, target, direction);
      await page.keyboard.press('Enter');
    },
    arrives,
    /** Where the focus is after something went, it shows. */
    isSomewhere: (): Promise<void> => eventually(async () => expect(await hiddenFocus(page)).toBeNull()),
  };
};

async function planAndStart(chair: Person): Promise<void> {
  const { page } = chair;
  const { arrives, button, press } = by(chair);
  await page.goto('/dossiers/noord/overleg');
  await press(page.getByRole('link', { name: 'Overleg plannen' }));
  const title = page.getByLabel('Titel');
  await tabTo(page, title);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(TITLE);
  const down = page.getByRole('button', { name: / naar onder$/ }).first();
  const moved = (await down.getAttribute('aria-label')) ?? '';
  await press(down);
  // The item went down a place, and the focus with it.
  await eventually(async () => expect(await page.getByRole('button', { name: / naar onder$/ }).nth(1).getAttribute('aria-label')).toBe(moved));
  await arrives(button(moved));
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await press(button('Overleg plannen'));
  await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
  await press(button('Overleg starten'));
  await chair.session.agenda.waitFor();
}

async function stateAndDecide(chair: Person): Promise<void> {
  const { page } = chair;
  const { arrives, button, isSomewhere, press } = by(chair);
  await isSomewhereIn(chair, 'main');
  await tabTo(page, chair.session.item(SUMMARY), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await chair.session.shows(SUMMARY);
  await tabTo(page, page.getByRole('radio', { name: 'akkoord', exact: true }));
  await page.keyboard.press('Space');
  await press(button('Standpunt geven'));
  await chair.session.hears('Blankenberge', 'akkoord');

  await press(button('Aanpassing vragen …'));
  await arrives(page.locator('#decision-reason'));
  await page.keyboard.type('Noem de bron.');
  await press(button('Beslissen'));
  await chair.session.isDecided('aanpassing gevraagd');
  await isSomewhere();

  await press(button('Actiepunt toevoegen'));
  await arrives(page.getByLabel('Wat', { exact: true }));
  await page.keyboard.type('Bron nakijken');
  await page.keyboard.press('Enter');
  await page.getByRole('listitem').filter({ hasText: 'Bron nakijken' }).waitFor();
  await arrives(button('Actiepunt toevoegen'));
}

/** The focus stands in the page that came, not on nothing. */
async function isSomewhereIn({ page }: Person, selector: string): Promise<void> {
  await eventually(async () => expect(await page.evaluate((wanted) => document.activeElement?.closest(wanted) !== null, selector)).toBe(true));
}

/** On a narrow screen the text comes first; agenda and people are folded above it, and unfold by key. */
async function goOnNarrow(chair: Person): Promise<void> {
  const { page, session } = chair;
  const { arrives, button } = by(chair);
  const wide = page.viewportSize() ?? { width: 1440, height: 900 };
  await page.setViewportSize({ width: 390, height: 800 });
  const unfold = button('Agenda en aanwezigen');
  await eventually(async () => expect(await session.item(SUMMARY).isVisible()).toBe(false));
  expect(await unfold.getAttribute('aria-expanded')).toBe('false');
  await page.evaluate(() => scrollTo(0, 0));
  const title = await page.getByRole('main').getByRole('heading', { level: 2, name: SUMMARY }).boundingBox();
  expect(title?.y).toBeLessThan(800);

  await tabTo(page, unfold, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await session.item(SUMMARY).waitFor();
  await arrives(unfold);
  await tabTo(page, session.item(SUMMARY));
  await page.keyboard.press('Enter');
  await session.item(SUMMARY).waitFor({ state: 'hidden' });
  await arrives(page.getByRole('main'));
  await page.setViewportSize(wide);
}

async function endAndAccept(chair: Person): Promise<void> {
  const { page } = chair;
  const { button, isSomewhere, press } = by(chair);
  await press(button('Overleg beëindigen …'));
  await isSomewhere();
  await press(button('Overleg beëindigen'));
  await chair.session.minutes.waitFor();
  await eventually(async () => expect(await hasFocus(chair.session.minutes)).toBe(true));
  await tabTo(page, page.getByLabel(`Bespreking van ${SUMMARY}`));
  await page.keyboard.type('Zie de bijlage.');
  await press(button('Tekst bewaren'));
  await page.getByText('Bewaard', { exact: true }).waitFor();
  await isSomewhere();
  await press(button('Verslag aanvaarden'));
  await page.getByText('Je hebt dit verslag aanvaard.').waitFor();
  await isSomewhere();
}

describe('a review session with only a keyboard', () => {
  it(
    'is planned, led, decided in and minuted, and one always sees where one is',
    stage.journey(async ({ enter }) => {
      const chair = await enter('beheerder@blankenberge');
      await planAndStart(chair);
      await stateAndDecide(chair);
      await goOnNarrow(chair);
      await endAndAccept(chair);
    }),
    240_000,
  );
});
