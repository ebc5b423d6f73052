import { otherTopic } from '../papers/grouping';
import type { Paper } from '../papers/paper';
import { sequenceFields, type Sequence } from '../search/searchIndex';
import { assignTopics } from './assignTopics';

/** The topics of so many papers are found together; those of a larger library are found from as many of them. */
export const topicsTogether = 2000;
/** Models are kept until the library has grown by this much. */
const growth = 1.2;
/** The terms that tell a topic from the others. */
const mostTerms = 500;
/** Papers that get their topic before others have their turn. */
const papersAtOnce = 200;

/** What the papers of a topic speak of. */
export interface TopicModel {
  readonly label: string;
  /** Term → weight, by which the papers of the topic are alike. */
  readonly weights: readonly (readonly [term: string, weight: number])[];
}

export interface TopicModels {
  /** How many papers the library had. */
  readonly papers: number;
  readonly topics: readonly TopicModel[];
}

/** What is asked of a library to give its papers topics. */
export interface TopicSource {
  /** All papers, in the order of their ids. */
  readonly papers: readonly { readonly id: string; readonly slot: number }[];
  records(slots: readonly number[]): readonly Paper[];
  sequence(slot: number): Sequence;
  termNumber(term: string): number;
  /** The terms of these numbers. */
  terms(numbers: ReadonlySet<number>): ReadonlyMap<number, string>;
  /** The topic a paper has; empty where it has none yet. */
  topicOf(slot: number): string;
  setTopic(slot: number, topic: string): void;
}

/**
 * Gives every paper its topic. Up to a few thousand papers they are what {@link assignTopics} finds; beyond that it finds
 * them among a sample of the papers, the same whenever the papers are, and each other paper gets the topic to whose
 * papers it is nearest (the cosine of tf-idf vectors to the centroid, as in J. J. Rocchio's classifier). `known` are the
 * models of an earlier time: while they still fit, only papers without a topic get one. Yields now and then, for others
 * to have their turn, and returns the models to keep.
 */
export function* giveTopics(
  source: TopicSource,
  known: TopicModels | undefined,
): Generator<void, TopicModels | undefined> {
  const { papers } = source;
  const set = (slot: number, topic: string) => {
    if (source.topicOf(slot) !== topic) source.setTopic(slot, topic);
  };
  if (papers.length <= topicsTogether) {
    const topics = assignTopics(source.records(papers.map(({ slot }) => slot)));
    for (const { id, slot } of papers) set(slot, topics.get(id) ?? otherTopic);
    return undefined;
  }
  const fits =
    known !== undefined &&
    papers.length <= growth * known.papers &&
    growth * papers.length >= known.papers;
  const models = fits ? known : yield* findModels(source);
  const classify = createClassifier(source, models);
  let done = 0;
  for (const { slot } of papers) {
    if (!fits || source.topicOf(slot) === '') set(slot, classify(slot));
    if (++done % papersAtOnce === 0) yield;
  }
  return models;
}

function* findModels(source: TopicSource): Generator<void, TopicModels> {
  const sample = source.papers
    .map(({ id, slot }) => ({ id, slot, place: hash(id) }))
    .sort((a, b) => a.place - b.place || (a.id < b.id ? -1 : 1))
    .slice(0, topicsTogether);
  yield;
  const topics = assignTopics(source.records(sample.map(({ slot }) => slot)));
  yield;
  const sums = new Map<string, Map<number, number>>();
  const papersWith = new Map<number, number>();
  for (const { id, slot } of sample) {
    const label = topics.get(id) ?? otherTopic;
    const counts = termCounts(source.sequence(slot));
    for (const term of counts.keys()) papersWith.set(term, (papersWith.get(term) ?? 0) + 1);
    if (label === otherTopic) continue;
    let sum = sums.get(label);
    if (!sum) sums.set(label, (sum = new Map<number, number>()));
    for (const [term, count] of counts) sum.set(term, (sum.get(term) ?? 0) + 1 + Math.log(count));
  }
  const terms = source.terms(new Set([...sums.values()].flatMap((sum) => [...sum.keys()])));
  return {
    papers: source.papers.length,
    topics: [...sums]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([label, sum]) => ({ label, weights: strongest(sum) })),
  };

  function strongest(sum: ReadonlyMap<number, number>): (readonly [string, number])[] {
    const weighed = [...sum].map(([term, weight]) => {
      const rarity = Math.log(sample.length / (papersWith.get(term) ?? 1));
      return { text: terms.get(term) ?? '', weight: weight * rarity ** 2 };
    });
    weighed.sort((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1));
    const kept = weighed.slice(0, mostTerms);
    const length = Math.sqrt(kept.reduce((total, { weight }) => total + weight * weight, 0));
    return kept.map(({ text, weight }) => [text, length === 0 ? 0 : weight / length]);
  }
}

function createClassifier(source: TopicSource, { topics }: TopicModels): (slot: number) => string {
  const weightsOf = new Map<number, { topic: number; weight: number }[]>();
  topics.forEach(({ weights }, topic) => {
    for (const [term, weight] of weights) {
      const number = source.termNumber(term);
      const known = weightsOf.get(number) ?? [];
      known.push({ topic, weight });
      weightsOf.set(number, known);
    }
  });
  const scores = new Float64Array(topics.length);
  return (slot) => {
    scores.fill(0);
    for (const [term, count] of termCounts(source.sequence(slot))) {
      for (const { topic, weight } of weightsOf.get(term) ?? []) {
        scores[topic] = (scores[topic] ?? 0) + weight * (1 + Math.log(count));
      }
    }
    let best = -1;
    scores.forEach((score, topic) => {
      if (score > (best < 0 ? 0 : (scores[best] ?? 0))) best = topic;
    });
    return topics[best]?.label ?? otherTopic;
  };
}

/** Terms of title and abstract, those of the title counting twice. */
function termCounts(sequence: Sequence): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  let start = 0;
  sequenceFields.forEach((field, place) => {
    const end = sequence.ends[place] ?? start;
    const weight = field === 'title' ? 2 : field === 'abstract' ? 1 : 0;
    for (let at = start; at < end && weight > 0; at++) {
      const term = sequence.terms[at] ?? -1;
      if (term >= 0) counts.set(term, (counts.get(term) ?? 0) + weight);
    }
    start = end;
  });
  return counts;
}

/** FNV-1a: an order of papers that has nothing to do with what they are about. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return value >>> 0;
}
