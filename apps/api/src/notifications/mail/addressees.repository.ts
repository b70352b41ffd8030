import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database.repository';
import { gather, type Waiting } from '../gathering';
import { choicesOf } from '../mail-choices';

/** Whom a mail could go to, about which dossier. */
export type Addressee = { readonly personId: string; readonly dossierId: string };

type WaitingRow = { readonly id: string; readonly kind: string; readonly toldAt: Date; readonly readAt: Date | null };
type ChoiceRow = { readonly kind: string; readonly choice: string };

/** Finds out for whom there is something to do, in a few questions for everybody: most of what waits, waits for the hour or the morning. */
@Injectable()
export class AddresseesRepository {
  constructor(private readonly database: Database) {}

  /** Whoever may get a mail now, or has one that is tried again, or for whom something waits in vain. */
  async at(now: Date): Promise<Addressee[]> {
    const tried = await this.database.client.notificationMail.findMany({
      where: { state: { in: ['waiting', 'sending'] }, nextAt: { lte: now } },
      select: { personId: true, dossierId: true },
    });
    return [...byAddressee([...(await this.#due(now)), ...tried]).values()].flatMap(([first]) => first ?? []);
  }

  async #due(now: Date): Promise<Addressee[]> {
    const rows = await this.database.client.notification.findMany({
      where: { mailState: 'waiting' },
      select: { id: true, personId: true, dossierId: true, kind: true, toldAt: true, readAt: true },
    });
    if (rows.length === 0) return [];
    const personId = { in: [...new Set(rows.map((row) => row.personId))] };
    const choices = grouped(await this.database.client.mailChoice.findMany({ where: { personId } }), (row) => row.personId);
    const lasts = byAddressee(
      await this.database.client.notificationMail.groupBy({
        by: ['personId', 'dossierId'],
        where: { personId, state: { in: ['sent', 'unsure'] } },
        _max: { handedOverAt: true },
      }),
    );
    return [...byAddressee(rows)].flatMap(([addressee, own]) => {
      const [{ personId: person, dossierId } = { personId: '', dossierId: '' }] = own;
      const lastAt = lasts.get(addressee)?.[0]?._max.handedOverAt ?? null;
      const { taken, unwanted, read } = gather(asChosen(own, choices.get(person) ?? []), { now, lastAt });
      return taken.length + unwanted.length + read.length === 0 ? [] : [{ personId: person, dossierId }];
    });
  }
}

/** What waits for a person, as the person chose to be mailed about it. */
export function asChosen(rows: readonly WaitingRow[], chosen: readonly ChoiceRow[]): Waiting[] {
  const choices = new Map<string, Waiting['choice']>(choicesOf(chosen));
  return rows.map(({ id, kind, toldAt, readAt }) => ({ id, toldAt, isRead: readAt !== null, choice: choices.get(kind) ?? 'never' }));
}

function byAddressee<Row extends Addressee>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  return grouped(rows, ({ personId, dossierId }) => `${personId} ${dossierId}`);
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}
