import { Emitter } from '../../core/event';
import type { HumanError } from '../../core/humanError';
import type { Library, Progress, TopicNames } from '../../core/papers/library';
import type { Paper } from '../../core/papers/paper';
import type { MarkedPaper } from '../../core/papers/paperMarks';
import { sameValue } from '../../core/papers/sameValue';
import type { MapPapers } from '../../core/topics/mapLayout';
import { phrasesFirst, type TopicModels } from '../../core/topics/topicModels';
import { createQueries, withMarks, type LibraryQueries } from '../indexedLibrary';
import { createMapKeeper } from '../mapKeeper';
import { MarkColumns } from '../markColumns';
import { createChangeQueue } from './changeQueue';
import { createCitekeyTable } from './citekeyTable';
import { LibraryChange, papersAtOnce, type ChangeContext } from './libraryChange';
import { openLibraryFile, type LibraryFile } from './libraryFile';
import { readParts, writeParts, type LibraryParts } from './libraryParts';
import { readPlaces, writePlaces } from './mapTable';
import type { Sqlite } from './openDatabase';
import { createPaperTable, type SqlitePaperTable } from './paperTable';
import { createSettingTable } from './settingTable';
import { withTopicNames } from './shownTopics';
import { createTopicFinder } from './topicFinder';

/** Slots of papers that went are worth making the index anew when they are this share of all, and this many. */
const wornShare = 0.5;
const wornSlots = 1000;
/** Another when papers get other terms: what was indexed before is then indexed anew. */
const indexVersion = '1';
/** So long after a library was opened papers without a topic are looked for, in milliseconds. */
const missingAfter = 2000;
/** How often a library looks whether another window has changed it, in milliseconds. */
const lookAfter = 2000;

/** The library as of one commit. */
interface State {
  readonly parts: LibraryParts;
  readonly table: SqlitePaperTable;
  readonly queries: LibraryQueries;
  /** The marks as they are now. */
  readonly marks: () => MarkColumns;
  readonly revision: number;
}

/**
 * A library in one database file (SQLite, write-ahead log): it is opened, not built, at the next start. A change is one
 * transaction, so that a kill at any moment loses nothing that was committed; searches see the last complete state
 * meanwhile. Two windows may have the same library open: both search, and one writes at a time.
 *
 * `onDamage` is told when the file proves damaged: whoever opens it next sets it aside.
 *
 * The index is our own and not FTS5, which ranks field by field and reads all postings of a prefix at every letter.
 */
export function openSqliteLibrary(
  sqlite: Sqlite,
  path: string,
  onDamage: (error: unknown) => void,
): Library {
  return openLibraryFile(sqlite, path, onDamage, createLibrary);
}

