import type { SectionSummary } from '@samenpen/contracts';
import type { Locator, Page } from 'playwright-core';
import { eventually } from '../kit/eventually';

/** The screens of a review session: its plan, the room, the minutes. */
export class ReviewSession {
  constructor(private readonly page: Page) {}

  /** Plans a session with everybody, about what is ready or about these sections, and stays on its page. */
  async plan(title: string, about?: readonly SectionSummary[]): Promise<void> {
    await this.page.goto('/dossiers/noord/overleg/nieuw');
    await this.page.getByLabel('Titel').fill(title);
    if (about !== undefined) await this.putOnAgenda(about);
    await this.page.getByLabel('Plaats of adres van de videovergadering').fill('Stadhuis');
    await this.page.getByRole('button', { name: 'Overleg plannen' }).click();
    await this.page.getByRole('heading', { level: 1, name: title }).waitFor();
  }

  /** Replaces what is proposed for the agenda. */
  private async putOnAgenda(about: readonly SectionSummary[]): Promise<void> {
    const remove = this.page.getByRole('button', { name: /van de agenda$/ });
    for (let left = await remove.count(); left > 0; left -= 1) {
      await remove.first().click();
      await eventually(async () => expect(await remove.count()).toBe(left - 1));
    }
    for (const [at, { id }] of about.entries()) {
      await this.page.getByLabel('Sectie toevoegen').selectOption(id);
      await this.page.getByRole('button', { name: 'Toevoegen', exact: true }).click();
      await eventually(async () => expect(await remove.count()).toBe(at + 1));
    }
  }

  async start(): Promise<void> {
    await this.page.getByRole('button', { name: 'Overleg starten' }).click();
    await this.agenda.waitFor();
  }

  /** Goes there as somebody does who was invited: by the banner over the dossier. */
  async enter(title: string): Promise<void> {
    await this.page.goto('/dossiers/noord');
    await this.page.getByRole('link', { name: new RegExp(`Deelnemen.*${title}`) }).click();
    await this.agenda.waitFor();
  }

  /** Goes to a session that goes on, by its address. */
  async join(id: string): Promise<void> {
    await this.page.goto(`/dossiers/noord/overleg/${id}`);
    await this.agenda.waitFor();
  }

  /** What is open about the item on the screen. */
  get atHand(): Locator {
    return this.page.getByRole('region', { name: 'Open bij dit onderdeel' });
  }

  /** Waits until nobody of an organisation is here any more; a silence is noticed after a good minute. */
  async isAbsent(partner: string): Promise<void> {
    await this.agenda.getByRole('listitem').filter({ hasText: partner }).getByText('afwezig').waitFor({ timeout: 120_000 });
  }

  get agenda(): Locator {
    return this.page.getByRole('navigation', { name: 'Agenda' });
  }

  /** An item of the agenda, by the title of its section. */
  item(title: string): Locator {
    return this.agenda.getByRole('button', { name: title });
  }

  async choose(title: string): Promise<void> {
    await this.item(title).click();
  }

  /** Waits until this text is on the screen. */
  async shows(title: string): Promise<void> {
    await this.page.getByRole('main').getByRole('heading', { level: 2, name: title }).waitFor();
    await this.text.waitFor();
  }

  /** Waits until the text on the table is the live one, in which one can point; before, it is only read. */
  async isLive(): Promise<void> {
    await this.text.and(this.page.locator('[aria-readonly]')).waitFor();
  }

  async state(stance: 'akkoord' | 'akkoord met opmerking' | 'niet akkoord', remark = ''): Promise<void> {
    await this.page.getByRole('radio', { name: stance, exact: true }).check();
    await this.page.getByLabel('Opmerking bij het standpunt').fill(remark);
    await this.giveStance();
  }

  /** Gives the stance as it is chosen on the screen. */
  async giveStance(): Promise<void> {
    await this.page.getByRole('button', { name: 'Standpunt geven' }).click();
  }

  /** Why the last move was not made. */
  get fault(): Locator {
    return this.page.getByRole('alert').locator('.wrong');
  }

  async hears(partner: string, stance: string): Promise<void> {
    await this.page.getByRole('listitem').filter({ hasText: partner }).getByText(stance, { exact: true }).waitFor();
  }

  async decide(what: 'Goedkeuren' | 'Aanpassing vragen …' | 'Uitstellen' | 'Klaar zetten en goedkeuren', reason?: string): Promise<void> {
    await this.page.getByRole('button', { name: what }).click();
    if (reason === undefined) return;
    await this.page.locator('#decision-reason').fill(reason);
    await this.page.getByRole('button', { name: 'Beslissen' }).click();
  }

  async confirm(): Promise<void> {
    await this.page.getByRole('button', { name: 'Bevestigen' }).click();
  }

  /** Waits until the item on the screen is decided so. */
  async isDecided(words: string, within = 30_000): Promise<void> {
    await this.page.locator('.said').filter({ hasText: words }).waitFor({ timeout: within });
  }

  async addActionPoint(text: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Actiepunt toevoegen' }).click();
    await this.page.getByLabel('Wat', { exact: true }).fill(text);
    await this.page.getByRole('button', { name: 'Toevoegen', exact: true }).click();
    await this.page.getByRole('listitem').filter({ hasText: text }).waitFor();
  }

  async end(): Promise<void> {
    await this.page.getByRole('button', { name: 'Overleg beëindigen …' }).click();
    await this.page.getByRole('button', { name: 'Overleg beëindigen', exact: true }).click();
    await this.minutes.waitFor();
  }

  /** Chooses who leads from here on; `meanwhile` happens between choosing and pressing. */
  async handOverTo(name: string, meanwhile?: () => Promise<void>): Promise<void> {
    await this.page.getByLabel('Voorzitterschap overdragen aan').selectOption({ label: name });
    await meanwhile?.();
    await this.page.getByRole('button', { name: 'Overdragen' }).click();
  }

  async acceptMinutes(): Promise<void> {
    await this.page.getByRole('button', { name: 'Verslag aanvaarden' }).click();
    await this.page.getByText('Je hebt dit verslag aanvaard.').waitFor();
  }

  async adoptMinutes(): Promise<void> {
    await this.page.getByRole('button', { name: 'Verslag vaststellen …' }).click();
    await this.page.getByRole('button', { name: 'Verslag vaststellen', exact: true }).click();
  }

  /** The text on the table. */
  get text(): Locator {
    return this.page.getByRole('main').locator('.sheet-text');
  }

  /** What the room says when the server was not reached lately. */
  get lost(): Locator {
    return this.page.getByRole('status').getByText('Geen verbinding.');
  }

  /** Waits until the person leads the session. */
  async isChair(): Promise<void> {
    await this.page.getByRole('button', { name: 'Overleg beëindigen …' }).waitFor();
  }

  get minutes(): Locator {
    return this.page.getByRole('heading', { level: 1, name: /^Verslag/ });
  }
}
