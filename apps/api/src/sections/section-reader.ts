import { Injectable } from '@nestjs/common';
import type { SectionFacts } from '@samenpen/access-policy';
import { sectionDefinitionOf, type SectionInstance } from '@samenpen/call-templates';
import type { SectionDetail, SectionId, SectionSummary } from '@samenpen/contracts';
import { SCHEMA_VERSION } from '@samenpen/dossier-document';
import { DossierReader, type OwnDossier } from '../dossiers/dossier-reader';
import type { DossierRecord } from '../dossiers/dossier-record';
import { besideReading } from '../platform/beside-reading';
import type { Transaction } from '../platform/database.repository';
import { Problem } from '../platform/problem';
import { SectionContentService } from './section-content.service';
import { SectionEdits } from './section-edits';
import { hasFourEyes, sectionFacts, TemplateSections, withText } from './section-facts';
import type { SectionRecord, SectionText } from './section-record';
import { actorOf, peopleIn, sectionSummaryOf } from './section-summary';
import { SectionRepository } from './section.repository';
import { WaitingDecisionsRepository } from './waiting-decisions.repository';

/** A section with what the template says of it and what the policy decides from. */
export type KnownSection = {
  readonly section: SectionRecord;
  readonly instance: SectionInstance;
  readonly facts: SectionFacts;
};

/** A section's answer beside the text that it was made with. */
export type ReadSection = { readonly summary: SectionSummary; readonly text: SectionText | null };

/** Reads sections for a person: one, or all of a dossier. */
@Injectable()
export class SectionReader {
  constructor(
    private readonly dossiers: DossierReader,
    private readonly sections: SectionRepository,
    private readonly contents: SectionContentService,
    private readonly edits: SectionEdits,
    private readonly waiting: WaitingDecisionsRepository,
  ) {}

  /** All sections of a dossier, in reading order, or only one of them. */
  async all(own: OwnDossier, only?: SectionId): Promise<ReadSection[]> {
    const template = new TemplateSections(own.dossier);
    const every = await this.sections.ofDossier(own.dossier.id);
    const records = only === undefined ? every : every.filter(({ id }) => id === only);
    const known = await Promise.all(
      records.map((record) => this.known(own.dossier, record, { template })),
    );
    return this.read(
      own,
      known.filter((section) => section !== null),
    );
  }

  /** The answer on one section of a dossier that is open already. */
  async summary(own: OwnDossier, sectionId: string): Promise<SectionSummary> {
    return (await this.#one(own, sectionId)).summary;
  }

  async detail(sectionId: string, person: string): Promise<SectionDetail> {
    const own = await this.dossiers.openBySection(sectionId, person);
    await besideReading(this.edits.catchUp(sectionId));
    const { summary, text } = await this.#one(own, sectionId);
    const definition = sectionDefinitionOf(own.dossier.template, summary.key);
    if (definition === undefined) throw new Problem('not-found');
    const waiting = await this.waiting.ofSection(sectionId, summary.status);
    const names = await this.sections.names(waiting.map(({ by }) => by));
    return {
      ...summary,
      dossier: { slug: own.dossier.slug, title: own.dossier.title },
      definition,
      content: text === null ? null : { json: text.json, text: text.text, version: text.version },
      schemaVersion: text === null ? null : SCHEMA_VERSION,
      waiting: waiting.map((decision) => ({ ...decision, by: actorOf(decision.by, names) })),
    };
  }

  /** The section with its facts; null when its partner left the dossier. */
  async known(
    dossier: DossierRecord,
    section: SectionRecord,
    within: { readonly template?: TemplateSections; readonly transaction?: Transaction } = {},
  ): Promise<KnownSection | null> {
    const instance = (within.template ?? new TemplateSections(dossier)).of(section);
    if (instance === undefined) return null;
    const changedBy = hasFourEyes(dossier)
      ? await this.sections.changedSinceApproval(section.id, within.transaction)
      : [];
    return { section, instance, facts: sectionFacts(dossier, { section, instance }, changedBy) };
  }

  async read(
    { dossier, asker }: OwnDossier,
    known: readonly KnownSection[],
  ): Promise<ReadSection[]> {
    const ids = known.map(({ section }) => section.id);
    const texts = await this.contents.textsOf(ids);
    const lastEdits = await this.sections.lastEdits(ids);
    const people = known.flatMap(({ section }) =>
      peopleIn(section, lastEdits.get(section.id) ?? null),
    );
    const names = await this.sections.names(people);
    return known.map(({ section, instance, facts }) => {
      const text = texts.get(section.id) ?? null;
      const lastEdit = lastEdits.get(section.id) ?? null;
      return {
        text,
        summary: sectionSummaryOf({
          dossier,
          asker,
          section,
          instance,
          facts: withText(facts, text),
          text,
          lastEdit,
          names,
        }),
      };
    });
  }

  async #one(own: OwnDossier, sectionId: string): Promise<ReadSection> {
    const record = await this.sections.one(sectionId);
    const known = record === null ? null : await this.known(own.dossier, record);
    const [read] = known === null ? [] : await this.read(own, [known]);
    if (read === undefined) throw new Problem('not-found');
    return read;
  }
}
