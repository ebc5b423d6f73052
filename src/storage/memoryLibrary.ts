import { assignCitekeys, defaultCitekeyTemplate } from '../core/citations/citekeys';
import { Emitter } from '../core/event';
import { groupOf, groupPapers } from '../core/papers/grouping';
import type {
  CitekeyOptions,
  FindResult,
  Hit,
  Library,
  Page,
  Query,
  RelatedPaper,
  SortOrder,
} from '../core/papers/library';
import { mergePapers } from '../core/papers/merge';
import type { Paper } from '../core/papers/paper';
import { sameValue } from '../core/papers/sameValue';
import { alternativesOf, expandQuery, type ExpandedQuery } from '../core/search/expansion';
import { parseQuery } from '../core/search/queryLanguage';
import { explain, hasUnit, newestFirst, rank } from '../core/search/ranking';
import {
  inverseDocumentFrequency,
  termFrequencyWeight,
  vectorLength,
  writtenWords,
} from '../core/search/related';
import { facetHolds, holds } from '../core/search/restrictions';
import { bestSnippet, matchedRanges } from '../core/search/snippet';
import { assignTopics } from '../core/topics/assignTopics';
import { topicsFingerprint } from '../core/topics/knownTopics';
import { builtInTopics } from './builtInTopics';
import { LibraryEntry } from './libraryEntry';
import { createTermIndex } from './termIndex';

