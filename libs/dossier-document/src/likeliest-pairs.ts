/** Above this many comparisons the pairs are taken in order: it would take longer than the difference is worth. */
const MAX_COMPARISONS = 40_000;

/** How alike two items are; null when they can be no pair. */
export type Likeness<One, Other> = (one: One, other: Other) => number | null;

type Pair = [one: number, other: number];

/**
 * Pairs items of two sequences, in order, so that they are as alike as can be. The answer holds the 0-based
 * positions of each pair, rising.
 */
export function likeliestPairs<One, Other>(ones: readonly One[], others: readonly Other[], likeness: Likeness<One, Other>): Pair[] {
  const isLong = ones.length * others.length > MAX_COMPARISONS;
  return isLong ? pairsInOrder(ones, others, likeness) : bestPairs(ones, others, likeness);
}

/** For every two tails: the most likeness that pairs in them can add up to. */
function bestPairs<One, Other>(ones: readonly One[], others: readonly Other[], likeness: Likeness<One, Other>): Pair[] {
  const alike = ones.map((one) => others.map((other) => likeness(one, other) ?? -Infinity));
  const best = ones.map(() => others.map(() => 0));
  const at = (row: number, column: number): number => best[row]?.[column] ?? 0;
  const paired = (row: number, column: number): number => (alike[row]?.[column] ?? -Infinity) + at(row + 1, column + 1);
  for (const [row, sums] of [...best.entries()].toReversed()) {
    for (let column = others.length - 1; column >= 0; column -= 1) {
      sums[column] = Math.max(paired(row, column), at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: Pair[] = [];
  for (let row = 0, column = 0; row < ones.length && column < others.length; ) {
    if (at(row, column) === paired(row, column)) pairs.push([row++, column++]);
    else if (at(row, column) === at(row + 1, column)) row += 1;
    else column += 1;
  }
  return pairs;
}

function pairsInOrder<One, Other>(ones: readonly One[], others: readonly Other[], likeness: Likeness<One, Other>): Pair[] {
  return ones.slice(0, others.length).flatMap((one, index): Pair[] => {
    const other = others[index];
    return other !== undefined && likeness(one, other) !== null ? [[index, index]] : [];
  });
}
