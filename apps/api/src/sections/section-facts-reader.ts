import { Injectable } from '@nestjs/common';
import type { Asker, SectionFacts } from '@samenpen/access-policy';
import { ownDossier } from '../dossiers/dossier-reader';
import { placeAmongPeople, type DossierRecord } from '../dossiers/dossier-record';
import { DossierRecordRepository } from '../dossiers/dossier-record.repository';
import { GatheredReads } from '../platform/gathered-reads';
import { TemplateSections } from './section-facts';
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

type KnownRoom = Pick<RoomFacts, 'facts' | 'accessEpoch'> & { readonly dossier: DossierRecord };

/** The facts of a room for a person, for `/live`. */
@Injectable()
export class SectionFactsReader {
  /** After a restart, and at the start of a review session, many come at once. */
  readonly #rooms: GatheredReads<string, KnownRoom>;

  constructor(
    private readonly dossiers: DossierRecordRepository,
    private readonly sections: SectionRepository,
    private readonly reader: SectionReader,
  ) {
    this.#rooms = new GatheredReads((sectionIds) => this.#read(sectionIds));
  }

  /** Null when there is no such room, or the person has no part in its dossier. */
  async forRoom(sectionId: string, person: string): Promise<RoomFacts | null> {
    const room = await this.#rooms.of(sectionId);
    const own = ownDossier(room?.dossier ?? null, person);
    if (room === undefined || own === null) return null;
    const { facts, accessEpoch, dossier } = room;
    return { asker: own.asker, facts, slug: dossier.slug, place: placeAmongPeople(dossier, person), accessEpoch };
  }

  async #read(sectionIds: readonly string[]): Promise<ReadonlyMap<string, KnownRoom>> {
    const epochs = await this.sections.accessEpochs(sectionIds);
    const sections = await this.sections.some([...epochs.keys()]);
    const dossiers = await this.#dossiers(sections.map(({ dossierId }) => dossierId));
    const rooms = new Map<string, KnownRoom>();
    for (const { dossierId, section } of sections) {
      const [within, accessEpoch] = [dossiers.get(dossierId), epochs.get(section.id)];
      if (within === undefined || accessEpoch === undefined) continue;
      const known = await this.reader.known(within.dossier, section, within);
      if (known !== null) rooms.set(section.id, { facts: known.facts, accessEpoch, dossier: within.dossier });
    }
    return rooms;
  }

  async #dossiers(ids: readonly string[]) {
    const dossiers = await this.dossiers.byIds([...new Set(ids)]);
    return new Map<string, { readonly dossier: DossierRecord; readonly template: TemplateSections }>(
      dossiers.map((dossier) => [dossier.id, { dossier, template: new TemplateSections(dossier) }]),
    );
  }
}
