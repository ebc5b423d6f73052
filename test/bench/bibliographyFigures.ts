/** What one start of the extension host measured with a large bibliography; times in milliseconds. */
export interface BibliographyFigures {
  readonly papers: number;
  /** From the setting that adds it to the papers being in the tree. */
  readonly inTreeMs: number;
  /** From the setting that adds it to their being found by a word of their titles as well. */
  readonly addMs: number;
  /** From an edit having been made in an editor, which is not saved, to its being found. */
  readonly editMs: number;
  /** From another file in its place to the papers of that one. */
  readonly replaceMs: number;
  /** From its deletion to its papers being gone. */
  readonly deleteMs: number;
  /** The longest time in which the extension host did nothing else, while it was added. */
  readonly addBlockedMs: number;
  /** The same while it was edited; VS Code's own work on a text of megabytes included. */
  readonly editBlockedMs: number;
  /** The same edit of the same text as a file that is no bibliography: what VS Code takes by itself. */
  readonly otherEditBlockedMs: number;
}

/** Names the environment variable that holds the path of the bibliography. */
export const bibliographyVariable = 'LECTERN_BENCH_BIBLIOGRAPHY';
