import type { TextRange } from '../../search/textRange';
import type { CitationPartsSyntax } from '../citationParts';
import type { CitedPaper, NotesLanguage, TextReplacement } from '../notesLanguage';
import { frontMatterBibliographies } from './frontMatter';
import { extendList, itemsOf, listed, longestList, type ListedCitation } from './keyLists';
import { markdownParagraphs } from './markdownParagraphs';
import { isRole, mystParts, mystRoleParts } from './parts/mystParts';
import { createPandoc, extendPandoc, replacePandocKey, typedPandocKey } from './pandoc';
import { isPlainKey } from './pandocKey';
import { pandocCitations, type PandocCitation } from './pandocCitations';
import { citingByKeys, insertAt, placeApart, typedBefore, wouldBeCited } from './placement';

/** MyST for mystmd (`myst.yml`), which reads Pandoc's citations, too: `[@a; @b]`, but no key in braces. */
export const myst = mystWriting(
  (note, selection, papers) =>
    papers.every(({ citekey }) => isPlainKey(citekey))
      ? createPandoc(note, selection, papers)
      : createRole(note, selection, papers),
  mystParts,
);

/** MyST for Sphinx and Jupyter Book, which read roles only: `` {cite:p}`a,b` ``. */
export const mystRole = mystWriting(createRole, mystRoleParts);

/** Both forms are read and added to, whichever is there; a new citation is in the one form. */
function mystWriting(
  create: (note: string, selection: TextRange, papers: readonly CitedPaper[]) => TextReplacement,
  parts: CitationPartsSyntax<ListedCitation | PandocCitation>,
): NotesLanguage {
  return {
    id: 'myst',
    ...citingByKeys({
      citations: mystCitations,
      typedKey(note, offset, citations) {
        const typed = typedBefore(note, offset, typedInRole);
        if (!typed) return typedPandocKey(note, offset, citations);
        return wouldBeCited(note, typed, ['`'], mystCitations) ? typed : undefined;
      },
      extend,
      create,
      parts,
    }),
    replaceKey(note, key, citekey) {
      const isInRole = mystCitations(note).some(
        (citation) =>
          isRole(citation) && citation.keys.some(({ range }) => range.start === key.range.start),
      );
      return isInRole
        ? { range: key.range, newText: citekey }
        : replacePandocKey(note, key, citekey);
    },
    bibliographies: frontMatterBibliographies,
    // The project names its bibliographies, in `myst.yml`, `_config.yml` or `conf.py`.
    declareBibliography: () => undefined,
  };
}

/** The last key of a role that may not be closed yet. */
const typedInRole = /\{(?:foot)?cite(?::[a-z*:]{1,20})?\}`(?:[^`\n]*,)?\s*([^`,{}\n]*)$/;

/** Directives whose content is no text. */
const codeDirective =
  /^[ \t]*\{(?:code|code-block|code-cell|sourcecode|literalinclude|raw|math|mermaid|eval-rst|embed|include|bibliography)\b/;

/** A role of citing right before its backtick; `\{` starts none. */
const role = /(?:^|[^\\])(\{(?:foot)?cite(?::[a-z*:]{1,20})?\})$/;

/** A key with what is said before and behind it: `{see}a{p. 3}`. */
const roleItem = /(?:\{[^{}]*\}\s*)?(?<key>[^\s,;{}`]+)(?:\s*\{[^{}]*\})?/dg;

/** The citations of a MyST text in either form, in order; code and comments (`%`, too) hold none. */
function mystCitations(note: string): (ListedCitation | PandocCitation)[] {
  const paragraphs = markdownParagraphs(note, {
    fencesText: (info) => /^[ \t]*\{/.test(info) && !codeDirective.test(info),
    // A line of pluses divides blocks and may say more of the next one in JSON.
    comment: /^[ \t]*%|^\+\+\+(?:\s|$)/,
  });
  const roles: ListedCitation[] = [];
  const inPandoc = pandocCitations(note, paragraphs, (code) => {
    const citation = roleOf(note, code);
    if (citation) roles.push(citation);
  });
  let end = 0;
  return [...roles, ...inPandoc]
    .sort((a, b) => a.range.start - b.range.start)
    .filter(({ range }) => {
      // A role within brackets with other citations belongs to those.
      const isApart = range.start >= end;
      if (isApart) end = range.end;
      return isApart;
    });
}

/** The citation whose keys a code span is; undefined where no role is in front of it. */
function roleOf(note: string, code: TextRange): ListedCitation | undefined {
  const name = roleBefore(note, code.start);
  const ticks = /^`+/.exec(note.slice(code.start, code.start + 10))?.[0].length ?? 0;
  const list = { start: code.start + ticks, end: code.end - ticks };
  if (name === undefined || list.end <= list.start || list.end - list.start > longestList) {
    return undefined;
  }
  const items = itemsOf(note, list, roleItem);
  return listed({ start: code.start - name.length, end: code.end }, list, items);
}

function roleBefore(note: string, offset: number): string | undefined {
  return note[offset - 1] === '}'
    ? role.exec(note.slice(Math.max(0, offset - 40), offset))?.[1]
    : undefined;
}

function createRole(
  note: string,
  selection: TextRange,
  papers: readonly CitedPaper[],
): TextReplacement {
  const keys = papers.map(({ citekey }) => citekey).join(',');
  const { start, end } = selection;
  const isInOpenRole = start === end && typedBefore(note, start, typedInRole)?.start === start;
  if (isInOpenRole) return insertAt(end, keys + (note[end] === '`' ? '' : '`'));
  // Backticks next to each other are one run, which would not end the role.
  return placeApart(note, selection, `{cite:p}\`${keys}\`${note[end] === '`' ? ' ' : ''}`);
}

function extend(
  note: string,
  citation: ListedCitation | PandocCitation,
  offset: number,
  papers: readonly CitedPaper[],
): TextReplacement {
  return isRole(citation)
    ? extendList(note, citation, offset, papers, { separator: ',', item: (citekey) => citekey })
    : extendPandoc(note, citation, offset, papers);
}
