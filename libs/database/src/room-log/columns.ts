/** A bigint column: pg gives text, Prisma a bigint; sequences and clocks stay below 2^53. */
export function asNumber(value: unknown): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new TypeError(`not a whole number: ${String(value)}`);
  return number;
}

/** A bytea column; the driver's pooled buffer is not kept. */
export function asBytes(value: unknown): Uint8Array {
  if (!(value instanceof Uint8Array)) throw new TypeError('not a bytea column');
  return new Uint8Array(value);
}

/** A text or uuid column. */
export function asText(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('not a text column');
  return value;
}

/** A text or uuid column that may be null. */
export const asTextOrNull = (value: unknown): string | null => (value === null ? null : asText(value));
