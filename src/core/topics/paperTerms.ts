import type { Paper } from '../papers/paper';
import { analyze, type Token } from '../search/analyzer';

/** How often a paper speaks of a term, a word's stem; uses in the title count more. */
export type PaperTerms = ReadonlyMap<string, number>;

/** What a term in the title counts, in uses in the text. */
const titleWeight = 2;
/** As much of an abstract as is read, in UTF-16 units; no more is needed to tell its topic. */
const readLength = 8_000;
/** In UTF-16 units; what is longer is no word. */
const longestWord = 40;
const letter = /\p{L}/u;
const ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/**
 * The terms of title, abstract and keywords. Single words: pairs of them as terms of their own made topics worse on all
 * that was measured (docs/topics.md), for the same thought then counts thrice.
 */
export function termsOf({ title, abstract = '', keywords = [] }: Paper): PaperTerms {
  const counts = new Map<string, number>();
  addTerms(title, titleWeight);
  addTerms(abstract, 1);
  for (const keyword of keywords) addTerms(keyword, 1);
  return counts;

  function addTerms(whole: string, weight: number): void {
    const text = whole.slice(0, readLength);
    for (const token of analyze(text).tokens) {
      if (!isTelling(token)) continue;
      counts.set(token.term, (counts.get(token.term) ?? 0) + weight);
    }
  }
}

/** {@link termsOf} for papers that are asked for again and again. */
export function rememberedTerms(): (paper: Paper) => PaperTerms {
  const known = new Map<Paper, PaperTerms>();
  return (paper) => {
    const terms = known.get(paper) ?? termsOf(paper);
    known.set(paper, terms);
    return terms;
  };
}

/** Whether a token says something by itself. A single letter does not, an ideograph is a word. */
function isTelling({ stop, word, start, end }: Token): boolean {
  const length = end - start;
  if (stop || length > longestWord || !letter.test(word)) return false;
  return length > 1 || ideograph.test(word);
}
