/** Above this many comparisons the pairs are taken in order: it would take longer than the difference is worth. */
const MAX_COMPARISONS = 40_000;

/**
 * Pairs items of two sequences, in order, so that they are as alike as can be. `likeness` is null for two that
 * can be no pair. The answer holds the 0-based positions of each pair, rising.
 */
export function likeliestPairs<One, Other>(
  ones: readonly One[],
  others: readonly Other[],
  likeness: (one: One, other: Other) => number | null,
): [number, number][] {
  if (ones.length * others.length > MAX_COMPARISONS) return pairsInOrder(ones, others, likeness);
  const width = others.length + 1;
  const best = new Float64Array((ones.length + 1) * width);
  const at = (row: number, column: number): number => best[row * width + column] ?? 0;
  const alike = new Float64Array(ones.length * others.length).fill(-1);
  for (let row = ones.length - 1; row >= 0; row -= 1) {
    for (let column = others.length - 1; column >= 0; column -= 1) {
      const [one, other] = [ones[row], others[column]];
      const found = one === undefined || other === undefined ? null : likeness(one, other);
      if (found !== null) alike[row * others.length + column] = found;
      const paired = found === null ? -1 : found + at(row + 1, column + 1);
      best[row * width + column] = Math.max(paired, at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let row = 0, column = 0; row < ones.length && column < others.length; ) {
    const own = alike[row * others.length + column] ?? -1;
    if (own >= 0 && at(row, column) === own + at(row + 1, column + 1)) pairs.push([row++, column++]);
    else if (at(row, column) === at(row + 1, column)) row += 1;
    else column += 1;
  }
  return pairs;
}

function pairsInOrder<One, Other>(
  ones: readonly One[],
  others: readonly Other[],
  likeness: (one: One, other: Other) => number | null,
): [number, number][] {
  return ones.slice(0, others.length).flatMap((one, index): [number, number][] => {
    const other = others[index];
    return other !== undefined && likeness(one, other) !== null ? [[index, index]] : [];
  });
}
