import type { Locator, Page } from 'playwright-core';

/** The comments beside the text of a section. */
export class Comments {
  constructor(private readonly page: Page) {}

  /** The panel of the tab *Opmerkingen*. */
  get panel(): Locator {
    return this.page.getByRole('tabpanel', { name: /^Opmerkingen/ });
  }

  /** Chooses the tab, which is the first. */
  async show(): Promise<void> {
    await this.page.getByRole('tab', { name: /^Opmerkingen/ }).click();
    await this.panel.waitFor();
  }

  /** The card of a thread, by words in it. */
  card(words: string): Locator {
    return this.panel.getByRole('article').filter({ hasText: words });
  }

  /** Every card, in the order in which they stand. */
  cards(): Promise<string[]> {
    return this.panel.getByRole('article').allInnerTexts();
  }

  get field(): Locator {
    return this.panel.getByRole('textbox', { name: 'Je opmerking', exact: true });
  }

  get answerField(): Locator {
    return this.panel.getByRole('textbox', { name: 'Je antwoord' });
  }

  /** Words in the text that threads hang on. */
  get marked(): Locator {
    return this.page.locator('.remark');
  }

  /** The heading above threads of which the words are gone. */
  get onDeletedText(): Locator {
    return this.panel.getByRole('heading', { name: 'Bij verwijderde tekst' });
  }

  /** The marks in the margin of the text. */
  get marks(): Locator {
    return this.page.getByRole('list', { name: 'Opmerkingen in de tekst' }).getByRole('button');
  }

  /** Selects words in the text as a person does with a pointer; they stand in one paragraph. */
  async select(words: string): Promise<void> {
    await this.page.locator('.sheet-text').evaluate((text, wanted) => {
      const pieces = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
      const letters: { node: Node; at: number }[] = [];
      let all = '';
      for (let node = pieces.nextNode(); node !== null; node = pieces.nextNode()) {
        const piece = node.textContent ?? '';
        for (let at = 0; at < piece.length; at += 1) letters.push({ node, at });
        all += piece;
      }
      const [first, last] = [all.indexOf(wanted), all.indexOf(wanted) + wanted.length - 1].map(
        (at) => letters[at],
      );
      if (!first || !last) throw new Error(`${wanted} does not stand in the text`);
      if (text instanceof HTMLElement && text.isContentEditable) text.focus();
      getSelection()?.setBaseAndExtent(first.node, first.at, last.node, last.at + 1);
    }, words);
    await this.page.getByRole('button', { name: 'Opmerking bij de selectie' }).waitFor();
  }

  /** Comments on words by keys alone. */
  async commentOn(words: string, comment: string): Promise<void> {
    await this.select(words);
    await this.page.keyboard.press('Control+Alt+m');
    await this.hasFocus(this.field);
    await this.page.keyboard.type(comment);
    await this.page.keyboard.press('Control+Enter');
    await this.card(comment).waitFor();
  }

  /** Begins a comment on the whole section. */
  async beginOnSection(): Promise<void> {
    await this.panel.getByRole('button', { name: 'Opmerking bij deze sectie' }).click();
    await this.hasFocus(this.field);
  }

  /** Comments on the whole section, for everybody or for one's own municipality alone. */
  async remark(words: string, audience: 'Alle partners' | `Intern: ${string}` = 'Alle partners'): Promise<void> {
    await this.beginOnSection();
    if (audience !== 'Alle partners') await this.panel.getByText(audience).click();
    await this.field.fill(words);
    await this.field.press('Control+Enter');
    await this.card(words).waitFor();
  }

  /** Waits until what is typed goes there. */
  async hasFocus(field: Locator): Promise<void> {
    await field.and(this.page.locator(':focus')).waitFor();
  }

  /** Answers in a thread. */
  async answer(card: Locator, words: string): Promise<void> {
    await card.getByRole('button', { name: 'Antwoorden' }).click();
    await this.hasFocus(this.answerField);
    await this.page.keyboard.type(words);
    await this.page.keyboard.press('Control+Enter');
    await card.getByText(words).waitFor();
  }
}
