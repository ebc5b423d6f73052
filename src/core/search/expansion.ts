import type { SearchField } from '../papers/library';
import { stem } from './analyzer';
import { editDistance } from './editDistance';
import {
  besideExact,
  besideWord,
  exact,
  identity,
  inOtherNumber,
  prefixAlone,
  typo,
  type Expansion,
} from './expansionWeights';
import type {
  Condition,
  FacetRestriction,
  ParsedQuery,
  QueryEither,
  QueryIdentifier,
  QueryPhrase,
  QueryWord,
  Restriction,
  SimpleItem,
} from './queryLanguage';
import { authorAndYear, isEtAl } from './authorAndYear';
import { otherNumber } from './otherNumber';
import { withOtherWriting, writtenTogether } from './otherWritings';
import { identifierTerm, initialTerm } from './searchIndex';
import { authorYearTerm, initialsTerm } from './shortNames';
import { otherBeginning } from './spelling';
import { stopWords } from './stopWords';

export type { Expansion } from './expansionWeights';

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

/** A query in the terms of a collection: each unit counts once, as whatever it was found. */
export interface ExpandedQuery {
  readonly units: readonly Unit[];
  /** All of them must hold, however units are matched. */
  readonly restrictions: readonly ExpandedRestriction[];
  readonly literal: readonly string[];
  readonly literalUnfinished: boolean;
}

export type Unit = SimpleUnit | EitherUnit;
export type SimpleUnit = TermsUnit | PhraseUnit;

/** A word of the query and the terms it stands for. */
export interface TermsUnit {
  readonly kind: 'terms';
  readonly text: string;
  readonly terms: ReadonlyMap<string, Expansion>;
  /** Whether a paper must have it where all words are asked for. */
  readonly required: boolean;
  /** The only fields in which it counts, absent for all. */
  readonly fields?: readonly SearchField[];
  /** The only fields in which the terms count that the word may become or be a slip for, absent for all. */
  readonly expandedFields?: readonly SearchField[];
}

export interface PhraseUnit {
  readonly kind: 'phrase';
  readonly text: string;
  readonly slots: QueryPhrase['slots'];
  readonly required: true;
  /** The term that the phrase is another writing of, and than which it tells no more. */
  readonly insteadOf?: string;
  /** The only fields in which it counts, absent for all. */
  readonly fields?: readonly SearchField[];
}

/** A paper has it when it has one of the alternatives; the one that brings most counts. */
export interface EitherUnit {
  readonly kind: 'either';
  readonly alternatives: readonly SimpleUnit[];
  readonly required: true;
}

/** The paper must have the unit. */
export interface UnitRestriction {
  readonly kind: 'unit';
  readonly unit: SimpleUnit;
}

/** A restriction in the terms of a collection: from postings where it names a unit, from properties where a facet. */
export type ExpandedRestriction = Condition<FacetRestriction | UnitRestriction>;

/** The alternatives of a unit, or the unit itself. */
export function alternativesOf(unit: Unit): readonly SimpleUnit[] {
  return unit.kind === 'either' ? unit.alternatives : [unit];
}

/** Where a single letter is looked for as a beginning: few words, and the ones people begin to type. */
const initialFields: readonly SearchField[] = ['title', 'author'];

/** So many words are tried as what an unfinished one may become; a searcher types on if it is another. */
const mostWords = 50;
const mostIdentifiers = 20;
/** Words that half of the library holds, or so many papers, are enough to choose from. */
const fewPapers = 1000;
/** Shorter beginnings are of too many citekeys to say which is meant. */
const shortestKey = 4;

/** Looks the words of a query up: as they are, as beginnings, and where there is nothing else with typos. */
export function expandQuery(parsed: ParsedQuery, vocabulary: Vocabulary): ExpandedQuery {
  const units = new Map<string, Unit>();
  const words: QueryWord[] = [];
  for (const item of parsed.items) {
    switch (item.kind) {
      case 'word':
        words.push(item);
        break;
      case 'phrase':
        units.set(`"${item.text}"${fieldsKey(item)}`, expandPhrase(item));
        break;
      case 'identifier': {
        const unit = expandIdentifier(item, vocabulary);
        if (unit) units.set(`=${item.whole}`, unit);
        else words.push(...item.words);
        break;
      }
      case 'either': {
        const alternatives = expandAlternatives(item, vocabulary);
        const key = `|${alternatives.map(({ text }) => text).join('|')}`;
        if (alternatives.length > 0) {
          units.set(key, { kind: 'either', alternatives, required: true });
        }
      }
    }
  }

  // A stop word need not be matched while another word is there.
  const content = words.filter((word, at) => !word.stop && !isEtAl(words, at));
  const kept = content.length > 0 || units.size > 0 ? content : words;
  const single = kept.length + units.size === 1;
  const together = writtenTogether(words, vocabulary);
  for (const word of kept) {
    const key = `${word.word}${word.unfinished ? '*' : ''}${fieldsKey(word)}`;
    if (units.has(key)) continue;
    const unit = expandWord(word, vocabulary, single, together.get(word));
    if (unit) units.set(key, withOtherWriting(unit, word, vocabulary));
  }
  for (const unit of authorAndYear(kept, vocabulary)) units.set(`@${unit.text}`, unit);
  const { literal, literalUnfinished } = parsed;
  const all = [...units.values()];
  const restrictions = parsed.restrictions.map((each) => expandRestriction(each, vocabulary));
  restrictions.push(...all.flatMap(fieldRestriction));
  return { units: all, restrictions, literal, literalUnfinished };
}

