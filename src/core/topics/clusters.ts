import { finish } from '../steps';
import { communitiesAtResolution, modularity } from './communities';
import type { EarlierTopics } from './earlierTopics';
import { graphOfNearest, likenessOf } from './likeness';
import type { PaperTerms } from './paperTerms';
import { candidatesOf, fitOf, leastPapers, type Candidate } from './phraseCandidates';
import type { PaperPhrases } from './phrases';

/** A topic: the phrase that stands for it, and its papers by their place in the collection. */
export interface Cluster {
  readonly phrase: string;
  readonly papers: readonly number[];
}

/** What it counts that a paper is about the phrase itself, where likeness of content counts 1. */
const phraseWeight = 0.3;
/** A paper fits its topic by so much more than it fits the others at large, or it belongs to none. */
const leastMargin = 0.07;
/** A topic whose papers are about its phrase, and others not, by less than this in all is none. */
const leastFit = 0.3;
/** A topic under a single word has so many papers, or this share of all: that fewer share one is chance. */
const leastOfOneWord = 4;
const leastShareOfOneWord = 0.1;
/** As often do the papers of topics change places before one of the topics goes. */
const rounds = 2;
/** So much better must clusters found anew be for earlier ones to change. */
const worthChanging = 1.05;
/** So much better must a paper fit another topic than its own to go there. */
const loyalty = 0.1;
/** So much clearer must a paper that was of none fit a topic to go there. */
const aloofness = 0.03;

/** What clusters of these papers there were before. */
export interface EarlierClusters {
  readonly topics: EarlierTopics;
  /** The phrase of each of them; absent where no paper uses it any more. */
  readonly phrases: readonly (string | undefined)[];
  /** The papers that were looked at before and were of none. */
  readonly ofNone: ReadonlySet<number>;
  /** Whether they are to be kept however good those are that are found anew. */
  readonly stay: boolean;
}

interface Group {
  readonly papers: readonly number[];
  /** The number of the earlier topic that it is. */
  readonly earlier?: number | undefined;
  /** What it is called while its papers are about that. */
  readonly called?: Candidate | undefined;
}

