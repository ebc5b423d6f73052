import { WordList } from './wordList';

/** Slips that are remembered: the words of a query are looked up again at every letter. */
const mostSlips = 100;

/** The words of a library in the order of their code units, with how many papers use each. */
export class SortedVocabulary {
  private readonly known = new Map<string, readonly string[]>();

  constructor(
    readonly words: WordList,
    readonly uses: Int32Array,
  ) {}

  /** The words that begin so, those that most papers use, in the order of {@link mostUsed}. */
  beginningWith(prefix: string, limit: number): readonly string[] {
    const [start, end] = this.rangeOf(prefix);
    const { uses } = this;
    let places: number[] = [];
    // What fewer papers use than this has no chance any more.
    let least = -1;
    const cut = () => {
      places.sort((a, b) => (uses[b] ?? 0) - (uses[a] ?? 0) || a - b);
      if (places.length > limit) places = places.slice(0, limit);
      if (places.length === limit) least = uses[places[limit - 1] ?? 0] ?? 0;
    };
    for (let at = start; at < end; at++) {
      if ((uses[at] ?? 0) <= least) continue;
      places.push(at);
      // Sorting now and then keeps the list short at little cost.
      if (places.length >= 8 * limit) cut();
    }
    cut();
    return places.map((place) => this.words.at(place));
  }

  /** The words at most so many typing slips (see {@link editDistance}) away from `typed`. */
  near(typed: string, slips: number): readonly string[] {
    return this.remembered(`${typed} ${slips}`, () =>
      this.walk(typed, slips, 0, this.words.length, false),
    );
  }

  /** The words of the same first letter of which some beginning is at most so many slips away. */
  nearBeginning(typed: string, slips: number): readonly string[] {
    return this.remembered(`${typed}* ${slips}`, () => {
      const [initial = ''] = typed;
      const [start, end] = this.rangeOf(initial);
      return this.walk(typed, slips, start, end, true);
    });
  }

  private remembered(what: string, find: () => readonly string[]): readonly string[] {
    let found = this.known.get(what);
    if (!found) {
      found = find();
      if (this.known.size >= mostSlips) this.known.clear();
      this.known.set(what, found);
    }
    return found;
  }

  /** With these changes made; words that nobody uses any more go. */
  changed(changes: ReadonlyMap<string, number>): SortedVocabulary {
    const added = [...changes].sort(([a], [b]) => (a < b ? -1 : 1));
    const size = this.words.length + added.length;
    const words: string[] = [];
    const uses = new Int32Array(size);
    const push = (word: string, count: number) => {
      if (count <= 0) return;
      uses[words.length] = count;
      words.push(word);
    };
    let at = 0;
    for (const [word, change] of added) {
      for (; at < this.words.length && this.words.at(at) < word; at++) keep(this, at);
      const known = this.words.at(at) === word ? (this.uses[at++] ?? 0) : 0;
      push(word, known + change);
    }
    for (; at < this.words.length; at++) keep(this, at);
    return new SortedVocabulary(WordList.of(words), uses.slice(0, words.length));

    function keep(from: SortedVocabulary, place: number): void {
      push(from.words.at(place), from.uses[place] ?? 0);
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
      if (this.words.at(middle) < word) low = middle + 1;
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
      if (this.words.at(middle).startsWith(prefix)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /**
   * The table of distances grows by a row for each letter of a word, and neighbouring words share rows, so that the list
   * is walked as if it were a tree; words that begin with what is too far away already are passed over.
   */
  private walk(
    typed: string,
    slips: number,
    start: number,
    end: number,
    beginnings: boolean,
  ): string[] {
    const found: string[] = [];
    const table = new DistanceTable(typed);
    let before = new Uint16Array(longestWord);
    let word = new Uint16Array(longestWord);
    /** How many letters of `before` have their row. */
    let known = 0;
    for (let at = start; at < end;) {
      const length = this.words.read(at, word);
      known = sharedLength(before, word, Math.min(known, length));
      let least = table.least(known);
      while (known < length && least <= slips && !(beginnings && table.last(known) <= slips)) {
        least = table.add(word, known++);
      }
      const isNear = table.last(known) <= slips && (beginnings || known === length);
      if (isNear) found.push(this.words.at(at));
      at = isNear || least <= slips ? at + 1 : this.pass(word, known, at + 1, end);
      [before, word] = [word, before];
    }
    return found;
  }

  /** The first place from `from` of a word that does not begin with these letters. It is mostly near. */
  private pass(letters: Uint16Array, length: number, from: number, end: number): number {
    let low = from;
    let step = 1;
    while (low + step <= end && this.begins(low + step - 1, letters, length)) {
      low += step;
      step *= 2;
    }
    let high = Math.min(low + step, end);
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.begins(middle, letters, length)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private begins(place: number, letters: Uint16Array, length: number): boolean {
    return (
      this.words.read(place, scratch) >= length && sharedLength(scratch, letters, length) === length
    );
  }
}

function sharedLength(a: Uint16Array, b: Uint16Array, most: number): number {
  let length = 0;
  while (length < most && a[length] === b[length]) length += 1;
  return length;
}

/** Longer words are none, see `analyzer.ts`. */
const longestWord = 256;
const scratch = new Uint16Array(longestWord);

/** Distances of the beginnings of a word to the beginnings of what was typed: row n is of the first n letters. */
class DistanceTable {
  private readonly width: number;
  private readonly cells: Uint16Array;
  private readonly leasts = new Uint16Array(longestWord + 1);

  constructor(private readonly typed: string) {
    this.width = typed.length + 1;
    this.cells = new Uint16Array((longestWord + 1) * this.width);
    for (let column = 0; column < this.width; column++) this.cells[column] = column;
  }

  /** The distance of the first `row` letters to all of what was typed. */
  last(row: number): number {
    return this.cells[(row + 1) * this.width - 1] ?? 0;
  }

  /** No word that begins with the first `row` letters has less, save by a swap of letters across its end. */
  least(row: number): number {
    return this.leasts[row] ?? 0;
  }

  /** Adds the row after `row` and returns its least distance. */
  add(word: Uint16Array, row: number): number {
    const { cells, width, typed } = this;
    const letter = word[row];
    const letterBefore = row > 0 ? word[row - 1] : -1;
    const above = row * width;
    const here = above + width;
    let least = row + 1;
    cells[here] = row + 1;
    for (let column = 1; column < width; column++) {
      const typedLetter = typed.charCodeAt(column - 1);
      let distance = Math.min(
        (cells[above + column] ?? 0) + 1,
        (cells[here + column - 1] ?? 0) + 1,
        (cells[above + column - 1] ?? 0) + (typedLetter === letter ? 0 : 1),
      );
      if (
        row > 0 &&
        column > 1 &&
        typedLetter === letterBefore &&
        typed.charCodeAt(column - 2) === letter
      ) {
        distance = Math.min(distance, (cells[above - width + column - 2] ?? 0) + 1);
      }
      cells[here + column] = distance;
      if (distance < least) least = distance;
    }
    // Swapped letters cost one slip, but look like two until the second is there.
    const bound = Math.min(least, (this.leasts[row] ?? 0) + 1);
    this.leasts[row + 1] = bound;
    return bound;
  }
}
