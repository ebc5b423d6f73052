import { mostUsed } from '../../core/search/vocabulary';

/** What a change of papers did to a word. */
export interface WordChange {
  readonly term: number;
  uses: number;
}

/** The words of a library in the order of their code units, with the number of the term and the uses of each. */
export class SortedVocabulary {
  constructor(
    readonly words: readonly string[],
    readonly terms: Int32Array,
    readonly uses: Int32Array,
  ) {}

  /** The words that begin so, those that most papers use, as places. */
  beginningWith(prefix: string, limit: number): readonly { word: string; term: number }[] {
    const [start, end] = this.rangeOf(prefix);
    return mostUsed(this.between(start, end), limit);
  }

  /**
   * The words at most so many Levenshtein edits away from `typed`. The table of distances grows by a row for each letter
   * of a word, and neighbouring words share rows, so that the list is walked as if it were a tree.
   */
  *near(typed: string, edits: number): Generator<{ word: string; term: number }> {
    yield* this.walk(typed, edits, 0, this.words.length, false);
  }

  /** The words of the same first letter of which some beginning is at most so many edits away. */
  *nearBeginning(typed: string, edits: number): Generator<{ word: string; term: number }> {
    const [initial = ''] = typed;
    const [start, end] = this.rangeOf(initial);
    yield* this.walk(typed, edits, start, end, true);
  }

  /** With these changes made; words that nobody uses any more go. */
  changed(changes: ReadonlyMap<string, WordChange>): SortedVocabulary {
    const added = [...changes].sort(([a], [b]) => (a < b ? -1 : 1));
    const size = this.words.length + added.length;
    const words: string[] = [];
    const terms = new Int32Array(size);
    const uses = new Int32Array(size);
    const push = (word: string, term: number, count: number) => {
      if (count <= 0) return;
      terms[words.length] = term;
      uses[words.length] = count;
      words.push(word);
    };
    let at = 0;
    for (const [word, change] of added) {
      for (; at < this.words.length && (this.words[at] ?? '') < word; at++) keep(this, at);
      const known = this.words[at] === word ? (this.uses[at++] ?? 0) : 0;
      push(word, change.term, known + change.uses);
    }
    for (; at < this.words.length; at++) keep(this, at);
    return new SortedVocabulary(words, terms.slice(0, words.length), uses.slice(0, words.length));

    function keep(from: SortedVocabulary, place: number): void {
      push(from.words[place] ?? '', from.terms[place] ?? 0, from.uses[place] ?? 0);
    }
  }

  private *between(start: number, end: number) {
    for (let at = start; at < end; at++) {
      yield { word: this.words[at] ?? '', term: this.terms[at] ?? 0, uses: this.uses[at] ?? 0 };
    }
  }

  private rangeOf(prefix: string): readonly [number, number] {
    const start = this.placeOf(prefix, 0);
    return [start, this.endOf(prefix, start)];
  }

  /** The first place of a word that is not less. */
  private placeOf(word: string, from: number): number {
    let low = from;
    let high = this.words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.words[middle] ?? '') < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The first place, from one of a word that begins so, of a word that does not. */
  private endOf(prefix: string, from: number): number {
    let low = from;
    let high = this.words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.words[middle] ?? '').startsWith(prefix)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private *walk(
    typed: string,
    edits: number,
    start: number,
    end: number,
    beginnings: boolean,
  ): Generator<{ word: string; term: number }> {
    const width = typed.length + 1;
    /** rows[n]: distances of the first n letters of the word at hand to all beginnings of what was typed. */
    const rows: number[][] = [Array.from({ length: width }, (_, column) => column)];
    let before = '';
    for (let at = start; at < end; at++) {
      const word = this.words[at] ?? '';
      let known = sharedLength(before, word, rows.length - 1);
      rows.length = known + 1;
      before = word;
      let found = beginnings && rows.some((row) => (row[width - 1] ?? Infinity) <= edits);
      let hopeless = false;
      while (known < word.length && !found) {
        const row = nextRow(rows[known] ?? [], typed, word.charCodeAt(known));
        rows.push(row);
        known += 1;
        if (beginnings && (row[width - 1] ?? Infinity) <= edits) found = true;
        else if (Math.min(...row) > edits) {
          hopeless = true;
          break;
        }
      }
      if (hopeless) {
        // No word that begins with these letters can be near.
        at = this.endOf(word.slice(0, known), at) - 1;
        continue;
      }
      if (found || (rows[word.length]?.[width - 1] ?? Infinity) <= edits) {
        yield { word, term: this.terms[at] ?? 0 };
      }
    }
  }
}

function sharedLength(a: string, b: string, most: number): number {
  const end = Math.min(a.length, b.length, most);
  let length = 0;
  while (length < end && a.charCodeAt(length) === b.charCodeAt(length)) length += 1;
  return length;
}

function nextRow(above: readonly number[], typed: string, letter: number): number[] {
  const row = [(above[0] ?? 0) + 1];
  for (let column = 1; column <= typed.length; column++) {
    const same = typed.charCodeAt(column - 1) === letter;
    row.push(
      Math.min(
        (above[column] ?? 0) + 1,
        (row[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
      ),
    );
  }
  return row;
}
