import { identityKeys, strongestId } from '../core/papers/identity';
import { mergePapers } from '../core/papers/merge';
import type { SourceRecord } from '../core/papers/library';
import { withoutAbstract, type Paper } from '../core/papers/paper';

/** A paper as the sources have it. */
export interface JoinedRecords {
  /** Absent where no source has it. */
  readonly record?: Paper;
  /** The ids of the sources that have it, in the order in which they were added. */
  readonly holders: readonly string[];
}

/**
 * What each source of a library says of papers. Records of several sources that are of one paper have one id, the
 * strongest of theirs, whichever came first.
 */
export class SourceRecords {
  /** In the order in which the sources were added; each holds its papers by id. */
  private readonly sources = new Map<string, ReadonlyMap<string, Paper>>();
  private readonly keys = new WeakMap<Paper, readonly string[]>();

  /** How many papers a source has. */
  count(sourceId: string): number {
    return this.sources.get(sourceId)?.size ?? 0;
  }

  /** Makes these all that a source has. Returns the ids of which the records may be others now. */
  replace(sourceId: string, papers: readonly Paper[]): Set<string> {
    const { byId, renamed } = this.identified(sourceId, papers);
    const touched = new Set([...(this.sources.get(sourceId)?.keys() ?? []), ...byId.keys()]);
    for (const ids of renamed) for (const id of ids) touched.add(id);
    this.rename(renamed);
    this.sources.set(sourceId, byId);
    return touched;
  }

  /** Forgets a source. Returns the ids of which it had records. */
  remove(sourceId: string): Set<string> {
    const touched = new Set(this.sources.get(sourceId)?.keys());
    this.sources.delete(sourceId);
    return touched;
  }

  /** What the sources say of a paper. */
  joined(id: string): JoinedRecords {
    const records: Paper[] = [];
    const holders: string[] = [];
    for (const [sourceId, papers] of this.sources) {
      const record = papers.get(id);
      if (!record) continue;
      records.push(record);
      holders.push(sourceId);
    }
    const [first, ...others] = records;
    return { ...(first && { record: mergePapers(first, ...others) }), holders };
  }

  /** The same, source by source. */
  recordsOf(id: string): SourceRecord[] {
    const records: SourceRecord[] = [];
    for (const [source, papers] of this.sources) {
      const paper = papers.get(id);
      if (paper) records.push({ source, paper: withoutAbstract(paper) });
    }
    return records;
  }

  /**
   * The papers of a source by their ids: those of records of other sources that are of the same paper, where they say
   * more. `renamed`: what other ids of such records become.
   */
  private identified(sourceId: string, papers: readonly Paper[]) {
    const known = this.idsOfOthers(sourceId);
    const byId = new Map<string, Paper>();
    const renamed = new Map<string, string>();
    for (const paper of papers) {
      const ids = new Set<string>();
      for (const key of known.size > 0 ? this.keysOf(paper) : []) {
        const id = known.get(key);
        if (id !== undefined) ids.add(renamed.get(id) ?? id);
      }
      const id = strongestId(paper.id, ...ids);
      for (const weaker of ids) {
        if (weaker === id) continue;
        for (const [from, to] of renamed) if (to === weaker) renamed.set(from, id);
        renamed.set(weaker, id);
        const before = byId.get(weaker);
        byId.delete(weaker);
        if (before) put(byId, before, id);
      }
      put(byId, paper, id);
    }
    return { byId, renamed };
  }

  /** The ids of the papers of all other sources by what these are known by. */
  private idsOfOthers(sourceId: string): ReadonlyMap<string, string> {
    const ids = new Map<string, string>();
    for (const [other, records] of this.sources) {
      if (other === sourceId) continue;
      for (const [id, record] of records) for (const key of this.keysOf(record)) ids.set(key, id);
    }
    return ids;
  }

  /** Worked out once: a source is replaced with each pause in typing, and all others are compared with it. */
  private keysOf(paper: Paper): readonly string[] {
    const known = this.keys.get(paper);
    if (known) return known;
    const keys = identityKeys(paper);
    this.keys.set(paper, keys);
    return keys;
  }

  private rename(renamed: ReadonlyMap<string, string>): void {
    if (renamed.size === 0) return;
    for (const [sourceId, records] of this.sources) {
      if (![...renamed.keys()].some((id) => records.has(id))) continue;
      const byId = new Map<string, Paper>();
      for (const [id, record] of records) put(byId, record, renamed.get(id) ?? id);
      this.sources.set(sourceId, byId);
    }
  }
}

/** Puts a record to those of this id. */
function put(byId: Map<string, Paper>, paper: Paper, id: string): void {
  const record = paper.id === id ? paper : { ...paper, id };
  const known = byId.get(id);
  byId.set(id, known ? mergePapers(known, record) : record);
}
