import { writeFileSync } from 'node:fs';
import { compileCitekeyTemplate, defaultCitekeyTemplate } from '../../core/citations/citekeys';
import { alphabeticSuffix } from '../../core/citations/uniqueCitekey';
import { Emitter } from '../../core/event';
import { HumanError } from '../../core/humanError';
import type { CitekeyOptions, Library, Progress, Source } from '../../core/papers/library';
import { mergePapers } from '../../core/papers/merge';
import type { LibraryPaper, Paper } from '../../core/papers/paper';
import { foldIdentifier } from '../../core/search/analyzer';
import { identifierTerm } from '../../core/search/searchIndex';
import { compareCodeUnits } from '../../core/search/vocabulary';
import { giveTopics, topicsTogether, type TopicModels } from '../../core/topics/topicModels';
import { createQueries, type LibraryQueries } from '../indexedLibrary';
import { dateNumber } from '../libraryEntry';
import { sortForm } from '../sortForm';
import { IndexWriter, otherTurns } from './indexWriter';
import { emptyParts, readParts, writeParts, type LibraryParts } from './libraryParts';
import {
  connect,
  isBusy,
  isDamage,
  openDatabase,
  suspicionOf,
  type SetAside,
  type Sqlite,
} from './openDatabase';
import { createTopicSource } from './topicSource';
import { createPaperTable, type SqlitePaperTable } from './paperTable';

