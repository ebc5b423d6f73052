import { finish } from '../steps';
import { soManyCommunities } from './communities';
import { graphOf, type Graph } from './neighbourGraph';
import type { PaperTerms } from './paperTerms';
import type { PaperPhrases, PhraseUse } from './phrases';
import { vectorSpace, weightedVectors, type PaperVectors, type SparseVector } from './vectors';

/** A topic: the phrase that stands for it, and its papers by their place in the collection. */
export interface Cluster {
  readonly phrase: string;
  readonly papers: readonly number[];
}

/** What phrases in common count in how alike papers are; words in common count the rest. */
const phraseShare = 0.3;
/** As many of the nearest of a paper say where it belongs. */
const nearest = 20;
/** What it counts that a paper is about the phrase itself, where likeness of content counts 1. */
const phraseWeight = 0.3;
/** A paper fits its topic by so much more than it fits the others at large, or it belongs to none. */
const leastMargin = 0.07;
/** A paper that is about a phrase by less only mentions it. */
const aboutIt = 0.35;
/** A topic whose papers are about its phrase, and others not, by less than this in all is none. */
const leastFit = 0.3;
/** What a name of one word is worth beside a longer one. */
const singleWord = 0.3;
/** A topic under a single word has so many papers, or this share of all: that fewer share one is chance. */
const leastOfOneWord = 4;
const leastShareOfOneWord = 0.1;
/** The share of its use in which a phrase is within a longer one that makes it a fragment of that. */
const mostlyWithin = 0.6;
/** What more than this share of all papers speak of does not tell them apart. */
const mostPapers = 0.25;
/** No topic of fewer papers. */
const leastPapers = 2;
/** As often do the papers of topics change places before one of the topics goes. */
const rounds = 2;

/** A phrase that may stand for a topic, with how much each paper that uses it is about it (0 to 1). */
interface Candidate {
  readonly phrase: string;
  readonly aboutness: ReadonlyMap<number, number>;
  readonly total: number;
}

interface Topic {
  readonly papers: readonly number[];
  /** Absent where the papers have no phrase in common. */
  readonly name?: Candidate | undefined;
  /** How much its papers are about the phrase, and others not. */
  readonly fit: number;
}

/**
 * Groups papers that are alike, each group under a phrase that its papers are about. The groups are communities of nearest
 * neighbours; then a paper goes where its content and the phrase fit best, if they fit clearly better than elsewhere. A group
 * whose papers share no phrase, or hardly one, goes, and its papers find another. Papers that fit nowhere are in no cluster.
 *
 * Deterministic in the order of `papers`: ties go to the phrase that comes first in code unit order.
 */
export function clustersOf(
  papers: readonly PaperPhrases[],
  terms: readonly PaperTerms[],
): Cluster[] {
  const likeness = likenessOf(papers, terms);
  const candidates = candidatesOf(papers);
  const found = finish(soManyCommunities(graphOfNearest(likeness), topicCount(papers.length)));
  let topics = named(groupsOf(found), candidates);
  for (;;) {
    for (let round = 0; round < rounds; round++) {
      topics = named(groupsOf(placesFor(topics, likeness)), candidates);
    }
    const worst = topics.filter(isThin).sort(byWeakness)[0];
    if (!worst) break;
    topics = topics.filter((topic) => topic !== worst);
  }
  const least = Math.min(leastOfOneWord, papers.length * leastShareOfOneWord);
  const kept = topics.filter(({ name, papers: members }) => {
    return name?.phrase.includes(' ') || members.length >= least;
  });
  const places = placesFor(kept, likeness);
  return kept.flatMap(({ name }, index) => {
    const members = places.flatMap((place, paper) => (place === index ? [paper] : []));
    return name && members.length >= leastPapers ? [{ phrase: name.phrase, papers: members }] : [];
  });
}

