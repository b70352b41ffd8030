import { Injectable } from '@nestjs/common';
import { personId, type SectionAuthorship } from '@samenpen/contracts';
import { PERSON_COLOURS, personColour } from '@samenpen/live-protocol';
import { DossierReader } from '../dossiers/dossier-reader';
import { placeAmongPeople, type DossierRecord } from '../dossiers/dossier-record';
import { actorOf } from '../sections/section-summary';
import { SectionRepository } from '../sections/section.repository';
import { SectionPast } from './section-past';
import type { WrittenText } from './section-past.repository';

type WrittenPassage = WrittenText['passages'][number];

/** Who wrote what of a section, for its readers. */
@Injectable()
export class SectionAuthors {
  constructor(
    private readonly dossiers: DossierReader,
    private readonly sections: SectionRepository,
    private readonly past: SectionPast,
  ) {}

  async of(sectionId: string, person: string): Promise<SectionAuthorship> {
    const { dossier } = await this.dossiers.openBySection(sectionId, person);
    const { seq, json, text, passages } = await this.past.authorship(sectionId);
    const written = charactersPerPerson(passages);
    const names = await this.sections.names([...written.keys()]);
    const people = [...written].toSorted(([, one], [, other]) => other - one);
    return {
      seq,
      json,
      text,
      passages: passages.map((passage) => ({
        from: passage.from,
        to: passage.to,
        writer: passage.writer.kind,
        person: personOf(passage),
        firstAt: new Date(passage.firstAt).toISOString(),
        lastAt: new Date(passage.lastAt).toISOString(),
      })),
      people: people.map(([id, characters]) => ({ ...actorOf(personId.parse(id), names), colour: colourOf(dossier, id), characters })),
    };
  }
}

/** For what was relayed: through whom it came. */
function personOf({ writer }: WrittenPassage): string | null {
  if (writer.kind === 'server') return null;
  const person = writer.kind === 'person' ? writer.personId : writer.by;
  return person === '' ? null : person;
}

function charactersPerPerson(passages: readonly WrittenPassage[]): ReadonlyMap<string, number> {
  const written = new Map<string, number>();
  for (const passage of passages) {
    const person = personOf(passage);
    if (person !== null) written.set(person, (written.get(person) ?? 0) + passage.to - passage.from);
  }
  return written;
}

/** The same as at somebody's caret; one who left the dossier has a colour too. */
function colourOf(dossier: DossierRecord, person: string): number {
  const place = placeAmongPeople(dossier, person);
  return place === -1 ? personColour(person) : (place % PERSON_COLOURS) + 1;
}
