import type { TextRange } from '../../search/textRange';
import { newlineOf } from '../newline';
import type {
  CitationContext,
  CitedKey,
  CitedPaper,
  NotesLanguage,
  TextReplacement,
} from '../notesLanguage';
import { formattedReference } from '../styles/reference';
import { bracketsOf } from './markdownInline';
import { escaped } from './markdownLink';
import { citingByKeys, insertAt, missingPapers, noEdit } from './placement';

const references = citingByKeys({
  citations: (note) => footnotesOf(note).citations,
  // A footnote begins like any other.
  typedKey: () => undefined,
  extend,
  create,
});

/**
 * Markdown with the reference in a footnote: `[^a]`, and `[^a]: Doe, J. (2020). …` at the end of the note, once for
 * each paper.
 */
export const markdownFootnote: NotesLanguage = {
  id: 'markdownFootnote',
  ...references,
  usesBibliography: false,
  cite(note, selection, papers) {
    const edit = references.cite(note, selection, papers);
    const definitions =
      edit.newText === '' ? undefined : definitionsFor(note, edit.range.end, papers);
    return definitions ? { ...edit, definitions } : edit;
  },
  bibliographies: () => [],
  declareBibliography: () => undefined,
};

/** A footnote; one without anything but digits is not ours. */
const footnote = /\[\^([^\s[\]^]{1,200})\]/y;

interface Footnotes {
  /** Footnotes next to each other are one citation. */
  readonly citations: readonly CitationContext[];
  /** The labels that have a text. */
  readonly defined: ReadonlySet<string>;
}

function footnotesOf(note: string): Footnotes {
  const citations: { range: { start: number; end: number }; keys: CitedKey[] }[] = [];
  const defined = new Set<string>();
  for (const { 0: whole, 1: citekey = '', index } of bracketsOf(note, footnote)) {
    const end = index + whole.length;
    if (note[end] === ':' && startsLine(note, index)) {
      defined.add(citekey);
      continue;
    }
    if (/^\d+$/.test(citekey)) continue;
    const key = { citekey, range: { start: index + '[^'.length, end: end - 1 } };
    const last = citations.at(-1);
    if (last?.range.end === index) {
      last.range.end = end;
      last.keys.push(key);
    } else {
      citations.push({ range: { start: index, end }, keys: [key] });
    }
  }
  return { citations, defined };
}

function startsLine(note: string, offset: number): boolean {
  return /(?:^|\n) {0,3}$/.test(note.slice(Math.max(0, offset - 4), offset));
}

function footnotes(papers: readonly CitedPaper[]): string {
  return papers.map(({ citekey }) => `[^${citekey}]`).join('');
}

/** A footnote stands right behind a word, apart only from what would make it something else. */
function create(note: string, { start, end }: TextRange, papers: readonly CitedPaper[]) {
  const before = /[!^\]\\]/.test(note.charAt(start - 1)) ? ' ' : '';
  const after = /[([{]/.test(note.charAt(end)) || (note[end] === ':' && startsLine(note, start));
  return { range: { start, end }, newText: before + footnotes(papers) + (after ? ' ' : '') };
}

function extend(
  _: string,
  citation: CitationContext,
  offset: number,
  papers: readonly CitedPaper[],
): TextReplacement {
  const missing = missingPapers(papers, citation);
  if (missing.length === 0) return noEdit(offset);
  const current = citation.keys.filter(({ range }) => range.start - '[^'.length < offset).at(-1);
  // Behind the bracket that closes the label.
  return insertAt(current ? current.range.end + 1 : citation.range.start, footnotes(missing));
}

/** The texts of the footnotes that have none yet, at the end of the note; undefined when all have one. */
function definitionsFor(
  note: string,
  citedUpTo: number,
  papers: readonly CitedPaper[],
): TextReplacement | undefined {
  const defined = new Set(footnotesOf(note).defined);
  const newline = newlineOf(note);
  let text = '';
  for (const { citekey, paper } of papers) {
    if (defined.has(citekey)) continue;
    defined.add(citekey);
    text += `[^${citekey}]: ${markdownOf(formattedReference(paper))}${newline}`;
  }
  if (text === '') return undefined;
  return insertAt(note.length, gapBefore(note, citedUpTo) + text);
}

/** What makes a blank line in front of the footnotes, but none between them. */
function gapBefore(note: string, citedUpTo: number): string {
  const newline = newlineOf(note);
  if (citedUpTo >= note.length || !note.endsWith('\n')) return newline + newline;
  const lines = note.trimEnd().split('\n');
  const followsOne = /^ {0,3}\[\^[^\s[\]^]{1,200}\]:/.test(lines.at(-1) ?? '');
  const endsBlank = /\n\r?\n$/.test(note);
  return followsOne || endsBlank ? '' : newline;
}

/** The reference as Markdown; its address stays as it is, to become a link. */
function markdownOf(reference: string): string {
  return reference
    .replace(/\s+/g, ' ')
    .split(/(https?:\/\/\S+)/)
    .map((part, index) => (index % 2 === 0 ? escaped(part) : part))
    .join('');
}
