import { searchFields, type SearchField } from '../papers/library';
import type { LibraryPaper, Name, Paper } from '../papers/paper';
import { analyze, foldIdentifier } from './analyzer';

/**
 * What the ranking reads of a paper: its terms and where they stand. Engines keep it, or make it anew from the
 * paper's text for the candidates they found.
 */
export interface IndexedText {
  /** Term → its occurrences, ascending; see {@link fieldOf} and {@link positionOf}. */
  readonly terms: ReadonlyMap<string, readonly number[]>;
  /** Folded word → its term: the vocabulary that prefixes and typos are looked up in. */
  readonly words: ReadonlyMap<string, string>;
  /** Terms per field, stop words not counted, in the order of `searchFields`. */
  readonly lengths: readonly number[];
}

/** An occurrence is one small number, field and position together: a library holds millions of them. */
const positions = 2 ** 20;
const fieldNumbers: ReadonlyMap<SearchField, number> = new Map(
  searchFields.map((field, number) => [field, number]),
);

/** The field of an occurrence, as an index into `searchFields`. */
export function fieldOf(occurrence: number): number {
  return Math.floor(occurrence / positions);
}

/** The position of an occurrence among the tokens of its field. */
export function positionOf(occurrence: number): number {
  return occurrence % positions;
}

/** The occurrence at a position of a field. Positions past the millionth count as the last. */
export function occurrenceAt(field: SearchField, position: number): number {
  return (fieldNumbers.get(field) ?? 0) * positions + Math.min(position, positions - 1);
}

/** All that is searchable of a paper, save what the library gives it (see {@link indexLibraryFields}). */
export function indexPaper(paper: Paper): IndexedText {
  const index = createIndexer();
  index.text('title', [paper.title]);
  index.text('abstract', [paper.abstract]);
  index.text('author', paper.author.map(nameText));
  index.text('venue', [paper['container-title']]);
  index.text('keywords', paper.keywords ?? []);
  index.identifier('year', paper.issued ? [String(paper.issued.year)] : []);
  index.identifier('arxivId', [paper.arxivId]);
  index.identifier('doi', [paper.DOI]);
  index.identifier('categories', paper.categories ?? []);
  return index.done();
}

/** What the library gives a paper: its citekey and topic, which may change while the paper does not. */
export function indexLibraryFields(paper: Pick<LibraryPaper, 'citekey' | 'topic'>): IndexedText {
  const index = createIndexer();
  index.identifier('citekey', [paper.citekey]);
  index.text('topic', [paper.topic]);
  return index.done();
}

/** A name as one text, given name first. */
export function nameText(name: Name): string {
  return name.literal ?? [name.given, name.family].filter((part) => part !== undefined).join(' ');
}

/** Between two values of a field, so that no phrase reaches from one author to the next. */
const gap = 8;

function createIndexer() {
  const terms = new Map<string, number[]>();
  const words = new Map<string, string>();
  const lengths = searchFields.map(() => 0);

  function add(field: SearchField, word: string, term: string, position: number): void {
    const occurrence = occurrenceAt(field, position);
    const known = terms.get(term);
    if (!known) terms.set(term, [occurrence]);
    else if (known.at(-1) !== occurrence) known.push(occurrence);
    words.set(word, term);
  }

  function addText(field: SearchField, text: string, offset: number): number {
    const { tokens, compounds } = analyze(text);
    for (const token of tokens) {
      // Titles keep their stop words: a query of nothing else is looked up there.
      if (token.stop && field !== 'title') continue;
      add(field, token.word, token.term, offset + token.position);
    }
    for (const each of compounds) add(field, each.word, each.term, offset + each.position);
    const number = fieldNumbers.get(field) ?? 0;
    lengths[number] = (lengths[number] ?? 0) + tokens.filter((token) => !token.stop).length;
    return offset + tokens.length + gap;
  }

  return {
    text(field: SearchField, values: readonly (string | undefined)[]): void {
      let offset = 0;
      for (const value of values) {
        if (value !== undefined) offset = addText(field, value, offset);
      }
    },
    /** The whole of each value, and its parts. */
    identifier(field: SearchField, values: readonly (string | undefined)[]): void {
      let offset = 0;
      for (const value of values) {
        if (value === undefined) continue;
        const whole = foldIdentifier(value);
        if (whole !== '') add(field, whole, whole, offset);
        offset = addText(field, value, offset);
      }
    },
    done(): IndexedText {
      for (const occurrences of terms.values()) occurrences.sort((a, b) => a - b);
      return { terms, words, lengths };
    },
  };
}
