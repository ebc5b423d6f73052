import type { TextRange } from '../search/textRange';
import { isAbbreviated } from './abbreviations';
import type { NotesLanguage } from './notesLanguage';
import { plainWords } from './plainWords';
import { sentenceAt } from './sentenceAt';

/** A passage that papers are looked for by. */
export interface Passage {
  readonly range: TextRange;
  /** Where a citation for it belongs: at its end, before the point. */
  readonly citeAt: number;
}

/** The selected passage, else the sentence at the cursor; in a program, whose comments have no paragraphs, the rest of its line. */
export function passageAt(
  note: string,
  selection: TextRange,
  language: Pick<NotesLanguage, 'id'>,
): Passage {
  const range =
    selection.start < selection.end
      ? selection
      : language.id === 'codeComment'
        ? lineAt(note, selection.start)
        : sentenceAt(note, selection.start);
  return { range, citeAt: citingPlace(note, range) };
}

/**
 * Before white space and what ends the sentence. What closes behind the point (quotation marks, emphasis, a footnote)
 * stays together with it, as does the point of an abbreviation.
 */
function citingPlace(note: string, { start, end }: TextRange): number {
  let behind = end;
  while (behind > start && /\s/.test(note.charAt(behind - 1))) behind--;
  let at = behind;
  while (at > start && /[.!?…。！？,;:，；：]/.test(note.charAt(at - 1))) at--;
  if (at === start) return behind;
  const isLonePoint = behind - at === 1 && note.charAt(at) === '.';
  const before = note.slice(Math.max(start, at - 20), at);
  return isLonePoint && (isAbbreviated(before, '') || /\betc$/.test(before)) ? behind : at;
}

/** A shorter sentence says too little to be worth a citation. */
const fewWords = 6;

/** Whether a passage says something for which it cites nothing. */
export function lacksCitation(
  note: string,
  { range }: Passage,
  language: Pick<NotesLanguage, 'id' | 'citations'>,
): boolean {
  const text = note.slice(range.start, range.end);
  const words = plainWords(text, language).match(/\p{L}[\p{L}\p{N}\p{M}]*/gu) ?? [];
  return words.length >= fewWords && language.citations(text).length === 0;
}

function lineAt(text: string, offset: number): TextRange {
  const end = text.indexOf('\n', offset);
  return {
    start: offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1,
    end: end < 0 ? text.length : end,
  };
}
