import type { Locator, Page } from 'playwright-core';
import { eventually, PATIENCE } from '../kit/eventually';

/** What the screen needs to know of a section to find its text. */
type Titled = { readonly id: string; readonly title: string; readonly kind: string };

/** The screen of one section: its text, its toolbar, the button that moves it on, the line under it. */
export class SectionScreen {
  #title = '';

  constructor(private readonly page: Page) {}

  /** Goes to the address of a section and waits until the text (or what stands for it) is there. */
  async open(slug: string, section: Titled): Promise<void> {
    await this.page.goto(`/dossiers/${slug}/secties/${section.id}`);
    await this.isOpen(section);
  }

  async isOpen(section: Titled): Promise<void> {
    this.#title = section.title;
    await this.page.getByRole('heading', { name: section.title, level: 1 }).waitFor();
    if (section.kind !== 'text') return;
    await this.text.waitFor();
    await this.saved.or(this.readOnly).waitFor({ timeout: PATIENCE });
  }

  /** The text itself, under its accessible name; also while a dialog over it hides it from a screen reader. */
  get text(): Locator {
    return this.page.getByRole('textbox', { name: this.#title, exact: true, includeHidden: true });
  }

  async isWritable(): Promise<boolean> {
    return (await this.text.getAttribute('contenteditable')) === 'true';
  }

  /** Waits until nothing can be typed, and the reason stands there in a sentence. */
  async isClosed(because: string): Promise<void> {
    await eventually(async () => expect(await this.isWritable()).toBe(false));
    await this.readOnly.waitFor();
    await this.page.getByRole('main').getByText(because).first().waitFor();
  }

  /** Waits until one can type. */
  async isOpenToWrite(): Promise<void> {
    await this.text.waitFor();
    await eventually(async () => expect(await this.isWritable()).toBe(true));
  }

  /** The paragraphs, headings and list lines as they stand, without the carets of others. */
  lines(): Promise<string[]> {
    return this.text.evaluate((text) => {
      // Cloning an element gives an element.
      const copy = text.cloneNode(true) as HTMLElement;
      for (const mark of copy.querySelectorAll('[aria-hidden="true"]')) mark.remove();
      return [...copy.querySelectorAll('p, h2, h3, h4')].map((line) =>
        line.textContent.replaceAll('\u2060', ''),
      );
    });
  }

  /** Everything in one string, a paragraph a line. */
  async words(): Promise<string> {
    return (await this.lines()).join('\n');
  }

  /** Puts the caret right behind the first place where these words stand, as a click there does. */
  async putCaretBehind(words: string): Promise<void> {
    await this.text.focus();
    const isFound = await this.text.evaluate((text, sought) => {
      const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const at = (node.textContent ?? '').indexOf(sought);
        if (at === -1) continue;
        document.getSelection()?.collapse(node, at + sought.length);
        return true;
      }
      return false;
    }, words);
    if (!isFound) throw new Error(`"${words}" does not stand in ${this.#title}`);
    await this.hasMovedCaret();
  }

  /** The browser tells the editor of a moved caret a moment later; no person types within that moment. */
  hasMovedCaret(): Promise<void> {
    return this.page.evaluate(
      () =>
        new Promise<void>((done) =>
          requestAnimationFrame(() => requestAnimationFrame(() => done())),
        ),
    );
  }

  /** Whether what is typed next can be seen: nothing lies over the place of the caret. */
  isCaretInSight(): Promise<boolean> {
    return this.text.evaluate((text) => {
      const caret = document.getSelection()?.getRangeAt(0).getBoundingClientRect();
      if (!caret) return false;
      const points = [caret.top + 2, caret.bottom - 2].map((y) => document.elementFromPoint(caret.left - 1, y));
      return points.every((found) => found !== null && text.contains(found));
    });
  }

  /** Starts a paragraph of its own behind the last one. */
  async newParagraphAtEnd(): Promise<void> {
    await this.text.focus();
    await this.page.keyboard.press('Control+End');
    await this.page.keyboard.press('Enter');
  }

  /** Types where the caret stands. */
  async write(words: string): Promise<void> {
    await this.page.keyboard.type(words);
  }

  /** The sentence about saving, by which the text is described. */
  get #save(): Locator {
    return this.page.locator('#section-save');
  }

  /** *Opgeslagen 14.32*: everything typed is on the server's disk. */
  get saved(): Locator {
    return this.#save.filter({ hasText: /Opgeslagen \d/ });
  }

  async isSaved(): Promise<void> {
    await this.saved.waitFor({ timeout: PATIENCE });
  }

  /** *Niet opgeslagen*, with its reason. */
  get unsaved(): Locator {
    return this.#save.filter({ hasText: 'Niet opgeslagen' });
  }

  /** *Opgeslagen tot 14.32*: nothing more can be stored for the moment. */
  get onHold(): Locator {
    return this.#save.filter({ hasText: /Opgeslagen tot \d/ });
  }

