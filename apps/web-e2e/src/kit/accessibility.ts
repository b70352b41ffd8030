import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { eventually } from './eventually';

/** WCAG 2.2, levels A and AA; contrast is one of its rules. */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const NARROW = { width: 320, height: 640 };

/** Every fault that axe finds, as lines that say where it is and what is wrong. */
async function faultsOf(builder: AxeBuilder): Promise<string[]> {
  // Our pages have no frames, for which axe would open another page each time.
  const { violations } = await builder.setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`,
    ),
  );
}

/** Pixels by which the page is wider than its window, and what sticks out. */
function sticksOut(page: Page): Promise<{ by: number; what: string[] }> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const by = document.documentElement.scrollWidth - width;
    const wide =
      by <= 0
        ? []
        : [...document.querySelectorAll('body *')].filter(
            (each) => each.getBoundingClientRect().right > width + 1,
          );
    return {
      by: Math.max(0, by),
      what: wide.slice(0, 8).map((each) => `${each.tagName.toLowerCase()}.${each.className}`),
    };
  });
}

/** Expects what is on the screen to be for everybody: in light, in dark, and on a screen of 320 pixels. */
export async function expectForEverybody(page: Page): Promise<void> {
  const wide = page.viewportSize() ?? NARROW;
  await page.emulateMedia({ colorScheme: 'light' });
  expect({ light: await faultsOf(new AxeBuilder({ page }).withTags(WCAG)) }).toEqual({ light: [] });
  await page.emulateMedia({ colorScheme: 'dark' });
  expect({ dark: await faultsOf(new AxeBuilder({ page }).withRules(['color-contrast'])) }).toEqual({
    dark: [],
  });
  const scrolled = await page.evaluate(() => window.scrollY);
  await page.setViewportSize(NARROW);
  await eventually(async () => expect(await sticksOut(page)).toEqual({ by: 0, what: [] }), 2_000);
  // Where the page happens to be scrolled, a bar that stays may cover half a button.
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
  await page.emulateMedia({ colorScheme: 'light' });
  expect({
    narrow: await faultsOf(
      new AxeBuilder({ page }).withTags(WCAG).disableRules(['color-contrast']),
    ),
  }).toEqual({ narrow: [] });
  await page.setViewportSize(wide);
  await page.evaluate((top) => window.scrollTo({ top, behavior: 'instant' }), scrolled);
}
