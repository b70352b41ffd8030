import { Injectable } from '@nestjs/common';
import {
  personId,
  type DossierDetail,
  type DossierReading,
  type DossierSummary,
  type WorkItem,
} from '@samenpen/contracts';
import { workFor } from '@samenpen/dossier-rules';
import { DossierReader, type OwnDossier } from '../dossiers/dossier-reader';
import { askerIn } from '../dossiers/dossier-record';
import { DossierRecordRepository } from '../dossiers/dossier-record.repository';
import { DossierEvents } from '../events/dossier-events.service';
import { DossierClock } from '../platform/dossier-clock';
import { pageOfAll, type ListQuery, type Page } from '../platform/page';
import { SectionReader } from '../sections/section-reader';
import { SectionStatusRepository } from './section-status.repository';
import { dossierSummaryOf, partnersOf } from './dossier-summary';

/** Most dossiers that one person's work is gathered from. */
const MOST_DOSSIERS = 200;

/** What people see of their dossiers: the list, one from above, one as a text, and their work in all. */
@Injectable()
export class OverviewService {
  constructor(
    private readonly dossiers: DossierReader,
    private readonly records: DossierRecordRepository,
    private readonly statuses: SectionStatusRepository,
    private readonly sections: SectionReader,
    private readonly events: DossierEvents,
    private readonly clock: DossierClock,
  ) {}

  async list(
    person: string,
    page: { limit: number; cursor?: string | undefined },
  ): Promise<Page<DossierSummary>> {
    const own = await this.#ownDossiers(person, { limit: page.limit, cursor: page.cursor });
    const ids = own.map(({ dossier }) => dossier.id);
    const statuses = await this.statuses.ofDossiers(ids);
    const activity = await this.events.lastActivity(ids);
    const now = this.clock.now().toISOString();
    const items = own.map((each) => ({
      ...dossierSummaryOf(
        each,
        statuses.get(each.dossier.id) ?? [],
        activity.get(each.dossier.id) ?? null,
      ),
      now,
    }));
    return {
      items,
      nextCursor: own.length === page.limit ? (own.at(-1)?.dossier.slug ?? null) : null,
    };
  }

  async detail(slug: string, person: string): Promise<DossierDetail> {
    const own = await this.dossiers.open(slug, person);
    const sections = (await this.sections.all(own)).map(({ summary }) => summary);
    const activity = await this.events.lastActivity([own.dossier.id]);
    const statuses = sections.map(({ status }) => status);
    return {
      ...dossierSummaryOf(own, statuses, activity.get(own.dossier.id) ?? null),
      partners: partnersOf(own),
      sections,
      now: this.clock.now().toISOString(),
    };
  }

  async reading(slug: string, person: string): Promise<DossierReading> {
    const own = await this.dossiers.open(slug, person);
    const sections = (await this.sections.all(own)).map(({ summary, text }) => ({
      ...summary,
      content: text === null ? null : { json: text.json, text: text.text },
    }));
    return { slug: own.dossier.slug, title: own.dossier.title, sections };
  }

  /** What is asked of the person over all dossiers, due first. */
  async work(person: string, query: ListQuery): Promise<Page<WorkItem>> {
    const items: WorkItem[] = [];
    for (const own of await this.#ownDossiers(person, {
      limit: MOST_DOSSIERS,
      cursor: undefined,
    })) {
      const { slug, title } = own.dossier;
      const summaries = (await this.sections.all(own)).map(({ summary }) => summary);
      const nameOf = (partner: string | null) =>
        own.dossier.partners.find(({ id }) => id === partner)?.name ?? null;
      items.push(
        ...workFor(own.asker, summaries).map((work) => ({
          ...work,
          dossier: { slug, title },
          partnerName: nameOf(work.section.partner),
        })),
      );
    }
    // Each dossier's work is in order already; a stable sort only joins them, without a due date last.
    const due = ({ section }: WorkItem) => section.dueAt ?? '9999';
    return pageOfAll(
      items.toSorted((a, b) => (due(a) < due(b) ? -1 : Number(due(a) > due(b)))),
      query,
    );
  }

  async #ownDossiers(
    person: string,
    page: { limit: number; cursor: string | undefined },
  ): Promise<OwnDossier[]> {
    const records = await this.records.ofPerson(person, page);
    return records.map((dossier) => ({ dossier, asker: askerIn(dossier, personId.parse(person)) }));
  }
}
