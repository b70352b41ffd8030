import { createHash } from 'node:crypto';

/**
 * SHA-256 over exactly what is approved: the version, the document and its plain text. The keys are
 * sorted, because a JSON column does not keep their order and the hash must be checkable from it.
 */
export function approvalHash({
  version,
  json,
  text,
}: {
  readonly version: string;
  readonly json: unknown;
  readonly text: string;
}) {
  return Uint8Array.from(
    createHash('sha256')
      .update(JSON.stringify([version, sorted(json), text]))
      .digest(),
  );
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, held]) => held !== undefined);
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, held]) => [key, sorted(held)]),
  );
}
