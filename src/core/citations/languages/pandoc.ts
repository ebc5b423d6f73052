import type { TextRange } from '../../search/textRange';
import { isCrossReference } from '../crossReferences';
import type {
  CitationContext,
  CitedKey,
  CitedPaper,
  NotesLanguage,
  TextReplacement,
} from '../notesLanguage';
import { declareInFrontMatter, frontMatterBibliographies } from './frontMatter';
import { pandocParts } from './parts/pandocParts';
import { pandocCitations, type PandocCitation } from './pandocCitations';
import { pandocKey } from './pandocKey';
import {
  citingByKeys,
  insertAt,
  isCited,
  missingPapers,
  noEdit,
  placeApart,
  typedBefore,
} from './placement';

/**
 * Pandoc's Markdown, also R Markdown and Quarto: `[@a; @b]`. At a narrative `@a` the new citations go into brackets
 * behind it, `@a [@b]`, which Pandoc renders as one: Doe (2020; Roe 2021).
 */
export const pandoc: NotesLanguage = {
  id: 'pandoc',
  ...citingByKeys({
    citations: (note) => pandocCitations(note),
    typedKey: typedPandocKey,
    extend: extendPandoc,
    create: createPandoc,
    parts: pandocParts,
  }),
  replaceKey: replacePandocKey,
  bibliographies: frontMatterBibliographies,
  declareBibliography: declareInFrontMatter,
};

/** Behind an `@` that begins a key. */
const typedOutside = /(?<![\p{L}\p{N}_\\@])@\{?([^\s@[\]{};,]*)$/u;
/** The same in brackets, where words may stand apart; what stands behind a key with a digit in it is its locator. */
const typedInside =
  /\[(?:[^[\]]*[^[\]\p{L}\p{N}_\\@])?@\{?((?:[^\s\d@[\]{};,]+ )*[^\s@[\]{};,]*)$/u;

/** What is typed behind `@`, for every language that cites in Pandoc's way. */
export function typedPandocKey(
  note: string,
  offset: number,
  citations: () => readonly CitationContext[],
): TextRange | undefined {
  const typed = typedBefore(note, offset, typedInside) ?? typedBefore(note, offset, typedOutside);
  if (!typed || isCrossReference(note.slice(typed.start, typed.end))) return undefined;
  return isCited(citations(), typed.start) ? typed : undefined;
}

export function replacePandocKey(
  note: string,
  { range }: CitedKey,
  citekey: string,
): TextReplacement {
  const isQuoted = note[range.start - 1] === '{';
  return { range, newText: isQuoted ? citekey : pandocKey(citekey) };
}

export function createPandoc(
  note: string,
  selection: TextRange,
  papers: readonly CitedPaper[],
): TextReplacement {
  const items = citationItems(papers);
  return isInEmptyBrackets(note, selection)
    ? insertAt(selection.end, items)
    : placeApart(note, selection, `[${items}]`);
}

function citationItems(papers: readonly CitedPaper[]): string {
  return papers.map(({ citekey }) => `@${pandocKey(citekey)}`).join('; ');
}

export function extendPandoc(
  note: string,
  citation: PandocCitation,
  offset: number,
  papers: readonly CitedPaper[],
): TextReplacement {
  const missing = missingPapers(papers, citation);
  if (missing.length === 0) return noEdit(offset);
  const items = citationItems(missing);
  const { kind, bracket } = citation;
  const loneSign = citation.loneSigns.find((sign) => offset === sign + 1);
  if (loneSign !== undefined) {
    const sign = { start: loneSign, end: loneSign + 1 };
    if (!bracket) return placeApart(note, sign, `[${items}]`);
    const gap = goesOnWithKey.test(note.slice(sign.end, sign.end + 2)) ? ' ' : '';
    return { range: sign, newText: items + gap };
  }
  if (!bracket) {
    const end = citation.range.end;
    return citation.keys.length === 0
      ? placeApart(note, { start: offset, end: offset }, `[${items}]`)
      : placeApart(note, { start: end, end }, `[${items}]`);
  }
  // In front of all others, but never in front of a locator, which must stay next to its key.
  if (kind === 'group' && offset <= bracket.start + 1) {
    return insertAt(bracket.start + 1, `${items}; `);
  }
  const separator = citation.separators.find((each) => each >= offset);
  return insertAt(endOfItem(note, separator ?? bracket.end - 1), `; ${items}`);
}

/** What a key right in front of it would take in. */
const goesOnWithKey = /^(?:[:.#$%&\-+?<>~/]?[\p{L}\p{N}_]|[:/]\/)/u;

/** Before the white space that precedes the offset. */
function endOfItem(note: string, offset: number): number {
  let end = offset;
  while (/\s/.test(note.charAt(end - 1))) end--;
  return end;
}

/** Whether the cursor is between brackets just typed for a citation. */
function isInEmptyBrackets(note: string, { start, end }: TextRange): boolean {
  return (
    start === end &&
    note[start - 1] === '[' &&
    note[end] === ']' &&
    !/[!^\]\\]/.test(note.charAt(start - 2)) &&
    !/[([{:]/.test(note.charAt(end + 1))
  );
}
