// What nobody does and everybody should hear of: a deadline that comes near or moves, a section that is due. Every
// instance looks each minute by the dossier clock; a key per person tells it once, whoever looks and however often.

import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import type { DossierRecord } from '../dossiers/dossier-record';
import { DossierRecordRepository } from '../dossiers/dossier-record.repository';
import type { News } from '../notifications/news';
import { Notifications } from '../notifications/notifications.service';
import { DossierClock } from '../platform/dossier-clock';
import { LOGGER } from '../platform/logger';
import { workersOn } from '../sections/section-audience';
import { SectionRepository } from '../sections/section.repository';
import { UpcomingRepository, type RunningDossier } from './upcoming.repository';
import { isDueSoon, isMoveNews, warningDue } from './warnings';

const LOOK_EVERY = 60_000;

@Injectable()
export class Upcoming implements OnApplicationBootstrap, BeforeApplicationShutdown {
  #looking: NodeJS.Timeout | undefined;
  #look: Promise<void> = Promise.resolve();

  constructor(
    private readonly repository: UpcomingRepository,
    private readonly dossiers: DossierRecordRepository,
    private readonly sections: SectionRepository,
    private readonly notifications: Notifications,
    private readonly clock: DossierClock,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.#looking = setInterval(() => {
      this.#look = this.look().catch((fault: unknown) => this.log.error({ err: fault }, 'looking for what is upcoming'));
    }, LOOK_EVERY).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.#looking);
    await this.#look;
  }

  /** Tells whatever is due now and was not told yet. */
  async look(): Promise<void> {
    for (const running of await this.repository.running()) {
      const dossier = await this.dossiers.byId(running.id);
      if (dossier === null) continue;
      const news = [...this.#ofDeadline(dossier, running), ...(await this.#ofSections(dossier))];
      if (news.length === 0) continue;
      await this.repository.inTransaction(async (transaction) => {
        for (const each of news) await this.notifications.tell(transaction, each);
      });
    }
  }

  #ofDeadline(dossier: DossierRecord, { startedAt, deadlines }: RunningDossier): News[] {
    const now = this.clock.now();
    const everybody = { dossierId: dossier.id, persons: dossier.members.map(({ person }) => person), by: null, moment: dossier.deadline };
    const hours = warningDue(dossier.deadline, now);
    const [newest, earlier] = deadlines;
    const isMoved = newest !== undefined && earlier !== undefined && isMoveNews(newest.setAt, { startedAt, now });
    return [
      ...(hours === null ? [] : [{ ...everybody, kind: 'deadline-warning' as const, key: `deadline/${dossier.id}/${dossier.deadline.toISOString()}/${hours}` }]),
      ...(isMoved ? [{ ...everybody, kind: 'deadline-moved' as const, key: `deadline-moved/${dossier.id}/${newest.id}`, text: newest.reason }] : []),
    ];
  }

  async #ofSections(dossier: DossierRecord): Promise<News[]> {
    const now = this.clock.now();
    const due = (await this.sections.ofDossier(dossier.id)).filter((section) => isDueSoon(section, now));
    return due.map((section) => ({
      kind: 'due-soon',
      key: `due-soon/${section.id}/${section.dueAt?.toISOString() ?? ''}`,
      dossierId: dossier.id,
      sectionId: section.id,
      persons: workersOn(dossier, section),
      by: null,
      moment: section.dueAt,
    }));
  }
}
