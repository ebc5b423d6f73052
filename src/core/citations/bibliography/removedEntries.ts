import type { TextRange } from '../../search/textRange';
import type { TextReplacement } from '../notesLanguage';
import type { BibliographyEntry } from './bibliographyFormats';
import { isBlank, lineEnd, lineStart } from './entryLines';

/**
 * Takes entries that stand on lines of their own out of a text, each with the blank line in front of it; the first one
 * of the text with the one behind it. Of an entry that shares its lines, nothing else goes.
 */
export function removedEntries(
  text: string,
  entries: readonly BibliographyEntry[],
  isRemoved: (entry: BibliographyEntry) => boolean,
): readonly TextReplacement[] {
  const replacements: TextReplacement[] = [];
  let from = 0;
  for (const entry of entries) {
    if (!isRemoved(entry)) continue;
    const { start, end } = withItsLines(text, entry.entryRange);
    const range = { start: Math.max(start, from), end: Math.max(end, from) };
    replacements.push({ range, newText: '' });
    from = range.end;
  }
  return replacements;
}

function withItsLines(text: string, { start, end }: TextRange): TextRange {
  const last = lineEnd(text, end);
  if (start !== lineStart(text, start) || !isBlank(text, end, last)) return { start, end };
  if (start === 0) {
    const next = lineEnd(text, last);
    return { start, end: isBlank(text, last, next) ? next : last };
  }
  const before = lineStart(text, start - 1);
  return { start: isBlank(text, before, start) ? before : start, end: last };
}
