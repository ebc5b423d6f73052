import { stem } from './analyzer';
import { stopWords } from './stopWords';
import type { SearchField } from '../papers/library';
import type { Vocabulary } from './vocabulary';
import type { Postings } from './postings';

/**
 * What an engine keeps for searching. Papers are numbered by *slots*, in the order in which they were indexed; the
 * slot of a paper that went stays empty. Terms have numbers as well, each engine its own.
 */
export interface SearchIndex extends Vocabulary {
  /** All slots are less than this. */
  readonly slots: number;
  readonly columns: SearchColumns;
  /** Average number of terms over all papers. */
  readonly averageLength: { readonly title: number; readonly abstract: number };
  /** The number of a term; -1 for one that no paper ever held. */
  termNumber(term: string): number;
  /** How many papers hold the term of this number. */
  papersWithNumber(term: number): number;
  /** Whether the term of this number says something about what a paper is about, see {@link isTellingTerm}. */
  isTelling(term: number): boolean;
  /** May list slots that are empty by now. */
  postings(term: string): Postings;
  /** {@link postings} by the term's number. */
  postingsOf(term: number): Postings;
  sequence(slot: number): Sequence;
  /** The folded words of the title, in order. */
  titleWords(slot: number): readonly string[];
  /** The topics, by their number in {@link SearchColumns.topic}, that have the term in their label. */
  topicsWith(term: string): readonly number[];
}

/** One value a slot. */
export interface SearchColumns {
  /** 1 where there is a paper, 0 in empty slots. */
  readonly present: Uint8Array;
  /** Terms in the title, stop words not counted. */
  readonly titleLength: Uint16Array;
  readonly abstractLength: Uint16Array;
  /** Number of the term that the title begins with. */
  readonly firstTerm: Int32Array;
  /** UTF-16 unit that the title's first word begins with, folded. */
  readonly initial: Uint16Array;
  /** Number of the paper's topic. */
  readonly topic: Int32Array;
  /** Place of the paper among all when the newest comes first. */
  readonly newest: Uint32Array;
}

/** The fields whose terms are also kept in their order, for phrases and neighbours. */
export const sequenceFields = [
  'title',
  'author',
  'keywords',
  'venue',
  'abstract',
] as const satisfies readonly SearchField[];
export type SequenceField = (typeof sequenceFields)[number];

/**
 * The numbers of a paper's terms as they follow one another, field after field in the order of
 * {@link sequenceFields}; {@link gapTerm} where there is a stop word, or nothing.
 */
export interface Sequence {
  readonly terms: Int32Array;
  /** Where each field ends in `terms`. */
  readonly ends: readonly number[];
}

/** No term has this number. */
export const gapTerm = -1;

/** The term under which a paper is found by the first letter of a word of its title or authors. */
export function initialTerm(word: string): string {
  return `^${String.fromCodePoint(word.codePointAt(0) ?? 0)}`;
}

/** The term under which a paper is found by an identifier as a whole, folded. */
export function identifierTerm(identifier: string): string {
  return `=${identifier}`;
}

const stopTerms: ReadonlySet<string> = new Set([...stopWords].map(stem));

/** Whether a term says something about what a paper is about: it is a word, and none that stands everywhere. */
export function isTellingTerm(term: string): boolean {
  return /\p{L}\p{L}/u.test(term) && !stopTerms.has(term);
}
