import type { DatabaseSync } from 'node:sqlite';
import type { Paper } from '../../core/papers/paper';
import type { TopicSource } from '../../core/topics/topicModels';
import { builtInTopics } from '../builtInTopics';

/** The library on disk, as far as topics are concerned; `assignment` keeps them. */
export function createTopicSource(
  database: DatabaseSync,
  assignment: Pick<TopicSource, 'topicOf' | 'setTopic'>,
): Omit<TopicSource, 'papers'> {
  const findPaper = database.prepare('SELECT json FROM paper WHERE slot = ?');
  return {
    records: (slots) => slots.map((slot) => JSON.parse(String(findPaper.get(slot)?.json)) as Paper),
    settled: builtInTopics,
    topicOf: (slot) => assignment.topicOf(slot),
    setTopic: (slot, place) => assignment.setTopic(slot, place),
  };
}
