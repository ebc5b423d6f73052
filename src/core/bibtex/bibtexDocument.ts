import type { Paper } from '../papers/paper';
import type { ReadProblem, ReadResult } from '../readers/reader';
import { BibtexContext } from './bibtexContext';
import { BibtexSegment, placeIn } from './bibtexSegment';
import { beginsEntry } from './scanBibtex';

/** A BibTeX or BibLaTeX file as it changes, with a paper for every entry that can be cited: what was not touched since it was last read is not read again. */
export class BibtexDocument {
  private segments: readonly BibtexSegment[] = [];
  /** How many entries have each citekey. */
  private readonly keys = new Map<string, number>();

  /** What the file says, now that it reads like this. The same as if it had never been read before. */
  read(text: string): ReadResult {
    this.segments = this.segmentsOf(text);
    const context = new BibtexContext(this.segments);
    const papers: Paper[] = [];
    for (const segment of this.segments) {
      for (const paper of segment.papersIn(context)) papers.push(paper);
    }
    return { papers, entries: papers.length, problems: this.problems() };
  }

  /** The segments of the text: those that it begins and ends with as before, and new ones between them. */
  private segmentsOf(text: string): readonly BibtexSegment[] {
    const before = this.segments;
    let first = 0;
    let start = 0;
    for (; first < before.length; first++) {
      const known = before[first];
      if (!known || !standsAt(text, start, known.text)) break;
      start += known.text.length;
    }
    if (first === before.length && start === text.length) return before;
    let last = before.length;
    let end = text.length;
    for (; last > first; last--) {
      const known = before[last - 1];
      const from = end - (known?.text.length ?? 0);
      if (!known || from < start || !standsAt(text, from, known.text)) break;
      end = from;
    }
    // What stands in front of the change may be one with it, and what begins behind it may no longer begin a line.
    if (first > 0) start -= before[--first]?.text.length ?? 0;
    while (last < before.length && !(isLineStart(text, end) && beginsEntry(text, end))) {
      end += before[last++]?.text.length ?? 0;
    }
    // A copy of its own: a part of a text keeps all of it in memory.
    const changed = before.length === 0 ? text : ` ${text.slice(start, end)}`.slice(1);
    const made = split(changed);
    this.count(before.slice(first, last), -1);
    this.count(made, 1);
    return [...before.slice(0, first), ...made, ...before.slice(last)];
  }

  private count(segments: readonly BibtexSegment[], sign: 1 | -1): void {
    for (const { citable } of segments) {
      for (const { citekey } of citable) {
        const entries = (this.keys.get(citekey) ?? 0) + sign;
        if (entries === 0) this.keys.delete(citekey);
        else this.keys.set(citekey, entries);
      }
    }
  }

  private problems(): ReadProblem[] {
    const problems: ReadProblem[] = [];
    const lines = new Map<string, number>();
    let entries = 0;
    for (const count of this.keys.values()) entries += count;
    const hasDuplicates = entries > this.keys.size;
    let first = 0;
    for (const segment of this.segments) {
      for (const problem of segment.problems) {
        problems.push({ ...problem, line: first + (problem.line ?? 0) });
      }
      if (hasDuplicates) this.addDuplicates(segment, first, lines, problems);
      first += segment.lines;
    }
    return problems;
  }

  /** Tells of the citekeys of a segment that others before have as well. `lines`: where those stand. */
  private addDuplicates(
    { citable, text }: BibtexSegment,
    first: number,
    lines: Map<string, number>,
    problems: ReadProblem[],
  ): void {
    for (const { citekey, citekeyRange } of citable) {
      if (this.keys.get(citekey) === 1) continue;
      const place = placeIn(text, citekeyRange.start);
      const line = first + place.line;
      const other = lines.get(citekey);
      if (other === undefined) lines.set(citekey, line);
      else {
        problems.push({
          template:
            'The citekey “{0}” is that of the entry in line {1}, too. Rename one of them, or remove it.',
          args: [citekey, other + 1],
          line,
          column: place.column,
        });
      }
    }
  }
}

/** Takes a text apart at the lines that begin an entry. */
function split(text: string): BibtexSegment[] {
  const segments: BibtexSegment[] = [];
  let start = 0;
  for (const next of [...entryLines(text), text.length]) {
    if (next > start) segments.push(new BibtexSegment(text.slice(start, next)));
    start = next;
  }
  return segments;
}

function* entryLines(text: string): Generator<number> {
  for (let sign = text.indexOf('@'); sign >= 0; sign = text.indexOf('@', sign + 1)) {
    let start = sign;
    while (isBlank(text.charCodeAt(start - 1))) start--;
    if (start > 0 && isLineStart(text, start) && beginsEntry(text, start)) yield start;
  }
}

/** As `startsWith`, which takes ten times as long for texts of megabytes. */
function standsAt(text: string, start: number, part: string): boolean {
  return text.slice(start, start + part.length) === part;
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x09;
}

function isLineStart(text: string, offset: number): boolean {
  return offset === 0 || text.charCodeAt(offset - 1) === 0x0a;
}
