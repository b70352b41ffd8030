// What a journey with only a keyboard needs: to go somewhere stop by stop, and to know where one is.

import type { Locator, Page } from 'playwright-core';

/** More stops than any screen has. */
const MANY = 90;

export const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement);

/** What has the focus when it does not show; null when it shows. In a text the caret shows it, in a date the part of it that the browser marks. */
export const hiddenFocus = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement) || focused === document.body)
      return 'nothing has the focus';
    const isMarked = [undefined, '::after'].some((part) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(focused, part);
      return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
    });
    const { width, height } = focused.getBoundingClientRect();
    const isOfParts = focused instanceof HTMLInputElement && ['date', 'time'].includes(focused.type);
    const isShown = (isMarked || isOfParts || focused.isContentEditable) && width > 0 && height > 0;
    return isShown ? null : focused.outerHTML.slice(0, 200);
  });

/** Presses Tab until something has the focus; at each stop one can see where one is. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.waitFor();
  for (let stop = 0; stop < MANY; stop += 1) {
    await page.keyboard.press(key);
    expect(await hiddenFocus(page)).toBeNull();
    if (await hasFocus(target)) return;
  }
  throw new Error(`${key} does not lead to ${String(target)}`);
}
