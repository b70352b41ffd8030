import { Injectable } from '@nestjs/common';
import type { SectionSummary, WorkItem } from '@samenpen/contracts';
import { byUrgency, workFor, type Work } from '@samenpen/dossier-rules';
import { ThreadReader } from '../comments/thread-reader';
import { DossierReader, type OwnDossier } from '../dossiers/dossier-reader';
import { partnerName } from '../dossiers/dossier-record';
import { pageOfAll, type ListQuery, type Page } from '../platform/page';
import { ReviewSessionReader } from '../review-sessions/review-session-reader';
import { SectionReader } from '../sections/section-reader';

/** Most dossiers that one person's work is gathered from. */
const MOST_DOSSIERS = 200;

/** What is asked of a person: in sections, in threads that this person may know of, and in review sessions. */
@Injectable()
export class WorkService {
  constructor(
    private readonly dossiers: DossierReader,
    private readonly sections: SectionReader,
    private readonly threads: ThreadReader,
    private readonly sessions: ReviewSessionReader,
  ) {}

  /** Over all dossiers, due first. */
  async list(person: string, query: ListQuery): Promise<Page<WorkItem>> {
    const items: WorkItem[] = [];
    for (const own of await this.dossiers.ofPerson(person, { limit: MOST_DOSSIERS })) {
      items.push(...(await this.#in(own)).map((work) => itemOf(own, work)));
    }
    return pageOfAll(items.toSorted(byUrgency), query);
  }

  async #in(own: OwnDossier): Promise<readonly Work[]> {
    const sections = (await this.sections.all(own)).map(({ summary }) => summary);
    const [threads, sessions] = await Promise.all([this.threads.toLookAt(own), this.sessions.unfinished(own)]);
    return workFor(own.asker, { sections, threads, sessions });
  }
}

function itemOf({ dossier }: OwnDossier, work: Work): WorkItem {
  const { slug, title } = dossier;
  const ownerOf = (section: SectionSummary | null): string | null =>
    section?.partner == null ? null : partnerName(dossier, section.partner);
  const place = { dossier: { slug, title } };
  return 'section' in work ? { ...work, ...place, partnerName: ownerOf(work.section) } : { ...work, ...place };
}
