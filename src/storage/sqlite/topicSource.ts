import type { DatabaseSync } from 'node:sqlite';
import type { Paper } from '../../core/papers/paper';
import { gapTerm } from '../../core/search/searchIndex';
import type { TopicSource } from '../../core/topics/topicModels';
import { decodeSequence, noSequence } from './sequenceCodec';

/** The library on disk, as far as topics are concerned; `assignment` keeps them. */
export function createTopicSource(
  database: DatabaseSync,
  assignment: Pick<TopicSource, 'topicOf' | 'setTopic'>,
): Omit<TopicSource, 'papers'> {
  const findPaper = database.prepare('SELECT json FROM paper WHERE slot = ?');
  const findSequence = database.prepare('SELECT data FROM sequence WHERE slot = ?');
  const findTerm = database.prepare('SELECT number FROM term WHERE term = ?');
  return {
    records: (slots) => slots.map((slot) => JSON.parse(String(findPaper.get(slot)?.json)) as Paper),
    sequence(slot) {
      const row = findSequence.get(slot);
      return row ? decodeSequence(row.data as Uint8Array) : noSequence;
    },
    termNumber: (term) => Number(findTerm.get(term)?.number ?? gapTerm),
    terms(numbers) {
      const terms = new Map<number, string>();
      for (const { term, number } of database.prepare('SELECT term, number FROM term').iterate()) {
        if (numbers.has(Number(number))) terms.set(Number(number), String(term));
      }
      return terms;
    },
    topicOf: (slot) => assignment.topicOf(slot),
    setTopic: (slot, topic) => assignment.setTopic(slot, topic),
  };
}
