import type { TermsUnit } from './expandedQuery';
import type { Vocabulary } from './vocabulary';
import { exact, identity } from './expansionWeights';
import type { QueryWord } from './parsedQuery';
import { authorYearTerm } from './shortNames';

const year = /^(?:1[5-9]|20)\d\d$/;
/** Somebody who types more than this many words describes a paper rather than naming it. */
const mostWords = 6;

/**
 * A name and a year are how people speak of a paper: `vaswani 2017`. What the first author and the year say together
 * counts beside what each says alone, and names the paper where nothing else is typed.
 */
export function* authorAndYear(
  words: readonly QueryWord[],
  vocabulary: Vocabulary,
): Generator<TermsUnit> {
  const years = words.filter(({ word }) => year.test(word));
  const others = words.filter(({ word }) => !year.test(word));
  if (years.length !== 1 || others.length === 0 || others.length > mostWords) return;
  const [{ word, text } = { word: '', text: '' }] = years;
  for (const other of others) {
    const term = authorYearTerm(other.word, word);
    if (vocabulary.papersWith(term) === 0) continue;
    const terms = new Map([[term, others.length === 1 ? identity : exact]]);
    yield { kind: 'terms', text: `${other.text} ${text}`, terms, required: false };
  }
}

/** Whether the word at this place is part of `et al.`, which names nobody. */
export function isEtAl(words: readonly QueryWord[], at: number): boolean {
  const word = words[at]?.word;
  return (
    (word === 'et' && words[at + 1]?.word === 'al') ||
    (word === 'al' && words[at - 1]?.word === 'et')
  );
}
