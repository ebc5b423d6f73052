import { assignCitekeys, defaultCitekeyTemplate } from '../core/citations/citekeys';
import { Emitter } from '../core/event';
import { groupOf } from '../core/papers/grouping';
import { identityKeys } from '../core/papers/identity';
import type {
  CitekeyOptions,
  HeldSource,
  Library,
  PaperGrouping,
  SortOrder,
  TopicNames,
} from '../core/papers/library';
import type { Paper } from '../core/papers/paper';
import type { MarkedPaper } from '../core/papers/paperMarks';
import { sameValue } from '../core/papers/sameValue';
import { analyze } from '../core/search/analyzer';
import { facetHolds } from '../core/search/restrictions';
import { compareCodeUnits } from '../core/search/vocabulary';
import type { MapPapers } from '../core/topics/mapLayout';
import {
  giveTopics,
  phrasesFirst,
  type TopicModels,
  type TopicPlace,
} from '../core/topics/topicModels';
import { turn } from '../core/steps';
import { builtInTopics } from './builtInTopics';
import { collectionColumn, GroupNumbers, type GroupColumn } from './groupColumn';
import { createQueries, withMarks, type LibraryQueries } from './indexedLibrary';
import { LibraryEntry } from './libraryEntry';
import { createMapKeeper } from './mapKeeper';
import { MarkColumns } from './markColumns';
import { MemoryIndex } from './memoryIndex';
import { comparing, newestFirst } from './paperOrder';
import { SourceRecords } from './sourceRecords';
import { topicName } from '../core/topics/topicNames';
import { TopicNumbers } from './topicNumbers';

/** So long after a change its rows are shown, in milliseconds, and nobody has begun to type. */
const quietTime = 300;
/** Papers that are indexed before others have their turn. */
const papersAtOnce = 50;

