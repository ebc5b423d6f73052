import type { Paper } from '../papers/paper';
import { findGroups, topicLimits, type GroupLimits } from './findTopics';
import type { LatentSpace } from './latentSpace';
import { rememberedTerms } from './paperTerms';
import type { TopicModel, TopicPlace } from './topicModels';

/** A topic of fewer papers is seen at a glance. */
const worthDividing = 60;
/** A topic is divided into this many parts at least, or not at all. */
const leastParts = 2;

const subtopicLimits: GroupLimits = {
  dimensions: 50,
  most: mostSubtopics,
  leastShare: 1 / 25,
  leastPapers: 8,
  mostTerms: 400,
  readForLabel: 120,
};

/**
 * Topics of two levels. A topic's papers are divided as the library's are, but in a space of their own, for what tells the
 * parts of a topic apart is hardly seen among all papers.
 *
 * @param known where a paper was at an earlier time
 * @param count so many topics, rather than as many as the papers have
 * @param onSpace is told the space in which all papers were looked at
 */
export function* findTopicTree(
  papers: readonly Paper[],
  known: (paper: Paper) => TopicPlace | undefined,
  count?: number,
  onSpace?: (space: LatentSpace) => void,
): Generator<void, TopicModel[]> {
  const termsOf = rememberedTerms();
  const topics = yield* findGroups(papers, {
    termsOf,
    known: (paper) => known(paper)?.topic ?? '',
    count,
    ...(onSpace && { onSpace }),
    ...topicLimits,
  });
  const labels = topics.map(({ model }) => model.label);
  const tree: TopicModel[] = [];
  for (const { model, papers: members } of topics) {
    const { label } = model;
    if (members.length < worthDividing) {
      tree.push(model);
      continue;
    }
    const parts = yield* findGroups(members, {
      known(paper) {
        const place = known(paper);
        return place?.topic === label ? place.subtopic : '';
      },
      termsOf,
      taken: { parent: label, others: labels },
      ...subtopicLimits,
    });
    const subtopics = parts.map((part) => part.model);
    tree.push(subtopics.length < leastParts ? model : { ...model, subtopics });
  }
  return tree;
}

/** Three parts of sixty papers, slowly more of more. */
function mostSubtopics(papers: number): number {
  return Math.round(Math.log2(Math.max(papers, 1)) - 3);
}