function expandAlternatives(
  { alternatives }: QueryEither,
  vocabulary: Vocabulary,
): readonly SimpleUnit[] {
  const units = new Map<string, SimpleUnit>();
  for (const each of telling(alternatives)) {
    const unit = expandSimple(each, vocabulary);
    if (unit) units.set(`${each.kind} ${each.text}${fieldsKey(unit)}`, unit);
  }
  return [...units.values()];
}

function fieldsKey({ fields }: { readonly fields?: readonly SearchField[] }): string {
  return fields ? `:${fields.join()}` : '';
}

/** The alternatives that say something, or all where none does. */
function telling(alternatives: readonly SimpleItem[]): readonly SimpleItem[] {
  const content = alternatives.filter((item) => item.kind !== 'word' || !item.stop);
  return content.length > 0 ? content : alternatives;
}

/** A word that must be in a field is a restriction beside its rank: without it the rest may match all it likes. */
function fieldRestriction(unit: Unit): ExpandedRestriction[] {
  const alternatives = alternativesOf(unit);
  if (!unit.required || !alternatives.every(({ fields }) => fields)) return [];
  return [{ kind: 'any', of: alternatives.map((each) => ({ kind: 'unit', unit: each })) }];
}

function expandRestriction(restriction: Restriction, vocabulary: Vocabulary): ExpandedRestriction {
  switch (restriction.kind) {
    case 'facet':
      return restriction;
    case 'not':
      return { kind: 'not', of: asItStands(restriction.of) };
    case 'any':
      return { kind: 'any', of: restriction.of.map((each) => expandRestriction(each, vocabulary)) };
    case 'content': {
      const unit = expandSimple(restriction.item, vocabulary);
      return unit ? toRestriction(unit) : { kind: 'any', of: [] };
    }
  }
}

/** What is excluded is excluded by its terms and not by what they may stand for. */
function asItStands(restriction: Restriction): ExpandedRestriction {
  switch (restriction.kind) {
    case 'facet':
      return restriction;
    case 'not':
      return { kind: 'not', of: asItStands(restriction.of) };
    case 'any':
      return { kind: 'any', of: restriction.of.map(asItStands) };
    case 'content':
      return toRestriction(unitAsItStands(restriction.item));
  }
}

function unitAsItStands(item: SimpleItem): SimpleUnit {
  if (item.kind === 'phrase') return expandPhrase(item);
  const { kind, text } = item;
  const fields = kind === 'word' && item.fields ? { fields: item.fields } : {};
  const terms =
    kind === 'word'
      ? [item.term, identifierTerm(item.word)]
      : [identifierTerm(item.whole), item.whole];
  return {
    kind: 'terms',
    text,
    terms: new Map(terms.map((term) => [term, exact])),
    required: true,
    ...fields,
  };
}

function toRestriction(unit: SimpleUnit): UnitRestriction {
  return { kind: 'unit', unit };
}

function expandSimple(item: SimpleItem, vocabulary: Vocabulary): SimpleUnit | undefined {
  switch (item.kind) {
    case 'phrase':
      return expandPhrase(item);
    case 'word':
      return expandWord(item, vocabulary, true);
    case 'identifier':
      return expandIdentifier(item, vocabulary);
  }
}

function expandPhrase({ text, slots, fields }: QueryPhrase): PhraseUnit {
  return { kind: 'phrase', text, slots, required: true, ...(fields && { fields }) };
}

