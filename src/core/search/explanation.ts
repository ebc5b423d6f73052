import { searchFields, type SearchField, type TermMatch } from '../papers/library';
import type { LibraryPaper } from '../papers/paper';
import { analyze, foldIdentifier } from './analyzer';
import {
  alternativesOf,
  type ExpandedQuery,
  type PhraseUnit,
  type SimpleUnit,
  type TermsUnit,
} from './expandedQuery';
import type { Expansion } from './expansionWeights';
import { nameText } from './indexedPaper';
import { identifierTerm } from './searchIndex';
import { isShortName, shortNames } from './shortNames';
import {
  createTermFinder,
  wordsOf,
  wordsOfAll,
  type FoundTerm,
  type TextWords,
} from './termFinder';

/** What of a query was found in a paper. */
export interface Explanation {
  readonly matches: readonly TermMatch[];
  /** What of the title and of the abstract belongs to the query, in the order of the text. */
  readonly title: readonly FoundTerm[];
  readonly abstract: readonly FoundTerm[];
}

/** A term of the query somewhere in a paper. */
interface Occurrence extends FoundTerm {
  readonly field: SearchField;
}

/** Makes a function that says which words of the query a paper has, and where. */
export function createExplanation({ units }: ExpandedQuery): (paper: LibraryPaper) => Explanation {
  const asked = units.flatMap(alternativesOf);
  const terms = new Set(asked.flatMap(termsOf));
  const find = createTermFinder(terms);
  const asksShortNames = [...terms].some(isShortName);

  return (paper) => {
    const there = occurrencesOf(paper, terms, find, asksShortNames);
    const matches: TermMatch[] = [];
    const found = new Set<Occurrence>();
    for (const unit of asked) {
      const fields = new Set<SearchField>();
      let how: TermMatch['how'] | undefined;
      for (const { occurrence, expansion } of unitOccurrences(unit, there)) {
        found.add(occurrence);
        fields.add(occurrence.field);
        how = how === undefined || expansion === 'exact' ? expansion : how;
      }
      if (how === undefined) continue;
      matches.push({
        word: unit.text,
        fields: searchFields.filter((field) => fields.has(field)),
        how,
      });
    }
    const within = (field: SearchField) =>
      [...found]
        .filter((occurrence) => occurrence.field === field)
        .sort((a, b) => a.start - b.start || b.end - a.end);
    return { matches, title: within('title'), abstract: within('abstract') };
  };
}

function termsOf(unit: SimpleUnit): string[] {
  return unit.kind === 'phrase' ? unit.slots.map(({ term }) => term) : [...unit.terms.keys()];
}

/** A field with all its values, ready to be looked through. */
interface FieldText {
  readonly field: SearchField;
  readonly text: string;
  readonly words: TextWords;
}

const separator = '\n';

/** While somebody types, much the same papers are shown again and again. */
const knownTexts = new WeakMap<LibraryPaper, readonly FieldText[]>();

function textsOf(paper: LibraryPaper): readonly FieldText[] {
  const known = knownTexts.get(paper);
  if (known) return known;
  const texts: FieldText[] = [];
  const add = (field: SearchField, text: string | undefined) => {
    if (text !== undefined) texts.push({ field, text, words: wordsOf(text) });
  };
  const addAll = (field: SearchField, values: readonly string[] = []) => {
    const words = wordsOfAll(values, separator);
    if (words.length > 0) texts.push({ field, text: values.join(separator), words });
  };
  add('title', paper.title);
  add('abstract', paper.abstract);
  addAll('author', paper.author.map(nameText));
  add('venue', paper['container-title']);
  addAll('keywords', paper.keywords);
  add('topic', paper.topic);
  add('year', paper.issued && String(paper.issued.year));
  addAll('categories', paper.categories);
  knownTexts.set(paper, texts);
  return texts;
}

/** Term → where a paper holds it. */
function occurrencesOf(
  paper: LibraryPaper,
  terms: ReadonlySet<string>,
  find: (text: string, words: TextWords) => FoundTerm[],
  asksShortNames: boolean,
): ReadonlyMap<string, readonly Occurrence[]> {
  const found = new Map<string, Occurrence[]>();

  function add(occurrence: Occurrence): void {
    const known = found.get(occurrence.term);
    if (known) known.push(occurrence);
    else found.set(occurrence.term, [occurrence]);
  }

  function whole(field: SearchField, term: string): void {
    if (terms.has(term)) add({ term, field, position: 0, start: 0, end: 0 });
  }

  for (const { field, text, words } of textsOf(paper)) {
    const isInitial = field === 'title' || field === 'author';
    for (const { term, start, end, position } of find(text, words)) {
      if (term.startsWith('^') && !isInitial) continue;
      add({ term, start, end, field, position });
    }
  }
  for (const category of paper.categories ?? []) whole('categories', foldIdentifier(category));
  whole('arxivId', identifierTerm(foldIdentifier(paper.arxivId ?? '')));
  whole('doi', identifierTerm(foldIdentifier(paper.DOI ?? '')));
  for (const citekey of [paper.citekey, ...(paper.otherCitekeys ?? [])]) {
    whole('citekey', identifierTerm(foldIdentifier(citekey)));
  }
  if (asksShortNames) {
    const { tokens } = analyze(paper.title);
    for (const { term, field } of shortNames(paper, tokens)) whole(field, term);
  }
  return found;
}

interface UnitOccurrence {
  readonly occurrence: Occurrence;
  readonly expansion: Expansion['how'];
}

type Occurrences = ReadonlyMap<string, readonly Occurrence[]>;

function* unitOccurrences(unit: SimpleUnit, there: Occurrences): Generator<UnitOccurrence> {
  if (unit.kind === 'phrase') {
    for (const occurrence of phraseOccurrences(unit, there)) {
      yield { occurrence, expansion: 'exact' };
    }
    return;
  }
  for (const [term, { how }] of termsIn(unit, there)) {
    for (const occurrence of there.get(term) ?? []) {
      if (isIn(unit.fields, occurrence)) yield { occurrence, expansion: how };
    }
  }
}

/** The terms of a unit that the paper has, found from whichever side has fewer. */
function* termsIn(unit: TermsUnit, there: Occurrences): Generator<readonly [string, Expansion]> {
  if (unit.terms.size <= there.size) {
    for (const entry of unit.terms) if (there.has(entry[0])) yield entry;
    return;
  }
  for (const term of there.keys()) {
    const expansion = unit.terms.get(term);
    if (expansion) yield [term, expansion];
  }
}

function isIn(fields: readonly SearchField[] | undefined, { field }: Occurrence): boolean {
  return !fields || fields.includes(field);
}

function* phraseOccurrences(
  { slots, fields }: PhraseUnit,
  there: Occurrences,
): Generator<Occurrence> {
  const places = slots.map(({ term }) => placesOf(there.get(term) ?? []));
  const [first] = places;
  for (const start of first?.values() ?? []) {
    if (!isIn(fields, start)) continue;
    const parts = slots.map(({ offset }, slot) =>
      places[slot]?.get(placeOf(start.field, start.position + offset)),
    );
    if (parts.every((part) => part !== undefined)) yield* parts;
  }
}

function placesOf(occurrences: readonly Occurrence[]): ReadonlyMap<string, Occurrence> {
  return new Map(occurrences.map((each) => [placeOf(each.field, each.position), each]));
}

function placeOf(field: SearchField, position: number): string {
  return `${field} ${position}`;
}
