import type { DatabaseSync } from 'node:sqlite';
import { groupOf } from '../../core/papers/grouping';
import { identityKeys } from '../../core/papers/identity';
import type { Group, PaperGrouping, SourceRecord } from '../../core/papers/library';
import { withoutAbstract, type LibraryPaper, type Paper } from '../../core/papers/paper';
import type { MarkedPaper } from '../../core/papers/paperMarks';
import { foldIdentifier, stem } from '../../core/search/analyzer';
import { assetNames } from '../../core/search/queryFields';
import type { PropertyRestriction, WordsRestriction } from '../../core/search/parsedQuery';
import { authorCount } from '../../core/search/fieldCounts';
import {
  categoryMatches,
  facetHolds,
  facetsOf,
  facetWords,
  wordsMatch,
  yearMatches,
} from '../../core/search/restrictions';
import { identifierTerm } from '../../core/search/searchIndex';
import { compareCodeUnits } from '../../core/search/vocabulary';
import type { MapPapers } from '../../core/topics/mapLayout';
import { phrasesFirst } from '../../core/topics/topicModels';
import { collectionColumn, GroupNumbers, type GroupColumn } from '../groupColumn';
import type { PaperTable } from '../indexedLibrary';
import { sortForm } from '../sortForm';
import { readDirections } from './directionTable';
import { noYear, type LibraryParts } from './libraryParts';
import { createSqliteIndex } from './sqliteIndex';

/** Papers that are kept in memory as objects: those that lists have shown lately. */
const mostKept = 4000;
/** Answers about authors that are kept: the same restriction comes with every letter typed after it. */
const mostAnswers = 20;

/** The papers of a library on disk as of one commit, with what finds them by their properties. */
export interface SqlitePaperTable extends PaperTable {
  get(ids: readonly string[]): LibraryPaper[];
  slotOf(id: string): number | undefined;
  /** See `Library.records`. */
  records(keys: readonly string[]): readonly SourceRecord[];
  /** The slots of the papers that have one of the keys of a marked one. */
  slotsOf(marked: MarkedPaper): readonly number[];
  /** All papers, to lay them out. */
  mapPapers(): MapPapers;
}

