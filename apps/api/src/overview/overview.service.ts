import { Injectable } from '@nestjs/common';
import type { DossierDetail, DossierReading, DossierSummary, SectionId } from '@samenpen/contracts';
import { DossierReader } from '../dossiers/dossier-reader';
import { DossierEvents } from '../events/dossier-events.service';
import { DossierClock } from '../platform/dossier-clock';
import type { Page } from '../platform/page';
import { SuggestionAuthors } from '../suggestions/suggestion-authors';
import { SectionReader } from '../sections/section-reader';
import { SectionStatusRepository } from './section-status.repository';
import { dossierSummaryOf, partnersOf } from './dossier-summary';

/** What people see of their dossiers: the list, one from above, one as a text. */
@Injectable()
export class OverviewService {
  constructor(
    private readonly dossiers: DossierReader,
    private readonly statuses: SectionStatusRepository,
    private readonly sections: SectionReader,
    private readonly suggested: SuggestionAuthors,
    private readonly events: DossierEvents,
    private readonly clock: DossierClock,
  ) {}

  async list(
    person: string,
    page: { limit: number; cursor?: string | undefined },
  ): Promise<Page<DossierSummary>> {
    const own = await this.dossiers.ofPerson(person, page);
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
      settings: { readersMayComment: own.dossier.readersMayComment },
      now: this.clock.now().toISOString(),
    };
  }

  /** All sections, or the one that is asked for; none where there is no such section in it. */
  async reading(slug: string, person: string, section?: SectionId): Promise<DossierReading> {
    const own = await this.dossiers.open(slug, person);
    const all = await this.sections.all(own, section);
    const suggested = await this.suggested.of(
      all.flatMap(({ summary, text }) =>
        text !== null && text.suggestions > 0 ? [{ section: summary.id, json: text.json }] : [],
      ),
    );
    const sections = all.map(({ summary, text }) => ({
      ...summary,
      content: text === null ? null : { json: text.json, text: text.text },
      suggestedBy: suggested.get(summary.id) ?? [],
    }));
    return { slug: own.dossier.slug, title: own.dossier.title, sections };
  }
}
