import type { SearchField } from '../papers/library';
import { listedName } from '../papers/names';
import type { Paper } from '../papers/paper';
import { foldWord, type Token } from './analyzer';
import { identifierTerm } from './searchIndex';

/** A term by which a paper is found though it does not stand in it, and the field that it comes from. */
export interface ImpliedTerm {
  readonly term: string;
  readonly field: SearchField;
}

const initialsMark = identifierTerm('~');
const authorMark = identifierTerm('@');
const fewestInitials = 3;
const mostInitials = 8;
const apostrophes = /['’]/;

/** What people call a paper for short: by the initials of its title, by its first author and year. */
export function shortNames(
  { title, author, issued }: Pick<Paper, 'title' | 'author' | 'issued'>,
  titleTokens: readonly Token[],
): readonly ImpliedTerm[] {
  const names: ImpliedTerm[] = [];
  for (const letters of initialsOf(title, titleTokens)) {
    names.push({ term: initialsTerm(letters), field: 'title' });
  }
  const first = foldWord(author[0] ? listedName(author[0]) : '');
  if (first !== '' && issued) {
    names.push({ term: authorYearTerm(first, String(issued.year)), field: 'author' });
  }
  return names;
}

/** Whether a term is one of {@link shortNames}. */
export function isShortName(term: string): boolean {
  return term.startsWith(initialsMark) || term.startsWith(authorMark);
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
  return initialsMark + letters;
}

/** The term under which a paper is found by its first author's folded surname and year: `vaswani2017`. */
export function authorYearTerm(author: string, year: string): string {
  return authorMark + author + year;
}
