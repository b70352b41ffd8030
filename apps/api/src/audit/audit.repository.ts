import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../platform/database.repository';
import { auditHash, NO_HASH, type AuditDetail, type AuditRow } from './audit-row';

@Injectable()
export class AuditRepository {
  constructor(private readonly database: Database) {}

  /** Appends under a lock of the chain alone: approvals in two dossiers do not wait for one another. */
  async append(transaction: Transaction, row: Omit<AuditRow, 'seq'>): Promise<void> {
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`audit/${row.chain}`}, 0))`;
    const last = await transaction.auditEvent.findFirst({
      where: { chain: row.chain },
      orderBy: { seq: 'desc' },
    });
    const numbered = { ...row, seq: (last?.seq ?? 0) + 1 };
    const hash = auditHash(last?.hash ?? NO_HASH, numbered);
    await transaction.auditEvent.create({
      data: { ...numbered, detail: row.detail, hash: Uint8Array.from(hash) },
    });
  }

  inTransaction<Answer>(work: (transaction: Transaction) => Promise<Answer>): Promise<Answer> {
    return this.database.inTransaction(work);
  }

  async chains(): Promise<string[]> {
    const rows = await this.database.client.auditEvent.findMany({
      distinct: ['chain'],
      select: { chain: true },
    });
    return rows.map(({ chain }) => chain);
  }

  /** One page of a chain in order, from the row after `after`. */
  async rows(
    chain: string,
    after: number,
    limit = 500,
  ): Promise<(AuditRow & { hash: Uint8Array })[]> {
    const rows = await this.database.client.auditEvent.findMany({
      where: { chain, seq: { gt: after } },
      orderBy: { seq: 'asc' },
      take: limit,
    });
    // `append` is the only writer of this table, and it takes nothing but an AuditDetail.
    return rows.map((row) => ({ ...row, detail: row.detail as AuditDetail }));
  }
}
