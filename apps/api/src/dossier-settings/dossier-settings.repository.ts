import { Injectable } from '@nestjs/common';
import type { DossierSettings } from '@samenpen/contracts';
import { Database, type Transaction } from '../platform/database.repository';

@Injectable()
export class DossierSettingsRepository {
  constructor(private readonly database: Database) {}

  inTransaction<Answer>(work: (transaction: Transaction) => Promise<Answer>): Promise<Answer> {
    return this.database.inTransaction(work);
  }

  /** Holds the dossier's row: two who set the same thing come one after the other. */
  async lock(transaction: Transaction, dossierId: string): Promise<void> {
    await transaction.$queryRaw`SELECT 1 AS held FROM dossier WHERE id = ${dossierId}::uuid FOR UPDATE`;
  }

  async set(transaction: Transaction, dossierId: string, { readersMayComment }: DossierSettings): Promise<void> {
    await transaction.dossier.update({ where: { id: dossierId }, data: { readersMayComment } });
  }
}
