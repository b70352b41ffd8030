import type { Page } from 'playwright-core';

/** *Mijn account*. */
export class Account {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/account');
    await this.page.getByRole('heading', { name: 'Toegangssleutels' }).waitFor();
  }

  /** Chooses how one is mailed about a kind of notification. */
  async chooseMail(kind: string, choice: string): Promise<void> {
    await this.open();
    await this.page.getByLabel(kind).selectOption({ label: choice });
    await this.page.getByText('Je keuze is bewaard.').waitFor({ state: 'attached' });
  }

  async signOutEverywhere(): Promise<void> {
    await this.page.getByRole('button', { name: 'Overal afmelden' }).click();
    await this.page.getByRole('button', { name: 'Ja, overal afmelden' }).click();
  }
}