export function createPaperTable(database: DatabaseSync, parts: LibraryParts): SqlitePaperTable {
  const { columns, lists, slots } = parts;
  const index = createSqliteIndex(database, parts);
  const findPaper = database.prepare('SELECT citekey, json FROM paper WHERE slot = ?');
  const findSlot = database.prepare('SELECT slot FROM paper WHERE id = ?');
  const findIdentified = database.prepare('SELECT slot FROM identifier WHERE term = ? LIMIT 100');
  const findTitled = database.prepare('SELECT slot FROM paper WHERE title_order = ? LIMIT 100');
  const findSources = database.prepare('SELECT source FROM record WHERE paper = ? ORDER BY source');
  const findIdentity = database.prepare('SELECT paper FROM identity WHERE key = ?');
  const findRecords = database.prepare(
    `SELECT record.source, coalesce(record.json, paper.json) AS json
     FROM record JOIN paper ON paper.id = record.paper WHERE record.paper = ? ORDER BY record.source`,
  );
  const sourceIds = new Map(
    database
      .prepare('SELECT number, id FROM source')
      .all()
      .map(({ number, id }) => [Number(number), String(id)]),
  );
  const findKeys = database.prepare(
    `SELECT term, slot, citekey FROM identifier JOIN paper USING (slot)
     WHERE term BETWEEN ? AND ? ORDER BY term`,
  );
  const kept = new Map<number, LibraryPaper>();
  const groupColumns = new Map<PaperGrouping, GroupColumn>();
  const authorAnswers = new Map<string, Uint8Array>();

  function paper(slot: number): LibraryPaper | undefined {
    const known = kept.get(slot);
    if (known) return known;
    const row = findPaper.get(slot);
    if (!row) return undefined;
    const record = JSON.parse(String(row.json)) as Paper;
    const subtopic = lists.subtopics[columns.subtopic[slot] ?? 0] ?? '';
    const found: LibraryPaper = {
      ...record,
      citekey: String(row.citekey),
      topic: lists.topics[columns.topic[slot] ?? 0] ?? '',
      ...(subtopic !== '' && { subtopic }),
      sources: findSources.all(record.id).map(({ source }) => sourceIds.get(Number(source)) ?? ''),
    };
    const [oldest] = kept.keys();
    if (oldest !== undefined && kept.size >= mostKept) kept.delete(oldest);
    kept.set(slot, found);
    return found;
  }

  /** The slots of the papers that have one of the keys: found by id, identifier or title, and then looked at. */
  function slotsOf({ keys, title }: MarkedPaper): readonly number[] {
    const candidates = new Set(keys.flatMap((key) => slotOf(key) ?? []));
    for (const key of keys) {
      const identifier = /^(?:arxiv|doi):(.*)$/s.exec(key)?.[1];
      if (identifier === undefined) continue;
      const term = identifierTerm(foldIdentifier(identifier));
      for (const { slot } of findIdentified.all(term)) candidates.add(Number(slot));
    }
    for (const { slot } of findTitled.all(sortForm(title))) candidates.add(Number(slot));
    const wanted = new Set(keys);
    return [...candidates].filter((slot) => {
      const there = paper(slot);
      return there !== undefined && identityKeys(there).some((key) => wanted.has(key));
    });
  }

  function records(keys: readonly string[]): SourceRecord[] {
    const ids = new Set(keys.map((key) => String(findIdentity.get(key)?.paper ?? key)));
    return [...ids].flatMap((id) =>
      findRecords.all(id).map(({ source, json }) => ({
        source: sourceIds.get(Number(source)) ?? '',
        paper: withoutAbstract(JSON.parse(String(json)) as Paper),
      })),
    );
  }

  function slotOf(id: string): number | undefined {
    const row = findSlot.get(id);
    return row && Number(row.slot);
  }

  /** Marks the slots whose number in the column is of a value that the test holds for. */
  function byValue(
    column: ArrayLike<number>,
    values: readonly string[],
    test: (value: string) => boolean,
  ): Uint8Array {
    const asked = Uint8Array.from(values, (value) => (test(value) ? 1 : 0));
    return marks((slot) => asked[column[slot] ?? 0] === 1);
  }

  function marks(test: (slot: number) => boolean): Uint8Array {
    const marked = new Uint8Array(slots);
    for (let slot = 0; slot < slots; slot++) {
      if (columns.present[slot] === 1 && test(slot)) marked[slot] = 1;
    }
    return marked;
  }

  function facet(restriction: PropertyRestriction): Uint8Array {
    switch (restriction.field) {
      case 'year':
        return marks((slot) => {
          const year = columns.year[slot] ?? noYear;
          return yearMatches(restriction, year === noYear ? undefined : year);
        });
      case 'venue':
        return byValue(columns.venue, lists.venues, (venue) =>
          wordsMatch(restriction, facetWords(venue)),
        );
      case 'topic': {
        const matches = (label: string) => wordsMatch(restriction, facetWords(label));
        const found = byValue(columns.topic, lists.topics, matches);
        const foundByPart = byValue(columns.subtopic, lists.subtopics, matches);
        return found.map((mark, slot) => mark | (foundByPart[slot] ?? 0));
      }
      case 'cat':
        return byValue(columns.categories, lists.categoryLists, (list) =>
          categoryMatches(restriction.category, valuesOf(list).map(foldIdentifier)),
        );
      case 'collection':
        return byValue(columns.collections, lists.collectionLists, (list) =>
          valuesOf(list).some((collection) => wordsMatch(restriction, facetWords(collection))),
        );
      case 'has': {
        const bit = 1 << assetNames.indexOf(restriction.asset);
        return marks((slot) => ((columns.assets[slot] ?? 0) & bit) !== 0);
      }
      case 'key': {
        const marked = new Uint8Array(slots);
        const from = identifierTerm(restriction.key);
        const to = restriction.unfinished ? from + '\u{10ffff}' : from;
        for (const { term, slot, citekey } of findKeys.iterate(from, to)) {
          const isKey = identifierTerm(foldIdentifier(String(citekey))) === term;
          // Else it may be another citekey of the paper, but also its DOI.
          const there = isKey ? undefined : paper(Number(slot));
          const holds = isKey || (there && facetHolds(facetsOf(there), restriction));
          if (holds) marked[Number(slot)] = 1;
        }
        return marked;
      }
      case 'author':
        return authors(restriction, restriction);
    }
  }

  /** The papers of an author: those that have the words among their authors, looked through. */
  function authors(
    restriction: PropertyRestriction,
    { words, unfinished }: WordsRestriction,
  ): Uint8Array {
    const key = JSON.stringify([words, unfinished]);
    const known = authorAnswers.get(key);
    if (known) return known;
    let candidates: Uint8Array | undefined;
    words.forEach((word, place) => {
      const open = unfinished && place === words.length - 1;
      const marked = withAuthor(open ? index.beginningWith(word, Infinity) : index.near(word, 0));
      const before = candidates;
      candidates = before ? marked.map((mark, slot) => mark & (before[slot] ?? 0)) : marked;
    });
    const found = candidates ?? new Uint8Array(slots);
    // One word is of an author wherever it is among the words of the authors.
    if (words.length > 1 || (!unfinished && !isOnlyWord(words[0] ?? ''))) {
      for (let slot = 0; slot < slots; slot++) {
        if (found[slot] === 0) continue;
        const there = paper(slot);
        if (!there || !facetHolds(facetsOf(there), restriction)) found[slot] = 0;
      }
    }
    if (authorAnswers.size >= mostAnswers) authorAnswers.clear();
    authorAnswers.set(key, found);
    return found;
  }

  /** Whether no other word of the library is found by the same term. */
  function isOnlyWord(word: string): boolean {
    const term = stem(word);
    // The end of a word may change when it becomes a term, its beginning stays.
    const beginning = term.slice(0, Math.max(1, term.length - 1));
    for (const other of index.beginningWith(beginning, Infinity)) {
      if (other !== word && stem(other) === term) return false;
    }
    return true;
  }

  function withAuthor(words: Iterable<string>): Uint8Array {
    const marked = new Uint8Array(slots);
    for (const term of new Set([...words].map(stem))) {
      const postings = index.postings(term);
      for (let at = 0; at < postings.length; at++) {
        const slot = postings.slots[at] ?? 0;
        if (authorCount(postings.counts[at] ?? 0) > 0 && columns.present[slot] === 1) {
          marked[slot] = 1;
        }
      }
    }
    return marked;
  }

  function groups(by: PaperGrouping): GroupColumn {
    const known = groupColumns.get(by);
    if (known) return known;
    const column = groupColumn(by);
    groupColumns.set(by, column);
    return column;
  }

  function groupColumn(by: PaperGrouping): GroupColumn {
    switch (by) {
      case 'topic':
        return {
          groups: lists.topics.map((topic) => groupOf(like({ topic }), by)),
          numbers: columns.topic,
        };
      case 'subtopic':
        return {
          groups: lists.subtopics.map((subtopic) => groupOf(like({ subtopic }), by)),
          numbers: columns.subtopic,
        };
      case 'year': {
        const years = [...new Set(columns.year)];
        const numberOf = new Map(years.map((year, number) => [year, number]));
        return {
          groups: years.map((year) =>
            groupOf(like(year === noYear ? {} : { issued: { year } }), by),
          ),
          numbers: columns.year.map((year) => numberOf.get(year) ?? -1),
        };
      }
      case 'venue':
        return folded(columns.venue, lists.venues, (venue) =>
          groupOf(like({ 'container-title': venue }), by),
        );
      case 'category':
        return folded(columns.categories, lists.categoryLists, (list) =>
          groupOf(like({ categories: valuesOf(list) }), by),
        );
      case 'author':
        return folded(columns.author, lists.authors, (label) =>
          groupOf(like({ author: label === '' ? [] : [{ literal: label }] }), by),
        );
      case 'collection':
        return collectionColumn(lists.collectionLists.map(valuesOf), columns.collections);
      case 'none':
        return { groups: [groupOf(like({}), by)], numbers: new Int32Array(slots) };
    }
  }

  return {
    index,
    papers: (wanted) => wanted.flatMap((slot) => paper(slot) ?? []),
    get: (ids) =>
      ids.flatMap((id) => {
        const slot = slotOf(id);
        return slot === undefined ? [] : (paper(slot) ?? []);
      }),
    slotOf,
    records,
    slotsOf,
    mapPapers: () => ({
      papers: database
        .prepare('SELECT id, slot FROM paper')
        .all()
        .map(({ id, slot }) => ({ id: String(id), slot: Number(slot) }))
        .sort((a, b) => compareCodeUnits(a.id, b.id)),
      records: (wanted) =>
        wanted.flatMap((slot) => {
          const row = findPaper.get(slot);
          return row ? (JSON.parse(String(row.json)) as Paper) : [];
        }),
    }),
    facet,
    groups,
    // Those of a time when the library was larger say nothing of the few papers that are left.
    directions: () => (parts.papers > phrasesFirst ? readDirections(database) : undefined),
    ranks(order) {
      switch (order) {
        case 'date':
          return columns.newest;
        case 'title':
          return columns.titleRank;
        case 'citekey':
          return columns.keyRank;
      }
    },
  };
}

/** The groups of values, several of which may be in one group. */
function folded(
  column: Int32Array,
  values: readonly string[],
  groupOfValue: (value: string) => Pick<Group, 'key' | 'label'>,
): GroupColumn {
  const groups = new GroupNumbers();
  const numbers = values.map((value) => groups.numberOf(groupOfValue(value)));
  return { groups: groups.groups, numbers: column.map((value) => numbers[value] ?? -1) };
}

/** A paper of which nothing is known but this, to be grouped like any other. */
function like(fields: Partial<LibraryPaper>): LibraryPaper {
  return {
    id: '',
    type: '',
    title: '',
    author: [],
    citekey: '',
    topic: '',
    sources: [],
    ...fields,
  };
}

/** The values of a list that is kept as one text. */
function valuesOf(list: string): readonly string[] {
  return JSON.parse(list) as readonly string[];
}
