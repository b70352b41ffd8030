import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { language } from '@samenpen/contracts';
import { Database, type Transaction } from '../../platform/database.repository';
import { gather, type Waiting } from '../gathering';
import { mayStillKnow } from '../known-notifications.repository';
import { withNames, type NotificationRow } from '../notification.repository';
import { asChosen, type Addressee } from './addressees.repository';

/** Milliseconds after which somebody else may take over a mail that is being sent; whoever had it then may not end it. */
const TAKEN_FOR = 60_000;
/** The first pause after a mail server failed, and the longest. */
const FIRST_PAUSE = 15_000;
const LONGEST_PAUSE = 15 * 60_000;

/** A mail that this process alone may hand over. */
export type TakenMail = {
  readonly id: string;
  readonly claim: string;
  readonly person: { readonly id: string; readonly name: string; readonly email: string; readonly language: 'nl' | 'en' };
  readonly dossier: { readonly slug: string; readonly title: string };
  readonly notifications: readonly NotificationRow[];
};

/** The mails as they are stored. Every change is a step that only one process can take. */
@Injectable()
export class PostOfficeRepository {
  constructor(private readonly database: Database) {}

  /** Takes the mail that goes to somebody now; null: none does, or another process has it. */
  take(addressee: Addressee, now: Date): Promise<TakenMail | null> {
    return this.database.inTransaction(async (transaction) => {
      const key = `mail ${addressee.personId} ${addressee.dossierId}`;
      const [lock] = await transaction.$queryRaw<{ held: boolean }[]>`SELECT pg_try_advisory_xact_lock(hashtextextended(${key}, 0)) AS held`;
      if (lock?.held !== true) return null;
      const open = await transaction.notificationMail.findFirst({ where: { ...addressee, state: { in: ['waiting', 'sending'] } } });
      if (open !== null && open.nextAt.getTime() > now.getTime()) return null;
      if (open?.handedOverAt != null) return this.#unsure(transaction, open.id, now);
      const id = open?.id ?? randomUUID();
      const isAny = await this.#gather(transaction, addressee, { now, id, isOpen: open !== null });
      return isAny ? this.#claim(transaction, { id, now }) : null;
    });
  }

  /** The last step before the end of the message: from here on it is handed over. False: another process has it. */
  async handOver({ id, claim }: TakenMail): Promise<boolean> {
    const { count } = await this.database.client.notificationMail.updateMany({
      where: { id, claim, state: 'sending', handedOverAt: null },
      data: { handedOverAt: new Date() },
    });
    return count === 1;
  }

  async ended({ id, claim }: TakenMail, end: { readonly state: 'sent' | 'refused'; readonly fault: string | null }): Promise<void> {
    await this.database.client.notificationMail.updateMany({ where: { id, claim }, data: { ...end, endedAt: new Date() } });
  }

  /** The mail server is away or does not want it yet: everything stays, and it is tried again after a longer pause. */
  async later({ id, claim }: TakenMail, fault: string): Promise<void> {
    const mail = await this.database.client.notificationMail.findUnique({ where: { id }, select: { attempts: true } });
    const pause = Math.min(FIRST_PAUSE * 2 ** Math.min((mail?.attempts ?? 1) - 1, 10), LONGEST_PAUSE);
    await this.database.client.notificationMail.updateMany({
      where: { id, claim },
      data: { state: 'waiting', nextAt: new Date(Date.now() + pause), handedOverAt: null, fault },
    });
  }

  /** How many mails and notifications are not sent yet. */
  async waiting(): Promise<{ mails: number; notifications: number }> {
    const mails = await this.database.client.notificationMail.count({ where: { state: { in: ['waiting', 'sending'] } } });
    const notifications = await this.database.client.notification.count({ where: { mailState: 'waiting' } });
    return { mails, notifications };
  }

  /** Our process ended between handing over and the answer. All of it was sent, so it most likely arrived: never twice. */
  async #unsure(transaction: Transaction, id: string, now: Date): Promise<null> {
    await transaction.notificationMail.update({ where: { id }, data: { state: 'unsure', endedAt: now } });
    return null;
  }

  /** Puts what is due into the mail, and takes out what its reader may not know any more. True: it holds something. */
  async #gather(transaction: Transaction, { personId, dossierId }: Addressee, mail: { now: Date; id: string; isOpen: boolean }): Promise<boolean> {
    const { now, id, isOpen } = mail;
    const mine = { personId, dossierId };
    await this.#dropUnknowable(transaction, mine, id);
    const waiting = await this.#waitingFor(transaction, mine);
    const last = await transaction.notificationMail.aggregate({ where: { ...mine, state: { in: ['sent', 'unsure'] } }, _max: { handedOverAt: true } });
    const lastAt = last._max.handedOverAt;
    const { taken, unwanted, read } = gather(waiting, { now, lastAt });
    const become = (ids: readonly string[], mailState: string) =>
      transaction.notification.updateMany({ where: { id: { in: [...ids] } }, data: { mailState } });
    await become(unwanted, 'unwanted');
    await become(read, 'read');
    if (!isOpen && taken.length > 0) await transaction.notificationMail.create({ data: { id, ...mine, state: 'waiting', nextAt: now } });
    if (taken.length > 0) await transaction.notification.updateMany({ where: { id: { in: [...taken] } }, data: { mailState: 'taken', mailId: id } });
    const held = await transaction.notification.count({ where: { mailId: id } });
    if (isOpen && held === 0) await transaction.notificationMail.update({ where: { id }, data: { state: 'dropped', endedAt: now } });
    return held > 0;
  }

  async #waitingFor(transaction: Transaction, { personId, dossierId }: Addressee): Promise<Waiting[]> {
    const rows = await transaction.notification.findMany({
      where: { personId, dossierId, mailState: 'waiting' },
      orderBy: [{ toldAt: 'asc' }, { id: 'asc' }],
      select: { id: true, kind: true, toldAt: true, readAt: true },
    });
    return asChosen(rows, await transaction.mailChoice.findMany({ where: { personId }, select: { kind: true, choice: true } }));
  }

  async #dropUnknowable(transaction: Transaction, mine: Addressee, mailId: string): Promise<void> {
    const pending = { ...mine, OR: [{ mailState: 'waiting' }, { mailId }] };
    const known = await transaction.notification.findMany({ where: { AND: [pending, mayStillKnow(mine.personId), { person: { disabledAt: null } }] }, select: { id: true } });
    await transaction.notification.updateMany({
      where: { AND: [pending, { id: { notIn: known.map(({ id }) => id) } }] },
      data: { mailState: 'dropped', mailId: null },
    });
  }

  async #claim(transaction: Transaction, { id, now }: { id: string; now: Date }): Promise<TakenMail> {
    const claim = randomUUID();
    const { person, dossier, notifications } = await transaction.notificationMail.update({
      where: { id },
      data: { state: 'sending', claim, attempts: { increment: 1 }, nextAt: new Date(now.getTime() + TAKEN_FOR) },
      include: {
        person: { select: { id: true, name: true, email: true, language: true } },
        dossier: { select: { slug: true, title: true } },
        notifications: { include: withNames, orderBy: [{ toldAt: 'asc' }, { id: 'asc' }] },
      },
    });
    return { id, claim, person: { ...person, language: language.catch('nl').parse(person.language) }, dossier, notifications };
  }
}
