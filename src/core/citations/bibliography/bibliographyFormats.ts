import type { Paper } from '../../papers/paper';
import type { TextRange } from '../../search/textRange';
import type { CitedPaper, TextReplacement } from '../notesLanguage';
import { bibtexFormat } from './bibtexFile';
import { cslJsonFormat } from './cslJsonFile';
import { cslYamlFormat, isCslYamlFile } from './cslYamlFile';
import { hayagrivaFormat } from './hayagrivaFile';

/** How the text of a bibliography is looked up in, added to and edited. Edits are in order and do not overlap. */
export interface BibliographyFormat {
  /** The entry of this paper (same arXiv identifier, DOI, or title and first author), if the text has one. */
  findEntry(text: string, paper: Omit<Paper, 'id'>): { readonly citekey: string } | undefined;
  /** The citekey, with a suffix where the text or `alsoTaken` has it (whatever the case of letters). */
  uniqueKey(text: string, citekey: string, alsoTaken?: Iterable<string>): string;
  /**
   * The insertions that add an entry for each paper, in the sorted place where the text's entries are sorted by
   * citekey, else at its end; no other byte is touched.
   * @throws HumanError when the text is damaged so that nothing can be added.
   */
  addEntries(text: string, cited: readonly CitedPaper[]): readonly TextReplacement[];
  /** All entries that have a citekey, in the order of the text; asking again for the same text costs nothing. */
  entries(text: string): readonly BibliographyEntry[];
  /** Gives the entries of a citekey another one, and has the fields that name it by the old one follow. */
  renameKey(text: string, from: string, to: string): readonly TextReplacement[];
  /** What the entries are of, each with its citekey; several of one paper stay several. */
  papers(text: string): readonly Paper[];
  /**
   * Makes the first entry of a citekey, which is of a preprint, one of its publication: it keeps its place, its citekey and
   * what it says beyond. Nothing is changed where it cannot be told how.
   */
  publishEntry(text: string, citekey: string, published: Paper): readonly TextReplacement[];
  /** Takes entries out, each with the blank line or the comma that goes with it. */
  removeEntries(
    text: string,
    isRemoved: (entry: BibliographyEntry) => boolean,
  ): readonly TextReplacement[];
}

/** An entry as it stands in a bibliography. */
export interface BibliographyEntry {
  readonly citekey: string;
  /** The citekey alone, without quotation marks around it. */
  readonly range: TextRange;
  /**
   * The whole entry, from the beginning of its first line where nothing else stands in front of it; without the line
   * break at its end.
   */
  readonly entryRange: TextRange;
  /** The fields that an entry of its type is to have and this one lacks, by their names in that format. */
  readonly missing: readonly string[];
  /** Other citekeys that it is cited by as well; absent where it has none. */
  readonly aliases?: readonly string[];
  /** The citekeys of entries that it takes fields from or is a set of; absent where it names none. */
  readonly named?: readonly string[];
}

/** Holds for the entries of these citekeys. */
export function haveCitekeys(citekeys: Iterable<string>): (entry: BibliographyEntry) => boolean {
  const keys = new Set(citekeys);
  return ({ citekey }) => keys.has(citekey);
}

/**
 * The format of a bibliography, by its name and where that leaves it open by its text; undefined for one that we do
 * not write. A new file in YAML is one of Typst.
 */
export function bibliographyFormat(path: string, text: string): BibliographyFormat | undefined {
  if (/\.bib$/i.test(path)) return bibtexFormat;
  if (/\.json$/i.test(path)) return cslJsonFormat;
  if (!/\.ya?ml$/i.test(path)) return undefined;
  return isCslYamlFile(text) ? cslYamlFormat : hayagrivaFormat;
}
