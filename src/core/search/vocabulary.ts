/** A word of a collection, and how many papers use it. */
export interface UsedWord {
  readonly word: string;
  readonly uses: number;
}

/** The words that most papers use, the most used first; of equally used ones, in the order of their code units. */
export function mostUsed(words: Iterable<UsedWord>, limit: number): UsedWord[] {
  let best: UsedWord[] = [];
  const cut = () => {
    best.sort((a, b) => b.uses - a.uses || compareCodeUnits(a.word, b.word));
    best = best.slice(0, limit);
  };
  for (const word of words) {
    best.push(word);
    // Sorting now and then keeps the list short at little cost.
    if (best.length >= 8 * limit) cut();
  }
  cut();
  return best;
}

/** The order of code units, as `<` has it, and the same on every machine. */
export function compareCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
