import { newlineOf } from '../newline';
import type { TextReplacement } from '../notesLanguage';
import type { BibliographyEntry } from './bibliographyFormats';
import { isAfterBlankLine, isBlank, lineEnd, lineStart } from './entryLines';
import { sortedPlaces } from './sortedPlaces';

/** An entry to be added, as it is to stand in the text, with no line break at its end. */
export interface WrittenEntry {
  readonly citekey: string;
  readonly written: string;
}

/** How entries are added to a text in which each stands on lines of its own. */
export interface Placement {
  /** Where they go when not to a place among the others. */
  readonly end: number;
  /** What a line begins with that is a comment: such lines right in front of an entry belong to it. */
  readonly comment: '%' | '#';
  /** Whether entries are a blank line apart in a text that has not two of them to tell by. */
  readonly isSpaced: boolean;
}

/** The insertions that add entries, each on lines of its own, as far apart as those of the text. */
export function placedEntries(
  text: string,
  entries: readonly BibliographyEntry[],
  added: readonly WrittenEntry[],
  { end, comment, isSpaced }: Placement,
): readonly TextReplacement[] {
  const newline = newlineOf(text);
  // Between entries that share a line there is no place.
  const known = areOnOwnLines(text, entries) ? entries : [];
  const gap = (areSpaced(text, known) ?? isSpaced) ? newline : '';
  return sortedPlaces(known, added).map(({ place, added: group }) => {
    const offset = place === known.length ? end : placeIn(text, known, place, comment);
    const written = group.map((each) => each.written + newline).join(gap);
    return insertion(text, offset, written, gap);
  });
}

/** Whether most entries are a blank line apart; undefined where there are no two. */
function areSpaced(text: string, entries: readonly BibliographyEntry[]): boolean | undefined {
  if (entries.length < 2) return undefined;
  const spaced = between(text, entries).filter((part) => /\n[ \t\r]*\n/.test(part)).length;
  return spaced * 2 >= entries.length - 1;
}

function areOnOwnLines(text: string, entries: readonly BibliographyEntry[]): boolean {
  return between(text, entries).every((part) => part.includes('\n'));
}

function between(text: string, entries: readonly BibliographyEntry[]): string[] {
  return entries
    .slice(1)
    .map(({ entryRange }, at) => text.slice(entries[at]?.entryRange.end, entryRange.start));
}

/** Behind the entry in front of the place; in front of the first entry with the comment that belongs to it. */
function placeIn(
  text: string,
  entries: readonly BibliographyEntry[],
  place: number,
  comment: string,
): number {
  const before = entries[place - 1];
  if (before) return lineEnd(text, before.entryRange.end);
  const first = lineStart(text, entries[place]?.entryRange.start ?? 0);
  let start = first;
  while (start > 0) {
    const line = lineStart(text, start - 1);
    if (!text.slice(line, start).trimStart().startsWith(comment)) return start;
    start = line;
  }
  // A comment that begins the text is of all of it.
  return first;
}

function insertion(text: string, offset: number, written: string, gap: string): TextReplacement {
  const newline = newlineOf(text);
  const first = text.startsWith('\ufeff') ? 1 : 0;
  const isInLine = offset > first && text.charAt(offset - 1) !== '\n';
  const before = (isInLine ? newline : '') + (isAfterBlankLine(text, offset) ? '' : gap);
  const isAtEnd = offset >= text.length;
  const after = isAtEnd || isBlank(text, offset, lineEnd(text, offset)) ? '' : gap;
  return { range: { start: offset, end: offset }, newText: before + written + after };
}
