import type { BibtexEntry } from '../../bibtex/bibtexEntry';

/*
 * What BibTeX's own documentation requires of an entry (btxdoc, section 3.1), each field with those that do in its
 * place: biblatex calls some otherwise.
 */

const title = ['title'];
const author = ['author'];
const year = ['year', 'date'];
const publisher = ['publisher'];
const ofTheses = [author, title, ['school', 'institution'], year];

const required: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  ['article', [author, title, ['journal', 'journaltitle'], year]],
  ['book', [['author', 'editor'], title, publisher, year]],
  ['inproceedings', [author, title, ['booktitle'], year]],
  ['conference', [author, title, ['booktitle'], year]],
  ['incollection', [author, title, ['booktitle'], publisher, year]],
  ['phdthesis', ofTheses],
  ['mastersthesis', ofTheses],
  ['techreport', [author, title, ['institution'], year]],
  ['misc', [title]],
]);

/** The required fields that an entry lacks, in BibTeX's names. One that inherits has what is required. */
export function missingFields({ type, fields }: BibtexEntry): readonly string[] {
  const requirements = required.get(type);
  if (!requirements) return none;
  const given = new Set<string>();
  for (const { name, text, pieces } of fields) {
    if (pieces !== undefined || text.trim() !== '') given.add(name);
  }
  if (given.has('crossref') || given.has('xdata')) return none;
  const missing = requirements.filter((names) => !names.some((name) => given.has(name)));
  // One list serves all that lack nothing: most of them.
  return missing.length === 0 ? none : missing.flatMap(([name]) => name ?? []);
}

const none: readonly never[] = [];
