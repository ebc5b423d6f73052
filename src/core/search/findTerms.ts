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

/** Words, and what {@link analyze} may join: words with hyphens or signs of TeX, and those that open a compound. */
const chunk = new RegExp(
  `[A-Za-z0-9]+(?:(?:-|[$_^{}]{1,4}|(?<=(?:^|[^A-Za-z0-9])(?:${compoundOpeners})) )[A-Za-z0-9]+)*`,
  'gi',
);
const ascii = /^[\0-\x7F]*$/;
/** What stands between the words of a chunk. */
const joint = /[^A-Za-z0-9]+/;
/** One token whatever its letters are. */
const simple = /^(?:[A-Z]?[a-z0-9]*|[A-Z0-9]+)$/;

/**
 * Where these terms stand in a text, in the order of the text: what {@link analyze} finds, without taking the trouble
 * over words that begin with another letter than all of the terms. Hits are shown by the hundred while one types, and
 * nearly all words of theirs are such.
 */
export function findTerms(text: string, terms: ReadonlySet<string>): FoundTerm[] {
  return ascii.test(text) ? inAscii(text, terms) : inAny(text, 0, 0, terms).found;
}

function inAscii(text: string, terms: ReadonlySet<string>): FoundTerm[] {
  const letters = initials(terms);
  const found: FoundTerm[] = [];
  let position = 0;
  for (const { 0: word, index } of text.matchAll(chunk)) {
    const tokens = tokensWithout(word, letters);
    if (tokens > 0) {
      position += tokens;
      continue;
    }
    const there = inAny(word, index, position, terms);
    found.push(...there.found);
    position += there.tokens;
  }
  return found;
}

/** How many tokens a chunk is, if all of its words begin with other letters; 0 where that is not so, or not plain. */
function tokensWithout(word: string, letters: ReadonlySet<number>): number {
  if (simple.test(word)) return letters.has(word.charCodeAt(0) | caseBit) ? 0 : 1;
  const parts = word.split(joint);
  const isOther = (part: string) => simple.test(part) && !letters.has(part.charCodeAt(0) | caseBit);
  return parts.every(isOther) ? parts.length : 0;
}

/** What tells a small ASCII letter from its capital; digits have it as well. */
const caseBit = 32;

/** The first letters of the words that may have one of these terms. */
function initials(terms: ReadonlySet<string>): ReadonlySet<number> {
  const letters = new Set<number>();
  for (const term of terms) {
    const mark = term.startsWith('^') ? 1 : 0;
    letters.add(term.charCodeAt(mark) | caseBit);
    for (const letter of firstLettersOf(term)) letters.add(letter.charCodeAt(0));
  }
  return letters;
}

function inAny(
  text: string,
  offset: number,
  first: number,
  terms: ReadonlySet<string>,
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
