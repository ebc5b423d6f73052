import type { Paper } from '../papers/paper';
import { fitTermSpace, readTerms } from '../topics/latentSpace';
import { dotProducts } from '../topics/neighbourSearch';
import type { PaperTerms } from '../topics/paperTerms';
import { readPhrases } from '../topics/phrases';
import { weightedVectors } from '../topics/vectors';
import { papersRepresented, termsCovered, together } from './coverages';
import { pickGreedily } from './greedy';

/** How much one wants to read. */
export type ReadingBudget = { readonly papers: number } | { readonly words: number };

export interface ReadingListEntry {
  readonly id: string;
  /** The phrases that it adds to what the papers before it speak of, as they are written, the weightiest first. */
  readonly adds: readonly string[];
}

export interface ReadingList {
  /** The papers that cover the most first. */
  readonly entries: readonly ReadingListEntry[];
  /** Papers that were chosen from. */
  readonly candidates: number;
}

/**
 * Directions of the latent space: with 70 or 100 lists cover about as many subjects, and take longer (means over six parts of
 * arxiv-balanced, `npm run bench:readinglist`).
 */
const directions = 50;
/** How much the terms count beside the papers, in what is to be covered. */
const termShare = 0.15;
/** Papers that have more than this share of their terms in common are the same work twice. */
const duplicateOverlap = 0.8;
/** Phrases that are told of a paper. */
const mostAdded = 4;
/** Papers that are compared with all others before others have their turn. */
const papersAtOnce = 50;
/** Papers whose words are counted before others have their turn. */
const countedAtOnce = 200;

/**
 * The papers that together cover most of what all of them speak of, within a budget and without near-duplicates. To
 * cover is to represent every paper by one on the list that is like it, and to speak of every phrase, which are both
 * submodular and so is their sum (H. Lin, J. Bilmes, 2011); what two papers are alike in is told by the latent space,
 * which knows other words for the same. Deterministic, whatever order the papers come in. Yields now and then, for others
 * to have their turn.
 */
export function* readingList(
  papers: readonly Paper[],
  budget: ReadingBudget,
): Generator<void, ReadingList> {
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  const sorted = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const read = yield* readTerms(sorted);
  const similarity = yield* similarities(read);
  const { vectors, phrases: terms } = yield* weightedVectors(read);
  const costs = yield* costsOf(sorted, budget);
  const { items } = yield* pickGreedily(
    () =>
      together([
        { coverage: papersRepresented(similarity, sorted.length), weight: 1 - termShare },
        { coverage: termsCovered(vectors, terms.length), weight: termShare },
      ]),
    costs,
    'papers' in budget ? { items: budget.papers } : { cost: budget.words },
    (item, picked) => overlap(read[item], read[picked]) > duplicateOverlap,
  );
  const covered = termsCovered(vectors, terms.length);
  const picked = items.flatMap((item) => sorted[item] ?? []);
  const { papers: uses, spellings } = yield* readPhrases(picked);
  const entries = picked.map(({ id }, place): ReadingListEntry => {
    const item = items[place] ?? 0;
    const own = uses[place]?.uses;
    const added = covered
      .added(item)
      .map((term) => terms[term] ?? '')
      .filter((phrase) => own?.has(phrase))
      .map((phrase) => commonest(spellings.get(phrase)));
    covered.add(item);
    return { id, adds: withoutParts(added).slice(0, mostAdded) };
  });
  return { entries, candidates: sorted.length };
}

/** How many words there are to read: those of title and abstract, which is what a library has of a paper. */
export function wordsOf({ title, abstract = '' }: Pick<Paper, 'title' | 'abstract'>): number {
  return Math.max(1, `${title} ${abstract}`.match(/\S+/g)?.length ?? 0);
}

/** What each paper costs; all alike where they are counted. */
function* costsOf(papers: readonly Paper[], budget: ReadingBudget): Generator<void, Float64Array> {
  const costs = new Float64Array(papers.length).fill(1);
  if ('papers' in budget) return costs;
  for (const [place, paper] of papers.entries()) {
    costs[place] = wordsOf(paper);
    if (place % countedAtOnce === countedAtOnce - 1) yield;
  }
  return costs;
}

/** The likeness of all papers to one another in the latent space, papers × papers, 0 to 1. */
function* similarities(terms: readonly PaperTerms[]): Generator<void, Float32Array> {
  const papers = terms.length;
  const space = yield* fitTermSpace(terms, directions);
  const { dimensions } = space;
  const vectors = new Float32Array(papers * dimensions);
  for (const [place, own] of terms.entries()) {
    space.project(own, vectors, place * dimensions);
    if (place % papersAtOnce === papersAtOnce - 1) yield;
  }
  const similarity = new Float32Array(papers * papers);
  for (let a = 0; a < papers; a++) {
    const row = similarity.subarray(a * papers, (a + 1) * papers);
    dotProducts(vectors, a * dimensions, vectors, 0, a, dimensions, row);
    for (let b = 0; b < a; b++) {
      const value = Math.min(1, Math.max(0, row[b] ?? 0));
      row[b] = value;
      similarity[b * papers + a] = value;
    }
    row[a] = 1;
    if (a % papersAtOnce === papersAtOnce - 1) yield;
  }
  return similarity;
}

/** The share of terms that two papers have both, of all that one of them has. */
function overlap(a: PaperTerms | undefined, b: PaperTerms | undefined): number {
  if (!a || !b || a.size === 0) return 0;
  let both = 0;
  for (const term of a.keys()) if (b.has(term)) both++;
  return both / (a.size + b.size - both);
}

/** The commonest spelling; of equally common ones the first in the alphabet. */
function commonest(spellings: ReadonlyMap<string, number> | undefined): string {
  const [best] = [...(spellings ?? [])].sort(
    ([a, countOfA], [b, countOfB]) => countOfB - countOfA || (a < b ? -1 : 1),
  );
  return best?.[0] ?? '';
}

/** Leaves out what is said by a longer phrase already, or says no more than a shorter one that counts more. */
function withoutParts(phrases: readonly string[]): string[] {
  const kept: string[] = [];
  for (const phrase of phrases) {
    const folded = phrase.toLowerCase();
    const isKnown = kept.some((other) => {
      const known = other.toLowerCase();
      return known.includes(folded) || folded.includes(known);
    });
    if (phrase !== '' && !isKnown) kept.push(phrase);
  }
  return kept;
}
