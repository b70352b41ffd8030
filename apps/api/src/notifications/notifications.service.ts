import { Inject, Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../platform/database.repository';
import { DossierClock } from '../platform/dossier-clock';
import { LiveRooms } from '../platform/live-rooms';
import { SETTINGS, type Settings } from '../platform/settings';
import type { News } from './news';
import { NotificationWriterRepository } from './notification-writer.repository';

/** The place where everybody tells people something. What is told is in the product at once, and mailed as each wants it. */
@Injectable()
export class Notifications {
  constructor(
    private readonly writer: NotificationWriterRepository,
    private readonly database: Database,
    private readonly clock: DossierClock,
    private readonly live: LiveRooms,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Tells people, in the transaction of the change itself: neither happens without the other. Nothing is left to do
   * after the commit. Never tells who did it, nobody twice under one key, and nobody who may not know.
   */
  async tell(transaction: Transaction, news: News): Promise<void> {
    const { slug, persons } = await this.writer.add(transaction, news, { at: this.clock.now(), mailState: this.settings.mail === null ? 'off' : 'waiting' });
    if (persons.length === 0) return;
    this.database.afterCommit(transaction, () => this.live.whisper(slug, { type: 'notified' }, persons));
  }

  /** Takes back what was told under a key, such as a mention in a comment that its author deletes; those who stay excepted keep it. */
  takeBack(transaction: Transaction, key: string, excepted: readonly string[] = []): Promise<void> {
    return this.writer.takeBack(transaction, key, excepted);
  }

  /** A thread is gone, and with it whatever these people, its dossier's, were told of it. */
  takeThreadBack(transaction: Transaction, threadId: string, persons: readonly string[]): Promise<void> {
    return this.writer.takeThreadBack(transaction, threadId, persons);
  }

  /** People's words are others now: what was told under a key says so too, and so does a mail that did not go yet. */
  reword(transaction: Transaction, key: string, text: string): Promise<void> {
    return this.writer.reword(transaction, key, text);
  }
}
