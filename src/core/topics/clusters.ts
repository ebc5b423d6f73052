import type { PaperPhrases, PhraseUse } from './phrases';
import { documentFrequency, type VectorSpace } from './vectors';

/** A topic: the phrase that stands for it, and its papers by their place in the collection. */
export interface Cluster {
  readonly phrase: string;
  readonly papers: readonly number[];
}

/** What it counts that a paper is about the phrase itself, where likeness of content counts 1. */
const phraseWeight = 0.4;
/** Any two papers of a field are as alike as this. */
const commonContent = 0.08;
/** A paper that fits every topic less than this belongs to none. */
const leastAffinity = 0.08;
/** What use of a phrase outside a cluster takes from what use of it within gives. */
const outsideWeight = 0.5;
/** What a name of one word is worth beside a longer one. */
const singleWord = 0.3;
/** As many phrases are tried as topics. */
const mostCandidates = 300;
/** The share of its papers in which a phrase is within a longer one that makes it a fragment of that. */
const mostlyWithin = 0.6;
/** No topic of fewer papers. */
const leastPapers = 2;

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
  let chosen: readonly Topic[] = chooseCovering(candidates, papers.length, space);
  for (;;) {
    const clusters = assigned(chosen, papers.length, space);
    const smallest = clusters.reduce<Cluster | undefined>(
      (least, each) => (least && least.papers.length <= each.papers.length ? least : each),
      undefined,
    );
    if (!smallest || smallest.papers.length >= leastPapers) return named(clusters, candidates);
    // A topic too small goes, and its papers find another.
    chosen = chosen.filter((candidate) => candidate.phrase !== smallest.phrase);
  }
}

/** A phrase that may stand for a topic, with how much each paper that uses it is about it (0 to 1). */
interface Candidate {
  readonly phrase: string;
  readonly aboutness: ReadonlyMap<number, number>;
}

/** A candidate with how well each paper fits it, by phrase and content. */
interface Topic extends Candidate {
  readonly affinity: Float64Array;
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
  return phrase.includes(' ') ? 1 : singleWord;
}

function chooseCovering(
  candidates: readonly Candidate[],
  papers: number,
  space: VectorSpace,
): Topic[] {
  const topics = mostSpokenOf(candidates).map((candidate) => ({
    ...candidate,
    affinity: affinityOf(candidate, space),
  }));
  const covered = new Float64Array(papers);
  const chosen: Topic[] = [];
  while (chosen.length < topicCount(papers)) {
    let best: Topic | undefined;
    let bestGain = 0;
    for (const topic of topics) {
      let gain = 0;
      for (let paper = 0; paper < papers; paper++) {
        gain += Math.max(0, (topic.affinity[paper] ?? 0) - (covered[paper] ?? 0));
      }
      gain *= specificity(topic.phrase);
      if (gain > bestGain) [best, bestGain] = [topic, gain];
    }
    if (!best) break;
    chosen.push(best);
    for (let paper = 0; paper < papers; paper++) {
      covered[paper] = Math.max(covered[paper] ?? 0, best.affinity[paper] ?? 0);
    }
  }
  return chosen;
}

/** The candidates worth a closer look: those that the most papers are the most about. */
function mostSpokenOf(candidates: readonly Candidate[]): Candidate[] {
  const total = ({ phrase, aboutness }: Candidate) =>
    specificity(phrase) * [...aboutness.values()].reduce((sum, each) => sum + each, 0);
  return candidates
    .map((candidate) => ({ candidate, total: total(candidate) }))
    .sort((a, b) => b.total - a.total || (a.candidate.phrase < b.candidate.phrase ? -1 : 1))
    .slice(0, mostCandidates)
    .map(({ candidate }) => candidate);
}

/**
 * How well each paper fits a phrase: how much it is about it, and how much its content is like that of the other
 * papers about it. A paper does not speak for itself, or a phrase of two papers would fit both whatever they say.
 */
function affinityOf({ aboutness }: Candidate, space: VectorSpace): Float64Array {
  const together = space.productsWithSum(aboutness);
  // The square of the sum's length: the sum is made of the papers about the phrase.
  let squared = 0;
  for (const [paper, about] of aboutness) squared += about * (together[paper] ?? 0);
  const affinity = new Float64Array(space.vectors.length);
  for (const [paper, vector] of space.vectors.entries()) {
    const about = aboutness.get(paper) ?? 0;
    const shared = together[paper] ?? 0;
    const own = vector.terms.length === 0 ? 0 : about;
    const length = Math.sqrt(Math.max(squared - 2 * own * shared + own * own, 0));
    const content = length < 1e-9 ? 0 : (shared - own) / length;
    affinity[paper] = phraseWeight * about + Math.max(0, content - commonContent);
  }
  return affinity;
}

/** How many topics people can take in: a dozen for a small library, slowly more for a large one. */
export function topicCount(papers: number): number {
  return Math.round(Math.min(1.6 * Math.sqrt(papers), 4 + 2 * Math.log2(Math.max(papers, 1))));
}

/** Each paper goes to the topic it fits best; then the papers of a topic say what it is about, and so on. */
function assigned(chosen: readonly Topic[], papers: number, space: VectorSpace): Cluster[] {
  let affinities = chosen.map((topic) => topic.affinity);
  let places: (number | undefined)[] = [];
  for (let round = 0; round < 3; round++) {
    places = Array.from({ length: papers }, (_, paper) => bestFor(paper, affinities));
    const current = places;
    affinities = chosen.map((topic, index) => {
      const aboutness = new Map<number, number>();
      for (const [paper, place] of current.entries()) {
        if (place === index) aboutness.set(paper, 1);
      }
      const byMembers = affinityOf({ phrase: topic.phrase, aboutness }, space);
      return byMembers.map(
        (affinity, paper) =>
          affinity +
          phraseWeight * ((topic.aboutness.get(paper) ?? 0) - (aboutness.get(paper) ?? 0)),
      );
    });
  }
  return chosen.map(({ phrase }, index) => ({
    phrase,
    papers: places.flatMap((place, paper) => (place === index ? [paper] : [])),
  }));
}

function bestFor(paper: number, affinities: readonly Float64Array[]): number | undefined {
  let place: number | undefined;
  let best = leastAffinity;
  for (const [index, affinity] of affinities.entries()) {
    const value = affinity[paper] ?? 0;
    if (value > best) [place, best] = [index, value];
  }
  return place;
}

/**
 * The clusters, each under the phrase that its papers are the most about and all others the least. The largest
 * cluster has the first choice.
 */
function named(clusters: readonly Cluster[], candidates: readonly Candidate[]): Cluster[] {
  const taken = new Set<string>();
  return [...clusters]
    .sort((a, b) => b.papers.length - a.papers.length || (a.phrase < b.phrase ? -1 : 1))
    .map(({ phrase, papers }) => {
      const members = new Set(papers);
      let best = phrase;
      let bestScore = 0;
      for (const candidate of candidates) {
        if (taken.has(candidate.phrase)) continue;
        let score = 0;
        for (const [paper, about] of candidate.aboutness) {
          score += members.has(paper) ? about : -about * outsideWeight;
        }
        score *= specificity(candidate.phrase);
        if (score > bestScore) [best, bestScore] = [candidate.phrase, score];
      }
      taken.add(best);
      return { phrase: best, papers };
    });
}
