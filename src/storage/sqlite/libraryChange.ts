import type { DatabaseSync } from 'node:sqlite';
import { compileCitekeyTemplate } from '../../core/citations/citekeys';
import type { CitekeyOptions, Progress, Source } from '../../core/papers/library';
import { identityKeys, strongestId } from '../../core/papers/identity';
import { mergePapers } from '../../core/papers/merge';
import type { LibraryPaper, Paper } from '../../core/papers/paper';
import { giveTopics, type TopicModels, type TopicPlace } from '../../core/topics/topicModels';
import { dateNumber } from '../libraryEntry';
import { sortForm } from '../sortForm';
import type { CitekeyTable, NamelessPaper } from './citekeyTable';
import { writeDirections } from './directionTable';
import { IndexWriter, otherTurns } from './indexWriter';
import { emptyParts, type LibraryParts } from './libraryParts';
import type { SettingTable } from './settingTable';
import type { FoundTopics } from './topicFinder';
import { createTopicSource } from './topicSource';

/** Papers that are read, merged and indexed before others get their turn. */
export const papersAtOnce = 50;

/** What a change works with. */
export interface ChangeContext {
  /** In a transaction that its owner began. */
  readonly database: DatabaseSync;
  readonly settings: SettingTable;
  readonly citekeys: CitekeyTable;
  /**
   * Papers as they were put in last, with the number of their source and their id in this library. A reader that reads a changed file gives back the
   * same objects for what did not change, and these need not be compared.
   */
  readonly taken: WeakMap<Paper, { readonly source: number; readonly id: string }>;
  /** The parts of the library as they were. */
  readonly before: LibraryParts;
  /** Called now and then. @throws HumanError when the change is to stop. */
  readonly check: () => void;
  readonly tell: (progress: Progress) => void;
}

/** A change of the library under way, within one transaction. */
export class LibraryChange {
  private writer: IndexWriter | undefined;
  private readonly nameless: NamelessPaper[] = [];
  private papersChanged = false;
  /** Whether other directions were kept, which searches are to see though no paper has another topic. */
  private hasDirections = false;
  /** Whether the index is made anew when the papers have gone, so that none need be taken out of it. */
  private isIndexedAnew = false;
  private readonly findRecords;
  private readonly findPaper;
  private readonly putRecord;
  private readonly putPaper;
  private readonly dropPaper;
  private readonly dropRecord;
  private readonly findIdentity;
  private readonly putIdentity;
  private readonly dropIdentity;
  private readonly isOfAnother;

