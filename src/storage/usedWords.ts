import SearchableMap from 'minisearch/SearchableMap';

/** A word with how many papers use it. */
export interface UsedWord {
  readonly word: string;
  readonly uses: number;
}

/**
 * Words with how many papers use each. They are counted in a map, and go into MiniSearch's radix tree when somebody looks
 * for beginnings or slips: at ten thousand papers, finding each use in the tree takes longer than all else about the paper.
 */
export class UsedWords {
  private readonly words = new Map<string, { uses: number }>();
  private readonly tree = new SearchableMap<{ readonly uses: number }>();
  /** Words that are not in the tree yet. */
  private fresh: string[] = [];

  add(word: string): void {
    const known = this.words.get(word);
    if (known) {
      known.uses++;
      return;
    }
    this.words.set(word, { uses: 1 });
    this.fresh.push(word);
  }

  /** One use less. */
  remove(word: string): void {
    const known = this.words.get(word);
    if (!known || --known.uses > 0) return;
    this.grow();
    this.words.delete(word);
    this.tree.delete(word);
  }

  *beginningWith(prefix: string): Iterable<UsedWord> {
    this.grow();
    for (const [word, { uses }] of this.tree.atPrefix(prefix)) yield { word, uses };
  }

  /** The words that so many edits (Levenshtein) make of this one. */
  within(word: string, edits: number): Iterable<string> {
    this.grow();
    return this.tree.fuzzyGet(word, edits).keys();
  }

  private grow(): void {
    for (const word of this.fresh) {
      const known = this.words.get(word);
      if (known) this.tree.set(word, known);
    }
    this.fresh = [];
  }
}
