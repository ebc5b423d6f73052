/** What a reader marked a paper with. */
export interface PaperMarks {
  readonly read: boolean;
  readonly starred: boolean;
  /** 1 to 5; absent where there is none. */
  readonly rating?: number;
  /** In the order of their code units. */
  readonly tags: readonly string[];
  /** The reader's note file on the paper: a path as the marks file has it. */
  readonly note?: string;
}

/** The marks of a paper, which is known by any of these identity keys (see `identity.ts`). */
export interface MarkedPaper {
  readonly keys: readonly string[];
  /** As it was when it was marked. */
  readonly title: string;
  readonly marks: PaperMarks;
}