function expandIdentifier(item: QueryIdentifier, vocabulary: Vocabulary): TermsUnit | undefined {
  const terms = new Map<string, Expansion>();
  const term = identifierTerm(item.whole);
  for (const each of [term, item.whole]) {
    if (vocabulary.papersWith(each) > 0) terms.set(each, identity);
  }
  if (item.unfinished) {
    for (const each of vocabulary.identifiersBeginningWith(term, mostIdentifiers)) {
      if (!terms.has(each)) terms.set(each, prefixAlone);
    }
    for (const word of vocabulary.beginningWith(item.whole, mostWords)) {
      if (stem(word) === word && !terms.has(word)) terms.set(word, prefixAlone);
    }
  }
  return terms.size > 0 ? { kind: 'terms', text: item.text, terms, required: true } : undefined;
}

/** The unit of a word; undefined for a first letter in a field in which too many words begin with it. */
function expandWord(
  word: QueryWord,
  vocabulary: Vocabulary,
  single: boolean,
  together: ReadonlyMap<string, Expansion> = new Map(),
): TermsUnit | undefined {
  const { text, unfinished, fields } = word;
  const initial = unfinished && word.word.length === (/^[\uD800-\uDBFF]/.test(word.word) ? 2 : 1);
  if (initial && fields && !fields.some((field) => initialFields.includes(field))) return undefined;
  const terms = new Map<string, Expansion>();
  const isWord = vocabulary.papersWith(word.term) > 0;
  if (isWord) terms.set(word.term, exact);
  // A citekey that is a word besides is not meant by who types that word.
  const citekey = identifierTerm(word.word);
  if (vocabulary.papersWith(citekey) > 0) terms.set(citekey, isWord ? exact : identity);
  if (word.compound !== undefined && vocabulary.papersWith(word.compound) > 0) {
    terms.set(word.compound, exact);
  }
  const name = authorYearTerm(word.word.replace(/(?<=\d{4})[a-z]$/, ''), '');
  if (vocabulary.papersWith(name) > 0) terms.set(name, identity);
  for (const term of otherNumber(word.term)) {
    if (vocabulary.papersWith(term) > 0) terms.set(term, isWord ? inOtherNumber : exact);
  }
  for (const [term, expansion] of together) if (!terms.has(term)) terms.set(term, expansion);

  const found = terms.size > 0;
  const how = found ? besideExact : prefixAlone;
  if (initial) {
    const term = initialTerm(word.word);
    if (vocabulary.papersWith(term) > 0) terms.set(term, how);
  } else if (unfinished || !found) {
    for (const term of beginning(word.word, vocabulary)) {
      if (!terms.has(term)) terms.set(term, how);
    }
  }
  if (terms.size === 0) for (const term of respell(word, vocabulary)) terms.set(term, typo);
  const initials = initialsTerm(word.word);
  if (vocabulary.papersWith(initials) > 0) terms.set(initials, found ? besideWord : identity);
  return { kind: 'terms', text, terms, required: single || !initial, ...(fields && { fields }) };
}

/** The terms that a word may become as one types on: the most used, until they are enough to choose from. */
function* beginning(word: string, vocabulary: Vocabulary): Generator<string> {
  for (const prefix of [word, otherBeginning(word)]) {
    if (prefix === undefined) continue;
    let papers = 0;
    for (const each of vocabulary.beginningWith(prefix, mostWords)) {
      const term = stem(each);
      yield term;
      papers += vocabulary.papersWith(term);
      if (papers > Math.max(fewPapers, vocabulary.papers / 2)) break;
    }
  }
  if (word.length >= shortestKey) {
    yield* vocabulary.identifiersBeginningWith(identifierTerm(word), mostIdentifiers);
  }
}

/** The terms of the words that a typing slip or two away, only the nearest. */
function respell({ word, unfinished }: QueryWord, vocabulary: Vocabulary): Iterable<string> {
  const slips = word.length < 3 ? 0 : word.length < 6 ? 1 : 2;
  if (slips === 0) return [];
  const whole = nearest(vocabulary.near(word, slips), word, slips, false);
  if (whole.size > 0 || !unfinished) return whole;
  // The first letter is seldom wrong; without it every word of the library would have to be tried.
  return word.length < 5
    ? []
    : nearest(
        vocabulary.nearBeginning(word, slips === 2 && word.length < 8 ? 1 : slips),
        word,
        slips === 2 && word.length < 8 ? 1 : slips,
        true,
      );
}

function nearest(
  candidates: Iterable<string>,
  typed: string,
  slips: number,
  prefix: boolean,
): ReadonlySet<string> {
  let least = slips;
  let terms = new Set<string>();
  for (const word of candidates) {
    // Nobody looks for a stop word, and a number off by a digit is another number.
    if (stopWords.has(word) || /^\p{N}+$/u.test(word)) continue;
    const distance = editDistance(typed, word, prefix);
    if (distance > least) continue;
    if (distance < least) terms = new Set();
    least = distance;
    terms.add(stem(word));
  }
  return terms;
}
