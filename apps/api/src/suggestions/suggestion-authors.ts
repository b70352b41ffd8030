import { Injectable } from '@nestjs/common';
import { personId, type DossierReading } from '@samenpen/contracts';
import { suggestionsIn, type DocumentNode } from '@samenpen/dossier-document';
import { actorOf } from '../sections/section-summary';
import { SectionRepository } from '../sections/section.repository';
import { SuggestionRepository } from './suggestion.repository';

type Suggested = DossierReading['sections'][number]['suggestedBy'];

/** A text that holds suggestions. */
export type SuggestedText = { readonly section: string; readonly json: unknown };

/** Whose the suggestions in many texts are, as noted: to read them, where nobody decides. */
@Injectable()
export class SuggestionAuthors {
  constructor(
    private readonly repository: SuggestionRepository,
    private readonly sections: SectionRepository,
  ) {}

  async of(texts: readonly SuggestedText[]): Promise<ReadonlyMap<string, Suggested>> {
    // The stored text was made by the server, from the schema.
    const ids = new Map(texts.map(({ section, json }) => [section, suggestionsIn(json as DocumentNode).map(({ id }) => id)]));
    if (ids.size === 0) return new Map();
    const noted = await this.repository.authors(ids);
    const names = await this.sections.names(noted.map(({ authorId }) => authorId));
    const suggested = new Map<string, Suggested>();
    for (const { sectionId, id, authorId } of noted) {
      suggested.set(sectionId, [...(suggested.get(sectionId) ?? []), { id, by: actorOf(personId.parse(authorId), names) }]);
    }
    return suggested;
  }
}
