import type { PaperPhrases, PhraseUse } from './phrases';
import { centroid, documentFrequency, dot, type VectorSpace } from './vectors';

/** A topic: the phrase that stands for it, and its papers by their place in the collection. */
export interface Cluster {
  readonly phrase: string;
  readonly papers: readonly number[];
}

/** How far the words of a paper count beside its use of the topic's phrase itself. */
const contentWeight = 3;
/** A paper with less than this in common with every topic belongs to none. */
const leastAffinity = 0.5;
/** The share of its papers in which a phrase is within a longer one that makes it a fragment of that. */
const mostlyWithin = 0.6;
/** No topic of fewer papers. */
const leastPapers = 3;

/**
 * Groups papers around phrases they use. The description comes first, as in Lingo (S. Osiński and D. Weiss, A
 * concept-driven algorithm for clustering search results, 2005): phrases are chosen one after the other, each the
 * one that adds most to what the chosen ones cover, and papers then go where both phrase and content fit best.
 * So every topic has a name that its papers use. Papers that fit nowhere are in no cluster.
 *
 * Deterministic in the order of `papers`: ties go to the phrase that comes first in code unit order.
 */
export function clustersOf(papers: readonly PaperPhrases[], space: VectorSpace): Cluster[] {
  const candidates = candidatesOf(papers);
  let chosen = chooseCovering(candidates, papers.length);
  for (;;) {
    const clusters = assigned(chosen, papers.length, space);
    const smallest = clusters.reduce<Cluster | undefined>(
      (least, each) => (least && least.papers.length <= each.papers.length ? least : each),
      undefined,
    );
    if (!smallest || smallest.papers.length >= leastPapers) return clusters;
    // A topic too small goes, and its papers find another.
    chosen = chosen.filter((candidate) => candidate.phrase !== smallest.phrase);
  }
}

/** A phrase that may stand for a topic, with how much each paper is about it (0 to 1). */
interface Candidate {
  readonly phrase: string;
  readonly aboutness: ReadonlyMap<number, number>;
}

function candidatesOf(papers: readonly PaperPhrases[]): Candidate[] {
  const frequency = documentFrequency(papers);
  const least = Math.max(leastPapers, Math.floor(papers.length / 500));
  // What a quarter of all papers speak of does not tell them apart.
  const most = Math.max(leastPapers, papers.length / 4);
  const aboutness = new Map<string, Map<number, number>>();
  for (const [index, { uses }] of papers.entries()) {
    for (const [phrase, use] of uses) {
      const count = frequency.get(phrase) ?? 0;
      if (count < least || count > most) continue;
      const papersOfIt = aboutness.get(phrase) ?? new Map<number, number>();
      papersOfIt.set(index, aboutnessOf(use));
      aboutness.set(phrase, papersOfIt);
    }
  }
  const fragments = fragmentsAmong([...aboutness.keys()], frequency);
  return [...aboutness]
    .filter(([phrase]) => !fragments.has(phrase))
    .map(([phrase, papersOfIt]) => ({ phrase, aboutness: papersOfIt }))
    .sort((a, b) => (a.phrase < b.phrase ? -1 : 1));
}

/** Phrases that are mostly used within one longer phrase, which names the topic better. */
function fragmentsAmong(
  phrases: readonly string[],
  frequency: ReadonlyMap<string, number>,
): ReadonlySet<string> {
  const fragments = new Set<string>();
  for (const phrase of phrases) {
    const words = phrase.split(' ');
    for (const part of [words.slice(0, -1).join(' '), words.slice(1).join(' ')]) {
      if ((frequency.get(phrase) ?? 0) >= mostlyWithin * (frequency.get(part) ?? Infinity)) {
        fragments.add(part);
      }
    }
  }
  return fragments;
}

/** A paper is about what is in its title; in its text, the more so the oftener. */
function aboutnessOf({ title, text }: PhraseUse): number {
  return Math.min(1, (title > 0 ? 0.7 : 0) + 0.2 * text);
}

/** Phrases of several words say more exactly what a topic is. */
function specificity(phrase: string): number {
  return phrase.includes(' ') ? 1 : 0.3;
}

function chooseCovering(candidates: readonly Candidate[], papers: number): Candidate[] {
  const covered = new Float64Array(papers);
  const most = topicCount(papers);
  const chosen: Candidate[] = [];
  const left = new Set(candidates);
  while (chosen.length < most) {
    let best: Candidate | undefined;
    let bestGain = 0;
    for (const candidate of left) {
      let gain = 0;
      for (const [paper, about] of candidate.aboutness) {
        gain += Math.max(0, about - (covered[paper] ?? 0));
      }
      gain *= specificity(candidate.phrase);
      if (gain > bestGain) [best, bestGain] = [candidate, gain];
    }
    if (!best) break;
    chosen.push(best);
    left.delete(best);
    for (const [paper, about] of best.aboutness) {
      covered[paper] = Math.max(covered[paper] ?? 0, about);
    }
  }
  return chosen;
}

/** How many topics people can take in: a dozen for a small library, slowly more for a large one. */
export function topicCount(papers: number): number {
  return Math.round(Math.min(1.5 * Math.sqrt(papers), 4 + 2 * Math.log2(Math.max(papers, 1))));
}

function assigned(chosen: readonly Candidate[], papers: number, space: VectorSpace): Cluster[] {
  let weights: ReadonlyMap<number, number>[] = chosen.map(
    (candidate) => new Map(candidate.aboutness),
  );
  let places: (number | undefined)[] = [];
  for (let round = 0; round < 4; round++) {
    const centroids = weights.map((weightOf) => centroid(space, weightOf));
    const next = Array.from({ length: papers }, (_, paper) => {
      const vector = space.vectors[paper];
      let place: number | undefined;
      let best = leastAffinity;
      for (const [index, candidate] of chosen.entries()) {
        const content = vector && centroids[index] ? dot(vector, centroids[index]) : 0;
        const affinity = (candidate.aboutness.get(paper) ?? 0) + contentWeight * content;
        if (affinity > best) [place, best] = [index, affinity];
      }
      return place;
    });
    places = next;
    weights = chosen.map(
      (_, index) => new Map(next.flatMap((place, paper) => (place === index ? [[paper, 1]] : []))),
    );
  }
  return chosen.map(({ phrase }, index) => ({
    phrase,
    papers: places.flatMap((place, paper) => (place === index ? [paper] : [])),
  }));
}