/** A library in memory: the default for up to about 5,000 papers, and the one for the web. */
export function createMemoryLibrary(): Library {
  const didChange = new Emitter<void>();
  /** In the order in which they were added; each holds its papers by id. */
  const sources = new Map<string, ReadonlyMap<string, Paper>>();
  const entries = new Map<string, LibraryEntry>();
  const index = createTermIndex<LibraryEntry>();
  /** Entries that the index does not hold yet: they are added when somebody searches. */
  const unindexed = new Set<LibraryEntry>();
  let citekeyOptions: CitekeyOptions = { template: defaultCitekeyTemplate, handedOut: {} };
  /** Citekeys made from the template, also of papers that went: no later import changes them. */
  let madeCitekeys = new Map<string, string>();
  let citekeys: ReadonlyMap<string, string> = new Map();
  /** Whether topics and citekeys are those of the papers; they are found out when somebody asks. */
  let settled = true;
  let vectorLengths = new Map<LibraryEntry, number>();

  function update(sourceId: string, papers: ReadonlyMap<string, Paper> | undefined): void {
    const touched = new Set([...(sources.get(sourceId)?.keys() ?? []), ...(papers?.keys() ?? [])]);
    if (papers) sources.set(sourceId, papers);
    else sources.delete(sourceId);
    let changed = false;
    for (const id of touched) changed = updateEntry(id) || changed;
    if (changed) papersChanged();
  }

  function updateEntry(id: string): boolean {
    const records: Paper[] = [];
    const holders: string[] = [];
    for (const [sourceId, papers] of sources) {
      const record = papers.get(id);
      if (!record) continue;
      records.push(record);
      holders.push(sourceId);
    }
    const [first, ...others] = records;
    const record = first && mergePapers(first, ...others);
    const known = entries.get(id);
    if (known && record && sameValue(known.record, record)) {
      if (sameValue(known.sources, holders)) return false;
      known.sources = holders;
      return true;
    }
    if (known) {
      forget(known);
      entries.delete(id);
    }
    if (record) {
      const entry = new LibraryEntry(record, holders);
      entries.set(id, entry);
      unindexed.add(entry);
    }
    return true;
  }

  function papersChanged(): void {
    settled = false;
    citekeys = makeCitekeys(citekeyOptions, madeCitekeys);
    for (const { record } of entries.values()) {
      const citekey = citekeys.get(record.id);
      if (record.citekey === undefined && citekey !== undefined) {
        madeCitekeys.set(record.id, citekey);
      }
    }
    didChange.fire();
  }

  function makeCitekeys(
    { template, handedOut }: CitekeyOptions,
    made: ReadonlyMap<string, string>,
  ): ReadonlyMap<string, string> {
    // What a paper is called in its source is not what an earlier import without it made up.
    const kept = [...made].filter(([id]) => entries.get(id)?.record.citekey === undefined);
    return assignCitekeys(records(), {
      template,
      handedOut: Object.fromEntries([...kept, ...Object.entries(handedOut)]),
    });
  }

  function records(): Paper[] {
    return [...entries.values()].map(({ record }) => record);
  }

  /** Brings topics and citekeys up to the papers. */
  function settle(): void {
    if (settled) return;
    const topics = topicsOf(records());
    for (const entry of entries.values()) {
      const { record } = entry;
      const citekey = citekeys.get(record.id) ?? entry.paper.citekey;
      const topic = topics.get(record.id) ?? entry.paper.topic;
      const same = entry.paper.citekey === citekey && entry.paper.topic === topic;
      if (same && sameValue(entry.paper.sources, entry.sources)) continue;
      forget(entry);
      entry.give({ citekey, topic, sources: entry.sources });
      unindexed.add(entry);
    }
    vectorLengths = new Map();
    settled = true;
  }

  /** Takes an entry out of the index. */
  function forget(entry: LibraryEntry): void {
    if (unindexed.delete(entry)) return;
    for (const text of entry.texts) index.remove(entry, text);
  }

  /** Brings the index up to the papers. */
  function indexAll(): void {
    settle();
    for (const entry of unindexed) for (const text of entry.texts) index.add(entry, text);
    unindexed.clear();
  }

  function matching(query: Pick<Query, 'text' | 'match' | 'group'>): {
    readonly expanded: ExpandedQuery;
    readonly found: readonly { readonly entry: LibraryEntry; readonly score: number }[];
  } {
    // A list of all papers needs no index, and is what comes first at every start.
    if (query.text.trim() === '') settle();
    else indexAll();
    const expanded = expandQuery(parseQuery(query.text), index);
    const { group } = query;
    const kept = (entry: LibraryEntry) =>
      expanded.restrictions.every((each) =>
        holds(
          each,
          (facet) => facetHolds(entry.facets, facet),
          (unit) => hasUnit(unit, entry),
        ),
      ) &&
      (!group || groupOf(entry.paper, group.by).key === group.key);

    if (expanded.units.length === 0) {
      const found = [...entries.values()].filter(kept).sort(newestFirst);
      return { expanded, found: found.map((entry) => ({ entry, score: 0 })) };
    }
    const ranked = rank(expanded, [...candidates(expanded)].filter(kept), {
      papers: entries.size,
      papersWith: index.papersWith,
      averageLength: (field) => index.totalLength(field) / Math.max(1, entries.size),
    });
    const complete = query.match === 'all' ? ranked.filter((each) => each.complete) : [];
    const found = complete.length > 0 ? complete : ranked;
    return { expanded, found: found.map(({ candidate, score }) => ({ entry: candidate, score })) };
  }

  function candidates({ units }: ExpandedQuery): Set<LibraryEntry> {
    const found = new Set<LibraryEntry>();
    for (const unit of units.flatMap(alternativesOf)) {
      const terms = unit.kind === 'terms' ? unit.terms.keys() : [rarest(unit.slots)];
      for (const term of terms) for (const entry of index.holders(term)) found.add(entry);
    }
    return found;
  }

  function rarest(slots: readonly { readonly term: string }[]): string {
    const counted = slots.map(({ term }) => ({ term, papers: index.papersWith(term) }));
    return counted.sort((a, b) => a.papers - b.papers)[0]?.term ?? '';
  }

  function idf(term: string): number {
    return inverseDocumentFrequency(entries.size, index.papersWith(term));
  }

  function lengthOf(entry: LibraryEntry): number {
    let length = vectorLengths.get(entry);
    if (length === undefined) {
      length = vectorLength(entry.content, idf);
      vectorLengths.set(entry, length);
    }
    return length;
  }

  /** Per paper what each shared term adds to the product of its vector and that of `subject`. */
  function sharedTerms(subject: LibraryEntry): Map<LibraryEntry, number> {
    const products = new Map<LibraryEntry, number>();
    for (const [term, occurrences] of subject.content.terms) {
      const weight = termFrequencyWeight(occurrences) * idf(term) ** 2;
      if (weight === 0) continue;
      for (const entry of index.holders(term)) {
        const other = termFrequencyWeight(entry.content.terms.get(term) ?? []);
        if (entry === subject || other === 0) continue;
        products.set(entry, (products.get(entry) ?? 0) + weight * other);
      }
    }
    return products;
  }

  return {
    // The work is done at once, and so in the order of the calls: nobody sees a library between two states.
    replaceSource: (source, papers) =>
      settling(() => {
        const byId = new Map<string, Paper>();
        for (const paper of papers) {
          const known = byId.get(paper.id);
          byId.set(paper.id, known ? mergePapers(known, paper) : paper);
        }
        update(source.id, byId);
      }),
    removeSource: (sourceId) => settling(() => update(sourceId, undefined)),
    configureCitekeys: (options) =>
      settling(() => {
        const before = citekeys;
        makeCitekeys(options, new Map());
        citekeyOptions = options;
        madeCitekeys = new Map();
        const after = makeCitekeys(options, madeCitekeys);
        if (!sameValue([...before].sort(), [...after].sort())) papersChanged();
      }),
    get: (ids) =>
      settling(() => {
        settle();
        return ids.flatMap((id) => entries.get(id)?.paper ?? []);
      }),
    find: (query, page) =>
      settling((): FindResult => {
        const { expanded, found } = matching(query);
        const sorted = query.sort === 'relevance' ? found : [...found].sort(comparing(query.sort));
        return {
          hits: pageOf(sorted, page).map(({ entry, score }) => toHit(entry, score, expanded)),
          total: found.length,
        };
      }),
    groups: (by, filter) =>
      settling(() => {
        const { found } = matching({ text: filter, match: 'all' });
        return groupPapers(
          found.map(({ entry }) => entry.paper),
          by,
        );
      }),
    related: (id, limit) =>
      settling((): RelatedPaper[] => {
        indexAll();
        const subject = entries.get(id);
        if (!subject) return [];
        const near = [...sharedTerms(subject)].map(([entry, product]) => ({
          entry,
          // Rounding must not make a paper nearer than itself.
          similarity: Math.min(1, product / (lengthOf(subject) * lengthOf(entry))),
        }));
        near.sort((a, b) => b.similarity - a.similarity || newestFirst(a.entry, b.entry));
        return pageOf(near, { offset: 0, limit }).map(({ entry, similarity }) => ({
          paper: entry.summary,
          similarity,
          sharedWords: writtenWords(entry.record, weightiest(subject, entry)),
        }));
      }),
    onDidChange: didChange.event,
    dispose: () => didChange.dispose(),
  };

  /** The terms that two papers share, those that add most to their similarity first. */
  function weightiest(subject: LibraryEntry, other: LibraryEntry): string[] {
    const shared: { term: string; weight: number }[] = [];
    for (const [term, occurrences] of subject.content.terms) {
      const there = termFrequencyWeight(other.content.terms.get(term) ?? []);
      const weight = termFrequencyWeight(occurrences) * there * idf(term) ** 2;
      if (weight > 0) shared.push({ term, weight });
    }
    return shared
      .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
      .map(({ term }) => term);
  }
}

