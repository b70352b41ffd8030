import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../platform/database.repository';

/** A named version as it is stored. */
export type NamedVersionRow = { readonly id: string; readonly name: string; readonly personId: string; readonly roomSeq: bigint };

/** Names that were given to points of the past. */
@Injectable()
export class NamedVersionRepository {
  constructor(private readonly database: Database) {}

  inTransaction<Answer>(work: (transaction: Transaction) => Promise<Answer>): Promise<Answer> {
    return this.database.inTransaction(work);
  }

  /** How far the section's room is; null without one. */
  async head(transaction: Transaction, sectionId: string): Promise<number | null> {
    const room = await transaction.room.findUnique({ where: { id: sectionId }, select: { head: true } });
    return room === null ? null : Number(room.head);
  }

  async add(transaction: Transaction, row: { sectionId: string; roomSeq: number; name: string; personId: string; at: Date }): Promise<string> {
    const { id } = await transaction.namedVersion.create({ data: row, select: { id: true } });
    return id;
  }

  /** The version, held until the transaction ends; null when there is none in this section. */
  async hold(transaction: Transaction, sectionId: string, id: string): Promise<NamedVersionRow | null> {
    await transaction.$queryRaw`SELECT 1 AS held FROM named_version WHERE id = ${id}::uuid FOR UPDATE`;
    return transaction.namedVersion.findFirst({ where: { id, sectionId } });
  }

  async rename(transaction: Transaction, id: string, name: string): Promise<void> {
    await transaction.namedVersion.update({ where: { id }, data: { name } });
  }

  async remove(transaction: Transaction, id: string): Promise<void> {
    await transaction.namedVersion.delete({ where: { id } });
  }
}
