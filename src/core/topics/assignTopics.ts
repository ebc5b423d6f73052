import { otherTopic } from '../papers/grouping';
import type { Paper } from '../papers/paper';
import { clustersOf, type EarlierClusters } from './clusters';
import { EarlierTopics } from './earlierTopics';
import { labelOf } from './labels';
import { phrasesOf, type CollectionPhrases } from './phrases';
import { termsOf } from './paperTerms';

/** The topics of papers at an earlier time. */
export interface TopicsBefore {
  /** The label of a paper's topic, or {@link otherTopic}; the empty string where none was looked for. */
  readonly topicOf: (id: string) => string;
  /** Whether they stay, whatever would be found now: others only join them. Else they change where that is clearly better. */
  readonly stay: boolean;
}

/**
 * The topic of each paper, by id: a label made of words that its papers use, or {@link otherTopic} where a paper
 * fits none. Computed from titles, abstracts and keywords alone; the same papers get the same topics in whatever
 * order they come, if they had the same before. No two topics have the same label.
 */
export function assignTopics(
  papers: readonly Paper[],
  before?: TopicsBefore,
): ReadonlyMap<string, string> {
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  const ordered = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const { papers: phrases, spellings } = phrasesOf(ordered);
  const topics = new Map(ordered.map((paper) => [paper.id, otherTopic]));
  const earlier = before && earlierClusters(ordered, spellings, before);
  for (const { phrase, papers: members } of clustersOf(phrases, ordered.map(termsOf), earlier)) {
    const known = earlier?.topics.labels[earlier.phrases.indexOf(phrase)];
    const label = known ?? labelOf(spellings.get(phrase) ?? new Map());
    for (const index of members) {
      const paper = ordered[index];
      if (paper) topics.set(paper.id, label);
    }
  }
  return topics;
}

/** What papers were of, where enough of them were looked at to go by it. */
function earlierClusters(
  papers: readonly Paper[],
  spellings: CollectionPhrases['spellings'],
  { topicOf, stay }: TopicsBefore,
): EarlierClusters | undefined {
  const labels = papers.map(({ id }) => topicOf(id));
  const topics = new EarlierTopics(labels.map((label) => (label === otherTopic ? '' : label)));
  const isNew = labels.filter((label) => label === '').length;
  if (topics.labels.length < 2 || isNew > labels.length / 2) return undefined;
  const phraseOf = new Map<string, string>();
  for (const [phrase, ways] of spellings) {
    for (const spelling of ways.keys()) phraseOf.set(labelOf(new Map([[spelling, 1]])), phrase);
  }
  const ofNone = labels.flatMap((label, paper) => (label === otherTopic ? [paper] : []));
  return {
    topics,
    phrases: topics.labels.map((label) => phraseOf.get(label)),
    ofNone: new Set(ofNone),
    stay,
  };
}
