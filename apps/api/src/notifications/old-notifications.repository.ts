import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database.repository';

/** Rows that one statement deletes at most: nobody who is told something waits long for it. */
const AT_ONCE = 1_000;

/** Deletes what was told long ago. Instances may do so at the same time: each takes other rows. */
@Injectable()
export class OldNotificationsRepository {
  constructor(private readonly database: Database) {}

  /** What was read before an instant, or told before another one; never what still waits for its mail. Gives how many. */
  deleteTold({ readBefore, toldBefore }: { readonly readBefore: Date; readonly toldBefore: Date }): Promise<number> {
    return this.#repeat(
      () => this.database.client.$executeRaw`
        DELETE FROM notification WHERE id IN (
          SELECT told.id FROM notification told LEFT JOIN notification_mail mail ON mail.id = told.mail_id
          WHERE told.told_at < ${readBefore} AND (told.read_at < ${readBefore} OR told.told_at < ${toldBefore})
            AND told.mail_state <> 'waiting' AND (told.mail_id IS NULL OR mail.ended_at IS NOT NULL)
          LIMIT ${AT_ONCE} FOR UPDATE OF told SKIP LOCKED)`,
    );
  }

  /** Mails that ended before an instant and of which nothing is kept any more. Gives how many. */
  deleteMails(endedBefore: Date): Promise<number> {
    return this.#repeat(
      () => this.database.client.$executeRaw`
        DELETE FROM notification_mail WHERE id IN (
          SELECT mail.id FROM notification_mail mail
          WHERE mail.ended_at < ${endedBefore} AND NOT EXISTS (SELECT 1 FROM notification told WHERE told.mail_id = mail.id)
          LIMIT ${AT_ONCE} FOR UPDATE OF mail SKIP LOCKED)`,
    );
  }

  async #repeat(deleteSome: () => Promise<number>): Promise<number> {
    let total = 0;
    for (;;) {
      const deleted = await deleteSome();
      total += deleted;
      if (deleted < AT_ONCE) return total;
    }
  }
}
