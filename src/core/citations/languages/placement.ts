import type { TextRange } from '../../search/textRange';
import type { CitationPartsSyntax } from '../citationParts';
import type { CitationContext, CitedPaper, NotesLanguage, TextReplacement } from '../notesLanguage';
import { ofLatestText } from '../latestText';
import { partsInNote } from './parts/partsInNote';

/**
 * The citation that a selection belongs to: the one that a cursor is in or touches, or that selected text
 * overlaps. Undefined when there is none, or when all of it is selected and is thus to be replaced.
 * @param citations in the order of the note, not overlapping
 */
export function citationOf<Context extends CitationContext>(
  citations: readonly Context[],
  selection: TextRange,
): Context | undefined {
  const isCursor = selection.start === selection.end;
  return citations.find(({ range }) => {
    if (isCursor) return range.start <= selection.start && selection.start <= range.end;
    const overlaps = range.start < selection.end && selection.start < range.end;
    return overlaps && !(selection.start <= range.start && range.end <= selection.end);
  });
}

/** What a language that cites by keys says of itself; the rest is the same for all of them. */
export interface KeyedSyntax<Context extends CitationContext> {
  /** The citations of a note, in order, not overlapping. */
  citations(note: string): readonly Context[];
  /** See {@link NotesLanguage.typedKey}; `citations` are those of the note. */
  typedKey(
    note: string,
    offset: number,
    citations: () => readonly CitationContext[],
  ): TextRange | undefined;
  /** Adds papers to a citation that the offset is in or touches. At least one paper. */
  extend(
    note: string,
    citation: Context,
    offset: number,
    papers: readonly CitedPaper[],
  ): TextReplacement;
  /** A new citation of these papers, each once, in place of the selection. */
  create(note: string, selection: TextRange, papers: readonly CitedPaper[]): TextReplacement;
  /** See {@link NotesLanguage.parts}. */
  readonly parts?: CitationPartsSyntax<Context>;
}

/** Finding and making citations, for a language that cites by keys. */
export function citingByKeys<Context extends CitationContext>(
  syntax: KeyedSyntax<Context>,
): Pick<
  NotesLanguage,
  'usesBibliography' | 'citations' | 'typedKey' | 'citationAt' | 'cite' | 'replaceKey' | 'parts'
> {
  const citationsIn = ofLatestText((note) => syntax.citations(note));
  return {
    ...(syntax.parts ? { parts: partsInNote(citationsIn, syntax.parts) } : {}),
    usesBibliography: true,
    typedKey: (note, offset) => syntax.typedKey(note, offset, () => citationsIn(note)),
    citations: (note) => citationsIn(note).map(({ range, keys }) => ({ range, keys })),
    // Languages in which some keys must be quoted say so themselves.
    replaceKey: (_, { range }, citekey) => ({ range, newText: citekey }),
    citationAt(note, offset) {
      const found = citationOf(citationsIn(note), { start: offset, end: offset });
      return found && { range: found.range, keys: found.keys };
    },
    cite(note, selection, papers) {
      if (papers.length === 0) return noEdit(selection.end);
      const citation = citationOf(citationsIn(note), selection);
      return citation
        ? syntax.extend(note, citation, selection.end, papers)
        : syntax.create(note, selection, withoutRepeats(papers));
    },
  };
}

/** Nobody types more than this for one key; in UTF-16 units, with what stands in front of it. */
const longestTyped = 300;

/**
 * What a pattern finds in front of the offset, as the range of its last group: what is typed. It is to end where the text
 * in front of the offset ends.
 */
export function typedBefore(note: string, offset: number, pattern: RegExp): TextRange | undefined {
  const match = pattern.exec(note.slice(Math.max(0, offset - longestTyped), offset));
  const typed = match?.at(-1);
  return typed === undefined ? undefined : { start: offset - typed.length, end: offset };
}

