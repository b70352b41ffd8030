import type { Locator, Page } from 'playwright-core';

/** *Mijn werk*: what is asked of somebody, and their dossiers. */
export class Work {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/');
    await this.heading.waitFor();
  }

  /** With every line, also those that a long list keeps back at first. */
  async openWhole(): Promise<void> {
    await this.open();
    await this.lines.first().waitFor();
    const more = this.page.getByRole('button', { name: /^Nog \d+ ta/ });
    if (await more.isVisible()) await more.click();
  }

  get heading(): Locator {
    return this.page.getByRole('heading', { name: 'Mijn werk', level: 1 });
  }

  dossier(title: string): Locator {
    return this.page
      .getByRole('region', { name: 'Mijn dossiers' })
      .getByRole('link', { name: title });
  }

  /** The lines that ask something of this person. */
  get lines(): Locator {
    return this.page.getByRole('region', { name: 'Mijn werk' }).getByRole('listitem');
  }
}
