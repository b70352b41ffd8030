import { Injectable } from '@nestjs/common';
import type { DossierRole } from '@samenpen/contracts';
import { Database, type Transaction } from '../platform/database.repository';

@Injectable()
export class MembershipRepository {
  constructor(private readonly database: Database) {}

  inTransaction<Answer>(work: (transaction: Transaction) => Promise<Answer>): Promise<Answer> {
    return this.database.inTransaction(work);
  }

  /** Every section of the dossier; those with a room are what a membership decides writing in. */
  async sectionIds(dossierId: string): Promise<string[]> {
    const sections = await this.database.client.section.findMany({
      where: { dossierId },
      select: { id: true },
    });
    return sections.map(({ id }) => id);
  }

  /** Holds the dossier's row: two changes of its members come one after the other. */
  async lockDossier(transaction: Transaction, dossierId: string): Promise<void> {
    await transaction.$queryRaw`SELECT 1 AS held FROM dossier WHERE id = ${dossierId}::uuid FOR UPDATE`;
  }

  async end(transaction: Transaction, id: string): Promise<void> {
    await transaction.membership.update({ where: { id }, data: { endedAt: new Date() } });
  }

  /** Ends the old membership and opens, or reopens, the one with the new role. */
  async changeRole(transaction: Transaction, id: string, role: DossierRole): Promise<void> {
    const { personId, dossierId, partnerId } = await transaction.membership.update({
      where: { id },
      data: { endedAt: new Date() },
    });
    await transaction.membership.upsert({
      where: { personId_dossierId_partnerId_role: { personId, dossierId, partnerId, role } },
      create: { personId, dossierId, partnerId, role },
      update: { endedAt: null },
    });
  }
}
