import type { Paper } from '../papers/paper';
import { analyze, type Token } from '../search/analyzer';

/** How much a paper speaks of a term: a word's stem, or two neighbours with a space between. */
export type PaperTerms = ReadonlyMap<string, number>;

/** What a term in the title counts, in uses in the text. */
const titleWeight = 2;
/** As much of an abstract as is read, in UTF-16 units; no more is needed to tell its topic. */
const readLength = 8_000;
/** In UTF-16 units; what is longer is no word. */
const longestWord = 40;
const letter = /\p{L}/u;
const ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** The terms of title, abstract and keywords: stems, and pairs of neighbours that no punctuation parts. */
export function termsOf({ title, abstract = '', keywords = [] }: Paper): PaperTerms {
  const counts = new Map<string, number>();
  addTerms(title, titleWeight);
  addTerms(abstract, 1);
  for (const keyword of keywords) addTerms(keyword, 1);
  return counts;

  function addTerms(whole: string, weight: number): void {
    const text = whole.slice(0, readLength);
    let before: Token | undefined;
    for (const token of analyze(text).tokens) {
      if (!isTelling(token)) {
        before = undefined;
        continue;
      }
      add(token.term, weight);
      if (before && isJoint(text, before.end, token.start)) {
        add(`${before.term} ${token.term}`, weight);
      }
      before = token;
    }
  }

  function add(term: string, weight: number): void {
    counts.set(term, (counts.get(term) ?? 0) + weight);
  }
}

/** Whether a token says something by itself. A single letter does not, an ideograph is a word. */
function isTelling({ stop, word, start, end }: Token): boolean {
  const length = end - start;
  if (stop || length > longestWord || !letter.test(word)) return false;
  return length > 1 || ideograph.test(word);
}

/** Whether nothing but a space or a hyphen stands between. */
function isJoint(text: string, end: number, start: number): boolean {
  if (start === end) return true;
  if (start !== end + 1) return false;
  const unit = text.charCodeAt(end);
  return unit === 0x20 || unit === 0x2d || unit === 0x2010 || unit === 0x2011;
}
