import { analyzeAgain, formAt, type Compound, type Token } from './analyzer';
import { initialTerm } from './searchIndex';
import { firstLettersOf } from './spelling';
import type { TextRange } from './textRange';
import { compoundOpeners, longestOpener, opensCompound } from './writtenApart';

/** A term where it stands in a text. */
export interface FoundTerm extends TextRange {
  readonly term: string;
  /** Counts the tokens of the text from 0, see {@link Token.position}. */
  readonly position: number;
}

/** A word, and what {@link analyze} may join to it: by hyphens or signs of TeX, or behind a word that opens a compound. */
const chunk = new RegExp(
  `[A-Za-z0-9]+(?:(?:-|[$_^{}]{1,4}|(?<=(?:^|[^A-Za-z0-9])(?:${compoundOpeners.join('|')})) )[A-Za-z0-9]+)*`,
  'giy',
);
/** The most signs of TeX that join two words. */
const mostSigns = 4;

/** What an ASCII character is within a text. */
const other = 0;
const small = 1;
const digit = 2;
const capital = 3;
const sign = 4;
const kinds = Uint8Array.from({ length: 128 }, (_, unit) => {
  const character = String.fromCharCode(unit);
  if (/[a-z]/.test(character)) return small;
  if (/[0-9]/.test(character)) return digit;
  if (/[A-Z]/.test(character)) return capital;
  return /[$_^{}]/.test(character) ? sign : other;
});

/**
 * The words of a text as they are looked for in it, four numbers a word: where what is to be analysed together with
 * it begins and ends, the position of that one's first token, and the letters that the word begins with (see
 * {@link pairAt}; 0 where only the analysis can tell). It depends on no query, and costs more than a look through it.
 */
export type TextWords = Int32Array;

const numbersPerWord = 4;
/** Positions from one text to the next: more than there are words in a phrase, and few enough for a million texts. */
const textGap = 2000;
/** Letters of a word that may begin with any. */
const anyLetters = 0;

/** The words of a text, for {@link createTermFinder}. */
export function wordsOf(text: string): TextWords {
  gathered.clear();
  addWords(text, 0, 0);
  return gathered.take();
}

/**
 * The words of several texts as those of one, `separator` between them: papers of a thousand authors are no thousand
 * texts. No phrase reaches from one to the next.
 */
export function wordsOfAll(texts: readonly string[], separator: string): TextWords {
  gathered.clear();
  let offset = 0;
  texts.forEach((text, place) => {
    addWords(text, offset, place * textGap);
    offset += text.length + separator.length;
  });
  return gathered.take();
}

/** Words as they are gathered; it keeps its memory from one text to the next. */
class WordGatherer {
  private numbers = new Int32Array(4096);
  length = 0;

  clear(): void {
    this.length = 0;
  }

  add(start: number, end: number, position: number, letters: number): void {
    if (this.length + numbersPerWord > this.numbers.length) {
      const larger = new Int32Array(2 * this.numbers.length);
      larger.set(this.numbers);
      this.numbers = larger;
    }
    const { numbers, length } = this;
    numbers[length] = start;
    numbers[length + 1] = end;
    numbers[length + 2] = position;
    numbers[length + 3] = letters;
    this.length += numbersPerWord;
  }

  /** Says where what is to be analysed together with the words from `first` on ends. */
  endAll(first: number, end: number): void {
    for (let word = first; word < this.length; word += numbersPerWord) this.numbers[word + 1] = end;
  }

  take(): TextWords {
    return this.numbers.slice(0, this.length);
  }
}

const gathered = new WordGatherer();

/** Gathers the words of a text that stands at this offset and whose tokens are counted from `first`. */
function addWords(text: string, offset: number, first: number): void {
  let position = first;
  for (let at = nextWord(text, 0); at < text.length; at = nextWord(text, at)) {
    const before = gathered.length;
    const plain = plainWords(text, offset, at, position);
    if (plain > 0) {
      position += (gathered.length - before) / numbersPerWord;
      at = plain;
      continue;
    }
    gathered.length = before;
    const end = chunkEnd(text, at);
    gathered.add(offset + at, offset + end, position, anyLetters);
    position += analyzeAgain(text.slice(at, end)).tokens.length;
    at = end;
  }
}

/** Gathers the words that are joined here and returns where they end; 0 where their letters do not tell what they may be. */
function plainWords(text: string, offset: number, from: number, position: number): number {
  const first = gathered.length;
  for (let at = from; ;) {
    if (isBeyondAscii(text, at)) return 0;
    const end = plainWordEnd(text, at);
    if (end < 0 || isBeyondAscii(text, end)) return 0;
    gathered.add(offset + from, offset + end, position, pairAt(text, at));
    at = end + (joinedBy(text, end) || joinedToOpener(text, at, end));
    if (at > end) continue;
    gathered.endAll(first, offset + end);
    return end;
  }
}

/**
 * Makes a function that tells where these terms stand in a text, in the order of the text: what {@link analyze} finds,
 * without taking the trouble over words that begin with other letters than all of the terms. Hits are shown by the
 * dozen at every letter that is typed, and nearly all words of theirs are such.
 */
