import type { PaperSummary } from '../papers/paper';
import type { TextRange } from '../search/textRange';
import type { CitationPartsSyntax } from './citationParts';

/**
 * How one notes language cites. One file a language implements this; everything that writes a citation, reads one
 * or looks for the note's bibliography goes through it. Pure: text and offsets (UTF-16) in, edits out.
 */
export interface NotesLanguage {
  readonly id:
    | 'pandoc'
    | 'latex'
    | 'typst'
    | 'org'
    | 'myst'
    | 'rst'
    | 'asciidoc'
    | 'obsidian'
    | 'markdownFootnote'
    | 'markdownLink'
    | 'template'
    | 'codeComment'
    | 'nbconvert';
  /** All citations of a note, in order, not overlapping. What only looks like one (code, comments, addresses) is none. */
  citations(note: string): readonly CitationContext[];
  /**
   * What is being typed in front of the offset where a citekey goes, without the sign that opens it; undefined where none
   * goes. Words to search for may stand there in place of a key, separated by spaces where the citation has an end.
   */
  typedKey(note: string, offset: number): TextRange | undefined;
  /** The citation that the offset is in or touches, or undefined when we are nowhere near one. */
  citationAt(note: string, offset: number): CitationContext | undefined;
  /**
   * The edit that cites `papers` at `selection`: it extends the citation there (leaving out keys it has), else
   * replaces the selected text by a new one. An empty `newText` over an empty range means: all are cited there.
   */
  cite(note: string, selection: TextRange, papers: readonly CitedPaper[]): CitingEdit;
  /** Whether citations of this language resolve in a bibliography. A Markdown link does not. */
  readonly usesBibliography: boolean;
  /**
   * The bibliographies that this note names, as written there, in order; empty when it names none. The first one
   * of a format that we write is where new entries go.
   */
  bibliographies(note: string): readonly string[];
  /**
   * The edit that has the note cite by another key where it cites by this one, quoted as that key needs it there.
   */
  replaceKey(note: string, key: CitedKey, citekey: string): TextReplacement;
  /**
   * The edit that makes the note name this bibliography, where its language needs that for the citation to
   * resolve and there is one right place for it; undefined when nothing is to be done.
   */
  declareBibliography(note: string, path: string): TextReplacement | undefined;
  /** How its citations are taken apart for editing; absent where they have no parts, as a link has none. */
  readonly parts?: CitationPartsSyntax;
}

/** The citation at a place in a note. */
export interface CitationContext {
  /** All of the citation, from its first character to its last. */
  readonly range: TextRange;
  /** Its citekeys, each with the range of the key alone. */
  readonly keys: readonly CitedKey[];
}

export interface CitedKey {
  readonly citekey: string;
  readonly range: TextRange;
}

/** A paper with the key by which this note cites it (the key of its bibliography's entry, where there is one). */
export interface CitedPaper {
  readonly citekey: string;
  readonly paper: PaperSummary;
}

/** Replaces a range of a text. */
export interface TextReplacement {
  readonly range: TextRange;
  readonly newText: string;
}

/** The edit that cites at a place, with what its citation then needs elsewhere in the note. */
export interface CitingEdit extends TextReplacement {
  /**
   * Behind the place or right at its end, e.g. the text of a footnote. Where papers are cited at several places, it is
   * needed once: the one of the last place.
   */
  readonly definitions?: TextReplacement;
}