  get offline(): Locator {
    return this.#save.filter({ hasText: 'Offline: je tekst blijft op dit toestel' });
  }

  get readOnly(): Locator {
    return this.#save.filter({ hasText: 'Alleen lezen' });
  }

  /** The caret of somebody else, by the name that flies at it. */
  caretOf(name: string): Locator {
    return this.text.getByText(name);
  }

  /** The button or menu entry that moves the section on. */
  async choose(action: string): Promise<void> {
    const button = this.page.getByRole('main').getByRole('button', { name: action, exact: true });
    const more = this.page.getByRole('button', { name: 'Meer mogelijkheden met deze sectie' });
    const item = this.page.getByRole('menuitem', { name: action });
    // What is offered follows the state of the section, which may be on its way from somebody else.
    await eventually(async () => {
      if (await button.isVisible()) return button.click();
      await more.click({ timeout: 1_000 });
      if (await item.isVisible()) return item.click();
      await this.page.keyboard.press('Escape');
      throw new Error(`${action} is not offered`);
    });
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** Chooses an action and confirms it in its dialog, with a reason where it wants one. */
  async confirm(action: string, reason?: string): Promise<void> {
    await this.choose(action);
    await this.dialog.waitFor();
    if (reason !== undefined) await this.dialog.getByLabel('Reden').fill(reason);
    await this.dialog.getByRole('button', { name: action, exact: true }).click();
    await this.dialog.waitFor({ state: 'detached' });
  }

  /** The lines of *Verloop*, newest first: what happened with the section, who did it and why. */
  async happened(): Promise<string[]> {
    await this.beside('Verloop');
    await this.panel.getByRole('listitem').first().waitFor();
    return this.panel.getByRole('listitem').allTextContents();
  }

  /** What stands beside the text, in tabs. */
  get panel(): Locator {
    return this.page.getByRole('complementary', { name: 'Naast de tekst' });
  }

  /** Chooses a tab of the panel beside the text; a number may stand behind its name. */
  async beside(tab: string): Promise<void> {
    await this.panel.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
    await this.panel.getByRole('tabpanel', { name: new RegExp(`^${tab}`) }).waitFor();
  }

  /** Gives the text as it stands a name. */
  async nameVersion(name: string): Promise<void> {
    await this.beside('Versies');
    await this.page.getByRole('button', { name: 'Versie benoemen' }).click();
    await this.page.getByLabel('Naam', { exact: true }).fill(name);
    await this.page.getByRole('button', { name: 'Bewaren' }).click();
    await this.page.getByRole('listitem').filter({ hasText: name }).first().waitFor();
  }

  /** Compares a named version with now and puts all of it back; stays on the comparison. */
  async putBack(name: string, reason: string): Promise<void> {
    await this.beside('Versies');
    await this.page.getByRole('link', { name: `Vergelijk met nu: ${name}` }).click();
    await this.page.getByRole('button', { name: 'Alles terugzetten' }).click();
    await this.dialog.getByLabel('Waarom?').fill(reason);
    await this.dialog.getByRole('button', { name: 'Terugzetten' }).click();
    await this.dialog.waitFor({ state: 'detached' });
  }

  /** What the server did not take of this person's writing. */
  get unincluded(): Locator {
    return this.page.getByRole('region', { name: 'Niet-opgenomen tekst' });
  }

  get toolbar(): Locator {
    return this.page.getByRole('toolbar', { name: 'Opmaak van de tekst' });
  }

  /** The fields of *Zoeken en vervangen*. */
  get find(): {
    readonly term: Locator;
    readonly replacement: Locator;
    readonly replaceAll: Locator;
  } {
    return {
      term: this.page.getByLabel('Zoek', { exact: true }),
      replacement: this.page.getByLabel('Vervang door'),
      replaceAll: this.page.getByRole('button', { name: 'Vervang alles' }),
    };
  }

  /**
   * From now on remembers the text as it stood each time the line under it came to say *Opgeslagen*: what
   * was promised. Answers how to read the newest.
   */
  async rememberPromises(): Promise<() => Promise<string>> {
    await this.text.evaluate((text) => {
      const line = document.getElementById('section-save');
      if (line === null) throw new Error('there is no line about saving');
      const remember = (): void => {
        if (line.textContent.includes('Opgeslagen')) line.dataset['promised'] = text.textContent;
      };
      new MutationObserver(remember).observe(line, {
        subtree: true,
        childList: true,
        characterData: true,
      });
      remember();
    });
    return async () => (await this.#save.getAttribute('data-promised')) ?? '';
  }

  /** Pastes what another program put on the clipboard, as that program puts it. */
  async paste(html: string): Promise<void> {
    await this.text.focus();
    await this.text.evaluate((text, content) => {
      const clipboard = new DataTransfer();
      clipboard.setData('text/html', content);
      text.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }),
      );
    }, html);
  }
}
