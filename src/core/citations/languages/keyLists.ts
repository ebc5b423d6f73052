import type { TextRange } from '../../search/textRange';
import type { CitationContext, CitedKey, CitedPaper, TextReplacement } from '../notesLanguage';
import { insertAt, missingPapers, noEdit } from './placement';

/** A citation whose keys stand in one list, with what is needed for adding to it. */
export interface ListedCitation extends CitationContext {
  /** Between the brackets or quotation marks. */
  readonly list: TextRange;
  /** Each key with what is said about it, such as its page. */
  readonly items: readonly ListItem[];
}

export interface ListItem {
  readonly range: TextRange;
  readonly key: CitedKey;
}

/** A list that concerns us is not longer; the limit keeps what never closes linear. */
export const longestList = 2000;

/**
 * The items of a list.
 * @param pattern matches one item, has the flags `dg` and calls its citekey `key`
 */
export function itemsOf(note: string, list: TextRange, pattern: RegExp): ListItem[] {
  const items: ListItem[] = [];
  for (const match of note.slice(list.start, list.end).matchAll(pattern)) {
    const [whole] = match;
    const [from, to] = match.indices?.groups?.['key'] ?? [];
    if (from === undefined || to === undefined) continue;
    const start = list.start + match.index + whole.length - whole.trimStart().length;
    const end = list.start + match.index + whole.trimEnd().length;
    const range = { start: list.start + from, end: list.start + to };
    items.push({
      range: { start, end },
      key: { citekey: note.slice(range.start, range.end), range },
    });
  }
  return items;
}

export function listed(range: TextRange, list: TextRange, items: readonly ListItem[]) {
  return { range, list, items, keys: items.map(({ key }) => key) } satisfies ListedCitation;
}

/**
 * Adds papers to a list behind the item that the offset is in; in front of all others when the offset is there, and
 * at the end when it is behind the list. The separator is the one that the list uses, with or without a space.
 */
export function extendList(
  note: string,
  citation: ListedCitation,
  offset: number,
  papers: readonly CitedPaper[],
  syntax: { readonly separator: string; readonly item: (citekey: string) => string },
): TextReplacement {
  const missing = missingPapers(papers, citation);
  if (missing.length === 0) return noEdit(offset);
  const { items, list } = citation;
  const [first, second] = items;
  const isSpaced = second !== undefined && /\s/.test(note.charAt(second.range.start - 1));
  const separator = isSpaced ? `${syntax.separator.trimEnd()} ` : syntax.separator;
  const added = missing.map(({ citekey }) => syntax.item(citekey)).join(separator);
  if (!first) return { range: list, newText: added };
  if (offset <= first.range.start) return insertAt(first.range.start, added + separator);
  const current = items.filter(({ range }) => range.start < offset).at(-1) ?? first;
  return insertAt(current.range.end, separator + added);
}
