import { Emitter } from '../core/event';
import { groupOf } from '../core/papers/grouping';
import { identityKeys } from '../core/papers/identity';
import type {
  HeldSource,
  Library,
  PaperGrouping,
  Progress,
  SortOrder,
} from '../core/papers/library';
import type { Paper } from '../core/papers/paper';
import type { MarkedPaper } from '../core/papers/paperMarks';
import { sameValue } from '../core/papers/sameValue';
import type { Steps } from '../core/steps';
import { analyze } from '../core/search/analyzer';
import { facetHolds } from '../core/search/restrictions';
import type { MapPapers } from '../core/topics/mapLayout';
import { phrasesFirst } from '../core/topics/topicModels';
import { collectionColumn, GroupNumbers, type GroupColumn } from './groupColumn';
import { createQueries, withMarks, type LibraryQueries } from './indexedLibrary';
import { LibraryEntry } from './libraryEntry';
import { createMapKeeper } from './mapKeeper';
import { MarkColumns } from './markColumns';
import { MemoryCitekeys } from './memoryCitekeys';
import { MemoryIndex } from './memoryIndex';
import { MemoryTopics } from './memoryTopics';
import { byId, comparing, newestFirst } from './paperOrder';
import { readInTurns } from './readInTurns';
import { SourceRecords } from './sourceRecords';
import { TopicsProgress } from './topicsProgress';

/** So long after a change its rows are shown, in milliseconds, and nobody has begun to type. */
const quietTime = 300;
/** Papers that are indexed before others have their turn. */
const papersAtOnce = 50;

/** A library in memory: the default for up to about 5,000 papers, and the one for the web. */
export function createMemoryLibrary(): Library {
  const didChange = new Emitter<void>();
  const didProgress = new Emitter<Progress>();
  const progress = new TopicsProgress((each) => didProgress.fire(each));
  // A change here is done at once, and nothing goes wrong with it.
  const never = new Emitter<never>();
  const named = new Map<string, HeldSource>();
  const sources = new SourceRecords();
  const entries = new Map<string, LibraryEntry>();
  const slots: (LibraryEntry | undefined)[] = [];
  const free: number[] = [];
  const citekeys = new MemoryCitekeys();
  const topics = new MemoryTopics({
    entries,
    entryIn: (slot) => slots[slot],
    setNumber: (slot, number) => (index.columns.topic[slot] = number),
  });
  const index = new MemoryIndex(
    (slot) => analyze(slots[slot]?.record.title ?? '').tokens.map(({ word }) => word),
    (term) => topics.withTerm(term),
  );
  /** Whether topics and citekeys are those of the papers; they are found out when somebody asks. */
  let settled = true;
  /** What is worked out from the papers when it is first asked for, and thrown away when they change. */
  let derived: Derived | undefined;
  /** What is done before anybody asks for it, once it is quiet. */
  let preparing: Steps<boolean> | undefined;
  let quiet: ReturnType<typeof setTimeout> | undefined;
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
    entry.show(entry.paper.citekey, paper.topic);
  }

  function leave(entry: LibraryEntry): void {
    index.remove(entry.slot);
    index.columns.present[entry.slot] = 0;
    entries.delete(entry.id);
    slots[entry.slot] = undefined;
    free.push(entry.slot);
  }

  function papersChanged(): void {
    stopPreparing();
    settled = false;
    derived = undefined;
    markColumns = undefined;
    identities = undefined;
    mapPapers = undefined;
    citekeys.update(records());
    didChange.fire();
  }

  function records(): Paper[] {
    return [...entries.values()].map(({ record }) => record);
  }

  /** Brings topics and citekeys up to the papers. */
  function settle(): void {
    if (settled) return;
    for (const entry of entries.values()) {
      const citekey = citekeys.of(entry.id) ?? entry.paper.citekey;
      // Its citekey is part of what the index holds of a paper, its topic is not.
      if (entry.paper.citekey !== citekey) index.remove(entry.slot);
      entry.show(citekey, entry.paper.topic);
    }
    topics.settle();
    settled = true;
    if (entries.size > phrasesFirst) progress.begin(entries.size);
    quiet = setTimeout(() => void prepare(), quietTime);
  }

  /** Does between what else is asked for what will be asked for next. */
  async function prepare(): Promise<void> {
    let found = 0;
    const work = preparation((papers) => (found = papers));
    preparing = work;
    const goesOn = () => preparing === work;
    try {
      const prepared = await readInTurns(work, {
        reads: (read) => read(),
        goesOn,
        onTurn: () => progress.reach(found),
      });
      if (!prepared?.made || !goesOn()) return;
    } finally {
      if (goesOn()) stopPreparing();
    }
    derived = undefined;
    didChange.fire();
  }

  /** Gives up what is prepared: the papers are others, or nobody will ask for them any more. */
  function stopPreparing(): void {
    clearTimeout(quiet);
    preparing = undefined;
    progress.end();
  }

  /**
   * Makes the index before the first letter is typed, and finds the topics of many papers; tells whether it did.
   *
   * @param reach told how many papers were given their topic so far
   */
  function* preparation(reach: (papers: number) => void): Steps<boolean> {
    let done = 0;
    for (const { slot, paper } of entries.values()) {
      if (index.has(slot)) continue;
      index.add(slot, paper);
      if (++done % papersAtOnce === 0) yield;
    }
    if (entries.size <= phrasesFirst) return false;
    yield* topics.find(reach);
    return true;
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
        directions: () => topics.directions,
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
      papers: byId(entries.values()),
      records: (wanted) => wanted.flatMap((slot) => slots[slot]?.record ?? []),
    });
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
        if (citekeys.configure(options, records())) papersChanged();
      }),
    nameTopics: (names) =>
      settling(() => {
        if (!topics.name(names)) return;
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
    onDidProgress: didProgress.event,
    onDidTell: never.event,
    dispose() {
      stopPreparing();
      mapKeeper.dispose();
      didChange.dispose();
      didProgress.dispose();
    },
  };
}

/** Does the work at once; what it throws is the promise's rejection. */
function settling<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(work());
  });
}
