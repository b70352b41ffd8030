// What nobody does and everybody should hear of: a deadline that comes near or moves, work that is due. Every
// instance looks each minute by the dossier clock; a key per person tells it once, whoever looks and however often.

import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { KnownThreadsRepository } from '../comments/known-threads.repository';
import type { DossierRecord } from '../dossiers/dossier-record';
import { DossierRecordRepository } from '../dossiers/dossier-record.repository';
import type { News } from '../notifications/news';
import { Notifications } from '../notifications/notifications.service';
import { DossierClock } from '../platform/dossier-clock';
import { LOGGER } from '../platform/logger';
import { actionPointKey } from '../review-sessions/review-session-news';
import { workersOn, writersOf } from '../sections/section-audience';
import { SectionRepository } from '../sections/section.repository';
import { UpcomingRepository, type DueActionPoint, type RunningDossier } from './upcoming.repository';
import { DUE_SOON, JUST_GIVEN, isDueSoon, isMoveNews, warningDue } from './warnings';

const LOOK_EVERY = 60_000;

@Injectable()
export class Upcoming implements OnApplicationBootstrap, BeforeApplicationShutdown {
  #looking: NodeJS.Timeout | undefined;
  #look: Promise<void> = Promise.resolve();

  constructor(
    private readonly repository: UpcomingRepository,
    private readonly dossiers: DossierRecordRepository,
    private readonly sections: SectionRepository,
    private readonly threads: KnownThreadsRepository,
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

  /** Tells whatever is due now and was not told yet. A dossier that cannot be read keeps it from no other; it throws at the end. */
  async look(): Promise<void> {
    const faults: unknown[] = [];
    for (const running of await this.repository.running()) {
      await this.#lookAt(running).catch((fault: unknown) => faults.push(fault));
    }
    if (faults.length > 0) throw new AggregateError(faults, 'some dossiers were not looked at');
  }

  async #lookAt(running: RunningDossier): Promise<void> {
    const dossier = await this.dossiers.byId(running.id);
    if (dossier === null) return;
    const news = [...this.#ofDeadline(dossier, running), ...(await this.#ofSections(dossier)), ...(await this.#ofPeople(dossier))];
    if (news.length === 0) return;
    await this.repository.inTransaction(async (transaction) => {
      for (const each of news) await this.notifications.tell(transaction, each);
    });
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

  /** What was given to people with a date: in threads, and as action points of review sessions. */
  async #ofPeople(dossier: DossierRecord): Promise<News[]> {
    const now = this.clock.now();
    const until = new Date(now.getTime() + DUE_SOON);
    const threads = await this.threads.dueBetween(dossier.id, now, until);
    const points = await this.repository.actionPoints(dossier.id, now, until);
    return [
      ...threads.map(
        (thread): News => ({
          ...{ kind: 'due-soon', dossierId: dossier.id, by: null },
          key: `due-soon/thread/${thread.id}/${thread.dueAt.toISOString()}`,
          sectionId: thread.sectionId,
          threadId: thread.id,
          audiencePartnerId: thread.audienceId,
          persons: thread.person === null ? writersOf(dossier, thread.partner) : [thread.person],
          moment: thread.dueAt,
        }),
      ),
      ...(await this.#ofActionPoints(dossier, points)),
    ];
  }

  async #ofActionPoints(dossier: DossierRecord, points: readonly DueActionPoint[]): Promise<News[]> {
    const owned = points.map((point) => ({ point, key: actionPointKey(point), owners: point.person === null ? writersOf(dossier, point.partner) : [point.person] }));
    const since = new Date(this.clock.now().getTime() - JUST_GIVEN);
    const told = await this.repository.toldOf(owned.map(({ key }) => key), { persons: owned.flatMap(({ owners }) => owners), since });
    return owned.map(({ point, key, owners }) => {
      const knows = (person: string): boolean =>
        told.some((one) => one.key === key && one.personId === person && one.moment?.getTime() === point.dueAt.getTime());
      return {
        ...{ kind: 'due-soon', dossierId: dossier.id, by: null },
        key: `due-soon/action-point/${point.id}/${point.dueAt.toISOString()}`,
        sessionId: point.sessionId,
        persons: owners.filter((person) => !knows(person)),
        text: point.text,
        moment: point.dueAt,
      };
    });
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
