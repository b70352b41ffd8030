// What people are told is kept for a while and no longer (docs/operations.md). Nothing remembers when that was last
// seen to: every instance looks when it starts and a few times a day, so a restart loses nothing. Times are real ones.

import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../platform/logger';
import { OldNotificationsRepository } from './old-notifications.repository';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const LOOK_EVERY = 6 * HOUR;
/**
 * How long after it was read. Longer than anything is news for (`upcoming/warnings.ts`): what was told and is forgotten
 * would else be told again.
 */
const READ_STAYS = 90 * DAY;
/** How long after it was told, also when nobody read it. */
const UNREAD_STAYS = 365 * DAY;

@Injectable()
export class OldNotifications implements OnApplicationBootstrap, BeforeApplicationShutdown {
  #looking: NodeJS.Timeout | undefined;
  #look: Promise<void> = Promise.resolve();

  constructor(
    private readonly repository: OldNotificationsRepository,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const look = (): void => {
      this.#look = this.forget(new Date()).catch((fault: unknown) => this.log.error({ err: fault }, 'forgetting old notifications'));
    };
    look();
    this.#looking = setInterval(look, LOOK_EVERY).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.#looking);
    await this.#look;
  }

  /** Resolves when the look that is under way is over. */
  settled(): Promise<void> {
    return this.#look;
  }

  /** Deletes what is too old at an instant. */
  async forget(now: Date): Promise<void> {
    const readBefore = new Date(now.getTime() - READ_STAYS);
    const notifications = await this.repository.deleteTold({ readBefore, toldBefore: new Date(now.getTime() - UNREAD_STAYS) });
    const mails = await this.repository.deleteMails(readBefore);
    if (notifications + mails > 0) this.log.info({ notifications, mails }, 'old notifications forgotten');
  }
}
