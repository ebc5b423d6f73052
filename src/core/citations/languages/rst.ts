import type { TextRange } from '../../search/textRange';
import { newlineOf } from '../newline';
import type { CitedPaper, NotesLanguage, TextReplacement } from '../notesLanguage';
import { extendList, itemsOf, listed, longestList, type ListedCitation } from './keyLists';
import { roleParts } from './parts/roleParts';
import {
  characterAfter,
  characterBefore,
  citingByKeys,
  insertAt,
  placeApart,
  typedBefore,
  wouldBeCited,
} from './placement';
import { rstLines, rstParagraphs } from './rstParagraphs';

/** The last key of a role that may not be closed yet. */
const typedInRole = /:(?:foot)?cite(?::[a-z*:]{1,20})?:`(?:[^`\n]*,)?\s*([^`,{}\n]*)$/;

/** reStructuredText with sphinxcontrib-bibtex: `` :cite:p:`a,b` ``. */
export const rst: NotesLanguage = {
  id: 'rst',
  ...citingByKeys({
    typedKey: (note, offset) => {
      const typed = typedBefore(note, offset, typedInRole);
      return typed && wouldBeCited(note, typed, ['`'], rstCitations) ? typed : undefined;
    },
    citations: rstCitations,
    extend: (note, citation, offset, papers) =>
      extendList(note, citation, offset, papers, { separator: ',', item: (citekey) => citekey }),
    create,
    parts: roleParts({ open: ':', close: ':' }),
  }),
  bibliographies: (note) => directives(note).flat(),
  declareBibliography(note, path) {
    if (directives(note).length > 0) return undefined;
    const newline = newlineOf(note);
    const gap = note === '' ? '' : note.endsWith('\n') ? newline : newline + newline;
    return insertAt(note.length, `${gap}.. bibliography:: ${path}${newline}`);
  },
};

/** The files that each `.. bibliography::` of the note names. */
function directives(note: string): string[][] {
  const found: string[][] = [];
  for (const { text } of rstLines(note)) {
    const paths = /^[ \t]*\.\.[ \t]+bibliography::(.*)$/.exec(text)?.[1];
    if (paths !== undefined) found.push(paths.split(/\s+/).filter((path) => path !== ''));
  }
  return found;
}

/** A backslash with what it escapes, a literal, or interpreted text with the role of citing that it may have. */
const token = /\\[^]|``|(?<role>:(?:foot)?cite(?::[a-z*]{1,20})?:)?`/g;

/** A key with what is said before and behind it: `{see}a{p. 3}`. */
const item = /(?:\{[^{}]*\}\s*)?(?<key>[^\s,{}]+)(?:\s*\{[^{}]*\})?/dg;

/** The citations of a reStructuredText, in order; comments, literals and code hold none. */
function rstCitations(note: string): ListedCitation[] {
  return rstParagraphs(note).flatMap((paragraph) => citationsIn(note, paragraph));
}

function citationsIn(note: string, { start, end }: TextRange): ListedCitation[] {
  const citations: ListedCitation[] = [];
  const text = note.slice(start, end);
  token.lastIndex = 0;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [mark] = match;
    const opening = token.lastIndex;
    const opens =
      !mark.startsWith('\\') &&
      mayStart(characterBefore(text, match.index)) &&
      /\S/.test(text.charAt(opening));
    if (!opens) continue;
    // Any later mark would close this one, so none is looked for twice.
    const close = text.indexOf(mark === '``' ? mark : '`', opening);
    if (close < 0) continue;
    token.lastIndex = close + (mark === '``' ? 2 : 1);
    if (match.groups?.['role'] === undefined || close - opening > longestList) continue;
    const list = { start: start + opening, end: start + close };
    const range = { start: start + match.index, end: list.end + 1 };
    citations.push(listed(range, list, itemsOf(note, list, item)));
    token.lastIndex = close + 1;
  }
  return citations;
}

function create(
  note: string,
  selection: TextRange,
  papers: readonly CitedPaper[],
): TextReplacement {
  const keys = papers.map(({ citekey }) => citekey).join(',');
  const { start, end } = selection;
  const isInOpenRole = start === end && typedBefore(note, start, typedInRole)?.start === start;
  if (isInOpenRole) return insertAt(end, keys + (note[end] === '`' ? '' : '`'));
  const { range, newText } = placeApart(note, selection, `:cite:p:\`${keys}\``);
  // Where no space belongs, one that is escaped and thus not shown makes it a role.
  const before = newText.startsWith(' ') || mayStart(characterBefore(note, range.start));
  const after = newText.endsWith(' ') || mayEnd(characterAfter(note, range.end));
  return { range, newText: `${before ? '' : '\\ '}${newText}${after ? '' : '\\ '}` };
}

/** Whether inline markup may start behind this character, see “Inline markup recognition rules” of Docutils. */
function mayStart(before: string): boolean {
  return (
    before === '' || /[\s'"<\-/:\p{Ps}\p{Pi}\p{Pf}\p{Pd}]/u.test(before) || isForeignMark(before)
  );
}

/** Whether inline markup may end in front of this character. */
function mayEnd(after: string): boolean {
  return (
    after === '' ||
    /[\s'">\-/:\\.,;!?\p{Pe}\p{Pi}\p{Pf}\p{Pd}]/u.test(after) ||
    isForeignMark(after)
  );
}

function isForeignMark(character: string): boolean {
  return /\p{Po}/u.test(character) && character > '\u007f';
}
