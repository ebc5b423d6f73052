import { BibtexDocument } from '../bibtex/bibtexDocument';
import type { Reader } from './reader';

/** Reads a BibTeX or BibLaTeX file: a paper for every entry that can be cited, whatever is broken beside it. */
export const readBibtex: Reader = (text) => new BibtexDocument().read(text);
