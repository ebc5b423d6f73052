import type { TopicNames } from '../../core/papers/library';
import { topicName } from '../../core/topics/topicNames';
import type { LibraryParts } from './libraryParts';

/**
 * The parts of a library with the names that its reader gave to topics; those of one name are one topic. It reads what
 * else would be read later, but only for who named a topic.
 */
export function withTopicNames(parts: LibraryParts, names: TopicNames): LibraryParts {
  if (Object.keys(names).length === 0) return parts;
  const { lists, columns } = parts;
  const shown = lists.topics.map((label) => topicName(label, names));
  const topics = [...new Set(shown)];
  const numbers = new Map(topics.map((name, number) => [name, number]));
  return {
    ...parts,
    lists: { ...lists, topics },
    columns: {
      ...columns,
      topic: columns.topic.map((found) => numbers.get(shown[found] ?? '') ?? 0),
    },
  };
}