interface Topic extends Group {
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
 *
 * @param before clusters of an earlier time: they are kept, with those found anew of papers that were of none, unless all found
 *   anew are better by more than {@link worthChanging}; one that is still there keeps its phrase
 */
export function clustersOf(
  papers: readonly PaperPhrases[],
  terms: readonly PaperTerms[],
  before?: EarlierClusters,
): Cluster[] {
  const likeness = likenessOf(papers, terms);
  const candidates = candidatesOf(papers);
  const graph = graphOfNearest(likeness);
  const { communities, resolution } = finish(
    communitiesAtResolution(graph, topicCount(papers.length)),
  );
  const found = settled(groupsOf(communities));
  return (before ? continued(before) : found).flatMap(({ name, papers: members }) =>
    name && members.length >= leastPapers ? [{ phrase: name.phrase, papers: members }] : [],
  );

  function continued(earlier: EarlierClusters): Topic[] {
    const kept = settled(earlierGroups(earlier, found, candidates), earlier);
    const isBetter = () => qualityOf(found) > worthChanging * qualityOf(kept);
    return earlier.stay || !isBetter()
      ? kept
      : named(
          found.map(({ papers: members }) => {
            const number = earlier.topics.continuedBy(members);
            return { papers: members, called: calledBefore(earlier, number, candidates) };
          }),
          candidates,
        );
  }

  function settled(groups: readonly Group[], earlier?: EarlierClusters): Topic[] {
    let topics = named(groups, candidates);
    for (;;) {
      for (let round = 0; round < rounds; round++) {
        const groupsNow = placed(topics, earlier).filter(({ papers: { length } }) => length > 0);
        topics = named(groupsNow, candidates);
      }
      const worst = topics.filter(isThin).sort(byWeakness)[0];
      if (!worst) break;
      topics = topics.filter((topic) => topic !== worst);
    }
    const least = Math.min(leastOfOneWord, papers.length * leastShareOfOneWord);
    const kept = topics.filter(({ name, papers: members }) => {
      return name?.phrase.includes(' ') || members.length >= least;
    });
    return placed(kept, earlier);
  }

  /** The topics with the papers that fit each best. */
  function placed(topics: readonly Topic[], earlier?: EarlierClusters): Topic[] {
    const places = placesFor(topics, likeness, earlier);
    return topics.map((topic, index) => ({
      ...topic,
      papers: places.flatMap((place, paper) => (place === index ? [paper] : [])),
    }));
  }

  /** The modularity of topics, at the resolution at which there are as many as there should be; papers of none are alone. */
  function qualityOf(topics: readonly Topic[]): number {
    const labels = Int32Array.from(papers, (_, paper) => topics.length + paper);
    for (const [number, { papers: members }] of topics.entries()) {
      for (const paper of members) labels[paper] = number;
    }
    return modularity(graph, labels, resolution);
  }
}

/** The earlier topics with their papers of now, and topics found anew most of whose papers were of none. */
function earlierGroups(
  before: EarlierClusters,
  found: readonly Topic[],
  candidates: readonly Candidate[],
): Group[] {
  const { labels, numbers } = before.topics;
  const groups = labels.map((_, number): Group => ({
    papers: [...numbers.keys()].filter((paper) => numbers[paper] === number),
    earlier: number,
    called: calledBefore(before, number, candidates),
  }));
  const added = found.flatMap(({ papers }): Group[] => {
    const free = papers.filter((paper) => (numbers[paper] ?? -1) < 0);
    return free.length > papers.length / 2 ? [{ papers: free }] : [];
  });
  return [...groups, ...added];
}

function calledBefore(
  { phrases }: EarlierClusters,
  number: number | undefined,
  candidates: readonly Candidate[],
): Candidate | undefined {
  const known = phrases[number ?? -1];
  return known === undefined ? undefined : candidates.find(({ phrase }) => phrase === known);
}

/** How many topics people can take in: a dozen for a small library, slowly more for a large one. */
export function topicCount(papers: number): number {
  return Math.round(
    Math.min(papers / leastPapers, 1.6 * Math.sqrt(papers), 4 + 2 * Math.log2(Math.max(papers, 1))),
  );
}

function groupsOf(communities: Int32Array): Group[] {
  const groups = new Map<number, number[]>();
  for (const [paper, number] of communities.entries()) {
    const known = groups.get(number);
    if (known) known.push(paper);
    else groups.set(number, [paper]);
  }
  return [...groups].sort(([a], [b]) => a - b).map(([, papers]) => ({ papers }));
}

/**
 * The groups, each under what it is called, or else the phrase that its papers are the most about and all others the least. The
 * largest chooses first.
 */
function named(groups: readonly Group[], candidates: readonly Candidate[]): Topic[] {
  const taken = new Set<Candidate>();
  const ordered = [...groups].sort((a, b) => b.papers.length - a.papers.length);
  const keeping = new Map<Group, Topic>();
  for (const group of ordered) {
    const { called } = group;
    if (!called || taken.has(called)) continue;
    const fit = fitOf(called, new Set(group.papers));
    if (fit < leastFit) continue;
    taken.add(called);
    keeping.set(group, { ...group, name: called, fit });
  }
  return ordered.map((group) => keeping.get(group) ?? nameOf(group));

  function nameOf(group: Group): Topic {
    const members = new Set(group.papers);
    let [name, fit]: [Candidate | undefined, number] = [undefined, 0];
    for (const candidate of candidates) {
      if (taken.has(candidate)) continue;
      const score = fitOf(candidate, members);
      if (score > fit) [name, fit] = [candidate, score];
    }
    if (name) taken.add(name);
    return { ...group, name, fit };
  }
}

function isThin({ papers, name, fit }: Topic): boolean {
  return papers.length < leastPapers || !name || fit < leastFit;
}

function byWeakness(a: Topic, b: Topic): number {
  return a.papers.length - b.papers.length || a.fit - b.fit;
}

/**
 * For each paper the place of the topic that it fits best, -1 where it fits none clearly; where it was before unless it fits
 * clearly better elsewhere.
 */
function placesFor(
  topics: readonly Topic[],
  likeness: readonly Float64Array[],
  before?: EarlierClusters,
): number[] {
  const contents = topics.map((topic) => contentOf(topic, likeness));
  return likeness.map((_, paper) => {
    const own = before?.topics.numbers[paper] ?? -1;
    let [best, bestFit, bestContent, sum] = [-1, -Infinity, 0, 0];
    for (const [place, { name, earlier = -1 }] of topics.entries()) {
      const content = contents[place]?.[paper] ?? 0;
      const about = phraseWeight * (name?.aboutness.get(paper) ?? 0);
      const fit = content + about + (own >= 0 && earlier === own ? loyalty : 0);
      sum += content;
      if (fit > bestFit) [best, bestFit, bestContent] = [place, fit, content];
    }
    const elsewhere = (sum - bestContent) / Math.max(topics.length - 1, 1);
    const margin = leastMargin + (before?.ofNone.has(paper) ? aloofness : 0);
    return bestFit - elsewhere < margin ? -1 : best;
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
