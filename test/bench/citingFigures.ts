/** What citing takes in the extension host: milliseconds, each of many tries. */
export interface CitingFigures {
  readonly papers: number;
  readonly noteLines: number;
  /** From being asked for completions to the list: the first ones after a start, before code and pages are warm. */
  readonly firstCompletionMs: readonly number[];
  /** The same of those that follow, for other words. */
  readonly completionMs: readonly number[];
  /** From being asked for the hover of a key to its text. */
  readonly hoverMs: readonly number[];
  /** A request that asks for nothing: what the way between the threads takes. */
  readonly emptyRequestMs: readonly number[];
  /** Of looking through the note's citations, after the pause that ends typing. */
  readonly problemsMs: readonly number[];
}

/** Names the environment variable that holds the path of the papers, JSON lines. */
export const papersVariable = 'LECTERN_BENCH_PAPERS';
