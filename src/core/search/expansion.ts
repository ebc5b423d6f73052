import type { SearchField } from '../papers/library';
import { editDistance } from './editDistance';
import type { ParsedQuery, QueryIdentifier, QueryPhrase, QueryWord } from './queryLanguage';
import { stopWords } from './stopWords';

/** The words of a collection, which an engine can look up. */
export interface Vocabulary {
  /** How many papers hold the term. */
  readonly papersWith: (term: string) => number;
  /** The words that begin so, each with its term. */
  beginningWith(prefix: string): Iterable<readonly [word: string, term: string]>;
  /** The words at most so many Levenshtein edits away, each with its term. */
  near(word: string, edits: number): Iterable<readonly [word: string, term: string]>;
}

/** A query in the terms of a collection: each unit counts once, as whatever it was found. */
export interface ExpandedQuery {
  readonly units: readonly Unit[];
  readonly literal: readonly string[];
  readonly literalUnfinished: boolean;
}

export type Unit = TermsUnit | PhraseUnit;

/** A word of the query and the terms it stands for. */
export interface TermsUnit {
  readonly kind: 'terms';
  readonly text: string;
  readonly terms: ReadonlyMap<string, Expansion>;
  /** Whether a paper must have it where all words are asked for. */
  readonly required: boolean;
  /** The only fields it is looked for in, where not in all. */
  readonly fields?: readonly SearchField[];
}

export interface PhraseUnit {
  readonly kind: 'phrase';
  readonly text: string;
  readonly slots: QueryPhrase['slots'];
  readonly required: true;
}

export interface Expansion {
  readonly how: 'exact' | 'prefix' | 'typo';
  /** 1 for the word itself, less for what it may stand for. */
  readonly weight: number;
  /** The word names the paper: it is a whole identifier. */
  readonly identifier: boolean;
}

const exact: Expansion = { how: 'exact', weight: 1, identifier: false };
const identity: Expansion = { how: 'exact', weight: 1, identifier: true };
/** A word that is still being typed, beside the same word as it stands. */
const besideExact: Expansion = { how: 'prefix', weight: 0.3, identifier: false };
const prefixAlone: Expansion = { how: 'prefix', weight: 0.8, identifier: false };
const typo: Expansion = { how: 'typo', weight: 0.6, identifier: false };

/** Where a single letter is looked for as a beginning: few words, and the ones people begin to type. */
const initialFields: readonly SearchField[] = ['title', 'author'];

/** Looks the words of a query up: as they are, as beginnings, and where there is nothing else with typos. */
export function expandQuery(parsed: ParsedQuery, vocabulary: Vocabulary): ExpandedQuery {
  const units = new Map<string, Unit>();
  const words: QueryWord[] = [];
  for (const item of parsed.items) {
    if (item.kind === 'word') words.push(item);
    else if (item.kind === 'phrase') {
      units.set(`"${item.text}"`, { ...item, required: true });
    } else {
      const unit = expandIdentifier(item, vocabulary);
      if (unit) units.set(`=${item.whole}`, unit);
      else words.push(...item.words);
    }
  }

  // A stop word need not be matched while another word is there.
  const telling = words.filter((word) => !word.stop);
  const kept = telling.length > 0 || units.size > 0 ? telling : words;
  const single = kept.length + units.size === 1;
  for (const word of kept) {
    const key = `${word.word}${word.unfinished ? '*' : ''}`;
    if (!units.has(key)) units.set(key, expandWord(word, vocabulary, single));
  }
  const { literal, literalUnfinished } = parsed;
  return { units: [...units.values()], literal, literalUnfinished };
}

function expandIdentifier(item: QueryIdentifier, vocabulary: Vocabulary): TermsUnit | undefined {
  const terms = new Map<string, Expansion>();
  if (vocabulary.papersWith(item.whole) > 0) terms.set(item.whole, identity);
  if (item.unfinished) {
    for (const [word, term] of vocabulary.beginningWith(item.whole)) {
      if (word === term && !terms.has(term)) terms.set(term, prefixAlone);
    }
  }
  return terms.size > 0 ? { kind: 'terms', text: item.text, terms, required: true } : undefined;
}

function expandWord(word: QueryWord, vocabulary: Vocabulary, single: boolean): TermsUnit {
  const { text, unfinished } = word;
  const initial = unfinished && word.word.length === (/^[\uD800-\uDBFF]/.test(word.word) ? 2 : 1);
  const terms = new Map<string, Expansion>();
  if (vocabulary.papersWith(word.term) > 0) terms.set(word.term, exact);
  // A citekey is a word like any other, but its term is the whole of it, not its stem.
  if (vocabulary.papersWith(word.word) > 0) terms.set(word.word, exact);
  if (word.compound !== undefined && vocabulary.papersWith(word.compound) > 0) {
    terms.set(word.compound, exact);
  }

  const found = terms.size > 0;
  if (unfinished || !found) {
    for (const [, term] of vocabulary.beginningWith(word.word)) {
      if (!terms.has(term)) terms.set(term, found ? besideExact : prefixAlone);
    }
  }
  if (terms.size === 0) {
    for (const term of respell(word, vocabulary)) terms.set(term, typo);
  }
  return {
    kind: 'terms',
    text,
    terms,
    required: single || !initial,
    ...(initial && { fields: initialFields }),
  };
}

/** The terms of the words that a typing slip or two away, only the nearest. */
function respell({ word, unfinished }: QueryWord, vocabulary: Vocabulary): Iterable<string> {
  const slips = word.length < 3 ? 0 : word.length < 6 ? 1 : 2;
  if (slips === 0) return [];
  // Swapped letters are one slip, but two edits to an engine that knows no swaps.
  const whole = nearest(vocabulary.near(word, slips === 1 ? 2 : slips + 1), word, slips, false);
  if (whole.size > 0 || !unfinished) return whole;
  // The first letter is seldom wrong; without it every word of the library would have to be tried.
  const [initial = ''] = word;
  return word.length < 5
    ? []
    : nearest(
        vocabulary.beginningWith(initial),
        word,
        slips === 2 && word.length < 8 ? 1 : slips,
        true,
      );
}

function nearest(
  candidates: Iterable<readonly [word: string, term: string]>,
  typed: string,
  slips: number,
  prefix: boolean,
): ReadonlySet<string> {
  let least = slips;
  let terms = new Set<string>();
  for (const [word, term] of candidates) {
    // Nobody looks for a stop word, and a number off by a digit is another number.
    if (stopWords.has(word) || /^\p{N}+$/u.test(word)) continue;
    const distance = editDistance(typed, word, prefix);
    if (distance > least) continue;
    if (distance < least) terms = new Set();
    least = distance;
    terms.add(term);
  }
  return terms;
}
