import { Injectable } from '@nestjs/common';
import type { NotificationQuery, ReadMarks } from '@samenpen/contracts';
import type { Prisma } from '@samenpen/database';
import { Database } from '../platform/database.repository';
import { mayStillKnow } from './known-notifications.repository';

/** What a notification names, by name. */
export const withNames = {
  dossier: { select: { slug: true, title: true, templateVersionId: true } },
  section: { select: { id: true, key: true, owner: { select: { organisation: { select: { name: true } } } } } },
  audience: { select: { id: true, organisation: { select: { name: true } } } },
} as const satisfies Prisma.NotificationInclude;

export type NotificationRow = Prisma.NotificationGetPayload<{ include: typeof withNames }>;

type Place = { readonly toldAt: Date; readonly id: string };

/** Reads a person's notifications and marks them as read; never more than the person may know of. */
@Injectable()
export class NotificationRepository {
  constructor(private readonly database: Database) {}

  /** The newest first, from the one after a place in the list. */
  list(personId: string, query: NotificationQuery, after: Place | null): Promise<NotificationRow[]> {
    const { dossier, unread, limit } = query;
    return this.database.client.notification.findMany({
      where: {
        AND: [
          mayStillKnow(personId),
          dossier === undefined ? {} : { dossier: { slug: dossier } },
          unread === true ? { readAt: null } : {},
          after === null ? {} : { OR: [{ toldAt: { lt: after.toldAt } }, { toldAt: after.toldAt, id: { lt: after.id } }] },
        ],
      },
      include: withNames,
      orderBy: [{ toldAt: 'desc' }, { id: 'desc' }],
      take: limit,
    });
  }

  /** How many are not read, per dossier. */
  async unread(personId: string): Promise<{ slug: string; title: string; unread: number }[]> {
    const counts = await this.database.client.notification.groupBy({
      by: ['dossierId'],
      where: { AND: [mayStillKnow(personId), { readAt: null }] },
      _count: { _all: true },
    });
    const dossiers = await this.database.client.dossier.findMany({
      where: { id: { in: counts.map(({ dossierId }) => dossierId) } },
      select: { id: true, slug: true, title: true },
      orderBy: { slug: 'asc' },
    });
    const numbers = new Map(counts.map(({ dossierId, _count }) => [dossierId, _count._all]));
    return dossiers.map(({ id, slug, title }) => ({ slug, title, unread: numbers.get(id) ?? 0 }));
  }

  async markRead(personId: string, marks: ReadMarks): Promise<void> {
    const which = 'ids' in marks ? { id: { in: marks.ids } } : marks.dossier === null ? {} : { dossier: { slug: marks.dossier } };
    await this.database.client.notification.updateMany({
      where: { personId, readAt: null, ...which },
      data: { readAt: new Date() },
    });
  }

  async names(ids: readonly string[]) {
    const people = await this.database.client.person.findMany({
      where: { id: { in: [...new Set(ids)] } },
      select: { id: true, name: true, organisation: true },
    });
    return new Map(people.map((person) => [person.id, person]));
  }

  /** Null when there is no such person. */
  async languageOf(personId: string): Promise<string | null> {
    const person = await this.database.client.person.findUnique({ where: { id: personId }, select: { language: true } });
    return person?.language ?? null;
  }

  choices(personId: string): Promise<{ kind: string; choice: string }[]> {
    return this.database.client.mailChoice.findMany({ where: { personId }, select: { kind: true, choice: true } });
  }

  async choose(personId: string, choices: readonly { readonly kind: string; readonly choice: string }[]): Promise<void> {
    await this.database.inTransaction(async (transaction) => {
      for (const { kind, choice } of choices) {
        await transaction.mailChoice.upsert({
          where: { personId_kind: { personId, kind } },
          create: { personId, kind, choice },
          update: { choice },
        });
      }
    });
  }
}
