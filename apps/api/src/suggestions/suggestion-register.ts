// The text says which suggestions are open; who made them the text cannot say, because anybody may write an id into it.
// The engine binds each Yjs client to the person on whose connection it writes, so the signs of a suggestion lead to its
// author. They are noted once, soon after they came, and what is written into a suggestion later changes nothing of it.

import { Injectable } from '@nestjs/common';
import type { Suggestion, SuggestionStructs } from '@samenpen/dossier-document';
import type { Transaction } from '../platform/database.repository';
import { DossierClock } from '../platform/dossier-clock';
import { SuggestionRepository, type SeenSuggestion } from './suggestion.repository';

/** An open suggestion with its author, and others whose letters are in it. */
export type OpenSuggestion = Suggestion & SeenSuggestion & { readonly others: readonly string[] };

type Writers = ReadonlyMap<number, string>;

const NONE: SuggestionStructs = { marks: [], letters: [] };

const personsOf = (structs: SuggestionStructs['marks'], writers: Writers): string[] => [
  ...new Set(structs.flatMap(({ clientId }) => writers.get(clientId) ?? [])),
];

@Injectable()
export class SuggestionRegister {
  constructor(
    private readonly repository: SuggestionRepository,
    private readonly clock: DossierClock,
  ) {}

  /** What stands open in a section, in the order of its text; notes what was not seen before. */
  async open(sectionId: string, transaction?: Transaction): Promise<OpenSuggestion[]> {
    const { head, found, structs } = await this.repository.inText(sectionId, transaction);
    if (found.length === 0) return [];
    const clients = [...structs.values()].flatMap(({ marks, letters }) => [...marks, ...letters]).map(({ clientId }) => clientId);
    const writers = await this.repository.writers(sectionId, clients, transaction);
    const seen = new Map(await this.repository.seen(sectionId, transaction));
    const fresh: SeenSuggestion[] = [];
    for (const { id } of found) {
      if (seen.has(id)) continue;
      const authorId = await this.#author({ sectionId, head, structs: structs.get(id) ?? NONE, writers }, transaction);
      fresh.push({ id, authorId, at: this.clock.now(), remark: null });
    }
    if (fresh.length > 0) await this.repository.note(sectionId, fresh, transaction);
    for (const one of fresh) seen.set(one.id, one);
    return found.flatMap((one) => {
      const known = seen.get(one.id);
      if (known === undefined) return [];
      const others = personsOf((structs.get(one.id) ?? NONE).letters, writers).filter((person) => person !== known.authorId);
      return [{ ...one, ...known, others }];
    });
  }

  /** An editor may write the signs of a suggestion again beside what it changes: then the log says whose were first. */
  async #author(of: { sectionId: string; head: number; structs: SuggestionStructs; writers: Writers }, transaction?: Transaction): Promise<string | null> {
    const [person, ...others] = personsOf(of.structs.marks, of.writers);
    if (person === undefined || others.length === 0) return person ?? null;
    return (await this.repository.firstSender(of, transaction)) ?? person;
  }
}
