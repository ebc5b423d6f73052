import type { FindResult, Page } from '../core/papers/library';
import type { PaperSummary } from '../core/papers/paper';

/** So many papers of a list are shown at first, and so many more each time somebody asks for more. */
export const pageSize = 200;

/** The part of a list that is shown. */
export interface ShownPapers {
  readonly papers: readonly PaperSummary[];
  /** How many papers the list holds besides. */
  readonly left: number;
}

/** A list of papers of any length, fetched a page at a time and only as far as it is shown. */
export class PagedPapers {
  private known: ShownPapers = { papers: [], left: 0 };
  private upToDate = false;
  private limit = pageSize;
  /** Counts requests and changes, so that an answer that was overtaken is told from the last one. */
  private generation = 0;

  constructor(private readonly find: (page: Page) => Promise<FindResult>) {}

  /** The ids of the papers shown, in their order. Asks for nothing. */
  get ids(): string[] {
    return this.known.papers.map(({ id }) => id);
  }

  /** The papers to show, as many as before; asks for them only where they are not known or outdated. */
  async shown(): Promise<ShownPapers> {
    if (this.upToDate) return this.known;
    const generation = ++this.generation;
    const { hits, total } = await this.find({ offset: 0, limit: this.limit });
    const shown = { papers: hits.map(({ paper }) => paper), left: total - hits.length };
    if (generation === this.generation) {
      this.known = shown;
      this.upToDate = true;
    }
    return shown;
  }

  /** Adds the next page and resolves to its papers; to none where the list changed meanwhile, which drops the page. */
  async more(): Promise<readonly PaperSummary[]> {
    if (!this.upToDate) return [];
    const generation = ++this.generation;
    const { papers } = this.known;
    const { hits, total } = await this.find({ offset: papers.length, limit: pageSize });
    if (generation !== this.generation) return [];
    const added = hits.map(({ paper }) => paper);
    const all = [...papers, ...added];
    this.known = { papers: all, left: total - all.length };
    this.limit = all.length;
    return added;
  }

  /** To be called when the papers changed. What is on screen stays known until it is asked for anew. */
  outdate(): void {
    this.generation++;
    this.upToDate = false;
  }
}