function createLibrary(file: LibraryFile): Library {
  const { writing, reading } = file;
  const committed = createSettingTable(reading);
  const didChange = new Emitter<void>();
  const didProgress = new Emitter<Progress>();
  const didTell = new Emitter<HumanError>();
  let topicNames: TopicNames = {};
  let marked: readonly MarkedPaper[] = [];
  let state = file.reads(readState);
  const settings = createSettingTable(writing);
  const citekeys = createCitekeyTable(writing, settings);
  const allSources = reading.prepare(
    `SELECT id, label, version,
       (SELECT count(*) FROM record WHERE record.source = source.number) AS papers
     FROM source ORDER BY number`,
  );
  /** See {@link ChangeContext.taken}; what another window changed is not known. */
  let taken: ChangeContext['taken'] = new WeakMap();
  const changes = createChangeQueue(writing);
  /** What the map is asked of, as of a revision. */
  let mapPapers: { readonly revision: number; readonly of: MapPapers } | undefined;
  const mapKeeper = createMapKeeper({
    reads: (read) => file.reads(read),
    papers: papersOfMap,
    kept: () => readPlaces(reading),
    // It is worth a wait, but nobody waits for it.
    keep: (places) =>
      void changes
        .add({ make: () => writePlaces(writing, places) })
        .catch((error: unknown) => file.noted(error)),
  });
  const allPapers = reading.prepare('SELECT slot, id FROM paper ORDER BY id');
  const findRecord = reading.prepare('SELECT json FROM paper WHERE id = ?');
  let isClosed = false;
  const finder = createTopicFinder({
    reads: (read) => file.reads(read),
    papers: topicsNow,
    record(id) {
      const row = findRecord.get(id);
      return row && (JSON.parse(String(row.json)) as Paper);
    },
    known() {
      const kept = committed.get('topics');
      return kept === undefined ? undefined : (JSON.parse(kept) as TopicModels);
    },
    async write(found) {
      await change(async (each) => {
        // Meanwhile it may have become a small one, which has those that were found with the change.
        if (each.papers > phrasesFirst) await each.takeTopics(found);
      });
    },
    tell: (progress) => didProgress.fire(progress),
  });

  /** The state as it is committed. Parts of it are read later on, within transactions that find it unchanged. */
  function readState(): State {
    return stateOf(readParts(reading), revisionOf(committed.get('revision')));
  }

  function stateOf(parts: LibraryParts, revision: number): State {
    const table = createPaperTable(reading, withTopicNames(parts, topicNames));
    let columns: { readonly of: readonly MarkedPaper[]; readonly made: MarkColumns } | undefined;
    const marks = () => {
      if (columns?.of === marked) return columns.made;
      const made = new MarkColumns(marked, (each) => table.slotsOf(each), parts.columns.present);
      columns = { of: marked, made };
      return made;
    };
    return { parts, table, queries: createQueries(table, marks), marks, revision };
  }

  /** Takes over what another window has committed; tells whether there was anything. */
  function refresh(): boolean {
    if (revisionOf(committed.get('revision')) === state.revision) return false;
    state = readState();
    return true;
  }

  /** Answers from one committed state, whatever is committed meanwhile. */
  function answer<T>(ask: (state: State) => T): Promise<T> {
    return new Promise((resolve) => {
      try {
        resolve(
          file.reads(() => {
            refresh();
            return ask(state);
          }),
        );
      } catch (error) {
        throw file.noted(error);
      }
    });
  }

  /** Makes a change as one transaction, after those that came before it; tells whether it changed anything. */
  async function change(make: (change: LibraryChange) => Promise<void>): Promise<boolean> {
    const next = await changes.add({
      async make(check) {
        // What another window has committed meanwhile counts.
        const revision = revisionOf(settings.get('revision'));
        if (revision !== state.revision) taken = new WeakMap();
        const current = new LibraryChange({
          database: writing,
          settings,
          citekeys,
          taken,
          before: revision === state.revision ? state.parts : readParts(writing),
          check,
          tell: (progress) => didProgress.fire(progress),
        });
        await make(current);
        const parts = await current.finish();
        if (!parts) return undefined;
        writeParts(writing, parts);
        settings.put('index', indexVersion);
        settings.put('revision', String(revision + 1));
        return { parts, revision: revision + 1 };
      },
      committed(made) {
        if (!made) return;
        state = stateOf(made.parts, made.revision);
        didChange.fire();
      },
      failed(error) {
        taken = new WeakMap();
        file.noted(error);
      },
    });
    return next !== undefined;
  }

  function papersOfMap(): MapPapers {
    refresh();
    const { revision, table } = state;
    if (mapPapers?.revision === revision) return mapPapers.of;
    const now = table.mapPapers();
    // Most changes are not of what papers there are, or of what they say: then they have other slots.
    const of = mapPapers && sameValue(mapPapers.of.papers, now.papers) ? mapPapers.of : now;
    mapPapers = { revision, of };
    return of;
  }

  /** Changes papers. Those of a large library are there to be found before their topics are. */
  async function changePapers(make: (change: LibraryChange) => Promise<void>): Promise<void> {
    const changed = await change(async (each) => {
      await make(each);
      if (each.hasOtherPapers && each.papers <= phrasesFirst) await each.updateTopics();
    });
    if (!changed) return;
    findTopics();
    const { slots, papers } = state.parts;
    if (slots - papers >= Math.max(wornSlots, wornShare * slots)) await rebuild();
  }

  /** Has the topics of a large library found; those of a small one are part of each change. */
  function findTopics(): void {
    if (state.parts.papers <= phrasesFirst) {
      finder.stop();
      return;
    }
    finder.find().catch((error: unknown) => {
      if (!isClosed) file.noted(error);
    });
  }

  /** Papers of an earlier time without a topic: the window was closed before it was found. */
  function findMissingTopics(): void {
    const isMissing = file.reads(() => {
      refresh();
      const { lists, columns } = state.parts;
      const isNone = lists.topics.map((topic) => topic === '');
      // By the columns: to list all papers takes long enough for a search to be felt waiting.
      return columns.topic.some((topic, slot) => columns.present[slot] === 1 && isNone[topic]);
    });
    if (isMissing) findTopics();
  }

  function topicsNow() {
    refresh();
    const { lists, columns } = state.parts;
    return allPapers.all().map(({ slot, id }) => ({
      id: String(id),
      place: {
        topic: lists.topics[columns.topic[Number(slot)] ?? 0] ?? '',
        subtopic: lists.subtopics[columns.subtopic[Number(slot)] ?? 0] ?? '',
      },
    }));
  }

  async function rebuild(): Promise<void> {
    await change((each) => each.rebuildIndex());
  }

  // An index of other terms answers wrongly: it is made anew, and searched as it is until then.
  const indexed = settings.get('index');
  if (indexed !== undefined && indexed !== indexVersion) {
    void rebuild().catch(() => undefined);
  }
  // Whoever opens the library has not yet begun to listen.
  const { told } = file;
  if (told) setImmediate(() => didTell.fire(told));
  const look = setInterval(() => {
    if (file.reads(refresh)) didChange.fire();
  }, lookAfter);
  look.unref();
  const missing = setTimeout(() => findMissingTopics(), missingAfter);
  missing.unref();

  return {
    async replaceSource(source, papers) {
      try {
        await changePapers((each) => each.replaceSource(source, papers));
      } finally {
        const total = papers.length;
        if (total > papersAtOnce) {
          didProgress.fire({ of: 'source', label: source.label, done: total, total });
        }
      }
    },
    removeSource: (sourceId) => changePapers((each) => each.removeSource(sourceId)),
    async configureCitekeys(options) {
      await change((each) => each.configureCitekeys(options));
    },
    sources: () =>
      answer(() =>
        allSources.all().map(({ id, label, version, papers }) => ({
          id: String(id),
          label: String(label),
          papers: Number(papers),
          ...(version !== null && { version: String(version) }),
        })),
      ),
    cancelChanges() {
      changes.cancel();
      return Promise.resolve();
    },
    nameTopics(names) {
      if (!sameValue(topicNames, names)) {
        topicNames = names;
        state = file.reads(readState);
        didChange.fire();
      }
      return Promise.resolve();
    },
    setMarks(papers) {
      if (!sameValue(marked, papers)) {
        marked = papers;
        didChange.fire();
      }
      return Promise.resolve();
    },
    get: (ids) =>
      answer(({ table, marks }) =>
        table.get(ids).map((paper) => withMarks(paper, marks().of(table.slotOf(paper.id) ?? -1))),
      ),
    records: (keys) => answer(({ table }) => table.records(keys)),
    find: (query, page) => answer(({ queries }) => queries.find(query, page)),
    groups: (by, filter, within) => answer(({ queries }) => queries.groups(by, filter, within)),
    sample: (query, limit) => answer(({ queries }) => queries.sample(query, limit)),
    related: (id, limit) =>
      answer(({ queries, table }) => {
        const subject = table.slotOf(id);
        return subject === undefined ? [] : queries.related(subject, limit);
      }),
    moreLike: (ids, limit) =>
      answer(({ queries, table }) =>
        queries.moreLike(
          ids.flatMap((id) => table.slotOf(id) ?? []),
          limit,
        ),
      ),
    map: () => mapKeeper.withPlaces((papers, places) => state.queries.map(papers, places)),
    onDidChange: didChange.event,
    onDidProgress: didProgress.event,
    onDidTell: didTell.event,
    dispose() {
      clearInterval(look);
      clearTimeout(missing);
      mapKeeper.dispose();
      isClosed = true;
      finder.dispose();
      for (const emitter of [didChange, didProgress, didTell]) emitter.dispose();
      file.close();
    },
  };
}

function revisionOf(kept: string | undefined): number {
  return Number(kept ?? 0);
}
