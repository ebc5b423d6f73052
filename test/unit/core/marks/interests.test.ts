import assert from 'node:assert/strict';
import { rankByInterest } from '../../../../src/core/marks/interests';
import type { Paper } from '../../../../src/core/papers/paper';

function paper(id: string, title: string, abstract: string, year = 2020): Paper {
  return { id, type: 'article', title, author: [], abstract, issued: { year } };
}

const retrieval = (id: string) =>
  paper(id, `Dense Retrieval ${id}`, 'We study dense retrieval of passages with dual encoders.');
const vision = (id: string) =>
  paper(id, `Image Segmentation ${id}`, 'We segment images of street scenes with convolutions.');

const likes = ['a', 'b', 'c'].map(retrieval);
const rest = ['d', 'e', 'f', 'g'].map(vision);
const fresh = [vision('x'), retrieval('y'), vision('z')];

suite('interests', () => {
  test('what is like the starred papers comes first, with the words that decided', () => {
    const [first, ...others] = rankByInterest(fresh, likes, rest);
    assert.equal(first?.paper.id, 'y');
    assert.ok(
      first.words.some((word) => /retrieval|passages|encoders/i.test(word)),
      first.words.join(),
    );
    assert.ok(first.score > 0);
    for (const { score } of others) assert.ok(score < 0);
  });

  test('does not depend on the order of anything', () => {
    const a = rankByInterest(fresh, likes, rest);
    const b = rankByInterest([...fresh].reverse(), [...likes].reverse(), [...rest].reverse());
    assert.deepEqual(b, a);
  });

  test('without starred papers the newest come first', () => {
    const papers = [
      paper('1', 'A', '', 2001),
      paper('2', 'B', '', 2003),
      paper('3', 'C', '', 2002),
    ];
    const ranked = rankByInterest(papers, [], rest);
    assert.deepEqual(
      ranked.map(({ paper: { id }, words }) => [id, words]),
      [
        ['2', []],
        ['3', []],
        ['1', []],
      ],
    );
  });

  test('a starred paper among the new ones is no example against itself', () => {
    const [first] = rankByInterest([...rest, likes[0] ?? retrieval('a')], likes, []);
    assert.equal(first?.paper.id, 'a');
  });
});