  constructor(private readonly context: ChangeContext) {
    const { database } = context;
    this.findRecords = database.prepare(
      'SELECT source, json FROM record WHERE paper = ? ORDER BY source',
    );
    this.findPaper = database.prepare('SELECT slot, citekey, json FROM paper WHERE id = ?');
    this.putRecord = database.prepare(
      'INSERT OR REPLACE INTO record (paper, source, json) VALUES (?, ?, ?)',
    );
    this.putPaper = database.prepare(
      `INSERT INTO paper (slot, id, date, title_order, citekey, key_order, json)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    );
    this.dropPaper = database.prepare('DELETE FROM paper WHERE slot = ?');
    this.dropRecord = database.prepare('DELETE FROM record WHERE paper = ? AND source = ?');
    this.findIdentity = database.prepare('SELECT paper FROM identity WHERE key = ?');
    this.putIdentity = database.prepare('INSERT OR REPLACE INTO identity VALUES (?, ?)');
    this.dropIdentity = database.prepare('DELETE FROM identity WHERE key = ? AND paper = ?');
    this.isOfAnother = database.prepare('SELECT 1 FROM record WHERE paper = ? AND source <> ?');
  }

  get hasOtherPapers(): boolean {
    return this.papersChanged;
  }

  /** Number of papers as it is now. */
  get papers(): number {
    return this.writer?.papers ?? this.context.before.papers;
  }

  /** Makes `papers` all that the source holds. */
  async replaceSource(source: Source, papers: readonly Paper[]): Promise<void> {
    const { database, tell, taken } = this.context;
    const number = this.putSource(source);
    const gone = new Set(this.papersOf(number));
    const findRecord = database.prepare(
      `SELECT coalesce(record.json, paper.json) AS json
       FROM record JOIN paper ON paper.id = record.paper
       WHERE record.paper = ? AND record.source = ?`,
    );
    const take = (given: Paper) => {
      const before = taken.get(given);
      if (before?.source === number && gone.delete(before.id)) return;
      const id = this.identify(given, number);
      const paper = given.id === id ? given : { ...given, id };
      taken.set(given, { source: number, id });
      const json = JSON.stringify(paper);
      const known = gone.delete(id) ? findRecord.get(id, number) : undefined;
      if (known && String(known.json) === json) return;
      this.putRecord.run(id, number, json);
      this.update(id);
    };
    const records = mergedById(papers);
    let done = 0;
    for (const paper of records) {
      take(paper);
      if (++done % papersAtOnce !== 0) continue;
      tell({ of: 'source', label: source.label, done, total: records.length });
      await this.turn();
    }
    await this.drop(number, [...gone]);
  }

  /**
   * The id of a paper in this library: that of records of other sources that are of the same paper. Where it joins records
   * of several ids, they get the strongest.
   */
  private identify(paper: Paper, source: number): string {
    const ids = new Set<string>();
    for (const key of identityKeys(paper)) {
      const row = this.findIdentity.get(key);
      const id = row ? String(row.paper) : key;
      if (id !== paper.id && this.isOfAnother.get(id, source)) ids.add(id);
    }
    const id = strongestId(paper.id, ...ids);
    for (const weaker of ids) if (weaker !== id) this.join(weaker, id);
    return id;
  }

  /** Makes the records of one paper those of another. */
  private join(from: string, to: string): void {
    const records = this.recordsOf(from);
    for (const { source, json } of records) {
      const record = { ...(JSON.parse(json) as Paper), id: to };
      const known = this.recordsOf(to).find((each) => each.source === source);
      const merged = known ? mergePapers(JSON.parse(known.json) as Paper, record) : record;
      this.putRecord.run(to, source, JSON.stringify(merged));
      this.dropRecord.run(from, source);
    }
    this.update(from);
    this.update(to);
  }

  /** What each source says of a paper. */
  private recordsOf(id: string): { readonly source: number; readonly json: string }[] {
    const whole = this.findPaper.get(id)?.json;
    return this.findRecords
      .all(id)
      .map(({ source, json }) => ({ source: Number(source), json: String(json ?? whole) }));
  }

  async removeSource(id: string): Promise<void> {
    const { database } = this.context;
    const number = database.prepare('SELECT number FROM source WHERE id = ?').get(id)?.number;
    if (number === undefined) return;
    await this.drop(Number(number), this.papersOf(Number(number)));
    database.prepare('DELETE FROM source WHERE number = ?').run(number);
  }

  /** Takes new settings of citekeys over: with another template all keys are made anew that were made before. */
  async configureCitekeys(options: CitekeyOptions): Promise<void> {
    const { citekeys, database } = this.context;
    const before = citekeys.options;
    compileCitekeyTemplate(options.template);
    if (JSON.stringify(before) === JSON.stringify(options)) return;
    citekeys.setOptions(options);
    if (before.template === options.template) {
      const handed = new Map(Object.entries(options.handedOut));
      for (const id of new Set([...Object.keys(before.handedOut), ...handed.keys()])) {
        const row = this.findPaper.get(id);
        if (row && row.citekey !== handed.get(id)) this.rename(row);
      }
      return;
    }
    citekeys.forgetMade();
    let done = 0;
    for (const { id } of database.prepare('SELECT id FROM paper').all()) {
      const row = this.findPaper.get(id ?? null);
      if (row) this.rename(row);
      if (++done % papersAtOnce === 0) await this.turn();
    }
  }

  /** Gives the papers the topics that are theirs now. */
  async updateTopics(): Promise<void> {
    const { database, settings } = this.context;
    const kept = settings.get('topics');
    const known = kept === undefined ? undefined : (JSON.parse(kept) as TopicModels);
    const papers = database
      .prepare('SELECT slot, id FROM paper ORDER BY id')
      .all()
      .map(({ slot, id }) => ({ slot: Number(slot), id: String(id) }));
    const giving = giveTopics({ papers, ...createTopicSource(database, this) }, known);
    for (;;) {
      const { done, value } = giving.next();
      if (done) {
        if (value && value !== known) settings.put('topics', JSON.stringify(value));
        return;
      }
      await this.turn();
    }
  }

  /** Gives papers the topics that were found for them, as far as they are still there. */
  async takeTopics({ places, models, directions }: FoundTopics): Promise<void> {
    const { database, settings } = this.context;
    const findSlot = database.prepare('SELECT slot FROM paper WHERE id = ?');
    let done = 0;
    for (const [id, place] of places) {
      const row = findSlot.get(id);
      if (row) this.setTopic(Number(row.slot), place);
      if (++done % papersAtOnce === 0) await this.turn();
    }
    if (models) settings.put('topics', JSON.stringify(models));
    if (!directions) return;
    writeDirections(database, directions);
    this.hasDirections = true;
  }

  /** Makes the index anew from the papers. */
  async rebuildIndex(): Promise<void> {
    const { database, citekeys } = this.context;
    const slots = database.prepare('SELECT slot FROM paper ORDER BY slot').all();
    const find = database.prepare('SELECT citekey, json FROM paper WHERE slot = ?');
    const move = database.prepare('UPDATE paper SET slot = ? WHERE slot = ?');
    const topics = new Map(slots.map(({ slot }) => [Number(slot), this.topicOf(Number(slot))]));
    for (const table of ['posting', 'sequence', 'term', 'identifier']) {
      database.exec(`DELETE FROM ${table}`);
    }
    // What was learnt of the papers as a whole is not of the index.
    database.exec("DELETE FROM part WHERE name NOT LIKE 'directions%'");
    const writer = new IndexWriter(database, emptyParts());
    this.writer = writer;
    let done = 0;
    for (const [slot, place] of topics) {
      const row = find.get(slot);
      if (!row) continue;
      const next = writer.nextSlot();
      // Slots only become less, so that none is met that is still to come.
      move.run(next, slot);
      writer.add(next, { ...libraryPaper(String(row.json)), ...place });
      citekeys.set(next, String(row.citekey));
      if (++done % papersAtOnce === 0) await this.turn();
    }
  }

  /** Completes the change. The library's new parts; undefined where nothing changed. */
  async finish(): Promise<LibraryParts | undefined> {
    this.context.citekeys.give(this.nameless);
    if (this.writer) return this.writer.finish();
    return this.papersChanged || this.hasDirections ? this.context.before : undefined;
  }

  topicOf(slot: number): TopicPlace {
    const { lists, columns } = this.context.before;
    return (
      this.writer?.topicOf(slot) ?? {
        topic: lists.topics[columns.topic[slot] ?? 0] ?? '',
        subtopic: lists.subtopics[columns.subtopic[slot] ?? 0] ?? '',
      }
    );
  }

  setTopic(slot: number, place: TopicPlace): void {
    this.index.setTopic(slot, place);
  }

  private get index(): IndexWriter {
    return (this.writer ??= new IndexWriter(this.context.database, this.context.before));
  }

  /** Lets others have their turn. */
  private async turn(): Promise<void> {
    if (this.writer?.isFull) await this.writer.flush();
    await otherTurns();
    this.context.check();
  }

  private putSource({ id, label, version }: Source): number {
    const row = this.context.database
      .prepare(
        `INSERT INTO source (id, label, version) VALUES (?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET label = excluded.label, version = excluded.version
         RETURNING number`,
      )
      .get(id, label, version ?? null);
    return Number(row?.number);
  }

  private papersOf(source: number): string[] {
    return this.context.database
      .prepare('SELECT paper FROM record WHERE source = ?')
      .all(source)
      .map(({ paper }) => String(paper));
  }

  private async drop(source: number, ids: readonly string[]): Promise<void> {
    // To index the few that stay takes less than to take the many out that go.
    this.isIndexedAnew = ids.length > this.papers / 2;
    let done = 0;
    for (const id of ids) {
      this.dropRecord.run(id, source);
      this.update(id);
      if (++done % papersAtOnce === 0) await this.turn();
    }
    if (!this.isIndexedAnew) return;
    this.context.citekeys.give(this.nameless.splice(0));
    await this.rebuildIndex();
  }

  /** Makes one paper what its records say. */
  private update(id: string): void {
    this.papersChanged = true;
    const old = this.findPaper.get(id);
    const oldJson = old && String(old.json);
    const records = this.recordsOf(id);
    const [first, ...others] = records.map(({ json }) => JSON.parse(json) as Paper);
    const merged = first && mergePapers(first, ...others);
    const json = merged && JSON.stringify(merged);
    for (const record of records) {
      this.putRecord.run(id, record.source, record.json === json ? null : record.json);
    }
    if (json === oldJson) return;
    if (oldJson !== undefined) this.forgetIdentities(JSON.parse(oldJson) as Paper);
    let place: TopicPlace = { topic: '', subtopic: '' };
    if (old && oldJson !== undefined) {
      const slot = Number(old.slot);
      place = this.topicOf(slot);
      if (this.isIndexedAnew) this.index.forgetIdentifiers(slot);
      else this.index.remove(slot, libraryPaper(oldJson));
      this.dropPaper.run(slot);
    }
    if (merged && json !== undefined) this.add(merged, json, place);
  }

  private forgetIdentities(paper: Paper): void {
    for (const key of identityKeys(paper)) this.dropIdentity.run(key, paper.id);
  }

  private add(paper: Paper, json: string, place: TopicPlace): void {
    for (const key of identityKeys(paper))
      if (key !== paper.id) this.putIdentity.run(key, paper.id);
    const slot = this.index.nextSlot();
    this.index.add(slot, { ...paper, citekey: '', ...place, sources: [] });
    const { citekey = '' } = paper;
    this.putPaper.run(
      slot,
      paper.id,
      dateNumber(paper.issued),
      sortForm(paper.title),
      citekey,
      sortForm(citekey),
      json,
    );
    this.nameless.push({ slot, paper });
  }

  /** Has a paper named anew. */
  private rename(row: Record<string, unknown>): void {
    const slot = Number(row.slot);
    this.context.citekeys.remove(slot, String(row.citekey));
    this.nameless.push({ slot, paper: JSON.parse(String(row.json)) as Paper });
    this.index.orderChanged();
  }
}

/** Records of the same paper as one, at the place of the first. */
function mergedById(papers: readonly Paper[]): Paper[] {
  const byId = new Map<string, Paper>();
  for (const paper of papers) {
    const known = byId.get(paper.id);
    byId.set(paper.id, known ? mergePapers(known, paper) : paper);
  }
  return [...byId.values()];
}

function libraryPaper(json: string): LibraryPaper {
  return { ...(JSON.parse(json) as Paper), citekey: '', topic: '', sources: [] };
}
