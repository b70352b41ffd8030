import { createHash } from 'node:crypto';

/** What one audit row says. Persons and partners stand in it by id, so that erasing a name keeps the chain. */
export type AuditRow = {
  /** The id of a dossier, or `instance`. */
  readonly chain: string;
  readonly seq: number;
  /** By the real clock. */
  readonly at: Date;
  /** By the dossier clock. */
  readonly dossierAt: Date;
  readonly personId: string | null;
  readonly partnerId: string | null;
  readonly action: string;
  /** What it was done to: `section/<id>`, `person/<id>`, … */
  readonly subject: string;
  readonly detail: AuditDetail;
};

/** Flat on purpose: the order of its keys is all that its bytes depend on. */
export type AuditDetail = Readonly<Record<string, string | number | boolean | null>>;

/** SHA-256 over the hash of the row before and everything this row says. */
export function auditHash(previous: Uint8Array, row: AuditRow): Buffer {
  const detail = Object.entries(row.detail).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const said = [
    row.chain,
    row.seq,
    row.at.toISOString(),
    row.dossierAt.toISOString(),
    row.personId,
    row.partnerId,
    row.action,
    row.subject,
    detail,
  ];
  return createHash('sha256').update(previous).update(JSON.stringify(said)).digest();
}

/** What stands before the first row of a chain. */
export const NO_HASH = new Uint8Array(32);
