import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Asker, SectionFacts } from '@samenpen/access-policy';
import { personId } from '@samenpen/contracts';
import { askerIn, placeAmongPeople, type DossierRecord } from '../dossiers/dossier-record';
import { DossierRecordRepository } from '../dossiers/dossier-record.repository';
import { GatheredTurns } from '../platform/gathered-turns';
import { TextSchema } from '../platform/text-schema.service';
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

/** A room before it is known who asks. */
export type KnownRoom = Pick<RoomFacts, 'facts' | 'accessEpoch'> & {
  readonly dossier: KnownDossier;
  /** Whether a newer server serves its text: whoever takes over raises the epoch of every room. */
  readonly isOvertaken: boolean;
};
/** The part of a dossier that admission looks at. */
type KnownDossier = Pick<DossierRecord, 'id' | 'slug' | 'partners' | 'members'>;

/** How many rooms are remembered; a few hundred bytes each. */
const MOST_REMEMBERED = 5_000;
const MOST_DOSSIERS = 500;
/** How many rooms are read at the start. */
const MOST_EXPECTED = 500;

/**
 * The facts of a room for a person, for `/live`. A room's access epoch is the version of its facts: whatever changes
 * who may do what in it raises the epoch in the same transaction. So as long as it stands, what was read before
 * is true, and letting somebody in costs one small question.
 */
@Injectable()
export class SectionFactsReader implements OnApplicationBootstrap {
  /** After a restart, and at the start of a review session, many come at once. */
  readonly #rooms: GatheredTurns<string, KnownRoom>;
  /** The one remembered longest first. */
  readonly #remembered = new Map<string, KnownRoom>();
  /** The latest record of each dossier, and the same as text to compare by. */
  readonly #people = new Map<string, { readonly text: string; readonly dossier: KnownDossier }>();

  constructor(
    private readonly dossiers: DossierRecordRepository,
    private readonly sections: SectionRepository,
    private readonly reader: SectionReader,
    private readonly schema: TextSchema,
  ) {
    this.#rooms = new GatheredTurns((sectionIds) => this.#read(sectionIds));
  }

  /** After a restart people come back to what they were writing: that is read before the first of them asks. */
  async onApplicationBootstrap(): Promise<void> {
    await this.#read(await this.sections.latelyWritten(MOST_EXPECTED));
  }

  /** Undefined when there is no such room. */
  ofRoom(sectionId: string): Promise<KnownRoom | undefined> {
    return this.#rooms.of(sectionId);
  }

  async #read(sectionIds: readonly string[]): Promise<ReadonlyMap<string, KnownRoom>> {
    const epochs = await this.sections.accessEpochs(sectionIds);
    const rooms = new Map<string, KnownRoom>();
    for (const [sectionId, accessEpoch] of epochs) {
      const known = this.#remembered.get(sectionId);
      if (known?.accessEpoch === accessEpoch) rooms.set(sectionId, known);
    }
    const changed = [...epochs].filter(([sectionId]) => !rooms.has(sectionId));
    if (changed.length > 0) await this.#readChanged(new Map(changed), rooms);
    return rooms;
  }

  async #readChanged(epochs: ReadonlyMap<string, number>, rooms: Map<string, KnownRoom>): Promise<void> {
    const isOvertaken = await this.schema.isOvertaken();
    const sections = await this.sections.some([...epochs.keys()]);
    const dossiers = await this.#dossiers(sections.map(({ dossierId }) => dossierId));
    for (const { dossierId, section } of sections) {
      const [within, accessEpoch] = [dossiers.get(dossierId), epochs.get(section.id)];
      if (within === undefined || accessEpoch === undefined) continue;
      const known = await this.reader.known(within.dossier, section, within);
      if (known === null) continue;
      const room = { facts: known.facts, accessEpoch, dossier: within.shown, isOvertaken };
      rooms.set(section.id, room);
      this.#remember(section.id, room);
    }
  }

  async #dossiers(ids: readonly string[]) {
    const dossiers = await this.dossiers.byIds([...new Set(ids)]);
    const within = dossiers.map((dossier) => ({
      dossier,
      template: new TemplateSections(dossier),
      shown: this.#sameAsRemembered(dossier),
    }));
    return new Map<string, (typeof within)[number]>(within.map((one) => [one.dossier.id, one]));
  }

  /** The rooms of a dossier share one record of its people. */
  #sameAsRemembered({ id, slug, partners, members }: DossierRecord): KnownDossier {
    const read: KnownDossier = { id, slug, partners, members };
    const text = JSON.stringify(read);
    const latest = this.#people.get(id);
    if (latest?.text === text) return latest.dossier;
    this.#people.set(id, { text, dossier: read });
    forgetOldest(this.#people, MOST_DOSSIERS);
    return read;
  }

  #remember(sectionId: string, room: KnownRoom): void {
    this.#remembered.delete(sectionId);
    this.#remembered.set(sectionId, room);
    forgetOldest(this.#remembered, MOST_REMEMBERED);
  }
}

/** The room as a person has it; null for somebody without a part in its dossier. */
export function roomFor({ facts, accessEpoch, dossier }: KnownRoom, person: string): RoomFacts | null {
  const asker = askerIn(dossier, personId.parse(person));
  if (asker.standings.length === 0) return null;
  return { asker, facts, slug: dossier.slug, place: placeAmongPeople(dossier, person), accessEpoch };
}

function forgetOldest(map: Map<string, unknown>, most: number): void {
  const [oldest] = map.keys();
  if (map.size > most && oldest !== undefined) map.delete(oldest);
}
