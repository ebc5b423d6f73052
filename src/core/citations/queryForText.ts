import { analyze } from '../search/analyzer';
import { queryWords } from '../search/queryWords';
import type { NotesLanguage } from './notesLanguage';
import { plainWords } from './plainWords';

/** More words bring no better order, only more time. */
export const mostPassageWords = 40;
/** Of a longer passage only the beginning is read, in UTF-16 units. */
const longestPassage = 10_000;
const longestWord = 64;

/**
 * The query that ranks papers by what a passage of a note says: its words, each once, in their order, and nothing that the
 * query language gives a meaning. Stop words, lone letters and bare numbers are left out. Of more than
 * {@link mostPassageWords} words those stay that tell most: names and acronyms (a capital or a digit within the word), then
 * the longer ones, which are the rarer ones in any language; of equal ones those that come first. Empty for a passage
 * without any.
 */
export function queryForText(
  passage: string,
  language: Pick<NotesLanguage, 'id' | 'citations'>,
): string {
  const text = plainWords(passage.trimStart().slice(0, longestPassage), language);
  const byTerm = new Map<string, string>();
  for (const { text: written, word, term, stop } of queryWords(text, analyze(text), false)) {
    if (stop || word.length > longestWord || isNoise(word) || byTerm.has(term)) continue;
    // Marks within a word could be taken for signs between two; folding them away may leave several words.
    const plain = isPlain(written) ? written : word;
    if (plain === written || analyze(plain).tokens.length === 1) byTerm.set(term, plain);
  }
  const words = [...byTerm.values()];
  const kept = new Set([...words].sort((a, b) => weight(b) - weight(a)).slice(0, mostPassageWords));
  // The space says that the last word is finished.
  return words.length === 0 ? '' : `${words.filter((word) => kept.has(word)).join(' ')} `;
}

function isPlain(word: string): boolean {
  return /^[\p{L}\p{N}]+$/u.test(word);
}

/** A lone letter or a bare number; an ideograph is a word. */
function isNoise(word: string): boolean {
  return /^(?:[a-z]|\d+)$/.test(word);
}

/** Longer than any word without it. */
const isName = 1000;

function weight(word: string): number {
  return word.length + (/^.+[\p{Lu}\d]/u.test(word) ? isName : 0);
}
