import type { Paper } from '../../src/core/papers/paper';
import { compareCodeUnits } from '../../src/core/search/vocabulary';
import { giveTopics, type TopicModels } from '../../src/core/topics/topicModels';

/** What came of giving papers their topics. */
export interface GivenTopics {
  /** Paper id → label. */
  readonly topics: ReadonlyMap<string, string>;
  /** Paper id → label of the part of its topic; of papers that are of one. */
  readonly subtopics: ReadonlyMap<string, string>;
  readonly models: TopicModels | undefined;
  /** The longest that others had to wait for their turn, in milliseconds. */
  readonly longestStep: number;
}

/**
 * Gives papers their topics as an engine does.
 * @param before what came of it the last time
 * @param count so many topics
 */
export function topicsOf(
  papers: readonly Paper[],
  before?: Omit<GivenTopics, 'longestStep'>,
  count?: number,
): GivenTopics {
  const topics = new Map(papers.map(({ id }) => [id, before?.topics.get(id) ?? '']));
  const subtopics = new Map(before?.subtopics);
  const idOf = (slot: number) => papers[slot]?.id ?? '';
  const giving = giveTopics(
    {
      papers: papers
        .map(({ id }, slot) => ({ id, slot }))
        .sort((a, b) => compareCodeUnits(a.id, b.id)),
      records: (slots) => slots.flatMap((slot) => papers[slot] ?? []),
      topicOf: (slot) => ({
        topic: topics.get(idOf(slot)) ?? '',
        subtopic: subtopics.get(idOf(slot)) ?? '',
      }),
      setTopic(slot, { topic, subtopic }) {
        topics.set(idOf(slot), topic);
        if (subtopic === '') subtopics.delete(idOf(slot));
        else subtopics.set(idOf(slot), subtopic);
      },
    },
    before?.models,
    count,
  );
  for (let longestStep = 0; ;) {
    const start = performance.now();
    const { done, value } = giving.next();
    longestStep = Math.max(longestStep, performance.now() - start);
    if (done) return { topics, subtopics, models: value, longestStep };
  }
}
