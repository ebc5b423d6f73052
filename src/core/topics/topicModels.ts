import { otherTopic } from '../papers/grouping';
import type { Paper } from '../papers/paper';
import type { TermDirections } from '../search/directionSpace';
import { assignTopics } from './assignTopics';
import { topicsFingerprint, type KnownTopics } from './knownTopics';
import { fittedTogether } from './latentSpace';
import { termsOf, type PaperTerms } from './paperTerms';
import { sampleById } from './seeded';
import { findTopicTree } from './subtopics';

/**
 * Up to so many papers, topics are groups that share a phrase, see {@link assignTopics}; beyond, all papers that are near one
 * another, see {@link findTopics}. In a library of a few dozen the nearest neighbours of a paper may not be near, and what a
 * group of them has in common may have no name: such papers belong to none. In a large library everything has neighbours, and
 * a phrase is used for many things.
 */
export const phrasesFirst = 300;
/** Counts the ways in which topics were ever found: models of another one are not kept. */
const method = 4;
/** The same of topics of small libraries, which have other numbers. */
const methodOfFew = -1;
/** Models are kept until the library has grown by this much. */
const growth = 1.2;
/** Papers that get their topic before others have their turn. */
const papersAtOnce = 50;
/** A paper whose terms speak less than this for every topic is of none. */
const leastFit = 0.3;

/** What the papers of a topic speak of. */
export interface TopicModel {
  readonly label: string;
  /**
   * Term → weight. What speaks for a paper's being of the topic is the sum of its terms' weights, each times 1 + ln of
   * how often it has the term.
   */
  readonly weights: readonly (readonly [term: string, weight: number])[];
  /** What its papers speak of in particular; absent where the topic has no parts. */
  readonly subtopics?: readonly TopicModel[];
}

/** Where a paper belongs. */
export interface TopicPlace {
  /** A label; empty where none was looked for yet. */
  readonly topic: string;
  /** The label of a part of the topic; empty where the paper is of none. */
  readonly subtopic: string;
}

export interface TopicModels {
  /** {@link method} or {@link methodOfFew} by which they were found. */
  readonly method: number;
  /** How many papers the library had. */
  readonly papers: number;
  /** None of a small library: its papers tell where others belong. */
  readonly topics: readonly TopicModel[];
}

/** What is asked of a library to give its papers topics. */
export interface TopicSource {
  /** All papers, in the order of their ids. */
  readonly papers: readonly { readonly id: string; readonly slot: number }[];
  records(slots: readonly number[]): readonly Paper[];
  /** Topics that certain papers, and no others with them, always have. */
  readonly settled?: KnownTopics;
  topicOf(slot: number): TopicPlace;
  setTopic(slot: number, place: TopicPlace): void;
  /** Is told the directions in which the papers differ when topics are found anew, to keep them beside the models. */
  setDirections?(directions: TermDirections): void;
}

/**
 * Gives every paper its topic. `known` are the models of an earlier time: while they still fit, only papers without a topic
 * get one; later, topics are found anew, and those that are still there keep their names and most of their papers. Yields
 * now and then, for others to have their turn, and returns the models to keep.
 *
 * @param count so many topics, rather than as many as the papers have
 */
export function* giveTopics(
  source: TopicSource,
  known: TopicModels | undefined,
  count?: number,
): Generator<void, TopicModels | undefined> {
  const { papers } = source;
  const set = (slot: number, place: TopicPlace) => {
    const { topic, subtopic } = source.topicOf(slot);
    if (topic !== place.topic || subtopic !== place.subtopic) source.setTopic(slot, place);
  };
  if (papers.length <= phrasesFirst && count === undefined) {
    return giveTopicsToFew(source, set, known);
  }
  const fits = known?.method === method && isAsLarge(papers.length, known);
  const models = fits ? known : yield* findModels(source, count);
  const classify = createClassifier(models.topics);
  yield;
  const waiting = fits ? papers.filter(({ slot }) => source.topicOf(slot).topic === '') : papers;
  for (let start = 0; start < waiting.length; start += papersAtOnce) {
    const slots = waiting.slice(start, start + papersAtOnce).map(({ slot }) => slot);
    for (const [index, paper] of source.records(slots).entries()) {
      set(slots[index] ?? -1, classify(paper));
    }
    yield;
  }
  return models;
}

