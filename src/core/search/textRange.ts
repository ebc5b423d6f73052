/** A half-open range of UTF-16 offsets within a text: `start` is in it, `end` is not. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}
