import { Injectable } from '@nestjs/common';
import type { ReviewItem, ReviewSession } from '@samenpen/contracts';
import { changeLines, compareTexts, type ChangeLine } from '@samenpen/dossier-document';
import { SectionPast } from '../../versions/section-past';

/** Characters of a passage that the minutes quote; the comparison on the screen has all of it. */
const MOST_CHARACTERS = 240;

/** Per id of an item, what changed in its text; items whose text nobody touched are not in it. */
export type ChangesPerItem = ReadonlyMap<string, readonly ChangeLine[]>;

/** What changed in the text of each item between its coming on the table and its leaving it. */
@Injectable()
export class DiscussedChanges {
  constructor(private readonly past: SectionPast) {}

  async of({ items }: ReviewSession): Promise<ChangesPerItem> {
    const changes = new Map<string, readonly ChangeLine[]>();
    for (const item of items) {
      const lines = await this.#ofItem(item);
      if (lines !== null) changes.set(item.id, lines);
    }
    return changes;
  }

  async #ofItem({ section, openedAtSeq, closedAtSeq }: ReviewItem): Promise<readonly ChangeLine[] | null> {
    if (openedAtSeq === null || closedAtSeq === null || openedAtSeq === closedAtSeq) return null;
    const [before, after] = [await this.past.textAt(section.id, openedAtSeq), await this.past.textAt(section.id, closedAtSeq)];
    return changeLines(compareTexts(before.json, after.json), MOST_CHARACTERS);
  }
}
