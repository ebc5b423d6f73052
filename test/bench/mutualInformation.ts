/**
 * How much two ways of grouping the same things agree: their mutual information over the mean of their entropies, 0 for
 * nothing in common and 1 for the same groups, whatever they are called (N. X. Vinh, J. Epps, J. Bailey, Information
 * theoretic measures for clusterings comparison, 2010; scikit-learn's `normalized_mutual_info_score`).
 */
export function normalizedMutualInformation(a: readonly string[], b: readonly string[]): number {
  const total = a.length;
  const [countsOfA, countsOfB] = [countsOf(a), countsOf(b)];
  const joint = new Map<string, Map<string, number>>();
  for (const [at, left] of a.entries()) {
    const row = joint.get(left) ?? new Map<string, number>();
    joint.set(left, row);
    const right = b[at] ?? '';
    row.set(right, (row.get(right) ?? 0) + 1);
  }
  let shared = 0;
  for (const [left, row] of joint) {
    for (const [right, count] of row) {
      const chance = ((countsOfA.get(left) ?? 0) * (countsOfB.get(right) ?? 0)) / total;
      shared += (count / total) * Math.log(count / chance);
    }
  }
  const entropies = entropy(countsOfA, total) + entropy(countsOfB, total);
  return entropies === 0 ? 1 : (2 * shared) / entropies;
}

function countsOf(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function entropy(counts: ReadonlyMap<string, number>, total: number): number {
  let sum = 0;
  for (const count of counts.values()) sum -= (count / total) * Math.log(count / total);
  return sum;
}
