import assert from 'node:assert/strict';
import type { Paper } from '../../../src/core/papers/paper';
import { createSample, queriesFrom } from '../../bench/searchQueries';
import { keystrokesOf } from '../../bench/typing';

const subjects =
  'retrieval attention diffusion robustness quantization alignment segmentation planning'.split(
    ' ',
  );
const methods = 'contrastive hierarchical sparse latent adaptive causal recurrent generative'.split(
  ' ',
);

/** Papers of which no two have the same words, names and years. */
function papersUnderTest(count: number): Paper[] {
  return Array.from({ length: count }, (_, at) => {
    const subject = subjects[at % subjects.length] ?? '';
    const method = methods[Math.floor(at / subjects.length) % methods.length] ?? '';
    return {
      id: `arxiv:2401.${String(at).padStart(5, '0')}`,
      type: 'article',
      title: `The ${method} ${subject} of signals${at} with noise${at}`,
      abstract:
        `The ${method.slice(0, 4).toUpperCase()}. ` + `${method} ${subject} case${at} `.repeat(12),
      author: [{ family: `Family${at}`, given: 'Ada' }],
      issued: { year: 2000 + (at % 25) },
    };
  });
}

function sampleOf(papers: readonly Paper[]): readonly Paper[] {
  const sample = createSample();
  for (const paper of papers) sample.add(paper);
  return sample.papers();
}

suite('queries of the search benchmark', () => {
  test('are at least 300, all different', () => {
    const queries = queriesFrom(sampleOf(papersUnderTest(2000)));
    assert.ok(queries.length >= 300, String(queries.length));
    assert.equal(new Set(queries).size, queries.length);
  });

  test('are the same whatever the order of the papers', () => {
    const papers = papersUnderTest(2000);
    assert.deepEqual(queriesFrom(sampleOf([...papers].reverse())), queriesFrom(sampleOf(papers)));
  });

  test('hold letters, stop words, and author with year', () => {
    const queries = queriesFrom(sampleOf(papersUnderTest(2000)));
    for (const query of ['a', 'z', 'a survey of']) assert.ok(queries.includes(query), query);
    assert.ok(queries.some((query) => /^family\d+ 20\d\d$/.test(query)));
  });

  test('come to an end where the papers are too few for them', () => {
    const queries = queriesFrom(sampleOf(papersUnderTest(2)));
    assert.ok(queries.includes('family0 2000'));
  });
});

suite('keystrokes', () => {
  test('are what the box holds after each letter, spaces and pairs of surrogates included', () => {
    assert.deepEqual(keystrokesOf(['a b', '𝛼x']), ['a', 'a ', 'a b', '𝛼', '𝛼x']);
  });
});
