import type { DatabaseSync } from 'node:sqlite';
import { analyze } from '../../core/search/analyzer';
import { noPostings, PostingsReader, type Postings } from '../../core/search/postings';
import {
  gapTerm,
  identifierTerm,
  type SearchIndex,
  type Sequence,
} from '../../core/search/searchIndex';
import { identifierCounts } from '../identifierCounts';
import type { LibraryParts } from './libraryParts';
import { decodeSequence, noSequence } from './sequenceCodec';

/** Postings that are kept in memory, in all; those of a common word are some hundred thousand. */
const mostKept = 4_000_000;

/** Titles that are kept in memory, as words. */
const mostTitles = 10_000;

/** Sequences that are kept in memory, about a kilobyte each. */
const mostSequences = 4000;

/** Pieces of the postings of a term; keys of rows are term number × this + piece. */
export const pieces = 65_536;

/** The index of a library on disk, as of one commit. */
export function createSqliteIndex(database: DatabaseSync, parts: LibraryParts): SearchIndex {
  const { columns, vocabulary, frequency, papers } = parts;
  const findTerm = database.prepare('SELECT number FROM term WHERE term = ?');
  const findPostings = database.prepare(
    'SELECT data FROM posting WHERE key BETWEEN ? AND ? ORDER BY key',
  );
  const findSequence = database.prepare('SELECT data FROM sequence WHERE slot = ?');
  const findTitle = database.prepare(
    "SELECT json ->> '$.title' AS title FROM paper WHERE slot = ?",
  );
  const findIdentifier = database.prepare(
    'SELECT slot FROM identifier WHERE term = ? ORDER BY slot LIMIT 1000',
  );
  const countIdentifier = database.prepare(
    'SELECT count(*) AS papers FROM (SELECT 1 FROM identifier WHERE term = ? LIMIT 1000)',
  );
  const findIdentifiers = database.prepare(
    'SELECT DISTINCT term FROM identifier WHERE term >= ? AND term < ? ORDER BY term LIMIT ?',
  );
  const numbers = new Map<string, number>();
  /** Least recently used first. */
  const kept = new Map<number, Postings>();
  let keptPostings = 0;
  /** Words of titles that were looked at: while somebody types, they are much the same. */
  const titles = new Map<number, readonly string[]>();
  /** Of the papers that were looked at closely. */
  const sequences = new Map<number, Sequence>();
  const topicTerms = termsOfTopics(parts.lists.topics);
  const average = Math.max(1, papers);

  function termNumber(term: string): number {
    let number = numbers.get(term);
    if (number === undefined) {
      const row = findTerm.get(term) as { number: number } | undefined;
      number = row?.number ?? gapTerm;
      if (numbers.size > 50_000) numbers.clear();
      numbers.set(term, number);
    }
    return number;
  }

  function postingsOf(number: number): Postings {
    const papersWith = frequency[number] ?? 0;
    if (papersWith === 0) return noPostings;
    const known = kept.get(number);
    if (known) {
      kept.delete(number);
      kept.set(number, known);
      return known;
    }
    const reader = new PostingsReader(papersWith);
    for (const row of findPostings.iterate(number * pieces, number * pieces + pieces - 1)) {
      reader.read(row.data as Uint8Array);
    }
    keep(number, reader);
    return reader;
  }

  function keep(number: number, postings: Postings): void {
    if (postings.length > mostKept / 4) return;
    kept.set(number, postings);
    keptPostings += postings.length;
    for (const [oldest, { length }] of kept) {
      if (keptPostings <= mostKept) break;
      kept.delete(oldest);
      keptPostings -= length;
    }
  }

  function isIdentifier(term: string): boolean {
    return term.startsWith(identifierTerm(''));
  }

  return {
    slots: parts.slots,
    papers,
    columns,
    averageLength: {
      title: parts.titleTerms / average,
      abstract: parts.abstractTerms / average,
    },
    termNumber,
    papersWithNumber: (number) => frequency[number] ?? 0,
    isTelling: (number) => parts.telling[number] === 1,
    papersWith(term) {
      if (isIdentifier(term)) return Number(countIdentifier.get(term)?.papers ?? 0);
      return frequency[termNumber(term)] ?? 0;
    },
    postings(term) {
      if (!isIdentifier(term)) return postingsOf(termNumber(term));
      const slots = findIdentifier.all(term).map(({ slot }) => Number(slot));
      return { length: slots.length, slots, counts: slots.map(() => identifierCounts) };
    },
    postingsOf,
    sequence(slot) {
      let sequence = sequences.get(slot);
      if (!sequence) {
        const row = findSequence.get(slot);
        sequence = row ? decodeSequence(row.data as Uint8Array) : noSequence;
        if (sequences.size >= mostSequences) sequences.clear();
        sequences.set(slot, sequence);
      }
      return sequence;
    },
    titleWords(slot) {
      let words = titles.get(slot);
      if (!words) {
        const { title } = findTitle.get(slot) ?? {};
        words = typeof title === 'string' ? analyze(title).tokens.map(({ word }) => word) : [];
        if (titles.size >= mostTitles) titles.clear();
        titles.set(slot, words);
      }
      return words;
    },
    topicsWith: (term) => topicTerms.get(term) ?? [],
    beginningWith: (prefix, limit) => vocabulary.beginningWith(prefix, limit),
    identifiersBeginningWith: (term, limit) =>
      findIdentifiers.all(term, `${term}\u{10ffff}`, limit).map((row) => String(row.term)),
    near: (word, slips) => vocabulary.near(word, slips),
    nearBeginning: (word, slips) => vocabulary.nearBeginning(word, slips),
  };
}

function termsOfTopics(topics: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const terms = new Map<string, number[]>();
  topics.forEach((topic, number) => {
    for (const term of new Set(analyze(topic).tokens.map((token) => token.term))) {
      terms.set(term, [...(terms.get(term) ?? []), number]);
    }
  });
  return terms;
}
