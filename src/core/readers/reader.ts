import type { Paper } from '../papers/paper';

/** Turns the text of a source into papers. Pure; never throws on account of the text. */
export type Reader = (text: string) => ReadResult;

export interface ReadResult {
  /** The good papers, in the order of the text. */
  readonly papers: readonly Paper[];
  /** How many records the text has, those that could not be read among them. */
  readonly entries: number;
  /** What could not be read, in the order of the text. */
  readonly problems: readonly ReadProblem[];
}

/** Something in the text that could not be read, in a sentence for the user that says what to do. */
export interface ReadProblem {
  /** A template for `vscode.l10n.t`, see HumanError. */
  readonly template: string;
  readonly args: readonly (string | number)[];
  /** Zero-based; absent where the whole text is meant. */
  readonly line?: number;
  readonly column?: number;
  /** What kind of problem it is, where there is a fix for it. */
  readonly code?: 'sameCitekey' | 'samePaper';
  /** The line, zero-based, of what it is in conflict with. */
  readonly otherLine?: number;
}
