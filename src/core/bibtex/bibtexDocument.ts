import type { Paper } from '../papers/paper';
import type { ReadProblem, ReadResult } from '../readers/reader';
import { BibtexContext } from './bibtexContext';
import type { BibtexEntry } from './bibtexEntry';
import { BibtexSegment, placeIn } from './bibtexSegment';
import { beginsEntry } from './scanBibtex';

/** A change of a text, in UTF-16 units. */
export interface TextEdit {
  /** The length of the text before. */
  readonly length: number;
  readonly start: number;
  /** How many units were taken out from there. */
  readonly removed: number;
  /** What stands there now. */
  readonly inserted: string;
}

/** A BibTeX or BibLaTeX file as it changes, with a paper for every entry that can be cited: what was not touched since it was last read is not read again. */
export class BibtexDocument {
  private segments: readonly BibtexSegment[] = [];
  private length = 0;
  /** How many entries have each citekey. */
  private readonly keys = new Counts();
  /** How many entries are of each paper, by its id; those that inherit what they say are not among them. */
  private readonly papers = new Counts();

  /** What the file says, now that it reads like this. The same as if it had never been read before. */
  read(text: string): ReadResult {
    this.take(text);
    return this.result();
  }

  /** The same after a change, of which only the changed part need be known. Undefined where the change is not of this text. */
  edit(edit: TextEdit): ReadResult | undefined {
    const { length, start, removed } = edit;
    if (length !== this.length || length === 0) return undefined;
    if (start < 0 || removed < 0 || start + removed > length) return undefined;
    this.takeEdit(edit);
    return this.result();
  }

  /** The entries of the text, and where the text that their offsets are of begins. Makes no papers of them. */
  entries(text: string): readonly PlacedEntry[] {
    this.take(text);
    const entries: PlacedEntry[] = [];
    let offset = 0;
    for (const segment of this.segments) {
      for (const entry of segment.entries) entries.push({ entry, offset });
      offset += segment.text.length;
    }
    return entries;
  }

  private result(): ReadResult {
    const context = new BibtexContext(this.segments);
    const papers: Paper[] = [];
    const problems: ReadProblem[] = [];
    const sameKeys = new Map<string, number>();
    const samePapers = new Map<string, Place>();
    let line = 0;
    for (const segment of this.segments) {
      const known = segment.ownPapers.length;
      for (const paper of segment.papersIn(context)) papers.push(paper);
      if (known === 0) for (const { id } of segment.ownPapers) this.papers.add(id, 1);
    }
    const { several: keys } = this.keys;
    const { several: ids } = this.papers;
    for (const segment of this.segments) {
      if (segment.problems.length > 0) {
        for (const problem of segment.problems) {
          problems.push({ ...problem, line: line + (problem.line ?? 0) });
        }
      }
      if (keys.size > 0) addSameKeys(segment, line, keys, sameKeys, problems);
      if (ids.size > 0) addSamePapers(segment, line, ids, samePapers, problems);
      line += segment.lines;
    }
    return { papers, entries: papers.length, problems };
  }

  /** Compares the text with the segments: those that it begins and ends with as before stay. */
  private take(text: string): void {
    const before = this.segments;
    let first = 0;
    let start = 0;
    for (; first < before.length; first++) {
      const known = before[first];
      if (!known || !standsAt(text, start, known.text)) break;
      start += known.text.length;
    }
    if (first === before.length && start === text.length) return;
    let last = before.length;
    let end = text.length;
    for (; last > first; last--) {
      const known = before[last - 1];
      const from = end - (known?.text.length ?? 0);
      if (!known || from < start || !standsAt(text, from, known.text)) break;
      end = from;
    }
    // A copy of its own: a part of a text keeps all of it in memory.
    const changed = before.length === 0 ? text : ` ${text.slice(start, end)}`.slice(1);
    this.replace(first, last, changed);
  }

