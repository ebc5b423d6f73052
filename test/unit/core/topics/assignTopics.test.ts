import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { otherTopic } from '../../../../src/core/papers/grouping';
import type { Paper } from '../../../../src/core/papers/paper';
import { readPapers } from '../../../../src/core/readers/readPapers';
import { assignTopics } from '../../../../src/core/topics/assignTopics';
import { builtInTopics } from './builtInTopics';

const builtIn = readPapers(readFileSync('media/corpus/papers.json', 'utf8')).papers;

function paper(id: string, title: string, abstract?: string): Paper {
  return {
    id,
    type: 'article',
    title,
    author: [],
    ...(abstract === undefined ? {} : { abstract }),
  };
}

suite('assignTopics', () => {
  suite('the built-in papers', () => {
    const topics = assignTopics(builtIn);
    const labels = new Set(topics.values());

    test('every paper has a topic', () => {
      assert.deepEqual([...topics.keys()].sort(), builtIn.map(({ id }) => id).sort());
    });

    test('a dozen topics or so, few papers outside them', () => {
      assert.ok(labels.size >= 8 && labels.size <= 14, [...labels].join(', '));
      const outside = [...topics.values()].filter((label) => label === otherTopic).length;
      assert.ok(outside <= 10, String(outside));
    });

    test('no topic holds a quarter of the papers', () => {
      for (const label of labels) {
        const members = [...topics.values()].filter((each) => each === label).length;
        assert.ok(members <= builtIn.length / 4, label);
      }
    });

    test('labels are phrases of the papers in title case', () => {
      const text = builtIn
        .map(({ title, abstract }) => `${title}\n${abstract ?? ''}`)
        .join('\n')
        .toLowerCase();
      for (const label of labels) {
        if (label === otherTopic) continue;
        assert.match(label, /^[A-Z]\S*( ([A-Z]\S*|of))*$/);
        assert.ok(text.includes(label.toLowerCase()), label);
      }
    });

    test('each has its reviewed papers', () => {
      const found: Record<string, string[]> = {};
      for (const [id, label] of topics) (found[label] ??= []).push(id.slice('arxiv:'.length));
      assert.deepEqual(found, builtInTopics);
    });

    test('the order of the papers does not matter', () => {
      fc.assert(
        fc.property(
          fc.shuffledSubarray([...builtIn], { minLength: builtIn.length }),
          (shuffled) => {
            assert.deepEqual([...assignTopics(shuffled)].sort(), [...topics].sort());
          },
        ),
        { numRuns: 10 },
      );
    });

    test('nor do records that come twice', () => {
      assert.deepEqual([...assignTopics([...builtIn, ...builtIn])], [...topics]);
    });
  });

  test('no papers have no topics', () => {
    assert.equal(assignTopics([]).size, 0);
  });

  test('what fits nowhere is in the topic of the rest', () => {
    assert.deepEqual(
      [...assignTopics([paper('a', 'Alone With Its Subject', 'Nothing is like it.')])],
      [['a', otherTopic]],
    );
    const different = [paper('a', 'Galaxy Formation'), paper('b', 'Protein Folding', '')];
    assert.deepEqual(new Set(assignTopics(different).values()), new Set([otherTopic]));
  });

  test('an abbreviation counts as what it stands for, and capitals within words stay', () => {
    const papers = [
      paper('a', 'Graph Neural Networks (GNNs) for Molecules', 'Graph neural networks (GNN) fold.'),
      paper('b', 'Molecules by GNN', 'A GNN reads molecules.'),
      paper('c', 'LoRA Adapters in Phones', 'LoRA adapters are small.'),
      paper('d', 'Training LoRA Adapters', 'LoRA adapters are trained.'),
    ];
    const topics = assignTopics(papers);
    assert.equal(topics.get('a'), topics.get('b'));
    assert.equal(topics.get('c'), 'LoRA Adapters');
    assert.equal(topics.get('d'), 'LoRA Adapters');
  });

  test('no papers make it fail, and every one is assigned', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('', '__proto__ constructor', 'dense retrieval (DR)', 'DR of-of -- of DR'),
    );
    const papers = fc.array(
      fc.record({ title: texts, abstract: texts, keywords: fc.array(texts, { maxLength: 2 }) }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(papers, (records) => {
        const all = records.map((record, index) => ({
          ...paper(String(index), record.title),
          ...record,
        }));
        const topics = assignTopics(all);
        assert.equal(topics.size, all.length);
        for (const label of topics.values()) assert.notEqual(label, '');
      }),
    );
  });

  test('a megabyte of one word ends', () => {
    const long = 'x'.repeat(1_000_000);
    const words = 'dense retrieval '.repeat(60_000);
    const topics = assignTopics([paper('a', long, words), paper('b', long, words)]);
    assert.equal(topics.size, 2);
  });
});