/** Papers that are read, merged and indexed before others get their turn. */
const papersAtOnce = 50;
/** How long a change waits for another window to finish its own, and how often it tries, in milliseconds. */
const longestWait = 60_000;
const retryAfter = 100;
/** Slots of papers that went are worth making the index anew when they are this share of all, and this many. */
const wornShare = 0.5;
const wornSlots = 1000;
/** Another when papers get other terms: what was indexed before is then indexed anew. */
const indexVersion = '1';
/** How often a library looks whether another window has changed it, in milliseconds. */
const lookAfter = 2000;

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
  const reading = connect(sqlite, path);
  const allSources = reading.prepare('SELECT id, label, version FROM source ORDER BY number');
  const dataVersion = reading.prepare('PRAGMA data_version');
  const didChange = new Emitter<void>();
  const didProgress = new Emitter<Progress>();
  const didTell = new Emitter<HumanError>();
  // Whoever opens the library has not yet begun to listen.
  if (setAside) setImmediate(() => didTell.fire(toldOf(setAside)));
  /** Counts the cancellations: a change that began before one stops. */
  let cancelled = 0;
  let state: State;
  try {
    state = readState();
  } catch (error) {
    reading.close();
    writing.close();
    throw error;
  }
  /** Changes are made one after the other. */
  let changes: Promise<unknown> = Promise.resolve();
  let disposed = false;
  const look = setInterval(() => {
    if (refresh()) didChange.fire();
  }, lookAfter);
  look.unref();

  const insertSource = writing.prepare(
    `INSERT INTO source (id, label, version) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET label = excluded.label, version = excluded.version
     RETURNING number`,
  );
  const findSource = writing.prepare('SELECT number FROM source WHERE id = ?');
  const dropSource = writing.prepare('DELETE FROM source WHERE number = ?');
  const papersOf = writing.prepare('SELECT paper FROM record WHERE source = ?');
  const findRecords = writing.prepare(
    'SELECT source, json FROM record WHERE paper = ? ORDER BY source',
  );
  const findPaper = writing.prepare('SELECT slot, citekey, json FROM paper WHERE id = ?');
  const findRecord = writing.prepare(
    `SELECT coalesce(record.json, paper.json) AS json FROM record JOIN paper ON paper.id = record.paper
     WHERE record.paper = ? AND record.source = ?`,
  );
  const putRecord = writing.prepare(
    'INSERT OR REPLACE INTO record (paper, source, json) VALUES (?, ?, ?)',
  );
  const dropRecord = writing.prepare('DELETE FROM record WHERE paper = ? AND source = ?');
  const putPaper = writing.prepare(
    `INSERT INTO paper (slot, id, date, title_order, citekey, key_order, json) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const dropPaper = writing.prepare('DELETE FROM paper WHERE slot = ?');
  const nameKey = writing.prepare('UPDATE paper SET citekey = ?, key_order = ? WHERE slot = ?');
  const findMade = writing.prepare('SELECT citekey FROM made_citekey WHERE paper = ?');
  const putMade = writing.prepare('INSERT OR REPLACE INTO made_citekey VALUES (?, ?, ?)');
  const isMade = writing.prepare('SELECT 1 FROM made_citekey WHERE lower = ?');
  const isKey = writing.prepare('SELECT 1 FROM identifier WHERE term = ?');
  const putIdentifier = writing.prepare('INSERT OR IGNORE INTO identifier VALUES (?, ?)');
  const dropIdentifier = writing.prepare('DELETE FROM identifier WHERE term = ? AND slot = ?');
  const getSetting = writing.prepare('SELECT value FROM setting WHERE name = ?');
  const putSetting = writing.prepare('INSERT OR REPLACE INTO setting VALUES (?, ?)');

  interface State {
    readonly parts: LibraryParts;
    readonly table: SqlitePaperTable;
    readonly queries: LibraryQueries;
    /** SQLite's number of the commit that this is the state of. */
    readonly version: number;
  }

  function readState(): State {
    reading.exec('BEGIN');
    try {
      const version = committed();
      const parts = readParts(reading);
      const table = createPaperTable(reading, parts);
      return { parts, table, queries: createQueries(table), version };
    } finally {
      reading.exec('COMMIT');
    }
  }

  /** A number that changes with every commit of another connection. */
  function committed(): number {
    return Number(dataVersion.get()?.data_version);
  }

  /** Takes over what another window has committed; tells whether there was anything. */
  function refresh(): boolean {
    if (disposed || committed() === state.version) return false;
    state = readState();
    return true;
  }

  /** Answers from one committed state, whatever is committed meanwhile. */
  function answer<T>(ask: (state: State) => T): Promise<T> {
    return new Promise((resolve) => {
      refresh();
      reading.exec('BEGIN');
      try {
        resolve(ask(state));
      } catch (error) {
        throw noted(error);
      } finally {
        reading.exec('COMMIT');
      }
    });
  }

  /** Makes a change as one transaction, after those that came before it; tells whether it changed anything. */
  function change(make: (change: Change) => Promise<void> | void): Promise<boolean> {
    const begun = cancelled;
    const made = changes.then(async () => {
      await begin();
      try {
        const current = new Change(readParts(writing), begun);
        await make(current);
        const parts = await current.finish();
        if (parts) {
          writeParts(writing, parts);
          putSetting.run('index', indexVersion);
        }
        writing.exec('COMMIT');
        if (!parts) return false;
      } catch (error) {
        if (writing.isTransaction) writing.exec('ROLLBACK');
        throw noted(error);
      }
      state = readState();
      didChange.fire();
      return true;
    });
    changes = made.catch(() => undefined);
    return made;
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

  /** A change under way. */
  class Change {
    private writer: IndexWriter | undefined;
    /** Papers, by slot, that are still without a citekey. */
    private readonly nameless = new Map<number, Paper>();
    private papersChanged = false;
    private keysChanged = false;

    constructor(
      private readonly before: LibraryParts,
      private readonly begun: number,
    ) {}

    /** Lets others have their turn. @throws HumanError when the change was cancelled meanwhile. */
    async turn(): Promise<void> {
      if (this.writer?.isFull) await this.writer.flush();
      await otherTurns();
      if (this.begun < cancelled) {
        throw new HumanError('The library was left as it was, because the update was cancelled.');
      }
    }

    get index(): IndexWriter {
      return (this.writer ??= new IndexWriter(writing, this.before));
    }

    /** Makes one paper what its records say. `old`: its row, if it had one. */
    update(id: string): void {
      const old = findPaper.get(id);
      const oldJson = old && String(old.json);
      const records = findRecords
        .all(id)
        .map(({ source, json }) => ({ source: Number(source), json: String(json ?? oldJson) }));
      const [first, ...others] = records.map(({ json }) => JSON.parse(json) as Paper);
      const merged = first && mergePapers(first, ...others);
      const json = merged && JSON.stringify(merged);
      for (const record of records) {
        putRecord.run(id, record.source, record.json === json ? null : record.json);
      }
      if (json === oldJson && old) {
        this.papersChanged = true;
        return;
      }
      const slot = old && Number(old.slot);
      if (slot !== undefined && oldJson !== undefined) {
        this.index.remove(slot, libraryPaper(oldJson, ''));
        dropPaper.run(slot);
      }
      if (!merged || json === undefined) {
        this.papersChanged = true;
        return;
      }
      const next = this.index.nextSlot();
      const topic = slot === undefined ? '' : this.index.topicOf(slot);
      this.index.add(next, { ...merged, citekey: '', topic, sources: [] });
      const { citekey = '' } = merged;
      putPaper.run(
        next,
        id,
        dateNumber(merged.issued),
        sortForm(merged.title),
        citekey,
        sortForm(citekey),
        json,
      );
      this.nameless.set(next, merged);
      this.papersChanged = true;
    }

    /** Has a paper named anew. */
    name(slot: number, paper: Paper): void {
      this.nameless.set(slot, paper);
      this.keysChanged = true;
    }

    /** The library's new parts; undefined where nothing changed. */
    async finish(): Promise<LibraryParts | undefined> {
      this.giveKeys();
      if (this.writer || this.keysChanged) {
        // The order by citekey is part of the index.
        await this.index.flush();
        return this.index.finish();
      }
      return this.papersChanged ? this.before : undefined;
    }

    get hasOtherPapers(): boolean {
      return this.papersChanged;
    }

    get papers(): number {
      return this.writer?.papers ?? this.before.papers;
    }

    topicOf(slot: number): string {
      const { lists, columns } = this.before;
      return this.writer?.topicOf(slot) ?? lists.topics[columns.topic[slot] ?? 0] ?? '';
    }

    setTopic(slot: number, topic: string): void {
      this.index.setTopic(slot, topic);
    }

    /** Begins the index anew. */
    restart(): void {
      this.writer = new IndexWriter(writing, emptyParts());
    }

    /**
     * Gives each new paper its key: the one handed out before, its own, the one made for it before, or one by the
     * template, the papers taken in the order of their ids.
     */
    private giveKeys(): void {
      const { template, handedOut } = citekeyOptions();
      const citekeyOf = compileCitekeyTemplate(template);
      const handed = new Map(Object.entries(handedOut));
      const taken = new Set([...handed.values()].map((key) => key.toLowerCase()));
      const others: { readonly slot: number; readonly paper: Paper }[] = [];
      for (const [slot, paper] of this.nameless) {
        const made = findMade.get(paper.id);
        const key =
          handed.get(paper.id) ??
          paper.citekey ??
          (made === undefined ? undefined : String(made.citekey));
        if (key === undefined) others.push({ slot, paper });
        else setKey(slot, key);
      }
      others.sort((a, b) => compareCodeUnits(a.paper.id, b.paper.id));
      const tried = new Map<string, number>();
      for (const { slot, paper } of others) {
        const base = citekeyOf(paper);
        let citekey = base;
        let suffix = tried.get(base.toLowerCase()) ?? 0;
        const isTaken = (key: string) =>
          taken.has(key) || isMade.get(key) !== undefined || isKey.get(keyTerm(key)) !== undefined;
        while (isTaken(citekey.toLowerCase())) citekey = base + alphabeticSuffix(suffix++);
        tried.set(base.toLowerCase(), suffix);
        putMade.run(paper.id, citekey, citekey.toLowerCase());
        setKey(slot, citekey);
      }
      this.nameless.clear();
    }
  }

  function setKey(slot: number, citekey: string): void {
    nameKey.run(citekey, sortForm(citekey), slot);
    putIdentifier.run(keyTerm(citekey), slot);
  }

  function keyTerm(citekey: string): string {
    return identifierTerm(foldIdentifier(citekey));
  }

  function citekeyOptions(): CitekeyOptions {
    const row = getSetting.get('citekeys');
    return row
      ? (JSON.parse(String(row.value)) as CitekeyOptions)
      : { template: defaultCitekeyTemplate, handedOut: {} };
  }

  async function replace(change: Change, source: Source, papers: readonly Paper[]): Promise<void> {
    const row = insertSource.get(source.id, source.label, source.version ?? null);
    const number = Number(row?.number);
    const gone = new Set(papersOf.all(number).map(({ paper }) => String(paper)));
    const twice = new Set<string>();
    const seen = new Set<string>();
    for (const { id } of papers) (seen.has(id) ? twice : seen).add(id);
    const merged = new Map<string, Paper>();
    let done = 0;
    const take = (paper: Paper) => {
      const json = JSON.stringify(paper);
      const known = gone.delete(paper.id) ? findRecord.get(paper.id, number) : undefined;
      if (known && String(known.json) === json) return;
      putRecord.run(paper.id, number, json);
      change.update(paper.id);
    };
    for (const paper of papers) {
      if (twice.has(paper.id)) {
        const known = merged.get(paper.id);
        merged.set(paper.id, known ? mergePapers(known, paper) : paper);
      } else {
        take(paper);
      }
      if (++done % papersAtOnce !== 0) continue;
      didProgress.fire({ label: source.label, done, total: papers.length });
      await change.turn();
    }
    for (const paper of merged.values()) take(paper);
    await drop(change, number, gone);
  }

  async function drop(change: Change, source: number, papers: Iterable<string>): Promise<void> {
    let done = 0;
    for (const id of papers) {
      dropRecord.run(id, source);
      change.update(id);
      if (++done % papersAtOnce === 0) await change.turn();
    }
  }

  /** Takes new settings of citekeys over: with another template all keys are made anew that were made before. */
  async function configure(change: Change, options: CitekeyOptions): Promise<void> {
    const before = citekeyOptions();
    compileCitekeyTemplate(options.template);
    if (JSON.stringify(before) === JSON.stringify(options)) return;
    putSetting.run('citekeys', JSON.stringify(options));
    if (before.template === options.template) {
      const handed = new Map(Object.entries(options.handedOut));
      for (const id of new Set([...Object.keys(before.handedOut), ...handed.keys()])) {
        const row = findPaper.get(id);
        if (row && row.citekey !== handed.get(id)) rename(change, row);
      }
      return;
    }
    writing.exec('DELETE FROM made_citekey');
    let done = 0;
    for (const row of writing.prepare('SELECT slot, citekey, json FROM paper').all()) {
      rename(change, row);
      if (++done % papersAtOnce === 0) await otherTurns();
    }
  }

  function rename(change: Change, row: Record<string, unknown>): void {
    const slot = Number(row.slot);
    dropIdentifier.run(keyTerm(String(row.citekey)), slot);
    change.name(slot, JSON.parse(String(row.json)) as Paper);
  }

  /** Changes papers. Those of a large library are there to be found before their topics are. */
  async function changePapers(make: (change: Change) => Promise<void>): Promise<void> {
    const changed = await change(async (each) => {
      await make(each);
      if (each.hasOtherPapers && each.papers <= topicsTogether) await updateTopics(each);
    });
    if (!changed) return;
    if (state.parts.papers > topicsTogether) await change(updateTopics);
    await renew();
  }

  /** Gives the papers the topics that are theirs now. */
  async function updateTopics(change: Change): Promise<void> {
    const row = getSetting.get('topics');
    const known = row && (JSON.parse(String(row.value)) as TopicModels);
    const papers = writing
      .prepare('SELECT slot, id FROM paper ORDER BY id')
      .all()
      .map(({ slot, id }) => ({ slot: Number(slot), id: String(id) }));
    const giving = giveTopics({ papers, ...createTopicSource(writing, change) }, known);
    for (;;) {
      const { done, value } = giving.next();
      if (done) {
        if (value && value !== known) putSetting.run('topics', JSON.stringify(value));
        return;
      }
      await change.turn();
    }
  }

  /** Makes the index anew where too much of it is of papers that went. */
  async function renew(): Promise<void> {
    const { slots, papers } = state.parts;
    if (slots - papers < Math.max(wornSlots, wornShare * slots)) return;
    await rebuild();
  }

  /** Makes the index anew from the papers. */
  async function rebuild(): Promise<void> {
    await change(async (change) => {
      const rows = writing.prepare('SELECT slot, citekey, json FROM paper ORDER BY slot').all();
      const topics = new Map(rows.map(({ slot }) => [Number(slot), change.topicOf(Number(slot))]));
      for (const table of ['posting', 'sequence', 'term', 'identifier', 'part']) {
        writing.exec(`DELETE FROM ${table}`);
      }
      change.restart();
      const move = writing.prepare('UPDATE paper SET slot = ? WHERE slot = ?');
      let done = 0;
      for (const { slot, citekey, json } of rows) {
        const next = change.index.nextSlot();
        // Slots only become less, so that none is met that is still to come.
        move.run(next, Number(slot));
        const paper = libraryPaper(String(json), String(citekey));
        change.index.add(next, { ...paper, topic: topics.get(Number(slot)) ?? '' });
        putIdentifier.run(keyTerm(String(citekey)), next);
        if (++done % papersAtOnce === 0) await change.turn();
      }
    });
  }

  // An index of other terms answers wrongly: it is made anew, and searched as it is until then.
  const indexed = getSetting.get('index');
  if (indexed && indexed.value !== indexVersion) void rebuild().catch(noted);

  return {
    async replaceSource(source, papers) {
      try {
        await changePapers((each) => replace(each, source, papers));
      } finally {
        const total = papers.length;
        if (total > papersAtOnce) didProgress.fire({ label: source.label, done: total, total });
      }
    },
    removeSource: (sourceId) =>
      changePapers(async (each) => {
        const number = findSource.get(sourceId)?.number;
        if (number === undefined) return;
        const papers = papersOf.all(number).map(({ paper }) => String(paper));
        await drop(each, Number(number), papers);
        dropSource.run(number);
      }),
    async configureCitekeys(options) {
      await change((each) => configure(each, options));
    },
    sources: () =>
      answer(() =>
        allSources.all().map(({ id, label, version }) => ({
          id: String(id),
          label: String(label),
          ...(version !== null && { version: String(version) }),
        })),
      ),
    cancelChanges() {
      cancelled += 1;
      return Promise.resolve();
    },
    get: (ids) => answer(({ table }) => table.get(ids)),
    find: (query, page) => answer(({ queries }) => queries.find(query, page)),
    groups: (by, filter) => answer(({ queries }) => queries.groups(by, filter)),
    related: (id, limit) =>
      answer(({ queries, table }) => {
        const subject = table.slotOf(id);
        return subject === undefined ? [] : queries.related(subject, limit);
      }),
    onDidChange: didChange.event,
    onDidProgress: didProgress.event,
    onDidTell: didTell.event,
    dispose() {
      disposed = true;
      clearInterval(look);
      for (const emitter of [didChange, didProgress, didTell]) emitter.dispose();
      reading.close();
      writing.close();
    },
  };
}

function libraryPaper(json: string, citekey: string): LibraryPaper {
  return { ...(JSON.parse(json) as Paper), citekey, topic: '', sources: [] };
}

function toldOf({ path, reason }: SetAside): HumanError {
  return new HumanError(
    'The library’s database could not be used ({0}). It was set aside as {1}, and the library is read anew from your files.',
    reason,
    path,
  );
}
