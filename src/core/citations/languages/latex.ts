import type { TextRange } from '../../search/textRange';
import { newlineOf } from '../newline';
import type {
  CitationContext,
  CitedKey,
  CitedPaper,
  NotesLanguage,
  TextReplacement,
} from '../notesLanguage';
import { readPreamble, type LatexPreamble } from './latexPreamble';
import { argumentAt, latexCommands, type LatexArgument, type LatexCommand } from './latexText';
import { latexParts } from './parts/latexParts';
import {
  citingByKeys,
  insertAt,
  missingPapers,
  noEdit,
  placeApart,
  typedBefore,
  wouldBeCited,
} from './placement';

/** A citing command, with the arguments that hold its keys. `\autocites` has several. */
interface LatexCitation extends CitationContext {
  readonly lists: readonly KeyList[];
}

interface KeyList {
  /** Between the braces. */
  readonly range: TextRange;
  readonly keys: readonly CitedKey[];
}

/**
 * LaTeX: the command of the package that the document loads (`\autocite` of biblatex, `\citep` of natbib, else
 * `\cite`). In a chapter without a preamble it is the one that the chapter uses most.
 */
export const latex: NotesLanguage = latexCiting((note) => newCommand(readPreamble(note)));

/** LaTeX in a part of a document, whose main file may load the package. */
export function latexWithin(citing: LatexPreamble['citing']): NotesLanguage {
  return latexCiting((note) => {
    const preamble = readPreamble(note);
    if (preamble.citing !== 'plain' || citing === 'plain') return newCommand(preamble);
    return newCommand({ ...preamble, citing });
  });
}

/** `commandFor`: the name of the command for a new citation. */
function latexCiting(commandFor: (note: string) => string): NotesLanguage {
  return {
    id: 'latex',
    ...citingByKeys({
      citations: latexCitations,
      typedKey,
      extend,
      parts: latexParts,
      create: (note, selection, papers) =>
        placeApart(note, selection, `\\${commandFor(note)}{${keyList(papers)}}`),
    }),
    bibliographies: (note) => readPreamble(note).bibliographies,
    declareBibliography: declare,
  };
}

