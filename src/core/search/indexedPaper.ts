import type { SearchField } from '../papers/library';
import type { LibraryPaper, Name } from '../papers/paper';
import { acronymsDefined, definitionTerms, otherForm } from './acronyms';
import { analyze, foldIdentifier, type Analysis } from './analyzer';
import { withOccurrence, type FieldCounts } from './fieldCounts';
import { identifierTerm, initialTerm, type SequenceField } from './searchIndex';
import { shortNames } from './shortNames';

/** What an engine puts into its index of a paper. Its topic is not part of it, for it changes with other papers. */
export interface IndexedPaper {
  readonly counts: ReadonlyMap<string, FieldCounts>;
  /** Folded word → its term: the vocabulary that prefixes and typos are looked up in. */
  readonly words: ReadonlyMap<string, string>;
  /** Terms of whole identifiers, see {@link identifierTerm}, of {@link shortNames}, and of {@link definitionTerms}. */
  readonly identifiers: readonly string[];
  /** The terms in their order; the empty string for a stop word, and between two values. */
  readonly sequence: Readonly<Record<SequenceField, readonly string[]>>;
  /** Stop words not counted. */
  readonly titleLength: number;
  readonly abstractLength: number;
  /** The folded word that the title begins with, and its term; empty where there is none. */
  readonly firstWord: string;
  readonly firstTerm: string;
}

/** Longer fields are not kept in their order: no phrase is looked for in a record of a megabyte. */
const longestSequence = 10_000;
/** Between two values of a field, so that no phrase reaches from one author to the next. */
const gap = '';

/** All that is searchable of a paper but its topic. */
export function indexPaper(paper: Omit<LibraryPaper, 'topic' | 'sources'>): IndexedPaper {
  const counts = new Map<string, FieldCounts>();
  const words = new Map<string, string>();
  const sequence: Record<SequenceField, string[]> = {
    title: [],
    author: [],
    keywords: [],
    venue: [],
    abstract: [],
  };

  function add(term: string, field: SearchField): void {
    counts.set(term, withOccurrence(counts.get(term) ?? 0, field));
  }

  /** Indexes a text. */
  function addText(field: SearchField, text: string | undefined, terms?: string[]): void {
    if (text !== undefined) addAnalysis(field, analyze(text), terms);
  }

  /** Indexes an analysed text, and returns how many terms it has. */
  function addAnalysis(
    field: SearchField,
    { tokens, compounds }: Analysis,
    terms?: string[],
  ): number {
    let length = 0;
    if (terms && terms.length > 0) terms.push(gap);
    for (const { word, term, stop } of tokens) {
      // Titles keep their stop words: a query of nothing else is looked up there.
      const kept = !stop || field === 'title';
      if (kept) {
        add(term, field);
        words.set(word, term);
      }
      if (!stop) length += 1;
      if (terms && terms.length < longestSequence) terms.push(kept ? term : gap);
      if (field === 'title' || field === 'author') add(initialTerm(word), field);
    }
    for (const { word, term } of compounds) {
      add(term, field);
      words.set(word, term);
    }
    return length;
  }

  const title = analyze(paper.title);
  const abstract = analyze(paper.abstract ?? '');
  const titleLength = addAnalysis('title', title, sequence.title);
  const abstractLength = addAnalysis('abstract', abstract, sequence.abstract);
  for (const name of paper.author) addText('author', nameText(name), sequence.author);
  for (const keyword of paper.keywords ?? []) addText('keywords', keyword, sequence.keywords);
  addText('venue', paper['container-title'], sequence.venue);
  if (paper.issued) addText('year', String(paper.issued.year));
  for (const category of paper.categories ?? []) {
    add(foldIdentifier(category), 'categories');
    addText('categories', category);
  }
  const identifiers = [paper.arxivId, paper.DOI, paper.citekey, ...(paper.otherCitekeys ?? [])]
    .map((identifier) => foldIdentifier(identifier ?? ''))
    .filter((identifier) => identifier !== '')
    .map(identifierTerm);
  for (const { term } of shortNames(paper, title.tokens)) identifiers.push(term);
  for (const definition of acronymsDefined(paper.abstract ?? '', abstract.tokens)) {
    identifiers.push(...definitionTerms(definition));
    for (const term of otherForm(definition, title.tokens)) add(term, 'title');
  }
  const [first] = title.tokens;
  return {
    counts,
    words,
    identifiers: [...new Set(identifiers)],
    sequence,
    titleLength,
    abstractLength,
    firstWord: first?.word ?? '',
    firstTerm: first?.term ?? '',
  };
}

/** A name as one text, given name first. */
export function nameText(name: Name): string {
  return name.literal ?? [name.given, name.family].filter((part) => part !== undefined).join(' ');
}
