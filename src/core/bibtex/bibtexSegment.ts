import type { Paper } from '../papers/paper';
import type { ReadProblem } from '../readers/reader';
import type { BibtexContext } from './bibtexContext';
import type { BibtexEntry } from './bibtexEntry';
import { bibtexPaper } from './bibtexPaper';
import { scanBibtex } from './scanBibtex';

/** What only says something to other entries. */
const notPapers = new Set(['string', 'preamble', 'comment', 'xdata', 'set', 'control']);
/** An entry with one of these has, or inherits, something to be called by. */
const titleFields = new Set(['title', 'booktitle', 'maintitle', 'crossref', 'xdata']);

/**
 * A stretch of a file from the beginning of a line that begins an entry to the next such line: all that it says can be
 * read of it alone, see `scanBibtex.ts`.
 */
export class BibtexSegment {
  /** Offsets are within the segment. */
  readonly entries: readonly BibtexEntry[];
  /** The entries that can be cited, by their citekeys. */
  readonly citable: readonly BibtexEntry[];
  /** The entries that define macros. */
  readonly macros: readonly BibtexEntry[];
  /** How many line breaks it has. */
  readonly lines: number;
  /** What is wrong with its entries; lines are within the segment. */
  readonly problems: readonly ReadProblem[];
  private papers: readonly Paper[] | undefined;

  constructor(readonly text: string) {
    this.entries = scanBibtex(text);
    this.citable = this.entries.filter((entry) => isPaper(entry) && entry.citekey !== '');
    this.macros = someOf(this.entries, ({ type }) => type === 'string');
    this.lines = linesBefore(text, text.length);
    this.problems = this.entries.flatMap((entry) => problemsOf(entry, text));
  }

  /** The papers of its entries, once they were read, where no other entry has a say in them. */
  get ownPapers(): readonly Paper[] {
    return this.papers ?? none;
  }

  /** One paper an entry. They are made anew each time only where other entries have a say in them. */
  papersIn(context: BibtexContext): readonly Paper[] {
    if (this.papers) return this.papers;
    const entries = this.entries.filter(isPaper);
    const papers = entries.map((entry) =>
      bibtexPaper(entry.type, entry.citekey, context.valuesOf(entry)),
    );
    if (!entries.some((entry) => context.dependsOnOthers(entry))) this.papers = papers;
    return papers;
  }
}

const none: readonly never[] = [];

/** As `filter`, but one list serves all that find nothing. */
function someOf<T>(list: readonly T[], test: (each: T) => boolean): readonly T[] {
  return list.some(test) ? list.filter(test) : none;
}

/** The place of an offset of a text, counted from 0. */
export function placeIn(
  text: string,
  offset: number,
): { readonly line: number; readonly column: number } {
  const lineStart = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  return { line: linesBefore(text, lineStart), column: offset - lineStart };
}

function isPaper({ type }: BibtexEntry): boolean {
  return !notPapers.has(type);
}

function problemsOf(entry: BibtexEntry, text: string): ReadProblem[] {
  const { type, citekey, range, fields, damage, isClosed } = entry;
  const problems: ReadProblem[] = [];
  const tell = (offset: number, template: string, ...args: readonly string[]) =>
    problems.push({ template, args, ...placeIn(text, offset) });
  const name = citekey === '' ? `@${type}` : citekey;
  if (!isClosed && type !== 'comment') {
    tell(range.start, 'The entry “{0}” is not closed. Add the bracket that is missing.', name);
  }
  for (const offset of damage) {
    tell(
      offset,
      'In the entry “{0}”, something is no field. Add the comma, brace or “=” that is missing.',
      name,
    );
  }
  if (!isPaper(entry)) return problems;
  if (citekey === '') {
    tell(range.start, 'An entry has no citekey, so it cannot be cited. Give it one.');
  } else if (!fields.some((field) => titleFields.has(field.name))) {
    tell(range.start, 'The entry “{0}” has no title. Give it one.', name);
  }
  return problems;
}

function linesBefore(text: string, end: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