  private takeEdit({ start, removed, inserted }: TextEdit): void {
    const { segments } = this;
    let first = 0;
    let offset = 0;
    for (let next = 0; first < segments.length; first++, offset = next) {
      next = offset + (segments[first]?.text.length ?? 0);
      if (next >= start) break;
    }
    let last = first;
    let whole = '';
    while (last < segments.length && (last === first || offset + whole.length < start + removed)) {
      whole += segments[last++]?.text ?? '';
    }
    const at = start - offset;
    this.replace(first, last, whole.slice(0, at) + inserted + whole.slice(at + removed));
  }

  /** Puts a text in the place of segments, and takes along of those around it what is one with it now. */
  private replace(from: number, to: number, text: string): void {
    const before = this.segments;
    let [first, last, changed] = [from, to, text];
    // What stands in front of the change may be one with it, and what begins behind it may no longer begin a line.
    if (first > 0) changed = (before[--first]?.text ?? '') + changed;
    const isOneWith = (next: string) => !changed.endsWith('\n') || !beginsEntry(next, 0);
    for (; last < before.length && changed !== ''; last++) {
      const next = before[last]?.text ?? '';
      if (!isOneWith(next)) break;
      changed += next;
    }
    const gone = before.slice(first, last);
    const made = split(changed);
    this.count(gone, -1);
    this.count(made, 1);
    for (const { ownPapers } of gone) for (const { id } of ownPapers) this.papers.add(id, -1);
    this.length += lengthOf(made) - lengthOf(gone);
    this.segments = before.slice(0, first).concat(made, before.slice(last));
  }

  private count(segments: readonly BibtexSegment[], sign: 1 | -1): void {
    for (const { citable } of segments) {
      for (const { citekey } of citable) this.keys.add(citekey, sign);
    }
  }
}

/** An entry of a file. */
export interface PlacedEntry {
  readonly entry: BibtexEntry;
  /** What its offsets are to be moved by. */
  readonly offset: number;
}

/** How often each of many texts occurs. */
class Counts {
  private readonly counts = new Map<string, number>();
  /** Those that occur more than once: mostly none, so that to ask for one is next to nothing. */
  readonly several = new Set<string>();

  add(text: string, sign: 1 | -1): void {
    const count = (this.counts.get(text) ?? 0) + sign;
    if (count === 0) this.counts.delete(text);
    else this.counts.set(text, count);
    if (count > 1) this.several.add(text);
    else this.several.delete(text);
  }
}

/** An entry as others are told of it. */
interface Place {
  readonly citekey: string;
  readonly line: number;
}

/** Tells of the citekeys of a segment that others before have as well. `lines`: where those stand. */
function addSameKeys(
  { citable, text }: BibtexSegment,
  first: number,
  keys: ReadonlySet<string>,
  lines: Map<string, number>,
  problems: ReadProblem[],
): void {
  for (const { citekey, citekeyRange } of citable) {
    if (!keys.has(citekey)) continue;
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
        code: 'sameCitekey',
        otherLine: other,
      });
    }
  }
}

/** Tells of the entries of a segment that are of the same paper as others before under another citekey. */
function addSamePapers(
  { citable, ownPapers, text }: BibtexSegment,
  first: number,
  papers: ReadonlySet<string>,
  places: Map<string, Place>,
  problems: ReadProblem[],
): void {
  for (const paper of ownPapers) {
    if (!papers.has(paper.id)) continue;
    const entry = citable.find((each) => each.citekey === paper.citekey);
    if (!entry) continue;
    const { citekey, citekeyRange } = entry;
    const place = placeIn(text, citekeyRange.start);
    const line = first + place.line;
    const other = places.get(paper.id);
    if (!other) places.set(paper.id, { citekey, line });
    else if (other.citekey !== citekey) {
      problems.push({
        template:
          'The entry “{0}” is of the same paper as “{1}” in line {2}. Keep one of them, unless notes cite both.',
        args: [citekey, other.citekey, other.line + 1],
        line,
        column: place.column,
        code: 'samePaper',
        otherLine: other.line,
      });
    }
  }
}

function lengthOf(segments: readonly BibtexSegment[]): number {
  return segments.reduce((sum, { text }) => sum + text.length, 0);
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
