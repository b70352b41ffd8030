import type { Locator, Page } from 'playwright-core';

/** *Mijn werk*: what is asked of somebody, and their dossiers. */
export class Work {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/');
    await this.heading.waitFor();
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
