import type { CopyOwner, UnincludedTexts } from './local-store';
import { unincludedText } from './unincluded-text';
import type { UnincludedText, WrittenPart } from './unincluded-text';

/** What the server did not take of one person's text of one section, as this device keeps it. */
export class NotTaken {
  private kept: readonly UnincludedText[] = [];

  constructor(
    private readonly store: UnincludedTexts,
    private readonly owner: CopyOwner,
    private readonly changed: () => void,
  ) {}

  get texts(): readonly UnincludedText[] {
    return this.kept;
  }

  async load(): Promise<void> {
    // A device that keeps nothing has no such texts.
    this.kept = await this.store.list(this.owner).catch(() => []);
    this.changed();
  }

  /** False when this device could not keep it: then nothing may be discarded. */
  async keep(part: WrittenPart | null, reason: string): Promise<boolean> {
    if (!part) return true;
    try {
      await this.store.keep(unincludedText(part, { owner: this.owner, reason, at: new Date() }));
    } catch {
      // Full or forbidden storage: the text stays in the document, where it can be copied.
      return false;
    }
    await this.load();
    return true;
  }

  async remove(text: UnincludedText): Promise<void> {
    await this.store.remove(text);
    await this.load();
  }
}
