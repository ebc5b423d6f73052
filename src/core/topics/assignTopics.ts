import { otherTopic } from '../papers/grouping';
import type { Paper } from '../papers/paper';
import { clustersOf } from './clusters';
import { labelOf } from './labels';
import { phrasesOf } from './phrases';
import { termsOf } from './paperTerms';

/**
 * The topic of each paper, by id: a label made of words that its papers use, or {@link otherTopic} where a paper
 * fits none. Computed from titles, abstracts and keywords alone; the same papers get the same topics in whatever
 * order they come. No two topics have the same label.
 */
export function assignTopics(papers: readonly Paper[]): ReadonlyMap<string, string> {
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  const ordered = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const { papers: phrases, spellings } = phrasesOf(ordered);
  const topics = new Map(ordered.map((paper) => [paper.id, otherTopic]));
  for (const cluster of clustersOf(phrases, ordered.map(termsOf))) {
    const label = labelOf(spellings.get(cluster.phrase) ?? new Map());
    for (const index of cluster.papers) {
      const paper = ordered[index];
      if (paper) topics.set(paper.id, label);
    }
  }
  return topics;
}
