import type { SparseVector } from '../topics/vectors';
import type { Coverage } from './greedy';

/**
 * How well all papers are represented by the picked ones: the similarity of each to the picked one that is most like it,
 * on average (facility location; as a part of a summary's worth, H. Lin, J. Bilmes, A class of submodular functions for
 * document summarization, 2011). 1 is all of them.
 *
 * @param similarity papers × papers, each 0 to 1, and 1 of a paper to itself
 */
export function papersRepresented(similarity: Float32Array, papers: number): Coverage {
  const best = new Float32Array(papers);
  return {
    gain(item) {
      const from = item * papers;
      let sum = 0;
      for (let paper = 0; paper < papers; paper++) {
        const more = (similarity[from + paper] ?? 0) - (best[paper] ?? 0);
        if (more > 0) sum += more;
      }
      return sum / papers;
    },
    add(item) {
      const from = item * papers;
      for (let paper = 0; paper < papers; paper++) {
        best[paper] = Math.max(best[paper] ?? 0, similarity[from + paper] ?? 0);
      }
    },
  };
}

/** Of which terms of all papers the picked ones speak; tells besides which an item would add. */
export interface TermCoverage extends Coverage {
  /** The terms of which the item would add something, those that count most first. */
  added(item: number): readonly number[];
}

/**
 * The share of what all papers speak of that the picked ones speak of as well (probabilistic coverage: K. El-Arini et
 * al., Turning down the noise in the blogosphere, 2009). A paper covers a term as far as it is about it, the second one
 * what the first has left. A term counts as much as the papers are about it.
 */
export function termsCovered(papers: readonly SparseVector[], terms: number): TermCoverage {
  // A paper is wholly about its strongest term.
  const strongest = papers.map(({ weights }) => weights.reduce((a, b) => Math.max(a, b), 0) || 1);
  const worth = new Float64Array(terms);
  papers.forEach((vector, paper) =>
    eachTerm(vector, paper, (term, amount) => (worth[term] = (worth[term] ?? 0) + amount)),
  );
  const total = worth.reduce((sum, each) => sum + each, 0) || 1;
  /** How much of each term is not covered yet. */
  const open = new Float64Array(terms).fill(1);

  function eachTerm(
    vector: SparseVector | undefined,
    paper: number,
    visit: (term: number, amount: number) => void,
  ): void {
    if (!vector) return;
    const scale = strongest[paper] ?? 1;
    for (let at = 0; at < vector.terms.length; at++) {
      visit(vector.terms[at] ?? 0, (vector.weights[at] ?? 0) / scale);
    }
  }

  const gainOf = (term: number, amount: number) => (worth[term] ?? 0) * (open[term] ?? 0) * amount;
  return {
    gain(item) {
      let sum = 0;
      eachTerm(papers[item], item, (term, amount) => (sum += gainOf(term, amount)));
      return sum / total;
    },
    add(item) {
      eachTerm(papers[item], item, (term, amount) => {
        open[term] = (open[term] ?? 0) * (1 - amount);
      });
    },
    added(item) {
      const gains: { readonly term: number; readonly gain: number }[] = [];
      eachTerm(papers[item], item, (term, amount) => {
        gains.push({ term, gain: gainOf(term, amount) });
      });
      return gains
        .filter(({ gain }) => gain > 0)
        .sort((a, b) => b.gain - a.gain || a.term - b.term)
        .map(({ term }) => term);
    },
  };
}

/** Several coverages as one, each counting what its weight says. */
export function together(
  parts: readonly { readonly coverage: Coverage; readonly weight: number }[],
): Coverage {
  return {
    gain: (item) =>
      parts.reduce((sum, { coverage, weight }) => sum + weight * coverage.gain(item), 0),
    add(item) {
      for (const { coverage } of parts) coverage.add(item);
    },
  };
}
