import type { SearchField } from '../papers/library';
import { listedName } from '../papers/names';
import type { Paper } from '../papers/paper';
import { acronymsDefined, definitionTerms, type AcronymDefinition } from './acronyms';
import { foldWord, type Analysis, type Token } from './analyzer';

/** A term by which a paper is found though it does not stand in it, and the field that it comes from. */
export interface ImpliedTerm {
  readonly term: string;
  readonly field: SearchField;
}

/** What people call a paper for short. */
export interface ShortNames {
  /** Names of this paper, and the acronyms it defines; no words. */
  readonly names: readonly ImpliedTerm[];
  /** What its title says as well where it has one form of an acronym that the paper defines. */
  readonly inTitle: readonly string[];
}

const fewestInitials = 3;
const mostInitials = 12;
const apostrophes = /['’]/;

/** What a paper is called for short, from its analysed title and abstract. */
export function shortNames(
  { title, author, abstract = '', issued }: Paper,
  { tokens }: Analysis,
  abstractTokens: readonly Token[],
): ShortNames {
  const names: ImpliedTerm[] = [];
  for (const letters of initialsOf(title, tokens)) {
    names.push({ term: initialsTerm(letters), field: 'title' });
  }
  const first = foldWord(author[0] ? listedName(author[0]) : '');
  if (first !== '' && issued) {
    names.push({ term: authorYearTerm(first, String(issued.year)), field: 'author' });
  }
  const definitions = acronymsDefined(abstract, abstractTokens);
  for (const definition of definitions) {
    for (const term of definitionTerms(definition)) names.push({ term, field: 'abstract' });
  }
  return { names, inTitle: definitions.flatMap((definition) => otherForm(definition, tokens)) };
}

/** The terms of the form that a title does not have of an acronym, if it has the other. */
function otherForm({ short, long }: AcronymDefinition, tokens: readonly Token[]): string[] {
  const hasShort = tokens.some(({ term }) => term === short);
  const hasLong = tokens.some((_, at) =>
    long.every((term, offset) => term === '' || tokens[at + offset]?.term === term),
  );
  if (hasShort === hasLong) return [];
  return hasShort ? long.filter((term) => term !== '') : [short];
}

/** First letters of all words of a title, of those before and after a colon, and the same without stop words. */
function initialsOf(title: string, tokens: readonly Token[]): ReadonlySet<string> {
  const found = new Set<string>();
  const colon = title.indexOf(': ');
  const stretches = [tokens];
  if (colon > 0) {
    stretches.push(
      tokens.filter(({ end }) => end <= colon),
      tokens.filter(({ start }) => start > colon),
    );
  }
  for (const stretch of stretches) {
    let all = '';
    let telling = '';
    for (const { word, start, stop } of stretch) {
      // What an apostrophe leaves over is no word: `isn’t`.
      if (word.length === 1 && apostrophes.test(title.charAt(start - 1))) continue;
      const letter = String.fromCodePoint(word.codePointAt(0) ?? 0);
      all += letter;
      if (!stop) telling += letter;
    }
    for (const letters of [all, telling]) {
      if (letters.length >= fewestInitials && letters.length <= mostInitials) found.add(letters);
    }
  }
  return found;
}

/** The term under which a paper is found by the first letters of its title: `aiayn`. */
export function initialsTerm(letters: string): string {
  return `~${letters}`;
}

/** The term under which a paper is found by its first author's folded surname and year: `vaswani2017`. */
export function authorYearTerm(author: string, year: string): string {
  return `@${author}${year}`;
}
