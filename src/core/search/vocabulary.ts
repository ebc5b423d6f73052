/** The words of a collection, which an engine can look up. */
export interface Vocabulary {
  /** Number of papers. */
  readonly papers: number;
  /** How many papers hold the term. */
  readonly papersWith: (term: string) => number;
  /** The words that begin so, those that most papers use, see {@link mostUsed}. */
  beginningWith(prefix: string, limit: number): Iterable<string>;
  /** The terms of whole identifiers that begin so, the first in the order of code units. */
  identifiersBeginningWith(term: string, limit: number): Iterable<string>;
  /** At least the words so many typing slips away (see {@link editDistance}). */
  near(word: string, slips: number): Iterable<string>;
  /** At least the words of the same first letter of which some beginning is at most so many slips away. */
  nearBeginning(word: string, slips: number): Iterable<string>;
}

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
