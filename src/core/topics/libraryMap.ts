/**
 * A library as points of a plane, where near means alike. All arrays have one place for each paper, in the order of
 * {@link LibraryMap.ids}; they are typed arrays so that a hundred thousand papers go between threads as a few blocks.
 */
export interface LibraryMap {
  readonly ids: readonly string[];
  /** From 0 to 1, left to right. */
  readonly x: Float32Array;
  /** From 0 to 1, bottom to top. */
  readonly y: Float32Array;
  /** The labels of the topics, in the order in which the tree shows them; the last one is that of papers of no topic. */
  readonly topics: readonly string[];
  /** The place of each paper's topic in `topics`. */
  readonly topicOf: Uint16Array;
  /** The year of each paper; 0 where it is not known. */
  readonly years: Uint16Array;
  /** The marks of each paper: the sum of those of {@link mapMark}. */
  readonly marks: Uint8Array;
}

/** What {@link LibraryMap.marks} is a sum of. */
export const mapMark = { read: 1, starred: 2 } as const;

/** What shows a map asks for it here. */
export interface MapSource {
  /** The map of all papers as they are now; finding it may take many seconds for a large library. */
  map(): Promise<LibraryMap>;
}
