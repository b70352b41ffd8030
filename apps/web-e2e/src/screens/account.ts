import type { Page } from 'playwright-core';

/** *Mijn account*. */
export class Account {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/account');
    await this.page.getByRole('heading', { name: 'Toegangssleutels' }).waitFor();
  }

  async signOutEverywhere(): Promise<void> {
    await this.page.getByRole('button', { name: 'Overal afmelden' }).click();
    await this.page.getByRole('button', { name: 'Ja, overal afmelden' }).click();
  }
}
