import { searchFields, type SearchField } from '../papers/library';
import type { LibraryPaper } from '../papers/paper';
import { analyzeAgain, foldIdentifier } from './analyzer';
import { nameText } from './indexedPaper';
import { identifierTerm, initialTerm } from './searchIndex';

/** An occurrence is one small number, field and position together. */
const positions = 2 ** 20;
const fieldNumbers: ReadonlyMap<SearchField, number> = new Map(
  searchFields.map((field, number) => [field, number]),
);

/** Term → its occurrences in a paper, ascending; see {@link fieldOf}. */
export type Occurrences = ReadonlyMap<string, readonly number[]>;

/** The field of an occurrence, as an index into `searchFields`. */
export function fieldOf(occurrence: number): number {
  return Math.floor(occurrence / positions);
}

/** The occurrence at a position of a field. Positions past the millionth count as the last. */
export function occurrenceAt(field: SearchField, position: number): number {
  return (fieldNumbers.get(field) ?? 0) * positions + Math.min(position, positions - 1);
}

/** Between two values of a field, so that no phrase reaches from one author to the next. */
const gap = 8;

/** Where a paper holds these terms. */
export function occurrencesOf(paper: LibraryPaper, terms: ReadonlySet<string>): Occurrences {
  const found = new Map<string, number[]>();

  function add(term: string, field: SearchField, position: number): void {
    const occurrence = occurrenceAt(field, position);
    const known = found.get(term);
    if (!known) found.set(term, [occurrence]);
    else if (known.at(-1) !== occurrence) known.push(occurrence);
  }

  function text(field: SearchField, values: readonly (string | undefined)[]): void {
    let offset = 0;
    for (const value of values) {
      if (value === undefined) continue;
      const { tokens, compounds } = analyzeAgain(value);
      for (const { term, word, position } of tokens) {
        if (terms.has(term)) add(term, field, offset + position);
        if ((field === 'title' || field === 'author') && terms.has(initialTerm(word))) {
          add(initialTerm(word), field, offset + position);
        }
      }
      for (const { term, position } of compounds) {
        if (terms.has(term)) add(term, field, offset + position);
      }
      offset += tokens.length + gap;
    }
  }

  function whole(field: SearchField, value: string | undefined): void {
    const term = identifierTerm(foldIdentifier(value ?? ''));
    if (terms.has(term)) add(term, field, 0);
  }

  text('title', [paper.title]);
  text('abstract', [paper.abstract]);
  text('author', paper.author.map(nameText));
  text('venue', [paper['container-title']]);
  text('keywords', paper.keywords ?? []);
  text('topic', [paper.topic]);
  text('year', paper.issued ? [String(paper.issued.year)] : []);
  text('categories', paper.categories ?? []);
  for (const category of paper.categories ?? []) {
    const folded = foldIdentifier(category);
    if (terms.has(folded)) add(folded, 'categories', 0);
  }
  whole('arxivId', paper.arxivId);
  whole('doi', paper.DOI);
  whole('citekey', paper.citekey);
  for (const occurrences of found.values()) occurrences.sort((a, b) => a - b);
  return found;
}
