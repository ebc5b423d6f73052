/**
 * How many typing slips lie between two words: letters left out, added, replaced, or two neighbours swapped (the
 * optimal string alignment distance). With `prefix`, the least over all beginnings of `word`.
 */
export function editDistance(typed: string, word: string, prefix = false): number {
  const columns = typed.length + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: columns }, (_, column) => column);
  let best = last[columns - 1] ?? 0;
  for (let row = 1; row <= word.length; row++) {
    const current = [row];
    for (let column = 1; column < columns; column++) {
      const same = typed[column - 1] === word[row - 1];
      let distance = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 &&
        column > 1 &&
        typed[column - 1] === word[row - 2] &&
        typed[column - 2] === word[row - 1];
      if (swapped) distance = Math.min(distance, at(beforeLast, column - 2) + 1);
      current.push(distance);
    }
    beforeLast = last;
    last = current;
    best = Math.min(best, at(last, columns - 1));
  }
  return prefix ? best : at(last, columns - 1);
}

function at(distances: readonly number[], index: number): number {
  return distances[index] ?? Infinity;
}
