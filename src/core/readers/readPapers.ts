import { BibtexDocument } from '../bibtex/bibtexDocument';
import { mergeDuplicates } from '../papers/merge';
import { formatsWith } from './formats';
import type { ReadResult } from './reader';

/** What a file holds, and the name of its format where that is known. */
export interface ReadFile extends ReadResult {
  readonly format?: string;
}

/**
 * Reads a source by its format, which is told from the text itself. Several records of one paper become one.
 * Text of no known format gives no papers and one problem. `bibtex` is the file as it was read before, where it is one of
 * BibTeX and changes: what did not change is not read again.
 */
export function readPapers(text: string, bibtex = new BibtexDocument()): ReadFile {
  if (text.trim() === '') {
    return failed('The file is empty. Choose a file of papers instead.');
  }
  const format = formatsWith(bibtex).find(({ matches }) => matches(text));
  if (!format) {
    return failed(
      'The format of the file is not known. Choose a bibliography (BibTeX, CSL-JSON or -YAML, RIS, PubMed, EndNote, Hayagriva), papers in JSON, or a Hugging Face papers page.',
    );
  }
  const { papers, entries, problems, kind = format.name } = format.read(text);
  return { format: kind, papers: mergeDuplicates(papers), entries, problems };
}

function failed(template: string): ReadFile {
  return { papers: [], entries: 0, problems: [{ template, args: [] }] };
}