/** A library in memory: the default for up to about 5,000 papers, and the one for the web. */
export function createMemoryLibrary(): Library {
  const didChange = new Emitter<void>();
  // A change here is done at once, and nothing goes wrong with it.
  const never = new Emitter<never>();
  const named = new Map<string, HeldSource>();
  const sources = new SourceRecords();
  const entries = new Map<string, LibraryEntry>();
  const slots: (LibraryEntry | undefined)[] = [];
  const free: number[] = [];
  const topics = new TopicNumbers();
  const index = new MemoryIndex(
    (slot) => analyze(slots[slot]?.record.title ?? '').tokens.map(({ word }) => word),
    (term) => topics.withTerm(term),
  );
  let citekeyOptions: CitekeyOptions = { template: defaultCitekeyTemplate, handedOut: {} };
  /** Citekeys made from the template, also of papers that went: no later import changes them. */
  let madeCitekeys = new Map<string, string>();
  let citekeys: ReadonlyMap<string, string> = new Map();
  /** Whether topics and citekeys are those of the papers; they are found out when somebody asks. */
  let settled = true;
  /** What is worked out from the papers when it is first asked for, and thrown away when they change. */
  let derived: Derived | undefined;
  /** By what the papers got their topics. */
  let topicModels: TopicModels | undefined;
  /** The next step of what is done before anybody asks for it. */
  let nextStep: ReturnType<typeof setTimeout> | undefined;
  let topicNames: TopicNames = {};
  let marked: readonly MarkedPaper[] = [];
  /** The marks of the papers as they are now; found out when somebody asks. */
  let markColumns: MarkColumns | undefined;
  /** What the map is asked of. */
  let mapPapers: MapPapers | undefined;
  const mapKeeper = createMapKeeper({ reads: (read) => read(), papers: papersOfMap });

  /** The ids of papers by what they are known by; found out when somebody asks. */
  let identities: Map<string, string> | undefined;

  interface Derived {
    readonly queries: LibraryQueries;
    /** The index had room for so many slots. */
    readonly room: number;
  }

  /** Brings the papers of these ids up to their records. `gone`: how many of them went with their source. */
  function update(ids: ReadonlySet<string>, gone: number): void {
    // To index the few that stay takes less than to take the many out that go.
    if (gone > entries.size / 2) index.clear();
    let changed = false;
    for (const id of ids) changed = updateEntry(id) || changed;
    if (changed) papersChanged();
  }

  function updateEntry(id: string): boolean {
    const { record, holders } = sources.joined(id);
    const known = entries.get(id);
    if (known && record && sameValue(known.record, record)) {
      if (sameValue(known.sources, holders)) return false;
      known.sources = holders;
      return true;
    }
    if (known) leave(known);
    if (record) {
      const entry = new LibraryEntry(record, holders, free.pop() ?? slots.length);
      if (known) keepTopic(entry, known);
      entries.set(id, entry);
      slots[entry.slot] = entry;
      index.reserve(entry.slot);
      index.columns.present[entry.slot] = 1;
    }
    return true;
  }

  /** A paper that says something else stays where it is until it is looked at again. */
  function keepTopic(entry: LibraryEntry, { found, paper }: LibraryEntry): void {
    entry.found = found;
    giveParts(entry, entry.paper.citekey, paper.topic);
  }

  function leave(entry: LibraryEntry): void {
    index.remove(entry.slot);
    index.columns.present[entry.slot] = 0;
    entries.delete(entry.id);
    slots[entry.slot] = undefined;
    free.push(entry.slot);
  }

  function papersChanged(): void {
    clearTimeout(nextStep);
    settled = false;
    derived = undefined;
    markColumns = undefined;
    identities = undefined;
    mapPapers = undefined;
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
    for (const entry of entries.values()) {
      const citekey = citekeys.get(entry.id) ?? entry.paper.citekey;
      // Its citekey is part of what the index holds of a paper, its topic is not.
      if (entry.paper.citekey !== citekey) index.remove(entry.slot);
      giveParts(entry, citekey, entry.paper.topic);
    }
    updateTopics();
    settled = true;
    const work = prepare();
    const step = () => {
      if (!turn(work).done) nextStep = setTimeout(step);
    };
    nextStep = setTimeout(step, quietTime);
  }

  /** Makes the index before the first letter is typed, and finds the topics of many papers, step by step. */
  function* prepare(): Generator<void, void> {
    let done = 0;
    for (const { slot, paper } of entries.values()) {
      if (index.has(slot)) continue;
      index.add(slot, paper);
      if (++done % papersAtOnce === 0) yield;
    }
    if (entries.size <= phrasesFirst) return;
    yield* findTopics();
    derived = undefined;
    didChange.fire();
  }

  /** Gives the papers the topics that are theirs now. */
  function updateTopics(): void {
    if (entries.size <= phrasesFirst) {
      const finding = findTopics();
      while (!finding.next().done);
      return;
    }
    // They are there to be seen and searched before their topics are known: see `prepare`.
    for (const { slot, paper } of entries.values())
      index.columns.topic[slot] = topics.numberOf(paper.topic);
  }

  function* findTopics(): Generator<void, void> {
    const papers = papersById();
    topicModels = yield* giveTopics(
      {
        papers,
        settled: builtInTopics,
        records: (wanted) => wanted.flatMap((slot) => slots[slot]?.record ?? []),
        topicOf: (slot) => slots[slot]?.found ?? { topic: '', subtopic: '' },
        setTopic(slot, place) {
          const entry = slots[slot];
          if (entry) setTopic(entry, place);
        },
      },
      topicModels,
    );
    for (const { slot, paper } of papers) index.columns.topic[slot] = topics.numberOf(paper.topic);
  }

  function setTopic(entry: LibraryEntry, place: TopicPlace): void {
    entry.found = place;
    showTopic(entry);
  }

  function showTopic(entry: LibraryEntry): void {
    const topic = topicName(entry.found.topic, topicNames);
    giveParts(entry, entry.paper.citekey, topic);
    index.columns.topic[entry.slot] = topics.numberOf(topic);
  }

  function giveParts(entry: LibraryEntry, citekey: string, topic: string): void {
    const { subtopic } = entry.found;
    const { sources } = entry;
    entry.give({ citekey, topic, ...(subtopic !== '' && { subtopic }), sources });
  }

  /** Brings the index up to the papers. */
  function indexAll(): void {
    settle();
    indexPapers();
  }

  function indexPapers(): void {
    for (const { slot, paper } of entries.values()) if (!index.has(slot)) index.add(slot, paper);
  }

  function queries(): LibraryQueries {
    settle();
    if (derived?.room === index.slots) return derived.queries;
    const groups = new Map<PaperGrouping, GroupColumn>();
    const ranks = new Map<SortOrder, Uint32Array>();
    index.columns.newest.set(ranksBy(newestFirst));
    const made = createQueries(
      {
        index,
        papers: (wanted) => wanted.flatMap((slot) => slots[slot]?.paper ?? []),
        facet(restriction) {
          const marks = new Uint8Array(index.slots);
          for (const { slot, facets } of entries.values()) {
            if (facetHolds(facets, restriction)) marks[slot] = 1;
          }
          return marks;
        },
        groups(by) {
          const known = groups.get(by) ?? groupColumn(by);
          groups.set(by, known);
          return known;
        },
        ranks(order) {
          const known = ranks.get(order) ?? ranksBy(comparing(order));
          ranks.set(order, known);
          return known;
        },
      },
      marksNow,
    );
    derived = { queries: made, room: index.slots };
    return made;
  }

  /** Answers that need no index come without it: lists and groups are what is asked for at every start. */
  function indexedQueries(text: string): LibraryQueries {
    if (text.trim() !== '') indexAll();
    return queries();
  }

  function ranksBy(compare: (a: LibraryEntry, b: LibraryEntry) => number): Uint32Array {
    const ranks = new Uint32Array(index.slots);
    [...entries.values()].sort(compare).forEach(({ slot }, rank) => (ranks[slot] = rank));
    return ranks;
  }

  function idOf(key: string): string | undefined {
    if (entries.has(key)) return key;
    if (!identities) {
      identities = new Map();
      for (const { record } of entries.values()) {
        for (const each of identityKeys(record)) identities.set(each, record.id);
      }
    }
    return identities.get(key);
  }

  function marksNow(): MarkColumns {
    if (markColumns) return markColumns;
    const slotsByKey = new Map<string, number[]>();
    // Without marks nobody needs to know who is who.
    for (const { record, slot } of marked.length > 0 ? entries.values() : []) {
      for (const key of identityKeys(record)) {
        const known = slotsByKey.get(key);
        if (known) known.push(slot);
        else slotsByKey.set(key, [slot]);
      }
    }
    const slotsOf = ({ keys }: MarkedPaper) => keys.flatMap((key) => slotsByKey.get(key) ?? []);
    return (markColumns = new MarkColumns(marked, slotsOf, index.columns.present));
  }

  function papersOfMap(): MapPapers {
    return (mapPapers ??= {
      papers: papersById(),
      records: (wanted) => wanted.flatMap((slot) => slots[slot]?.record ?? []),
    });
  }

  function papersById(): LibraryEntry[] {
    return [...entries.values()].sort((a, b) => compareCodeUnits(a.id, b.id));
  }

  function groupColumn(by: PaperGrouping): GroupColumn {
    const numbers = new Int32Array(index.slots).fill(-1);
    if (by === 'collection') {
      const lists: (readonly string[])[] = [];
      for (const { slot, record } of entries.values())
        numbers[slot] = lists.push(record.collections ?? []) - 1;
      return collectionColumn(lists, numbers);
    }
    const groups = new GroupNumbers();
    for (const { slot, paper } of entries.values())
      numbers[slot] = groups.numberOf(groupOf(paper, by));
    return { groups: groups.groups, numbers };
  }

  return {
    // The work is done at once, and so in the order of the calls: nobody sees a library between two states.
    replaceSource: (source, papers) =>
      settling(() => {
        const before = sources.count(source.id);
        const touched = sources.replace(source.id, papers);
        const count = sources.count(source.id);
        named.set(source.id, { ...source, papers: count });
        update(touched, before - count);
      }),
    removeSource: (sourceId) =>
      settling(() => {
        named.delete(sourceId);
        const before = sources.count(sourceId);
        update(sources.remove(sourceId), before);
      }),
    sources: () => settling(() => [...named.values()]),
    cancelChanges: () => Promise.resolve(),
    configureCitekeys: (options) =>
      settling(() => {
        const before = citekeys;
        makeCitekeys(options, new Map());
        citekeyOptions = options;
        madeCitekeys = new Map();
        const after = makeCitekeys(options, madeCitekeys);
        if (!sameValue([...before].sort(), [...after].sort())) papersChanged();
      }),
    nameTopics: (names) =>
      settling(() => {
        if (sameValue(topicNames, names)) return;
        topicNames = names;
        for (const entry of entries.values()) showTopic(entry);
        derived = undefined;
        didChange.fire();
      }),
    setMarks: (papers) =>
      settling(() => {
        if (sameValue(marked, papers)) return;
        marked = papers;
        markColumns = undefined;
        didChange.fire();
      }),
    get: (ids) =>
      settling(() => {
        settle();
        return ids.flatMap((id) => {
          const entry = entries.get(id);
          return entry ? withMarks(entry.paper, marksNow().of(entry.slot)) : [];
        });
      }),
    records: (keys) =>
      settling(() => {
        const ids = new Set(keys.flatMap((key) => idOf(key) ?? []));
        return [...ids].flatMap((id) => sources.recordsOf(id));
      }),
    find: (query, page) => settling(() => indexedQueries(query.text).find(query, page)),
    groups: (by, filter, within) =>
      settling(() => indexedQueries(filter).groups(by, filter, within)),
    sample: (query, limit) => settling(() => indexedQueries(query.text).sample(query, limit)),
    related: (id, limit) =>
      settling(() => {
        indexAll();
        const subject = entries.get(id);
        return subject ? queries().related(subject.slot, limit) : [];
      }),
    moreLike: (ids, limit) =>
      settling(() => {
        indexAll();
        return queries().moreLike(
          ids.flatMap((id) => entries.get(id)?.slot ?? []),
          limit,
        );
      }),
    map: () => mapKeeper.withPlaces((papers, places) => queries().map(papers, places)),
    onDidChange: didChange.event,
    onDidProgress: never.event,
    onDidTell: never.event,
    dispose() {
      clearTimeout(nextStep);
      mapKeeper.dispose();
      didChange.dispose();
    },
  };
}

/** Does the work at once; what it throws is the promise's rejection. */
function settling<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(work());
  });
}
