// What a section says is derived from its room. The read model carries the room's sequence that it was made
// from; a reader compares it with the room's present one and makes it again when the room moved on, so an
// answer holds every edit that was acknowledged before it was asked for, on whichever instance.

import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { documentContent, documentFromUpdates, suggestionsIn } from '@samenpen/dossier-document';
import { countCharacters, countWords } from '@samenpen/dossier-rules';
import { besideReading } from '../platform/beside-reading';
import type { Transaction } from '../platform/database.repository';
import { SectionContentRepository } from './section-content.repository';
import type { SectionText } from './section-record';

/** Reads the present text of sections. Sections without a room are not in the answers. */
@Injectable()
export class SectionContentService {
  constructor(private readonly repository: SectionContentRepository) {}

  /** With a transaction that holds the room's lock, nothing can come in between. */
  async textsOf(
    ids: readonly string[],
    transaction?: Transaction,
  ): Promise<ReadonlyMap<string, SectionText>> {
    const heads = await this.repository.heads(ids, transaction);
    const known = await this.repository.kept([...heads.keys()], transaction);
    const behind = [...heads]
      .filter(([id, head]) => (known.get(id)?.head ?? -1) < head)
      .map(([id]) => id);
    if (behind.length === 0) return known;
    const texts = new Map(known);
    for (const { roomId, head, updates } of await this.repository.rooms(behind, transaction)) {
      const text = await sectionText(head, updates);
      const keeping = this.repository.keep(roomId, text, transaction);
      await (transaction ? keeping : besideReading(keeping));
      texts.set(roomId, text);
    }
    return texts;
  }

  async textOf(id: string, transaction?: Transaction): Promise<SectionText | null> {
    return (await this.textsOf([id], transaction)).get(id) ?? null;
  }
}

/** Each step takes a while on a large text: whoever types gets a turn in between. */
async function sectionText(head: number, updates: readonly Uint8Array[]): Promise<SectionText> {
  const doc = documentFromUpdates(updates);
  await nextTurn();
  const { json, text, version } = documentContent(doc);
  await nextTurn();
  const suggestions = suggestionsIn(json).length;
  return { head, version, json, text, characters: countCharacters(text), words: countWords(text), suggestions };
}
