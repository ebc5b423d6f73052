import { analyze } from './analyzer';
import { initialTerm } from './searchIndex';
import { firstLettersOf } from './spelling';
import type { TextRange } from './textRange';
import { compoundOpeners } from './writtenApart';

/** A term where it stands in a text. */
export interface FoundTerm extends TextRange {
  readonly term: string;
  /** Counts the tokens of the text from 0, see {@link Token.position}. */
  readonly position: number;
}

/** A word, and what {@link analyze} may join to it: by hyphens or signs of TeX, or behind a word that opens a compound. */
const chunk = new RegExp(
  `[A-Za-z0-9]+(?:(?:-|[$_^{}]{1,4}|(?<=(?:^|[^A-Za-z0-9])(?:${compoundOpeners})) )[A-Za-z0-9]+)*`,
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
 * Makes a function that tells where these terms stand in a text, in the order of the text: what {@link analyze} finds,
 * without taking the trouble over words that begin with other letters than all of the terms. Hits are shown by the
 * dozen at every letter that is typed, and nearly all words of theirs are such.
 */
export function createTermFinder(terms: ReadonlySet<string>): (text: string) => FoundTerm[] {
  const begins = initials(terms);

  return (text) => {
    const found: FoundTerm[] = [];
    let position = 0;
    for (let at = nextWord(text, 0); at < text.length; at = nextWord(text, at)) {
      const passed = passOver(text, at);
      if (passed) {
        position += passed.words;
        at = passed.end;
        continue;
      }
      const end = chunkEnd(text, at);
      const there = analyzed(text.slice(at, end), at, position);
      for (const each of there.found) found.push(each);
      position += there.tokens;
      at = end;
    }
    return found;
  };

  /** Where the words that are joined here end, and how many they are; undefined where one of them may be wanted. */
  function passOver(text: string, from: number): { end: number; words: number } | undefined {
    let at = from;
    for (let words = 1; ; words++) {
      if (isBeyondAscii(text, at) || begins[pairAt(text, at)] === 1) return undefined;
      const end = plainWordEnd(text, at);
      if (end < 0 || isBeyondAscii(text, end)) return undefined;
      at = end + joinedBy(text, end);
      if (at === end) return { end, words };
    }
  }

  function analyzed(
    text: string,
    offset: number,
    first: number,
  ): { readonly found: FoundTerm[]; readonly tokens: number } {
    const { tokens, compounds } = analyze(text);
    const found: FoundTerm[] = [];
    for (const { term, word, start, end, position } of [...tokens, ...compounds]) {
      const initial = initialTerm(word);
      for (const each of terms.has(initial) ? [term, initial] : [term]) {
        if (!terms.has(each)) continue;
        found.push({
          term: each,
          start: offset + start,
          end: offset + end,
          position: first + position,
        });
      }
    }
    found.sort((a, b) => a.start - b.start || b.end - a.end);
    return { found, tokens: tokens.length };
  }
}

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

/** How many characters join the next word to the one that ends here; 0 where none does. */
function joinedBy(text: string, end: number): number {
  if (text.charAt(end) === '-') return isWord(kindAt(text, end + 1)) ? 1 : 0;
  let signs = 0;
  while (signs < mostSigns && kindAt(text, end + signs) === sign) signs += 1;
  return signs > 0 && isWord(kindAt(text, end + signs)) ? signs : 0;
}
