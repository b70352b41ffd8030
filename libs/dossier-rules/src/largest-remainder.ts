/**
 * Divides an amount (integer cents, not negative) over keys such as inhabitants, so that the parts add up
 * to the whole: every part is rounded down, and the cents left go to the largest remainders, of equal ones
 * to the first. Throws a RangeError for amounts or keys that are no whole numbers from 0, and when all keys
 * are 0.
 */
export function divideByLargestRemainder(cents: number, keys: readonly number[]): readonly number[] {
  const isWhole = (value: number) => Number.isSafeInteger(value) && value >= 0;
  if (!isWhole(cents)) throw new RangeError(`not an amount in cents: ${cents}`);
  if (!keys.every(isWhole)) throw new RangeError('every key is a whole number from 0');
  // Cents times inhabitants can pass the largest safe integer; bigint keeps the remainders exact.
  const amount = BigInt(cents);
  const total = keys.reduce((sum, key) => sum + BigInt(key), 0n);
  if (total === 0n) throw new RangeError('at least one key is more than 0');

  const shares = keys.map((key, index) => {
    const exact = amount * BigInt(key);
    return { index, part: Number(exact / total), remainder: exact % total };
  });
  const left = cents - shares.reduce((sum, { part }) => sum + part, 0);
  const favoured = new Set(
    shares
      .toSorted((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1))
      .slice(0, left)
      .map(({ index }) => index),
  );
  return shares.map(({ index, part }) => part + (favoured.has(index) ? 1 : 0));
}
