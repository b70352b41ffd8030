import type { Locator, Page } from 'playwright-core';

/** The overview of a dossier, and the tree of its sections. */
export class Dossier {
  constructor(private readonly page: Page) {}

  async open(slug: string): Promise<void> {
    await this.page.goto(`/dossiers/${slug}`);
    await this.holds.waitFor();
  }

  get holds(): Locator {
    return this.page.getByRole('region', { name: 'Wat houdt ons tegen' });
  }

  get progress(): Locator {
    return this.page.getByRole('region', { name: 'Voortgang' });
  }

  get tree(): Locator {
    return this.page.getByRole('tree', { name: 'Secties van het dossier' });
  }

  row(title: string | RegExp): Locator {
    return this.tree.getByRole('treeitem', { name: title });
  }

  /** Opens a number of which the parts are folded away. */
  async unfold(group: string): Promise<void> {
    await this.row(group).and(this.tree.locator('[aria-expanded="false"]')).click();
  }

  /** The row that leads to a section. */
  rowOf(section: string): Locator {
    return this.tree.locator(`[role="treeitem"][href$="/${section}"]`);
  }

  /** Waits until the row of a section says that others wrote there since one looked. */
  async showsAsChanged(section: string): Promise<void> {
    await this.rowOf(section).getByText('gewijzigd sinds je laatst keek').waitFor();
  }

  /** Who works where at this moment. */
  get writingNow(): Locator {
    return this.page.getByRole('region', { name: 'Nu aan het werk' });
  }

  /** The setting of the penhouder. */
  get readersMayComment(): Locator {
    return this.page.getByRole('checkbox', { name: 'Meelezers mogen opmerkingen plaatsen' });
  }

  get latest(): Locator {
    return this.page.getByRole('region', { name: 'Laatst gebeurd' });
  }
}
