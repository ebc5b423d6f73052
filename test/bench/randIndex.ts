/**
 * How much two ways of grouping the same things agree, pair by pair: 0 for what chance would give, 1 for the same groups,
 * however many there are (L. Hubert, P. Arabie, Comparing partitions, 1985; scikit-learn's `adjusted_rand_score`).
 */
export function adjustedRandIndex(a: readonly string[], b: readonly string[]): number {
  const both = a.map((left, at) => JSON.stringify([left, b[at]]));
  const [together, inA, inB] = [pairsWithin(both), pairsWithin(a), pairsWithin(b)];
  const chance = (inA * inB) / pairs(a.length);
  const most = (inA + inB) / 2;
  return most === chance || a.length < 2 ? 1 : (together - chance) / (most - chance);
}

function pairsWithin(groups: readonly string[]): number {
  const sizes = new Map<string, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return [...sizes.values()].reduce((sum, size) => sum + pairs(size), 0);
}

function pairs(count: number): number {
  return (count * (count - 1)) / 2;
}
