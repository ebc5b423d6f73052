import type { TextRange } from '../../search/textRange';
import type { CitationContext, CitedPaper, NotesLanguage, TextReplacement } from '../notesLanguage';
import { bracketsOf } from './markdownInline';
import {
  citingByKeys,
  insertAt,
  missingPapers,
  noEdit,
  placeApart,
  typedBefore,
  wouldBeCited,
} from './placement';

/** Obsidian and Foam: links to the notes on the papers, `[[@a]] [[@b]]`. */
export const obsidian: NotesLanguage = {
  id: 'obsidian',
  ...citingByKeys({
    citations: linkCitations,
    typedKey: (note, offset) => {
      const typed = typedBefore(note, offset, typedInLink);
      return typed && wouldBeCited(note, typed, [']]'], linkCitations) ? typed : undefined;
    },
    extend,
    create,
  }),
  usesBibliography: false,
  bibliographies: () => [],
  declareBibliography: () => undefined,
};

const typedInLink = /\[\[@([^[\]|#^\n]*)$/;

/** Links next to each other. */
interface LinkCitation extends CitationContext {
  readonly links: readonly TextRange[];
}

/** `[[@a]]`, `[[@a#heading]]` or `[[@a|text]]`. */
const link = /\[\[@([^[\]|#^\n]{1,500})(?:[#^][^[\]|\n]{0,500})?(?:\|[^[\]\n]{0,500})?\]\]/y;

/** Links to notes on papers, each run of them one citation; code and comments hold none. */
function linkCitations(note: string): LinkCitation[] {
  const citations: {
    range: { start: number; end: number };
    keys: { citekey: string; range: TextRange }[];
    links: TextRange[];
  }[] = [];
  for (const { citekey, range } of linksOf(note)) {
    const keyStart = range.start + '[[@'.length;
    const key = { citekey, range: { start: keyStart, end: keyStart + citekey.length } };
    const last = citations.at(-1);
    if (last && /^[ ,;]? ?$/.test(note.slice(last.range.end, range.start))) {
      last.range.end = range.end;
      last.keys.push(key);
      last.links.push(range);
    } else {
      citations.push({ range: { ...range }, keys: [key], links: [range] });
    }
  }
  return citations;
}

function* linksOf(note: string): Generator<{ citekey: string; range: TextRange }> {
  for (const { 0: whole, 1: citekey, index } of bracketsOf(note, link)) {
    // `![[@a]]` shows the note itself.
    if (citekey === undefined || note[index - 1] === '!') continue;
    yield { citekey, range: { start: index, end: index + whole.length } };
  }
}

function linksTo(papers: readonly CitedPaper[]): string {
  return papers.map(({ citekey }) => `[[@${citekey}]]`).join(' ');
}

function create(
  note: string,
  selection: TextRange,
  papers: readonly CitedPaper[],
): TextReplacement {
  const links = linksTo(papers);
  const { start, end } = selection;
  // Between brackets just typed, which VS Code closed.
  const typed =
    start === end && note.startsWith(']]', end)
      ? /\[\[@?$/.exec(note.slice(Math.max(0, end - 3), end))
      : null;
  return typed
    ? insertAt(end, links.slice(typed[0].length, -']]'.length))
    : placeApart(note, selection, links);
}

function extend(
  _: string,
  citation: LinkCitation,
  offset: number,
  papers: readonly CitedPaper[],
): TextReplacement {
  const missing = missingPapers(papers, citation);
  if (missing.length === 0) return noEdit(offset);
  const { start, end } = citation.range;
  if (offset === start) return insertAt(start, `${linksTo(missing)} `);
  const current = citation.links.filter((each) => each.start < offset).at(-1);
  return insertAt(current?.end ?? end, ` ${linksTo(missing)}`);
}
