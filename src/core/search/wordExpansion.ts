import type { SearchField } from '../papers/library';
import { termsBeginning } from './beginnings';
import type { TermsUnit } from './expandedQuery';
import {
  besideExact,
  besideWord,
  exact,
  identity,
  inOtherNumber,
  prefixAlone,
  typo,
  type Expansion,
} from './expansionWeights';
import { otherNumber } from './otherNumber';
import type { QueryWord } from './parsedQuery';
import { respell } from './respelling';
import { identifierTerm, initialTerm } from './searchIndex';
import { authorYearTerm, initialsTerm } from './shortNames';
import type { Vocabulary } from './vocabulary';

/** Where a single letter is looked for as a beginning: few words, and the ones people begin to type. */
const initialFields: readonly SearchField[] = ['title', 'author'];

/**
 * The unit of a word; undefined for a first letter in a field in which too many words begin with it. `single` says that
 * nothing else is asked for, `together` what the word is written as with its neighbours.
 */
export function expandWord(
  word: QueryWord,
  vocabulary: Vocabulary,
  single: boolean,
  together: ReadonlyMap<string, Expansion> = new Map(),
): TermsUnit | undefined {
  const { text, fields } = word;
  const initial = isInitial(word);
  if (initial && fields && !fields.some((field) => initialFields.includes(field))) return undefined;
  const terms = termsAsTyped(word, vocabulary);
  for (const [term, expansion] of together) if (!terms.has(term)) terms.set(term, expansion);

  const found = terms.size > 0;
  if (word.unfinished || !found) {
    const how = found ? besideExact : prefixAlone;
    const becomes = initial
      ? [initialTerm(word.word)].filter((term) => vocabulary.papersWith(term) > 0)
      : termsBeginning(word.word, vocabulary);
    for (const term of becomes) if (!terms.has(term)) terms.set(term, how);
  }
  if (terms.size === 0) for (const term of respell(word, vocabulary)) terms.set(term, typo);
  const initials = initialsTerm(word.word);
  if (vocabulary.papersWith(initials) > 0) terms.set(initials, found ? besideWord : identity);
  return { kind: 'terms', text, terms, required: single || !initial, ...(fields && { fields }) };
}

/** Whether so far only the first letter of a word is typed. */
function isInitial({ word, unfinished }: QueryWord): boolean {
  return unfinished && word.length === (/^[\uD800-\uDBFF]/.test(word) ? 2 : 1);
}

/** The terms that a word is, nothing added or corrected. */
function termsAsTyped(
  { word, term, compound }: QueryWord,
  vocabulary: Vocabulary,
): Map<string, Expansion> {
  const known = (each: string): boolean => vocabulary.papersWith(each) > 0;
  const terms = new Map<string, Expansion>();
  const isWord = known(term);
  if (isWord) terms.set(term, exact);
  // A citekey that is a word besides is not meant by who types that word.
  const citekey = identifierTerm(word);
  if (known(citekey)) terms.set(citekey, isWord ? exact : identity);
  if (compound !== undefined && known(compound)) terms.set(compound, exact);
  // A letter behind the year tells the papers of one citation list apart: `lewis2020a`.
  const name = authorYearTerm(word.replace(/(?<=\d{4})[a-z]$/, ''), '');
  if (known(name)) terms.set(name, identity);
  for (const other of otherNumber(term)) {
    if (known(other)) terms.set(other, isWord ? inOtherNumber : exact);
  }
  return terms;
}
