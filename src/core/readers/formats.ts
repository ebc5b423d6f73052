import type { BibtexDocument } from '../bibtex/bibtexDocument';
import { readHuggingFacePage } from './huggingFacePage';
import { readLecternCorpus } from './lecternCorpus';
import type { Reader } from './reader';

/** A format of files of papers. */
export interface Format {
  /** Its name in the output of tools; not shown in the editor. */
  readonly name: string;
  /** Whether the text is of this format, as far as its beginning or its lines tell. Quick: no parsing. */
  readonly matches: (text: string) => boolean;
  readonly read: Reader;
}

/**
 * All formats, the first that matches wins: exact marks of a format stand before what could be anything.
 * `bibtex` is the file as it was read before, where it is one of BibTeX and changes.
 */
export function formatsWith(bibtex: BibtexDocument): readonly Format[] {
  return [
    { name: 'json', matches: isJson, read: readLecternCorpus },
    { name: 'bibtex', matches: isBibtex, read: (text) => bibtex.read(text) },
    { name: 'hugging-face-page', matches: isHuggingFacePage, read: readHuggingFacePage },
  ];
}

function isJson(text: string): boolean {
  return /^[\s\ufeff]*[[{]/.test(text);
}

/** An entry at the beginning of a line; no other format has such lines. */
function isBibtex(text: string): boolean {
  return /^[ \t\ufeff]{0,99}@[A-Za-z]{1,40}[ \t\r\n]{0,99}[{(]/m.test(text);
}

/** A page has a few lines without counterpart; other prose and other formats have little else. */
function isHuggingFacePage(text: string): boolean {
  if (!isText(text)) return false;
  const page = readHuggingFacePage(text);
  return page.papers.length > page.problems.length;
}

/** Whether this was text before it was decoded: binary files have NUL, or bytes that are no UTF-8. */
function isText(text: string): boolean {
  const beginning = text.slice(0, 10_000);
  return !beginning.includes('\0') && beginning.split('\ufffd').length < beginning.length / 50 + 2;
}
