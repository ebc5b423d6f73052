import { mergeDuplicates } from '../papers/merge';
import { BibtexDocument } from '../bibtex/bibtexDocument';
import { readHuggingFacePage } from './huggingFacePage';
import { readLecternCorpus } from './lecternCorpus';
import type { ReadResult } from './reader';

/**
 * Reads a source by its format, which is told from the text itself. Several records of one paper become one.
 * Text of no known format gives no papers and one problem. `bibtex` is the file as it was read before, where it is one of
 * BibTeX and changes: what did not change is not read again.
 */
export function readPapers(text: string, bibtex = new BibtexDocument()): ReadResult {
  const { papers, problems } = readByFormat(text, bibtex);
  return { papers: mergeDuplicates(papers), problems };
}

function readByFormat(text: string, bibtex: BibtexDocument): ReadResult {
  if (text.trim() === '') {
    return failed('The file is empty. Choose a file of papers instead.');
  }
  if (/^[\s\ufeff]*[[{]/.test(text)) return readLecternCorpus(text);
  if (isBibtex(text)) return bibtex.read(text);
  if (isText(text)) {
    const page = readHuggingFacePage(text);
    // A page has a few lines without counterpart; other prose and other formats have little else.
    if (page.papers.length > page.problems.length) return page;
  }
  return failed(
    'The format of the file is not known. Choose a bibliography (.bib), papers in JSON, or the text of a Hugging Face papers page.',
  );
}

/** An entry at the beginning of a line; no other format has such lines. */
function isBibtex(text: string): boolean {
  return /^[ \t\ufeff]{0,99}@[A-Za-z]{1,40}[ \t\r\n]{0,99}[{(]/m.test(text);
}

/** Whether this was text before it was decoded: binary files have NUL, or bytes that are no UTF-8. */
function isText(text: string): boolean {
  const beginning = text.slice(0, 10_000);
  return !beginning.includes('\0') && beginning.split('\ufffd').length < beginning.length / 50 + 2;
}

function failed(template: string): ReadResult {
  return { papers: [], problems: [{ template, args: [] }] };
}
