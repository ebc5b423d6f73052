import { searchFields, type SearchField } from '../papers/library';
import { analyze } from './analyzer';
import { fieldOf, type IndexedText } from './indexedText';

/**
 * Nearness in content: the cosine of tf-idf vectors over the terms of title, abstract and keywords (G. Salton,
 * C. Buckley, Term-weighting approaches in automatic text retrieval, 1988), title words counting twice.
 */

const contentWeights: ReadonlyMap<SearchField, number> = new Map([
  ['title', 2],
  ['abstract', 1],
  ['keywords', 1],
]);
const weightOf = searchFields.map((field) => contentWeights.get(field) ?? 0);

/** How much a paper is about a term, before it is set against how common the term is. */
export function termFrequencyWeight(occurrences: readonly number[]): number {
  let frequency = 0;
  for (const occurrence of occurrences) frequency += weightOf[fieldOf(occurrence)] ?? 0;
  return frequency === 0 ? 0 : 1 + Math.log(frequency);
}

/** How much a term tells papers apart, `papersWith` of `papers` having it. */
export function inverseDocumentFrequency(papers: number, papersWith: number): number {
  return Math.log((papers + 1) / Math.max(1, papersWith));
}

/** Length of a paper's vector. */
export function vectorLength(text: IndexedText, idf: (term: string) => number): number {
  let sum = 0;
  for (const [term, occurrences] of text.terms)
    sum += (termFrequencyWeight(occurrences) * idf(term)) ** 2;
  return Math.sqrt(sum);
}

/** How many shared words are told. */
const mostSharedWords = 5;

/**
 * The words for these terms (the weightiest first) as the paper writes them, each in its most frequent form. Numbers
 * and single letters tell nobody anything; parts of a hyphenated word go with the whole.
 */
export function writtenWords(
  paper: { readonly title: string; readonly abstract?: string },
  terms: readonly string[],
): string[] {
  const wanted = new Set(terms);
  const forms = new Map<string, Map<string, number>>();
  for (const text of [paper.title, paper.abstract ?? '']) {
    const { tokens, compounds } = analyze(text);
    for (const { term, start, end } of [...tokens, ...compounds]) {
      if (!wanted.has(term)) continue;
      const written = text.slice(start, end);
      const counts = forms.get(term) ?? new Map<string, number>();
      counts.set(written, (counts.get(written) ?? 0) + 1);
      forms.set(term, counts);
    }
  }

  const chosen: { term: string; written: string }[] = [];
  for (const term of terms) {
    if (chosen.length === mostSharedWords) break;
    if (!/^\p{L}{2}|\p{L}\p{N}|\p{N}\p{L}/u.test(term)) continue;
    if (chosen.some((each) => each.term.includes(term) || term.includes(each.term))) continue;
    const written = mostFrequent(forms.get(term) ?? new Map<string, number>());
    if (written !== undefined) chosen.push({ term, written });
  }
  return chosen.map(({ written }) => written);
}

function mostFrequent(counts: ReadonlyMap<string, number>): string | undefined {
  let best: string | undefined;
  for (const [form, count] of counts) {
    if (best === undefined || count > (counts.get(best) ?? 0)) best = form;
  }
  return best;
}
