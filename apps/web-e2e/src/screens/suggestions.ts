import type { Locator, Page } from 'playwright-core';
import { SectionScreen } from './section-screen';

/** Suggestions of a section: the mode in which one makes them, and the tab beside the text where they are decided. */
export class SuggestionsScreen {
  readonly #section: SectionScreen;

  constructor(private readonly page: Page) {
    this.#section = new SectionScreen(page);
  }

  /** The button that begins and ends suggesting. */
  get mode(): Locator {
    return this.page.getByRole('button', { name: 'Voorstellen', exact: true });
  }

  open(): Promise<void> {
    return this.#section.beside('Wijzigingen');
  }

  /** The cards of open suggestions, in the order of the text. */
  get cards(): Locator {
    return this.#section.panel.getByRole('article');
  }

  card(words: string): Locator {
    return this.cards.filter({ hasText: words });
  }

  press(card: Locator, action: string): Promise<void> {
    return card.getByRole('button', { name: action, exact: true }).click();
  }

  /** What was decided, newest first. */
  get decided(): Locator {
    return this.#section.panel.getByRole('listitem').filter({ hasText: /Aanvaard|Verworpen|Ingetrokken/ });
  }
}
