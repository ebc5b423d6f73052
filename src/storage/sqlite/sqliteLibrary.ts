import { writeFileSync } from 'node:fs';
import { Emitter } from '../../core/event';
import { HumanError } from '../../core/humanError';
import type { Library, Progress, TopicNames } from '../../core/papers/library';
import type { Paper } from '../../core/papers/paper';
import type { MarkedPaper } from '../../core/papers/paperMarks';
import { sameValue } from '../../core/papers/sameValue';
import type { MapPapers, MapPlaces } from '../../core/topics/mapLayout';
import { phrasesFirst, type TopicModels } from '../../core/topics/topicModels';
import { createQueries, withMarks, type LibraryQueries } from '../indexedLibrary';
import { createMapKeeper } from '../mapKeeper';
import { MarkColumns } from '../markColumns';
import { createCitekeyTable } from './citekeyTable';
import { LibraryChange, papersAtOnce, type ChangeContext } from './libraryChange';
import { readPlaces, writePlaces } from './mapTable';
import { readParts, writeParts, type LibraryParts } from './libraryParts';
import {
  connectToRead,
  isBusy,
  isDamage,
  openDatabase,
  suspicionOf,
  type SetAside,
  type Sqlite,
} from './openDatabase';
import { createPaperTable, type SqlitePaperTable } from './paperTable';
import { createSettingTable } from './settingTable';
import { withTopicNames } from './shownTopics';
import { createTopicFinder } from './topicFinder';

/** How long a change waits for another window to finish its own, and how often it tries, in milliseconds. */
const longestWait = 60_000;
const retryAfter = 100;
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
  try {
    return openLibrary(sqlite, path, onDamage);
  } catch (error) {
    if (!isDamage(error)) throw error;
    // What opens well enough may still hold damage that the first look meets.
    writeFileSync(suspicionOf(path), '');
    return openLibrary(sqlite, path, onDamage);
  }
}