function toHit(entry: LibraryEntry, score: number, expanded: ExpandedQuery): Hit {
  const { matches, occurrences } = explain(expanded, entry);
  const { title, abstract } = entry.record;
  const snippet =
    abstract === undefined ? undefined : bestSnippet(abstract, 'abstract', occurrences);
  return {
    paper: entry.summary,
    score,
    titleRanges: matchedRanges(title, 'title', occurrences),
    ...(snippet && { snippet }),
    matches,
  };
}

function comparing(sort: Exclude<SortOrder, 'relevance'>) {
  return ({ entry: a }: { entry: LibraryEntry }, { entry: b }: { entry: LibraryEntry }): number => {
    switch (sort) {
      case 'date':
        return newestFirst(a, b);
      case 'title':
        return compareTexts(a.record.title, b.record.title) || newestFirst(a, b);
      case 'citekey':
        return compareTexts(a.paper.citekey, b.paper.citekey) || newestFirst(a, b);
    }
  };
}

/** As a reader looks things up: without case and accents, `chenMIG` before `chenZeroshot`. */
function compareTexts(a: string, b: string): number {
  const left = sortForm(a);
  const right = sortForm(b);
  return left < right ? -1 : left > right ? 1 : 0;
}

function sortForm(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

function pageOf<T>(all: readonly T[], { offset, limit }: Page): readonly T[] {
  const start = Math.max(0, offset);
  return all.slice(start, start + Math.max(0, limit));
}

function topicsOf(papers: readonly Paper[]): ReadonlyMap<string, string> {
  return topicsFingerprint(papers) === builtInTopics.fingerprint
    ? new Map(Object.entries(builtInTopics.topics))
    : assignTopics(papers);
}

/** Does the work at once; what it throws is the promise's rejection. */
function settling<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(work());
  });
}
