import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Paper } from '../../../../src/core/papers/paper';
import { readPapers } from '../../../../src/core/readers/readPapers';
import { fitLatentSpace, latentVectors } from '../../../../src/core/topics/latentSpace';

const builtIn = readPapers(readFileSync('media/corpus/papers.json', 'utf8')).papers;

function paper(id: string, title: string, abstract?: string): Paper {
  return { id, type: 'article', title, author: [], ...(abstract !== undefined && { abstract }) };
}

function cosines(papers: readonly Paper[]): (a: number, b: number) => number {
  const { dimensions, vectors } = latentVectors(papers);
  return (a, b) => {
    let sum = 0;
    for (let at = 0; at < dimensions; at++) {
      sum += (vectors[a * dimensions + at] ?? 0) * (vectors[b * dimensions + at] ?? 0);
    }
    return sum;
  };
}

function isNear(value: number, expected: number): void {
  assert.ok(Math.abs(value - expected) < 1e-5, `${value} is not ${expected}`);
}

suite('latent space', () => {
  test('vectors have the length 1', () => {
    const cosine = cosines(builtIn);
    for (const place of builtIn.keys()) isNear(cosine(place, place), 1);
  });

  test('papers of a subject are nearer than others', () => {
    const place = (title: string) => builtIn.findIndex((each) => each.title.includes(title));
    const cosine = cosines(builtIn);
    const dense = builtIn.flatMap(({ title }, at) => (/Dense Retriev/.test(title) ? [at] : []));
    const speculative = place('Speculative');
    assert.ok(dense.length > 1 && speculative >= 0);
    for (const a of dense) {
      for (const b of dense) assert.ok(cosine(a, b) > cosine(a, speculative));
    }
  });

  test('papers that share no word but have both with a third are near', () => {
    const cosine = cosines([
      paper('a', 'Galaxy'),
      paper('b', 'Galaxy Nebula'),
      paper('c', 'Nebula'),
      paper('d', 'Galaxy Nebula Quasar'),
      paper('e', 'Protein Folding'),
      paper('f', 'Folding of a Protein'),
    ]);
    assert.ok(Math.abs(cosine(0, 4)) < 1e-5);
    assert.ok(cosine(1, 3) > 0.5);
    assert.ok(cosine(4, 5) > 0.9);
  });

  test('the order of the papers changes nothing', () => {
    const place = new Map(builtIn.map(({ id }, at) => [id, at]));
    const expected = latentVectors(builtIn);
    const row = ({ vectors, dimensions }: typeof expected, at: number) =>
      vectors.slice(at * dimensions, (at + 1) * dimensions);
    fc.assert(
      fc.property(fc.shuffledSubarray([...builtIn], { minLength: builtIn.length }), (shuffled) => {
        const actual = latentVectors(shuffled);
        for (const [at, { id }] of shuffled.entries()) {
          assert.deepEqual(row(actual, at), row(expected, place.get(id) ?? -1));
        }
      }),
      { numRuns: 3 },
    );
  });

  test('a paper that came later is put beside those it is like', () => {
    const fitting = fitLatentSpace(builtIn.slice(1));
    let step = fitting.next();
    while (!step.done) step = fitting.next();
    const known = builtIn[1];
    assert.ok(known);
    const work = step.value.vectorsOf([known, { ...known, id: 'new' }, paper('x', 'Zyzzyva')]);
    let vectors = work.next();
    while (!vectors.done) vectors = work.next();
    const { dimensions, vectors: rows } = vectors.value;
    assert.deepEqual(rows.slice(0, dimensions), rows.slice(dimensions, 2 * dimensions));
    assert.ok(rows.slice(2 * dimensions).every((value) => value === 0));
  });

  test('there are vectors of no papers, of one, of two, of empty ones, and of any alike', () => {
    for (const papers of [
      [],
      [paper('a', 'Alone')],
      [paper('a', 'Alone'), paper('b', 'Also Alone')],
      [paper('a', ''), paper('b', '')],
    ]) {
      const { dimensions, vectors } = latentVectors(papers);
      assert.ok(dimensions >= 1);
      assert.equal(vectors.length, papers.length * dimensions);
      assert.ok(vectors.every(Number.isFinite));
    }
    const alike = Array.from({ length: 8 }, (_, at) =>
      paper(String(at), 'The Same Words', 'In all.'),
    );
    isNear(cosines(alike)(0, 7), 1);
  });

  test('other scripts have words, too', () => {
    const cosine = cosines([
      paper('a', '图神经网络'),
      paper('b', '分子的图神经网络'),
      paper('c', 'Плотный поиск'),
      paper('d', 'Обучение: плотный поиск'),
    ]);
    assert.ok(cosine(0, 1) > 0.9);
    assert.ok(cosine(2, 3) > 0.9);
    assert.ok(Math.abs(cosine(0, 2)) < 1e-5);
  });
});
