import type { TextRange } from '../search/textRange';

/** An entry as it stands in a BibTeX or BibLaTeX file. Offsets count from the beginning of the text that was scanned. */
export interface BibtexEntry {
  /** In lower case, e.g. `article`; also `string`, `preamble` and `comment`. */
  readonly type: string;
  /** As written; empty where there is none. */
  readonly citekey: string;
  readonly citekeyRange: TextRange;
  /** From `@` to behind the closing bracket, or to where the next entry starts if it is never closed. */
  readonly range: TextRange;
  readonly fields: readonly BibtexField[];
  /** Where something stands that is no field. */
  readonly damage: readonly number[];
  readonly isClosed: boolean;
}

export interface BibtexField {
  /** In lower case. */
  readonly name: string;
  /** The value as written, without its outer braces or quotation marks; empty where there are {@link pieces}. */
  readonly text: string;
  /** Where the value begins, with its brace or quotation mark. */
  readonly at: number;
  /** What `#` joins, or a macro; absent where the value is one text. */
  readonly pieces?: readonly BibtexPiece[];
}

export interface BibtexPiece {
  readonly text: string;
  /** The name of a `@string`, in no brackets. */
  readonly isMacro: boolean;
}
