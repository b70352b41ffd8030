// Sends what people are told. There is no queue beside the notifications and the mails themselves: every few seconds
// each instance looks for whom something waits, and takes what no other instance has. So a restart loses nothing, and
// what a mail holds is decided when it goes.

import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { NotificationKind } from '@samenpen/contracts';
import type { Logger } from 'pino';
import { CalendarFiles } from '../../calendar/calendar-files.service';
import { HealthService } from '../../platform/health.service';
import { LOGGER } from '../../platform/logger';
import type { MailSettings } from '../../platform/mail-settings';
import { SETTINGS, type Settings } from '../../platform/settings';
import { Inbox } from '../inbox.service';
import { AddresseesRepository, type Addressee } from './addressees.repository';
import { letterOf, type StopLinks } from './letter';
import { MailMetrics } from './mail-metrics';
import { deliver, type OutgoingMail } from './mail-server';
import { PostOfficeRepository, type TakenMail } from './post-office.repository';
import { Unsubscribes } from './unsubscribe.service';

/** Milliseconds between two looks. */
const LOOK_EVERY = 5_000;
const FOR_CALENDARS: readonly string[] = ['session-planned', 'session-changed', 'session-cancelled', 'session-uninvited', 'chair-given'] satisfies NotificationKind[];

@Injectable()
export class PostOffice implements OnApplicationBootstrap, BeforeApplicationShutdown {
  #looking: NodeJS.Timeout | undefined;
  #round: Promise<void> = Promise.resolve();
  #isStopping = false;
  /** Whether the mail server failed the last time. */
  #isAway = false;

  constructor(
    private readonly addressees: AddresseesRepository,
    private readonly repository: PostOfficeRepository,
    private readonly inbox: Inbox,
    private readonly unsubscribes: Unsubscribes,
    private readonly calendars: CalendarFiles,
    private readonly metrics: MailMetrics,
    private readonly health: HealthService,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const { mail } = this.settings;
    if (mail === null) {
      this.log.info('SMTP_URL is not set: no mail is sent, people are told in the product only');
      return;
    }
    this.metrics.watchWaiting(() => this.repository.waiting());
    this.health.watch('mail', () => this.#isAway);
    let isFree = true;
    this.#looking = setInterval(() => {
      if (!isFree) return;
      isFree = false;
      this.#round = this.round(mail)
        .catch((fault: unknown) => this.log.error({ err: fault }, 'looking for mails to send'))
        .finally(() => {
          isFree = true;
        });
    }, LOOK_EVERY).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#isStopping = true;
    clearInterval(this.#looking);
    await this.#round;
  }

  /** Looks once for everybody. While the mail server is away one attempt is enough to know. */
  async round(mail: MailSettings): Promise<void> {
    for (const addressee of await this.addressees.at(new Date())) {
      if (this.#isStopping) return;
      const isServerThere = await this.#send(addressee, mail);
      if (!isServerThere) return;
    }
  }

  async #send(addressee: Addressee, { smtpUrl, from }: MailSettings): Promise<boolean> {
    const taken = await this.repository.take(addressee, new Date());
    if (taken === null) return true;
    const outgoing = await this.#written(taken, from);
    const delivery = await deliver(smtpUrl, outgoing, () => this.repository.handOver(taken));
    this.metrics.attempted(delivery.kind);
    if (delivery.kind === 'later') {
      await this.repository.later(taken, delivery.fault);
      this.log.warn({ mail: taken.id, fault: delivery.fault }, 'a mail could not be sent yet');
    } else {
      await this.repository.ended(taken, { state: delivery.kind, fault: delivery.kind === 'refused' ? delivery.fault : null });
      if (delivery.kind === 'refused') this.log.warn({ mail: taken.id, fault: delivery.fault }, 'the mail server refused a mail for good');
    }
    this.#isAway = delivery.kind === 'later' && !delivery.isServerThere;
    return !this.#isAway;
  }

  /** Whoever is invited to a session, or need not come any more, gets it for their calendar as it stands when the mail goes. */
  async #calendarsOf({ person, notifications }: TakenMail): Promise<string[]> {
    const invited = notifications.filter(({ kind }) => FOR_CALENDARS.includes(kind)).flatMap(({ sessionId }) => sessionId ?? []);
    const files = await Promise.all([...new Set(invited)].map((id) => this.calendars.ofReviewSession(id, person.id)));
    return files.filter((file) => file !== null);
  }

  /** The links that end mail: all of it, and per kind that the mail tells of. */
  async #stopping(personId: string, kinds: readonly NotificationKind[]): Promise<StopLinks> {
    const url = async (kind: NotificationKind | null) => `${this.settings.publicUrl}/afmelden/${await this.unsubscribes.token(personId, kind)}`;
    const perKind = [...new Set(kinds)].map(async (kind) => ({ kind, url: await url(kind) }));
    return { all: await url(null), perKind: await Promise.all(perKind) };
  }

  async #written(mail: TakenMail, from: string): Promise<OutgoingMail> {
    const { id, person, dossier, notifications } = mail;
    const { publicUrl } = this.settings;
    const named = await this.inbox.named(notifications);
    const stop = await this.#stopping(person.id, named.map(({ kind }) => kind));
    const letter = letterOf(named, { language: person.language, publicUrl, dossier, stop });
    return {
      ...letter,
      calendars: await this.#calendarsOf(mail),
      messageId: `<${id}@${new URL(publicUrl).hostname}>`,
      from,
      to: { name: person.name, address: person.email },
      headers: {
        'Content-Language': person.language,
        'List-Unsubscribe': `<${stop.all}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        'Auto-Submitted': 'auto-generated',
      },
    };
  }
}
