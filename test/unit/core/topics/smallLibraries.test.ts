import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { otherTopic } from '../../../../src/core/papers/grouping';
import type { Paper } from '../../../../src/core/papers/paper';
import { readPapers } from '../../../../src/core/readers/readPapers';
import { EarlierTopics } from '../../../../src/core/topics/earlierTopics';
import { topicsOf, type GivenTopics } from '../../../bench/topicsOf';

const builtIn = readPapers(readFileSync('media/corpus/papers.json', 'utf8')).papers;
const galaxies = ['Spiral', 'Dwarf', 'Ultra-Diffuse', 'Elliptical', 'Barred'].map(
  (kind, index): Paper => ({
    id: `galaxy:${index}`,
    type: 'article',
    title: `Rotation Curves of ${kind} Galaxies`,
    author: [],
    abstract:
      'We observe rotation curves of galaxies by their neutral hydrogen. Dark matter halos explain the rotation curves.',
  }),
);

/** The papers whose label is another one. */
function changed(papers: readonly Paper[], before: GivenTopics, after: GivenTopics): string[] {
  return papers.flatMap(({ id }) => (before.topics.get(id) === after.topics.get(id) ? [] : [id]));
}

suite('topics of a small library', () => {
  /** All but so many of each ten papers. */
  const without = (some: number) => builtIn.filter((_, index) => index % 10 >= some);

  test('stay when a tenth of the papers comes', () => {
    const most = without(1);
    const before = topicsOf(most);
    const after = topicsOf(builtIn, before);
    assert.ok(changed(most, before, after).length <= most.length / 20);
    const late = builtIn.filter((paper) => !most.includes(paper));
    assert.ok(late.some(({ id }) => after.topics.get(id) !== otherTopic));
    for (const { id } of late) assert.notEqual(after.topics.get(id), '');
    assert.equal(after.models, before.models);
  });

  test('stay when papers come one by one', () => {
    const most = without(1);
    const before = topicsOf(most);
    let papers = most;
    let after = before;
    for (const paper of builtIn.filter((each) => !most.includes(each))) {
      papers = [...papers, paper];
      after = topicsOf(papers, after);
    }
    assert.ok(changed(most, before, after).length <= most.length / 20);
  });

  test('are the same again when what came goes', () => {
    const before = topicsOf(builtIn);
    const more = topicsOf([...builtIn, ...galaxies], before);
    assert.deepEqual(topicsOf(builtIn, more).topics, before.topics);
  });

  test('stay when nothing changes', () => {
    const before = topicsOf(builtIn);
    const after = topicsOf(builtIn, before);
    assert.deepEqual(after.topics, before.topics);
    assert.equal(after.models, before.models);
  });

  test('with the same before do not depend on the order of the papers', () => {
    const before = topicsOf(without(1));
    const after = topicsOf(builtIn, before);
    const reversed = topicsOf([...builtIn].reverse(), before);
    assert.deepEqual([...reversed.topics].sort(), [...after.topics].sort());
  });

  test('are joined by one of papers that are like none', () => {
    const before = topicsOf(builtIn);
    const after = topicsOf([...builtIn, ...galaxies], before);
    assert.deepEqual(changed(builtIn, before, after), []);
    const labels = new Set(galaxies.map(({ id }) => after.topics.get(id)));
    assert.equal(labels.size, 1);
    assert.ok(![...before.topics.values(), otherTopic, ''].includes([...labels][0] ?? ''));
  });

  test('are found anew when the library has grown, and what is called as its papers still say keeps its name', () => {
    const most = without(3);
    const before = topicsOf(most);
    const after = topicsOf(builtIn, before);
    assert.equal(after.models?.papers, builtIn.length);
    const earlier = new EarlierTopics(builtIn.map(({ id }) => before.topics.get(id) ?? ''));
    const kept: string[] = [];
    const renamed: string[] = [];
    for (const label of new Set(after.topics.values())) {
      const places = [...builtIn.keys()].filter(
        (place) => after.topics.get(builtIn[place]?.id ?? '') === label,
      );
      const known = earlier.continuedBy(places);
      if (known === undefined) continue;
      (label === earlier.labels[known] ? kept : renamed).push(label);
    }
    assert.ok(kept.length >= 5, kept.join(', '));
    // Of Code Generation there are two: that of the papers on code has the name, though the other holds more of what was there.
    assert.deepEqual(renamed, ['Inference-Time Scaling']);
  });

  test('of another way to find them are no more gone by', () => {
    const { topics, subtopics } = topicsOf(builtIn);
    const labels = [...topics.keys()].map((id, index) => [id, index % 2 ? 'Pruning' : 'Decoding']);
    const before = new Map(labels as [string, string][]);
    const unknown = { topics: before, subtopics, models: undefined };
    assert.deepEqual(topicsOf(builtIn, unknown).topics, topics);
    const large = { method: 3, papers: builtIn.length, topics: [] };
    assert.deepEqual(topicsOf(builtIn, { ...unknown, models: large }).topics, topics);
  });
});
