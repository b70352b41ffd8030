import type { Locator, Page } from 'playwright-core';

/** *Leesweergave*: the whole dossier as one text. */
export class Reading {
  constructor(private readonly page: Page) {}

  async open(slug: string): Promise<void> {
    await this.page.goto(`/dossiers/${slug}/lezen`);
    await this.text.waitFor();
  }

  get text(): Locator {
    return this.page.getByRole('main', { name: 'Leesweergave' }).getByRole('article').first();
  }
}
