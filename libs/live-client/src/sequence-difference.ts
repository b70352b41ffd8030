/** A stretch in which two sequences differ: what stood there before, and what stands there after. */
export type Stretch<Item> = { readonly before: readonly Item[]; readonly after: readonly Item[] };

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
  if (a.length * b.length > MAX_COMPARISONS) return [{ before: a, after: b }];
  return walk(a, b);
}

function walk<Item>(a: readonly Item[], b: readonly Item[]): Stretch<Item>[] {
  const lengths = tailLengths(a, b);
  const width = b.length + 1;
  const found: { before: Item[]; after: Item[] }[] = [];
  let open: { before: Item[]; after: Item[] } | null = null;
  let row = 0;
  let column = 0;
  while (row < a.length || column < b.length) {
    const left = a.slice(row, row + 1);
    const right = b.slice(column, column + 1);
    if (left.length > 0 && right.length > 0 && left[0] === right[0]) {
      open = null;
      row += 1;
      column += 1;
      continue;
    }
    if (!open) found.push((open = { before: [], after: [] }));
    const goDown = right.length === 0 || (left.length > 0 && (lengths[(row + 1) * width + column] ?? 0) >= (lengths[row * width + column + 1] ?? 0));
    if (goDown) {
      open.before.push(...left);
      row += 1;
    } else {
      open.after.push(...right);
      column += 1;
    }
  }
  return found;
}
