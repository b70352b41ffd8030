import type { AuditRow } from '../../audit/audit-row';
import { auditHash, NO_HASH } from '../../audit/audit-row';
import type { DemoStore } from './demo-store.repository';

/** What an audit row says; its number and hash follow from the row before it. */
export type UnchainedRow = Omit<AuditRow, 'chain' | 'seq'>;

/** Appends many rows to one chain at once, under the lock that every writer of the chain takes. */
export async function appendAudit(
  store: DemoStore,
  chain: string,
  rows: readonly UnchainedRow[],
): Promise<void> {
  await store.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`audit/${chain}`}, 0))`;
  const last = await store.auditEvent.findFirst({ where: { chain }, orderBy: { seq: 'desc' } });
  let hash: Uint8Array = last?.hash ?? NO_HASH;
  const first = (last?.seq ?? 0) + 1;
  const chained = rows.map((row, index) => {
    const numbered: AuditRow = { ...row, chain, seq: first + index };
    hash = auditHash(hash, numbered);
    return { ...numbered, detail: row.detail, hash: Uint8Array.from(hash) };
  });
  await store.auditEvent.createMany({ data: chained });
}
