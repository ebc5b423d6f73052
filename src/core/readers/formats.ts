import type { BibtexDocument } from '../bibtex/bibtexDocument';
import { isArxivAtom, readArxivAtom } from './arxivAtom';
import { isCslYaml, readCslYaml } from './cslYaml';
import { isEndnoteXml, readEndnoteXml } from './endnoteXml';
import { isHayagriva, readHayagriva } from './hayagriva';
import { isHuggingFaceHtml, readHuggingFaceHtml } from './huggingFaceHtml';
import { readHuggingFacePage } from './huggingFacePage';
import { readJson } from './readJson';
import type { ReadResult } from './reader';
import { isEndnoteTagged, readEndnoteTagged } from './tagged/endnoteTagged';
import { isIsi, readIsi } from './tagged/isi';
import { isNbib, readNbib } from './tagged/nbib';
import { isRis, readRis } from './tagged/ris';

/** A format of files of papers. */
export interface Format {
  /** Its name in the output of tools; not shown in the editor. */
  readonly name: string;
  /** Whether the text is of this format, as far as its beginning or its lines tell. Quick: no parsing. */
  readonly matches: (text: string) => boolean;
  /** `kind`: a more exact name of the format. */
  readonly read: (text: string) => ReadResult & { readonly kind?: string };
}

/**
 * All formats, the first that matches wins: exact marks of a format stand before what could be anything.
 * `bibtex` is the file as it was read before, where it is one of BibTeX and changes.
 */
export function formatsWith(bibtex: BibtexDocument): readonly Format[] {
  return [
    { name: 'json', matches: isJson, read: readJson },
    { name: 'arxiv-atom', matches: isArxivAtom, read: readArxivAtom },
    { name: 'endnote-xml', matches: isEndnoteXml, read: readEndnoteXml },
    { name: 'hugging-face-html', matches: isHuggingFaceHtml, read: readHuggingFaceHtml },
    { name: 'bibtex', matches: isBibtex, read: (text) => bibtex.read(text) },
    { name: 'ris', matches: isRis, read: readRis },
    { name: 'nbib', matches: isNbib, read: readNbib },
    { name: 'endnote-tagged', matches: isEndnoteTagged, read: readEndnoteTagged },
    { name: 'isi', matches: isIsi, read: readIsi },
    { name: 'csl-yaml', matches: isCslYaml, read: readCslYaml },
    { name: 'hayagriva', matches: isHayagriva, read: readHayagriva },
    { name: 'bibtex', matches: hasBibtex, read: (text) => bibtex.read(text) },
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

/** An entry of a common type elsewhere in a line, as files have it that programs glued together. */
function hasBibtex(text: string): boolean {
  return /@(?:article|book|incollection|inproceedings|misc|online|phdthesis|techreport)[ \t]{0,9}[{(]/i.test(
    text,
  );
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
