/** A stretch in which two sequences differ: what stood there before, and what stands there after. */
export type Stretch<Item> = {
  readonly before: readonly Item[];
  readonly after: readonly Item[];
  /** Where it begins in the first sequence, 0-based. */
  readonly beforeAt: number;
  /** Where it begins in the second sequence, 0-based. */
  readonly afterAt: number;
};

/** Above this many comparisons the middle counts as one stretch: it would take longer than a person waits. */
const MAX_COMPARISONS = 4_000_000;

const commonStart = <Item>(a: readonly Item[], b: readonly Item[]): number => {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
};

/** Lengths of the longest common subsequence of every pair of tails. */
const tailLengths = <Item>(a: readonly Item[], b: readonly Item[]): Uint32Array => {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = a.length - 1; row >= 0; row -= 1) {
    for (let column = b.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] =
        a[row] === b[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  return lengths;
};

/** Where two sequences of values (compared with ===) differ, in order. */
export function stretches<Item>(before: readonly Item[], after: readonly Item[]): Stretch<Item>[] {
  const start = commonStart(before, after);
  const end = commonStart(before.slice(start).toReversed(), after.slice(start).toReversed());
  const a = before.slice(start, before.length - end);
  const b = after.slice(start, after.length - end);
  if (a.length === 0 && b.length === 0) return [];
  if (a.length * b.length > MAX_COMPARISONS) return [{ before: a, after: b, beforeAt: start, afterAt: start }];
  return walk(a, b, start);
}

function walk<Item>(a: readonly Item[], b: readonly Item[], start: number): Stretch<Item>[] {
  const lengths = tailLengths(a, b);
  const restAt = (row: number, column: number): number => lengths[row * (b.length + 1) + column] ?? 0;
  const isCommon = (row: number, column: number): boolean => row < a.length && column < b.length && a[row] === b[column];
  const isGone = (row: number, column: number): boolean =>
    column === b.length || (row < a.length && restAt(row + 1, column) >= restAt(row, column + 1));
  const found: { before: Item[]; after: Item[]; beforeAt: number; afterAt: number }[] = [];
  let isOpen = false;
  for (let row = 0, column = 0; row < a.length || column < b.length; ) {
    if (isCommon(row, column)) {
      isOpen = false;
      row += 1;
      column += 1;
      continue;
    }
    if (!isOpen) found.push({ before: [], after: [], beforeAt: start + row, afterAt: start + column });
    isOpen = true;
    if (isGone(row, column)) found.at(-1)?.before.push(...a.slice(row, (row += 1)));
    else found.at(-1)?.after.push(...b.slice(column, (column += 1)));
  }
  return found;
}
