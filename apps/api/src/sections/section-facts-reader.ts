import { Injectable } from '@nestjs/common';
import type { Asker, SectionFacts } from '@samenpen/access-policy';
import { ownDossier } from '../dossiers/dossier-reader';
import { placeAmongPeople } from '../dossiers/dossier-record';
import { DossierRecordRepository } from '../dossiers/dossier-record.repository';
import { SectionReader } from './section-reader';
import { SectionRepository } from './section.repository';

/** What the live gate decides from. */
export type RoomFacts = {
  readonly asker: Asker;
  readonly facts: SectionFacts;
  readonly slug: string;
  /** Which of the dossier's people this is; 0-based. */
  readonly place: number;
  /** The room's access epoch, read before the facts: a change in between makes the engine ask again. */
  readonly accessEpoch: number;
};

/** The facts of a room for a person, for `/live`. */
@Injectable()
export class SectionFactsReader {
  constructor(
    private readonly dossiers: DossierRecordRepository,
    private readonly sections: SectionRepository,
    private readonly reader: SectionReader,
  ) {}

  /** Null when there is no such room, or the person has no part in its dossier. */
  async forRoom(sectionId: string, person: string): Promise<RoomFacts | null> {
    const accessEpoch = await this.sections.accessEpoch(sectionId);
    if (accessEpoch === null) return null;
    const own = ownDossier(await this.dossiers.ofSection(sectionId), person);
    const section = own === null ? null : await this.sections.one(sectionId);
    if (own === null || section === null) return null;
    const known = await this.reader.known(own.dossier, section);
    if (known === null) return null;
    const place = placeAmongPeople(own.dossier, person);
    return { asker: own.asker, facts: known.facts, slug: own.dossier.slug, place, accessEpoch };
  }
}