/** How many topics people can take in: a dozen for a small library, slowly more for a large one. */
export function topicCount(papers: number): number {
  return Math.round(
    Math.min(papers / leastPapers, 1.6 * Math.sqrt(papers), 4 + 2 * Math.log2(Math.max(papers, 1))),
  );
}

/** For each paper how alike every paper is to it: cosines of their words and of their phrases. */
function likenessOf(
  papers: readonly PaperPhrases[],
  terms: readonly PaperTerms[],
): readonly Float64Array[] {
  const likeness = papers.map(() => new Float64Array(papers.length));
  add(finish(weightedVectors(terms)), 1 - phraseShare);
  add(vectorSpace(papers), phraseShare);
  return likeness;

  function add(space: PaperVectors, share: number): void {
    const dense = new Float64Array(space.phrases.length);
    for (const [paper, { terms: places, weights }] of space.vectors.entries()) {
      dense.fill(0);
      for (const [at, place] of places.entries()) dense[place] = weights[at] ?? 0;
      const row = likeness[paper];
      for (const [other, vector] of space.vectors.entries()) {
        if (row) row[other] = (row[other] ?? 0) + share * cosineTo(dense, vector);
      }
    }
  }
}

function cosineTo(dense: Float64Array, { terms, weights }: SparseVector): number {
  let sum = 0;
  for (let index = 0; index < terms.length; index++) {
    sum += (dense[terms[index] ?? 0] ?? 0) * (weights[index] ?? 0);
  }
  return sum;
}

/**
 * Each paper joined to its nearest. Squared, for among a few dozen papers of one field any two are a little alike, and twenty
 * of the nearest are a third of them.
 */
function graphOfNearest(likeness: readonly Float64Array[]): Graph {
  const edges = likeness.map(() => new Map<number, number>());
  for (const [paper, row] of likeness.entries()) {
    const near = [...row.entries()]
      .filter(([other, cosine]) => other !== paper && cosine > 0)
      .sort(([a, x], [b, y]) => y - x || a - b)
      .slice(0, nearest);
    for (const [other, cosine] of near) {
      edges[paper]?.set(other, cosine * cosine);
      edges[other]?.set(paper, cosine * cosine);
    }
  }
  return graphOf(edges, new Float64Array(likeness.length));
}

function candidatesOf(papers: readonly PaperPhrases[]): Candidate[] {
  const aboutness = new Map<string, Map<number, number>>();
  for (const [index, { uses }] of papers.entries()) {
    for (const [phrase, use] of uses) {
      const papersOfIt = aboutness.get(phrase) ?? new Map<number, number>();
      papersOfIt.set(index, aboutnessOf(use));
      aboutness.set(phrase, papersOfIt);
    }
  }
  const shared = [...aboutness].filter(([, papersOfIt]) => papersOfIt.size >= leastPapers);
  const candidates = shared.map(([phrase, papersOfIt]): Candidate => {
    const total = [...papersOfIt.values()].reduce((sum, each) => sum + each, 0);
    return { phrase, aboutness: papersOfIt, total };
  });
  const fragments = fragmentsAmong(candidates);
  const most = Math.max(leastPapers, papers.length * mostPapers);
  return candidates
    .filter((candidate) => candidate.aboutness.size <= most && !fragments.has(candidate.phrase))
    .filter((candidate) => seriously(candidate) >= leastPapers)
    .sort((a, b) => (a.phrase < b.phrase ? -1 : 1));
}

/** Phrases that papers are mostly about within one longer phrase, which names the topic better. */
function fragmentsAmong(candidates: readonly Candidate[]): ReadonlySet<string> {
  const totals = new Map(candidates.map(({ phrase, total }) => [phrase, total]));
  const fragments = new Set<string>();
  for (const { phrase, total } of candidates) {
    const words = phrase.split(' ');
    for (const part of [words.slice(0, -1).join(' '), words.slice(1).join(' ')]) {
      if (total >= mostlyWithin * (totals.get(part) ?? Infinity)) fragments.add(part);
    }
  }
  return fragments;
}