function openLibrary(sqlite: Sqlite, path: string, onDamage: (error: unknown) => void): Library {
  const { database: writing, setAside } = openDatabase(sqlite, path);
  const reading = connectToRead(sqlite, path);
  const committed = createSettingTable(reading);
  const didChange = new Emitter<void>();
  const didProgress = new Emitter<Progress>();
  const didTell = new Emitter<HumanError>();
  // Whoever opens the library has not yet begun to listen.
  if (setAside) setImmediate(() => didTell.fire(toldOf(setAside)));
  let state: State;
  let topicNames: TopicNames = {};
  let marked: readonly MarkedPaper[] = [];
  try {
    state = reads(readState);
  } catch (error) {
    reading.close();
    writing.close();
    throw error;
  }
  const settings = createSettingTable(writing);
  const citekeys = createCitekeyTable(writing, settings);
  const allSources = reading.prepare(
    `SELECT id, label, version,
       (SELECT count(*) FROM record WHERE record.source = source.number) AS papers
     FROM source ORDER BY number`,
  );
  /** See {@link ChangeContext.taken}; what another window changed is not known. */
  let taken: ChangeContext['taken'] = new WeakMap();
  /** Counts the cancellations: a change that began before one stops. */
  let cancelled = 0;
  /** Changes are made one after the other. */
  let changes: Promise<unknown> = Promise.resolve();
  /** What the map is asked of, as of a revision. */
  let mapPapers: { readonly revision: number; readonly of: MapPapers } | undefined;
  const mapKeeper = createMapKeeper({
    reads,
    papers: papersOfMap,
    kept: () => readPlaces(reading),
    // It is worth a wait, but nobody waits for it.
    keep: (places) => void keepPlaces(places).catch(noted),
  });
  const look = setInterval(() => {
    if (reads(refresh)) didChange.fire();
  }, lookAfter);
  look.unref();
  const allPapers = reading.prepare('SELECT slot, id FROM paper ORDER BY id');
  const findRecord = reading.prepare('SELECT json FROM paper WHERE id = ?');
  let isClosed = false;
  const finder = createTopicFinder({
    reads,
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
  const missing = setTimeout(() => findMissingTopics(), missingAfter);
  missing.unref();

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

  /** Does this in a transaction, so that all it reads is of one commit. */
  function reads<T>(read: () => T): T {
    reading.exec('BEGIN');
    try {
      return read();
    } finally {
      reading.exec('COMMIT');
    }
  }

  /** Answers from one committed state, whatever is committed meanwhile. */
  function answer<T>(ask: (state: State) => T): Promise<T> {
    return new Promise((resolve) => {
      try {
        resolve(
          reads(() => {
            refresh();
            return ask(state);
          }),
        );
      } catch (error) {
        throw noted(error);
      }
    });
  }

  /** Makes a change as one transaction, after those that came before it; tells whether it changed anything. */
  function change(make: (change: LibraryChange) => Promise<void>): Promise<boolean> {
    const begun = cancelled;
    const made = changes.then(async () => {
      await begin();
      try {
        // What another window has committed meanwhile counts.
        const revision = revisionOf(settings.get('revision'));
        if (revision !== state.revision) taken = new WeakMap();
        const current = new LibraryChange({
          database: writing,
          settings,
          citekeys,
          taken,
          before: revision === state.revision ? state.parts : readParts(writing),
          check() {
            if (begun < cancelled) {
              throw new HumanError(
                'The library was left as it was, because the update was cancelled.',
              );
            }
          },
          tell: (progress) => didProgress.fire(progress),
        });
        await make(current);
        const parts = await current.finish();
        if (parts) {
          writeParts(writing, parts);
          settings.put('index', indexVersion);
          settings.put('revision', String(revision + 1));
        }
        writing.exec('COMMIT');
        if (!parts) return false;
        state = stateOf(parts, revision + 1);
      } catch (error) {
        if (writing.isTransaction) writing.exec('ROLLBACK');
        taken = new WeakMap();
        throw noted(error);
      }
      didChange.fire();
      return true;
    });
    changes = made.catch(() => undefined);
    return made;
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

  /** Keeps the places on the map for the next start, after the changes that came before. */
  function keepPlaces(places: MapPlaces): Promise<void> {
    const kept = changes.then(async () => {
      await begin();
      try {
        writePlaces(writing, places);
        writing.exec('COMMIT');
      } catch (error) {
        if (writing.isTransaction) writing.exec('ROLLBACK');
        throw error;
      }
    });
    changes = kept.catch(() => undefined);
    return kept;
  }

  /** An error as it is, and a note for the next start where it says that the file is damaged. */
  function noted(error: unknown): unknown {
    if (isDamage(error)) {
      writeFileSync(suspicionOf(path), '');
      onDamage(error);
    }
    return error;
  }

  async function begin(): Promise<void> {
    const deadline = Date.now() + longestWait;
    for (;;) {
      try {
        writing.exec('BEGIN IMMEDIATE');
        return;
      } catch (error) {
        if (!isBusy(error)) throw error;
        if (Date.now() > deadline) {
          throw new HumanError(
            'Another window is still updating the library. Reload the library when it has finished.',
          );
        }
        await new Promise((resolve) => setTimeout(resolve, retryAfter));
      }
    }
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
      if (!isClosed) noted(error);
    });
  }

  /** Papers of an earlier time without a topic: the window was closed before it was found. */
  function findMissingTopics(): void {
    const isMissing = reads(() => {
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
  if (indexed !== undefined && indexed !== indexVersion) void rebuild().catch(noted);

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
      cancelled += 1;
      return Promise.resolve();
    },
    nameTopics(names) {
      if (!sameValue(topicNames, names)) {
        topicNames = names;
        state = reads(() => readState());
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
      reading.close();
      writing.close();
    },
  };
}

function revisionOf(kept: string | undefined): number {
  return Number(kept ?? 0);
}

function toldOf({ path, reason }: SetAside): HumanError {
  return new HumanError(
    'The library’s database could not be used ({0}). It was set aside as {1}, and the library is read anew from your files.',
    reason,
    path,
  );
}
