import { stem } from './analyzer';
import { identifierTerm } from './searchIndex';
import { otherBeginning } from './spelling';
import type { Vocabulary } from './vocabulary';

/** So many words are tried as what an unfinished one may become; a searcher types on if it is another. */
const mostWords = 50;
const mostIdentifiers = 20;
/** Words that half of the library holds, or so many papers, are enough to choose from. */
const fewPapers = 1000;
/** Shorter beginnings are of too many citekeys to say which is meant. */
const shortestKey = 4;

/** The terms that a word may become as one types on: the most used, until they are enough to choose from. */
export function* termsBeginning(word: string, vocabulary: Vocabulary): Generator<string> {
  for (const prefix of [word, otherBeginning(word)]) {
    if (prefix === undefined) continue;
    let papers = 0;
    for (const each of vocabulary.beginningWith(prefix, mostWords)) {
      const term = stem(each);
      yield term;
      papers += vocabulary.papersWith(term);
      if (papers > Math.max(fewPapers, vocabulary.papers / 2)) break;
    }
  }
  if (word.length >= shortestKey) yield* identifiersBeginning(word, vocabulary);
}

/** The terms that a folded identifier may become as one types on, those of words that are one included. */
export function* identifierTermsBeginning(
  whole: string,
  vocabulary: Vocabulary,
): Generator<string> {
  yield* identifiersBeginning(whole, vocabulary);
  for (const word of vocabulary.beginningWith(whole, mostWords)) {
    if (stem(word) === word) yield word;
  }
}

function identifiersBeginning(whole: string, vocabulary: Vocabulary): Iterable<string> {
  return vocabulary.identifiersBeginningWith(identifierTerm(whole), mostIdentifiers);
}
