import { stem } from './analyzer';
import { editDistance } from './editDistance';
import type { QueryWord } from './parsedQuery';
import { stopWords } from './stopWords';
import type { Vocabulary } from './vocabulary';

/** The terms of the words that a typing slip or two away, only the nearest. */
export function respell(
  { word, unfinished }: QueryWord,
  vocabulary: Vocabulary,
): ReadonlySet<string> {
  if (word.length < 3) return new Set();
  const slips = word.length < 6 ? 1 : 2;
  if (!unfinished || word.length < 5) {
    return nearest(vocabulary.near(word, slips), word, slips, false);
  }
  // The first letter is seldom wrong; without it every word of the library would have to be tried at every letter.
  const fewer = word.length < 8 ? 1 : 2;
  return nearest(vocabulary.nearBeginning(word, fewer), word, fewer, true);
}

function nearest(
  candidates: Iterable<string>,
  typed: string,
  slips: number,
  prefix: boolean,
): ReadonlySet<string> {
  let least = slips;
  let terms = new Set<string>();
  for (const word of candidates) {
    // Nobody looks for a stop word, and a number off by a digit is another number.
    if (stopWords.has(word) || /^\p{N}+$/u.test(word)) continue;
    const distance = editDistance(typed, word, prefix);
    if (distance > least) continue;
    if (distance < least) terms = new Set();
    least = distance;
    terms.add(stem(word));
  }
  return terms;
}