/** A paper is about what is in its title; in its text, the more so the oftener, and hardly what it mentions once. */
function aboutnessOf({ title, text }: PhraseUse): number {
  return Math.min(1, (title > 0 ? 0.7 : 0) + (text > 1 ? 0.2 : 0.05) * text);
}

/** How many papers, of all or of these, are about a phrase rather than mention it. */
function seriously({ aboutness }: Candidate, among?: ReadonlySet<number>): number {
  let count = 0;
  for (const [paper, about] of aboutness) {
    if (about >= aboutIt && (!among || among.has(paper))) count++;
  }
  return count;
}

/** The papers of each group; those of none have the number -1. */
function groupsOf(numbers: Iterable<number>): number[][] {
  const groups = new Map<number, number[]>();
  let paper = 0;
  for (const number of numbers) {
    const known = groups.get(number);
    if (known) known.push(paper);
    else if (number >= 0) groups.set(number, [paper]);
    paper++;
  }
  return [...groups].sort(([a], [b]) => a - b).map(([, group]) => group);
}

/** The groups, each under the phrase that its papers are the most about and all others the least. The largest chooses first. */
function named(groups: readonly number[][], candidates: readonly Candidate[]): Topic[] {
  const taken = new Set<Candidate>();
  return [...groups]
    .sort((a, b) => b.length - a.length)
    .map((papers) => {
      const members = new Set(papers);
      let name: Candidate | undefined;
      let fit = 0;
      for (const candidate of candidates) {
        if (taken.has(candidate) || seriously(candidate, members) < leastPapers) continue;
        let within = 0;
        for (const [paper, about] of candidate.aboutness) if (members.has(paper)) within += about;
        const share = within / candidate.total;
        const score = within * share * (candidate.phrase.includes(' ') ? 1 : singleWord);
        if (score > fit) [name, fit] = [candidate, score];
      }
      if (name) taken.add(name);
      return { papers, name, fit };
    });
}

function isThin({ papers, name, fit }: Topic): boolean {
  return papers.length < leastPapers || !name || fit < leastFit;
}

function byWeakness(a: Topic, b: Topic): number {
  return a.papers.length - b.papers.length || a.fit - b.fit;
}

/** For each paper the place of the topic that it fits best, -1 where it fits none clearly. */
function placesFor(topics: readonly Topic[], likeness: readonly Float64Array[]): number[] {
  const contents = topics.map((topic) => contentOf(topic, likeness));
  return likeness.map((_, paper) => {
    let [best, bestFit, bestContent, sum] = [-1, -Infinity, 0, 0];
    for (const [place, { name }] of topics.entries()) {
      const content = contents[place]?.[paper] ?? 0;
      const fit = content + phraseWeight * (name?.aboutness.get(paper) ?? 0);
      sum += content;
      if (fit > bestFit) [best, bestFit, bestContent] = [place, fit, content];
    }
    const elsewhere = (sum - bestContent) / Math.max(topics.length - 1, 1);
    return bestFit - elsewhere < leastMargin ? -1 : best;
  });
}

/**
 * How alike each paper's content is to that of a topic's papers together. A paper does not speak for itself, or a topic of two
 * would fit both whatever they say.
 */
function contentOf({ papers }: Topic, likeness: readonly Float64Array[]): Float64Array {
  const members = new Set(papers);
  const sums = likeness.map((row) => papers.reduce((sum, other) => sum + (row[other] ?? 0), 0));
  const squared = papers.reduce((sum, paper) => sum + (sums[paper] ?? 0), 0);
  return Float64Array.from(sums, (sum, paper) => {
    const own = members.has(paper) ? (likeness[paper]?.[paper] ?? 0) : 0;
    const others = sum - own;
    const length = Math.sqrt(Math.max(own > 0 ? squared - 2 * others - own : squared, 0));
    return length < 1e-9 ? 0 : others / length;
  });
}