/** The last key of a list that may not be closed yet. */
const typedInList =
  /\\([A-Za-z]+)\*?\s{0,9}(?:[[(][^[\](){}]*[\])]\s{0,9}|\{[^{}]*\}){0,9}\{(?:[^{},]*,)*\s*([^{},]*)$/;

function typedKey(note: string, offset: number): TextRange | undefined {
  const typed = typedBefore(note, offset, typedInList);
  return typed && wouldBeCited(note, typed, ['}'], latexCitations) ? typed : undefined;
}

/** Commands whose name has `cite` in it and whose argument is no list of keys. */
const notCiting =
  /^(?:citestyle|citetext|citereset|citename|citelist|citefield|citealias|defcitealias|setcitestyle|bibcite|citedash|citepunct|citenumfont|citation|citesetup|newcites|Declare.*|if.*|At(?:Every|Next).*|mcite[A-Z].*|.*volcite.*)$/;

function isCiting(name: string): boolean {
  return /cite/i.test(name) && !name.includes('@') && !notCiting.test(name);
}

/** The citations of a LaTeX text, in order; comments and verbatim text hold none. */
function latexCitations(note: string): LatexCitation[] {
  const citations: LatexCitation[] = [];
  for (const command of latexCommands(note)) {
    if (!isCiting(command.name)) continue;
    const lists = keyListsOf(note, command);
    const last = lists.at(-1);
    // A command within an argument of the last one, as in `\cite[see \cite{b}]{a}`, belongs to that.
    if (!last || command.start < (citations.at(-1)?.range.end ?? 0)) continue;
    citations.push({
      range: { start: command.start, end: last.range.end + 1 },
      keys: lists.flatMap(({ keys }) => keys),
      lists,
    });
  }
  return citations;
}

function keyListsOf(note: string, command: LatexCommand): KeyList[] {
  const takesMany = /cites$/i.test(command.name);
  const lists: KeyList[] = [];
  let optional = 0;
  let argument = argumentAt(note, command.nameEnd);
  while (argument) {
    if (argument.kind === '{') {
      lists.push(keysIn(note, argument));
      optional = 0;
      if (!takesMany) break;
    } else if ((argument.kind === '(' && !takesMany) || ++optional > 4) break;
    argument = argumentAt(note, argument.end + 1);
  }
  return lists;
}

function keysIn(note: string, { start, end }: LatexArgument): KeyList {
  const keys: CitedKey[] = [];
  // A comment within the list goes up to the end of its line.
  const pattern = /%[^\n]*|[^\s,%]+(?:[ \t]+[^\s,%]+)*/g;
  for (const match of note.slice(start, end).matchAll(pattern)) {
    const [citekey] = match;
    // What a macro is given is no key, nor is one.
    if (/^%|[#\\]/.test(citekey)) continue;
    const from = start + match.index;
    keys.push({ citekey, range: { start: from, end: from + citekey.length } });
  }
  return { range: { start, end }, keys };
}

function keyList(papers: readonly CitedPaper[], separator = ','): string {
  return papers.map(({ citekey }) => citekey).join(separator);
}

function extend(
  note: string,
  citation: LatexCitation,
  offset: number,
  papers: readonly CitedPaper[],
): TextReplacement {
  const missing = missingPapers(papers, citation);
  const list = listFor(citation, offset);
  if (missing.length === 0 || !list) return noEdit(offset);
  const separator = separatorOf(note, list);
  const added = keyList(missing, separator);
  if (list.keys.length === 0) {
    // What a macro is given stays.
    const isGiven = /[#\\]/.test(note.slice(list.range.start, list.range.end));
    return isGiven
      ? insertAt(list.range.end, separator + added)
      : { range: list.range, newText: added };
  }
  if (offset === citation.range.start || offset === list.range.start) {
    return insertAt(list.range.start, added + separator);
  }
  const isInList = list.range.start <= offset && offset <= list.range.end;
  const current = isInList
    ? list.keys.filter(({ range }) => range.start <= offset).at(-1)
    : undefined;
  const after = (current ?? list.keys.at(-1))?.range.end ?? list.range.end;
  return insertAt(after, separator + added);
}

/** The list that the offset is in or comes before; the last one behind all of them. */
function listFor({ lists }: LatexCitation, offset: number): KeyList | undefined {
  return lists.find(({ range }) => offset <= range.end) ?? lists.at(-1);
}

/** The separator that the list uses already. */
function separatorOf(note: string, { keys }: KeyList): string {
  const [first, second] = keys;
  if (!first || !second) return ',';
  return note.slice(first.range.end, second.range.start) === ', ' ? ', ' : ',';
}

/** The commands for a citation in brackets or a note that we take over from a chapter. */
const parenthetical = ['autocite', 'parencite', 'citep', 'cite', 'footcite', 'supercite'] as const;

function newCommand({ hasClass, citing, commands }: LatexPreamble): string {
  if (citing === 'biblatex') return 'autocite';
  if (citing === 'natbib') return 'citep';
  if (hasClass) return 'cite';
  let most: string = 'cite';
  for (const command of parenthetical) {
    if ((commands.get(command) ?? 0) > (commands.get(most) ?? 0)) most = command;
  }
  return most;
}

/**
 * A document without a bibliography gets it where its package wants it; what another file includes does not, since
 * that file names it.
 */
function declare(note: string, path: string): TextReplacement | undefined {
  const preamble = readPreamble(note);
  const { begin, end } = preamble;
  if (!preamble.hasClass || preamble.hasOwnList || preamble.bibliographies.length > 0) {
    return undefined;
  }
  const newline = newlineOf(note);
  if (preamble.citing === 'biblatex') {
    return begin === undefined
      ? undefined
      : insertLines(note, begin, [`\\addbibresource{${path}}`], newline);
  }
  if (end === undefined) return undefined;
  const style = preamble.citing === 'natbib' ? 'plainnat' : 'plain';
  return insertLines(
    note,
    end,
    [
      ...(preamble.hasStyle ? [] : [`\\bibliographystyle{${style}}`]),
      `\\bibliography{${path.replace(/\.bib$/i, '')}}`,
    ],
    newline,
  );
}

/** Inserts lines in front of what starts at the offset. */
function insertLines(
  note: string,
  offset: number,
  lines: readonly string[],
  newline: string,
): TextReplacement {
  const isAtLineStart = offset === 0 || note[offset - 1] === '\n';
  const text = lines.map((line) => line + newline).join('');
  return insertAt(offset, (isAtLineStart ? '' : newline) + text);
}
