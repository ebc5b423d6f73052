import assert from 'node:assert/strict';
import type { Paper } from '../../../../src/core/papers/paper';
import { findTopicTree } from '../../../../src/core/topics/subtopics';
import {
  createClassifier,
  giveTopics,
  type TopicModel,
  type TopicModels,
  type TopicPlace,
} from '../../../../src/core/topics/topicModels';
import { dividedPapers, partOf, subjectOf } from '../../conformance/dividedPapers';
import { finish } from '../../../../src/core/steps';

const papers = dividedPapers(360);

function found(
  some: readonly Paper[],
  known: ReadonlyMap<string, TopicPlace> = new Map(),
): TopicModel[] {
  return finish(findTopicTree(some, ({ id }) => known.get(id)));
}

function placesOf(some: readonly Paper[], models: readonly TopicModel[]): TopicPlace[] {
  return some.map(createClassifier(models));
}

/** The share of papers that are where most of the papers are that are of the same part. */
function agreement(places: readonly TopicPlace[]): number {
  const counts = new Map<number, Map<string, number>>();
  for (const [number, { topic, subtopic }] of places.entries()) {
    const known = counts.get(partOf(number)) ?? new Map<string, number>();
    counts.set(partOf(number), known);
    const place = `${topic}/${subtopic}`;
    known.set(place, (known.get(place) ?? 0) + 1);
  }
  const largest = [...counts.values()].map((known) => Math.max(...known.values()));
  return largest.reduce((sum, count) => sum + count, 0) / places.length;
}

suite('findTopicTree', () => {
  const models = found(papers);

  test('divides the subjects into their parts, under names of their own', () => {
    const places = placesOf(papers, models);
    for (const [number, { topic }] of places.entries()) {
      assert.equal(topic.toLowerCase(), subjectOf(number));
    }
    assert.ok(agreement(places) > 0.95, String(agreement(places)));
    for (const { label, subtopics = [] } of models) {
      assert.equal(subtopics.length, 3);
      const labels = [label, ...subtopics.map((part) => part.label)];
      assert.equal(new Set(labels).size, labels.length, labels.join());
    }
    const labels = models.flatMap(({ subtopics = [] }) => subtopics.map(({ label }) => label));
    assert.ok(labels.includes('Dark Matter') && labels.includes('Credit Risk'), labels.join());
  });

  test('finds the same whatever the order of the papers', () => {
    assert.deepEqual(found([...papers].reverse()), models);
  });

  test('tells of a general paper that it is of none', () => {
    const [first] = papers;
    assert.ok(first);
    const general: Paper = { ...first, title: 'The night sky', abstract: '' };
    assert.deepEqual(placesOf([general], models), [{ topic: 'Night Sky', subtopic: '' }]);
  });

  test('parts that are still there keep their names, whatever they are', () => {
    const named = (label: string) => `Named ${label}`;
    const known = new Map(
      placesOf(papers, models).map(({ topic, subtopic }, number) => [
        papers[number]?.id ?? '',
        { topic: named(topic), subtopic: subtopic === '' ? '' : named(subtopic) },
      ]),
    );
    const again = found(dividedPapers(400), known);
    assert.deepEqual(
      again.map(({ label, subtopics = [] }) => [label, subtopics.map((part) => part.label)]),
      models.map(({ label, subtopics = [] }) => [
        named(label),
        subtopics.map((part) => named(part.label)),
      ]),
    );
  });

  test('parts of a topic that is gone do not lend their names', () => {
    const known = new Map(papers.map(({ id }) => [id, { topic: 'Gone', subtopic: 'Kept' }]));
    assert.deepEqual(found(papers, known), models);
  });

  test('a topic of few papers is all of a piece', () => {
    const few = found(papers.slice(0, 180));
    assert.equal(few.length, 4);
    for (const { subtopics } of few) assert.equal(subtopics, undefined);
  });
});

suite('giveTopics, in parts', () => {
  /** Places by number, and what is kept; `before` may have come without parts. */
  function given(
    count: number,
    before?: { readonly places: readonly TopicPlace[]; readonly models: TopicModels | undefined },
  ) {
    const some = dividedPapers(count);
    const places = some.map((_, slot) => before?.places[slot] ?? { topic: '', subtopic: '' });
    const models = finish(
      giveTopics(
        {
          papers: some.map(({ id }, slot) => ({ id, slot })),
          records: (slots) => slots.flatMap((slot) => some[slot] ?? []),
          topicOf: (slot) => places[slot] ?? { topic: '', subtopic: '' },
          setTopic: (slot, place) => (places[slot] = place),
        },
        before?.models,
      ),
    );
    return { places, models };
  }
  const before = given(360);

  test('papers that come are put into the parts that are there, and the others stay', () => {
    const after = given(400, before);
    assert.equal(after.models, before.models);
    assert.deepEqual(after.places.slice(0, 360), before.places);
    assert.ok(agreement(after.places) > 0.95);
    const divided = new Set(before.places.map(({ subtopic }) => subtopic));
    assert.equal(divided.size, 12 + (divided.has('') ? 1 : 0));
  });

  test('models without parts leave newcomers in none', () => {
    assert.ok(before.models);
    const topics = before.models.topics.map(({ label, weights }) => ({ label, weights }));
    const after = given(370, { ...before, models: { ...before.models, topics } });
    assert.deepEqual(
      after.places.slice(360).map(({ subtopic }) => subtopic),
      Array.from({ length: 10 }, () => ''),
    );
  });

  test('models of an earlier method are dropped, and topics found with their parts', () => {
    assert.ok(before.models);
    const topics = before.models.topics.map(({ label, weights }) => ({ label, weights }));
    const places = before.places.map(({ topic }) => ({ topic, subtopic: '' }));
    const after = given(360, { places, models: { ...before.models, method: 2, topics } });
    assert.deepEqual(after, before);
  });
});
