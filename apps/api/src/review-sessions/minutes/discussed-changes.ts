import { Injectable } from '@nestjs/common';
import type { ItemTurn, ReviewItem, ReviewSession } from '@samenpen/contracts';
import { changeLines, compareTexts, type ChangeLine } from '@samenpen/dossier-document';
import { SectionPast } from '../../versions/section-past';

/** Characters of a passage that the minutes quote; the comparison on the screen has all of it. */
const MOST_CHARACTERS = 240;

/** Per id of an item, what changed in its text; items whose text nobody touched are not in it. */
export type ChangesPerItem = ReadonlyMap<string, readonly ChangeLine[]>;

/** What changed in the text of each item while it lay on the table. */
@Injectable()
export class DiscussedChanges {
  constructor(private readonly past: SectionPast) {}

  async of({ items }: ReviewSession): Promise<ChangesPerItem> {
    const changes = new Map<string, readonly ChangeLine[]>();
    for (const item of items) {
      const lines = await this.#ofItem(item);
      if (lines.length > 0) changes.set(item.id, lines);
    }
    return changes;
  }

  async #ofItem({ section, turns }: ReviewItem): Promise<readonly ChangeLine[]> {
    const lines: ChangeLine[] = [];
    for (const turn of turns) lines.push(...(await this.#duringTurn(section.id, turn)));
    return lines;
  }

  async #duringTurn(section: string, { fromSeq, toSeq }: ItemTurn): Promise<readonly ChangeLine[]> {
    if (toSeq === null || fromSeq === toSeq) return [];
    const [before, after] = [await this.past.textAt(section, fromSeq), await this.past.textAt(section, toSeq)];
    return changeLines(compareTexts(before.json, after.json), MOST_CHARACTERS);
  }
}