/** Whether there is a citation at the offset: code and comments hold none. */
export function isCited(citations: readonly CitationContext[], offset: number): boolean {
  return citations.some(({ range }) => range.start <= offset && offset <= range.end);
}

/**
 * Whether a key in the place of what is typed would be one of the note's citations, as it is or once its list is closed:
 * code and comments hold none.
 * @param closings what may close the list
 */
export function wouldBeCited(
  note: string,
  typed: TextRange,
  closings: readonly string[],
  citations: (note: string) => readonly CitationContext[],
): boolean {
  return ['', ...closings].some((closing) => {
    const closed = `${note.slice(0, typed.start)}x${closing}${note.slice(typed.end)}`;
    return citations(closed).some(({ keys }) =>
      keys.some(({ range }) => range.start === typed.start),
    );
  });
}

/** The papers that are not among these keys, each once. */
export function missingPapers(
  papers: readonly CitedPaper[],
  { keys }: CitationContext,
): CitedPaper[] {
  const present = new Set(keys.map(({ citekey }) => citekey));
  return withoutRepeats(papers).filter(({ citekey }) => !present.has(citekey));
}

/** Each paper once, where it comes first. */
function withoutRepeats(papers: readonly CitedPaper[]): CitedPaper[] {
  const seen = new Set<string>();
  return papers.filter(({ citekey }) => {
    if (seen.has(citekey)) return false;
    seen.add(citekey);
    return true;
  });
}

/** Says that nothing is to be done. */
export function noEdit(offset: number): TextReplacement {
  return { range: { start: offset, end: offset }, newText: '' };
}

export function insertAt(offset: number, newText: string): TextReplacement {
  return { range: { start: offset, end: offset }, newText };
}

/**
 * Replaces the selection by a citation, apart from the words around it: a space in front of it unless there is one
 * or the text before opens something, and one behind it only where a word or a bracket follows. Chinese and Japanese
 * write without spaces.
 */
export function placeApart(note: string, range: TextRange, citation: string): TextReplacement {
  const before = characterBefore(note, range.start);
  const after = characterAfter(note, range.end);
  const spaceBefore = needsSpaceBefore(before, characterBefore(note, range.start - before.length));
  return {
    range,
    newText: (spaceBefore ? ' ' : '') + citation + (needsSpaceAfter(after) ? ' ' : ''),
  };
}

/** Scripts written without spaces between words, and their punctuation. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\u3000-\u303f\uff00-\uff0f\uff1a-\uff1f]/u;

function needsSpaceBefore(before: string, beforeThat: string): boolean {
  if (before === '' || /\s/.test(before) || /[([{<~\u2013\u2014\p{Pi}„‚¿¡]/u.test(before)) {
    return false;
  }
  // A straight quotation mark or a mark of emphasis opens where a space or a bracket is before it.
  if (/["'*_]/.test(before) && (beforeThat === '' || /[\s([{]/.test(beforeThat))) return false;
  return !unspaced.test(before);
}

function needsSpaceAfter(after: string): boolean {
  return /[\p{L}\p{N}([{@]/u.test(after) && !unspaced.test(after);
}

/** The character (code point) that ends at the offset; empty at the start. */
export function characterBefore(note: string, offset: number): string {
  if (offset <= 0) return '';
  const last = note.charCodeAt(offset - 1);
  const isPair = last >= 0xdc00 && last <= 0xdfff && offset > 1;
  return note.slice(isPair ? offset - 2 : offset - 1, offset);
}

/** The character (code point) that starts at the offset; empty at the end. */
export function characterAfter(note: string, offset: number): string {
  const code = note.codePointAt(offset);
  return code === undefined ? '' : String.fromCodePoint(code);
}

/** Whether a letter, digit or underscore before `@` makes it part of a word, as in an e-mail address. */
export function isInsideWord(note: string, offset: number): boolean {
  const before = characterBefore(note, offset);
  return /[\p{L}\p{N}_]/u.test(before) && !unspaced.test(before);
}
