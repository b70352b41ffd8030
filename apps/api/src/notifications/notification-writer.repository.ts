import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database.repository';
import { beginningOf, type News } from './news';

/** Writes notifications, always inside the transaction of the change that they tell of. */
@Injectable()
export class NotificationWriterRepository {
  /** One row for everybody who may know and did not hear of it yet. Gives those people and the dossier's name in addresses. */
  async add(
    transaction: Transaction,
    news: News,
    { at, mailState }: { readonly at: Date; readonly mailState: 'waiting' | 'off' },
  ): Promise<{ readonly slug: string; readonly persons: readonly string[] }> {
    const persons = await this.#mayKnow(transaction, news);
    if (persons.length === 0) return { slug: '', persons };
    const { slug } = await transaction.dossier.findUniqueOrThrow({ where: { id: news.dossierId }, select: { slug: true } });
    const rows = await transaction.notification.createManyAndReturn({
      data: persons.map((personId) => ({ ...rowOf(news), personId, at, mailState })),
      skipDuplicates: true,
      select: { personId: true },
    });
    return { slug, persons: rows.map(({ personId }) => personId) };
  }

  /** Takes back what was told under a key: what was not mailed never will be. */
  async takeBack(transaction: Transaction, key: string, excepted: readonly string[]): Promise<void> {
    await transaction.notification.deleteMany({ where: { key, personId: { notIn: [...excepted] } } });
  }

  /** Found by the people, for there are few of them and each has an index. */
  async takeThreadBack(transaction: Transaction, threadId: string, persons: readonly string[]): Promise<void> {
    await transaction.notification.deleteMany({ where: { personId: { in: [...persons] }, threadId } });
  }

  async reword(transaction: Transaction, key: string, text: string): Promise<void> {
    await transaction.notification.updateMany({ where: { key }, data: { text: wordsKept(text) } });
  }

  async #mayKnow(transaction: Transaction, { dossierId, persons, by, audiencePartnerId }: News): Promise<string[]> {
    const asked = [...new Set(persons)].filter((person) => person !== by);
    if (asked.length === 0) return [];
    const memberships = await transaction.membership.findMany({
      where: {
        dossierId,
        personId: { in: asked },
        endedAt: null,
        partner: { endedAt: null },
        person: { disabledAt: null },
        ...(audiencePartnerId != null && { partnerId: audiencePartnerId }),
      },
      select: { personId: true },
      distinct: ['personId'],
    });
    return memberships.map(({ personId }) => personId).toSorted();
  }
}

const wordsKept = (text: string | null | undefined): string | null => (text == null || text.trim() === '' ? null : beginningOf(text));

function rowOf({ key, kind, dossierId, by, ...about }: News) {
  return {
    key,
    kind,
    dossierId,
    actorId: by,
    sectionId: about.sectionId ?? null,
    threadId: about.threadId ?? null,
    sessionId: about.sessionId ?? null,
    audienceId: about.audiencePartnerId ?? null,
    text: wordsKept(about.text),
    moment: about.moment ?? null,
  };
}