/** See {@link giveTopics}: of up to {@link phrasesFirst} papers. */
function giveTopicsToFew(
  source: TopicSource,
  set: (slot: number, place: TopicPlace) => void,
  known: TopicModels | undefined,
): TopicModels {
  const { papers, settled } = source;
  const before = known?.method === methodOfFew ? known : undefined;
  const all = source.records(papers.map(({ slot }) => slot));
  const isSettled = settled && topicsFingerprint(all) === settled.fingerprint;
  const stay = before !== undefined && !isSettled && isAsLarge(papers.length, before);
  const places = new Map(papers.map(({ id, slot }) => [id, source.topicOf(slot).topic]));
  const topics = isSettled
    ? new Map(Object.entries(settled.topics))
    : assignTopics(all, before && { topicOf: (id) => places.get(id) ?? '', stay });
  for (const { id, slot } of papers)
    set(slot, { topic: topics.get(id) ?? otherTopic, subtopic: '' });
  return stay ? before : { method: methodOfFew, papers: papers.length, topics: [] };
}

/** Whether the library is by and large as large as when models were found. */
function isAsLarge(papers: number, known: TopicModels): boolean {
  return papers <= growth * known.papers && growth * papers >= known.papers;
}

function* findModels(source: TopicSource, count?: number): Generator<void, TopicModels> {
  const sample = sampleById(source.papers, fittedTogether);
  yield;
  const papers: Paper[] = [];
  const places = new Map<string, TopicPlace>();
  for (let start = 0; start < sample.length; start += papersAtOnce) {
    const slots = sample.slice(start, start + papersAtOnce).map(({ slot }) => slot);
    for (const [index, paper] of source.records(slots).entries()) {
      papers.push(paper);
      const place = source.topicOf(slots[index] ?? -1);
      if (place.topic !== otherTopic) places.set(paper.id, place);
    }
    yield;
  }
  return {
    method,
    papers: source.papers.length,
    topics: yield* findTopicTree(
      papers,
      ({ id }) => places.get(id),
      count,
      (space) => source.setDirections?.(space.termDirections()),
    ),
  };
}

/** Tells of which topic a paper is and of which part of it, by its title, abstract and keywords. */
export function createClassifier(topics: readonly TopicModel[]): (paper: Paper) => TopicPlace {
  const topicFor = createChooser(topics);
  const choosers = new Map(
    topics.map((topic) => [topic, createChooser(topic.subtopics ?? [])] as const),
  );
  return (paper) => {
    const terms = termsOf(paper);
    const topic = topicFor(terms);
    const subtopic = topic && choosers.get(topic)?.(terms);
    return { topic: topic?.label ?? otherTopic, subtopic: subtopic?.label ?? '' };
  };
}

/** Tells for which of these models the terms of a paper speak most; for none if they say little. */
function createChooser(
  models: readonly TopicModel[],
): (terms: PaperTerms) => TopicModel | undefined {
  const weightsOf = new Map<string, { model: number; weight: number }[]>();
  for (const [model, { weights }] of models.entries()) {
    for (const [term, weight] of weights) {
      const known = weightsOf.get(term);
      if (known) known.push({ model, weight });
      else weightsOf.set(term, [{ model, weight }]);
    }
  }
  const scores = new Float64Array(models.length);
  return (terms) => {
    scores.fill(0);
    let squares = 0;
    for (const [term, count] of terms) {
      const strength = 1 + Math.log(count);
      squares += strength * strength;
      for (const { model, weight } of weightsOf.get(term) ?? []) {
        scores[model] = (scores[model] ?? 0) + weight * strength;
      }
    }
    let best = -1;
    let bestScore = leastFit * Math.sqrt(squares);
    for (const [model, score] of scores.entries()) {
      if (score > bestScore) [best, bestScore] = [model, score];
    }
    return models[best];
  };
}