export function createTermFinder(
  terms: ReadonlySet<string>,
): (text: string, words: TextWords) => FoundTerm[] {
  const begins = initials(terms);
  begins[anyLetters] = 1;
  const hasInitials = [...terms].some(([first]) => first === '^');

  return (text, words) => {
    const found: FoundTerm[] = [];
    let passed = 0;
    for (let word = 0; word < words.length; word += numbersPerWord) {
      const letters = words[word + 3] ?? anyLetters;
      if (begins[letters] !== 1) continue;
      const start = words[word] ?? 0;
      // Another word of what was analysed.
      if (start < passed) continue;
      passed = words[word + 1] ?? 0;
      const position = words[word + 2] ?? 0;
      const isAlone =
        letters !== anyLetters &&
        words[word - numbersPerWord] !== start &&
        words[word + numbersPerWord] !== start;
      if (isAlone) addWord(text, start, passed, position, found);
      else addFound(text.slice(start, passed), start, position, found);
    }
    return found;
  };

  function addWord(
    text: string,
    start: number,
    end: number,
    position: number,
    found: FoundTerm[],
  ): void {
    const { word, term } = formAt(text, start, end);
    if (terms.has(term)) found.push({ term, start, end, position });
    if (!hasInitials) return;
    const initial = initialTerm(word);
    if (terms.has(initial)) found.push({ term: initial, start, end, position });
  }

  function addFound(text: string, offset: number, first: number, found: FoundTerm[]): void {
    const { tokens, compounds } = analyzeAgain(text);
    const before = found.length;
    const add = (term: string, { start, end, position }: Token | Compound) => {
      if (!terms.has(term)) return;
      found.push({ term, start: offset + start, end: offset + end, position: first + position });
    };
    for (const each of tokens) {
      add(each.term, each);
      add(initialTerm(each.word), each);
    }
    for (const each of compounds) {
      add(each.term, each);
      add(initialTerm(each.word), each);
    }
    if (found.length - before < 2) return;
    const sorted = found.splice(before).sort((a, b) => a.start - b.start || b.end - a.end);
    for (const each of sorted) found.push(each);
  }
}

/** 1 for the pairs of letters that a word which opens a compound may begin with. */
const openerLetters = new Uint8Array(pair(128, 0));
for (const opener of compoundOpeners) openerLetters[pairAt(opener, 0)] = 1;

/** Two ASCII characters in small letters as one number; the second is 0 where the word is of one. */
function pair(first: number, second: number): number {
  return first * 128 + second;
}

function pairAt(text: string, at: number): number {
  const next = kindAt(text, at + 1);
  return pair(smallOf(text.charCodeAt(at)), isWord(next) ? smallOf(text.charCodeAt(at + 1)) : 0);
}

/** An ASCII letter as a small one; digits stay what they are. */
function smallOf(unit: number): number {
  return unit | 32;
}

/** Second letters that become another one in a term, see `spelling.ts`: `haem-` and `hem-`, `sceptic` and `skeptic`. */
const spelledApart: ReadonlyMap<string, string> = new Map([
  ['e', 'ao'],
  ['k', 'c'],
]);

/** 1 for the pairs of letters that a word of one of the terms may begin with. */
function initials(terms: ReadonlySet<string>): Uint8Array {
  const begins = new Uint8Array(pair(128, 0));
  const noteAny = (letter: string) => {
    const first = smallOf(letter.charCodeAt(0));
    if (first < 128) begins.fill(1, pair(first, 0), pair(first + 1, 0));
  };
  for (const term of terms) {
    for (const letter of firstLettersOf(term)) noteAny(letter);
    const [first = '', second] = term;
    if (first === '^') noteAny(term.slice(1));
    else if (second === undefined) noteAny(first);
    else {
      for (const each of second + (spelledApart.get(second) ?? '')) {
        const place = pair(smallOf(first.charCodeAt(0)), smallOf(each.charCodeAt(0)));
        if (place < begins.length) begins[place] = 1;
      }
    }
  }
  return begins;
}

function kindAt(text: string, at: number): number {
  return at < text.length ? (kinds[text.charCodeAt(at)] ?? other) : other;
}

function isWord(kind: number): boolean {
  return kind === small || kind === digit || kind === capital;
}

function isBeyondAscii(text: string, at: number): boolean {
  return text.charCodeAt(at) > 127;
}

/** The next place where a word begins, or something that only {@link analyze} knows; or the end of the text. */
function nextWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isWord(kindAt(text, at)) && !isBeyondAscii(text, at)) at += 1;
  return at;
}

/** Where what is to be analysed together ends: what may be joined, and all up to a space where there is more than ASCII. */
function chunkEnd(text: string, from: number): number {
  chunk.lastIndex = from;
  let end = from + (chunk.exec(text)?.[0].length ?? 0);
  while (isBeyondAscii(text, end) || (text.charAt(end) === ' ' && isBeyondAscii(text, end + 1))) {
    end += 1;
    while (end < text.length && !/\s/.test(text.charAt(end))) end += 1;
  }
  return end;
}

/** Where the word ends; -1 if its capitals may make it several words. */
function plainWordEnd(text: string, from: number): number {
  let at = from;
  let hasSmall = false;
  let hasInnerCapital = false;
  for (let kind = kindAt(text, at); isWord(kind); kind = kindAt(text, ++at)) {
    if (kind === small) hasSmall = true;
    else if (kind === capital && at > from) hasInnerCapital = true;
  }
  return hasSmall && hasInnerCapital ? -1 : at;
}

/** 1 where the space behind a word that opens a compound joins the next word to it, else 0. */
function joinedToOpener(text: string, from: number, end: number): number {
  if (text.charAt(end) !== ' ' || end - from > longestOpener) return 0;
  if (openerLetters[pairAt(text, from)] !== 1 || !isWord(kindAt(text, end + 1))) return 0;
  return opensCompound(text.slice(from, end).toLowerCase()) ? 1 : 0;
}

/** How many characters join the next word to the one that ends here; 0 where none does. */
function joinedBy(text: string, end: number): number {
  if (text.charAt(end) === '-') return isWord(kindAt(text, end + 1)) ? 1 : 0;
  let signs = 0;
  while (signs < mostSigns && kindAt(text, end + signs) === sign) signs += 1;
  return signs > 0 && isWord(kindAt(text, end + signs)) ? signs : 0;
}
