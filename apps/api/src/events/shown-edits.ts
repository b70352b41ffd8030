import type { SeenEdit } from './dossier-event.repository';

/** The edits that a history shows: a person in a section, once. */
export class ShownEdits {
  readonly #pairs: Set<string>;

  constructor(edits: readonly SeenEdit[]) {
    this.#pairs = new Set(edits.map(pairOf));
  }

  has(edit: SeenEdit): boolean {
    return this.#pairs.has(pairOf(edit));
  }

  add(edit: SeenEdit): void {
    this.#pairs.add(pairOf(edit));
  }
}

const pairOf = ({ sectionId, author }: SeenEdit): string => `${sectionId}/${author}`;
