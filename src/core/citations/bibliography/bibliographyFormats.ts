import type { Paper } from '../../papers/paper';
import type { CitedPaper, TextReplacement } from '../notesLanguage';
import { bibtexFormat } from './bibtexFile';
import { cslJsonFormat } from './cslJsonFile';

/** How the text of a bibliography is looked up in and added to. */
export interface BibliographyFormat {
  /** The entry of this paper (same arXiv identifier, DOI, or title and first author), if the text has one. */
  findEntry(text: string, paper: Omit<Paper, 'id'>): { readonly citekey: string } | undefined;
  /** The citekey, with a suffix where the text or `alsoTaken` has it (whatever the case of letters). */
  uniqueKey(text: string, citekey: string, alsoTaken?: Iterable<string>): string;
  /**
   * The smallest edit that adds an entry for each paper; an insertion that touches no other byte.
   * @throws HumanError when the text is damaged so that nothing can be added.
   */
  addEntries(text: string, cited: readonly CitedPaper[]): TextReplacement;
}

/** The format of a bibliography, by its name; undefined for one that we do not write. */
export function bibliographyFormat(path: string): BibliographyFormat | undefined {
  if (/\.bib$/i.test(path)) return bibtexFormat;
  return /\.json$/i.test(path) ? cslJsonFormat : undefined;
}
