import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser';

describe('the browser of the journeys', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('keeps two people apart in two windows', async () => {
    const [anna, bram] = await Promise.all([browser.newContext(), browser.newContext()]);
    await anna.addCookies([{ name: 'who', value: 'anna', url: 'http://localhost' }]);

    expect(await bram.cookies('http://localhost')).toEqual([]);
    expect(await anna.cookies('http://localhost')).toHaveLength(1);
  });

  it('measures text with a real font', async () => {
    const page = await browser.newPage();
    await page.setContent('<span>Samenpen</span>');

    const box = await page.locator('span').boundingBox();

    expect(box?.width).toBeGreaterThan(30);
  });
});
