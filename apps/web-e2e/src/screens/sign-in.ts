import type { Locator, Page } from 'playwright-core';

/** *Aanmelden*: address and password, and in the demo the cards of the roles. */
export class SignIn {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/aanmelden');
    await this.heading.waitFor();
  }

  get heading(): Locator {
    return this.page.getByRole('heading', { name: 'Aanmelden', level: 1 });
  }

  /** A card of the demo, by the role and the organisation on it. */
  card(name: string): Locator {
    return this.page.getByRole('main').getByRole('button', { name });
  }

  async withPassword(email: string, password: string): Promise<void> {
    await this.page.getByLabel('E-mailadres').fill(email);
    await this.page.getByLabel('Wachtwoord').fill(password);
    await this.page
      .getByRole('main')
      .getByRole('button', { name: 'Aanmelden', exact: true })
      .click();
  }

  /** The dialog that asks to sign in again over the page. */
  get againDialog(): Locator {
    return this.page.getByRole('dialog', { name: 'Je bent afgemeld' }).or(this.anotherDialog);
  }

  /** The same where somebody else has signed in in another window of the browser. */
  get anotherDialog(): Locator {
    return this.page.getByRole('dialog', { name: 'Iemand anders is hier aangemeld' });
  }

  /** Leads to that dialog again, where a text stands that waits for its person. */
  get againButton(): Locator {
    return this.page.getByRole('main').getByRole('button', { name: 'Opnieuw aanmelden' });
  }

  async again(email: string, password: string): Promise<void> {
    await this.againDialog.getByLabel('E-mailadres').fill(email);
    await this.againDialog.getByLabel('Wachtwoord').fill(password);
    await this.againDialog.getByRole('button', { name: 'Aanmelden', exact: true }).click();
    await this.againDialog.waitFor({ state: 'detached' });
  }
}
