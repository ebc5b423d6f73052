import type { Paper } from '../../../../src/core/papers/paper';

const words =
  'graph neural kernel sparse dense memory speech vision policy reward token prompt'.split(' ');

/** Papers that differ from one another, the same each time. `edition` makes the same papers say something else. */
export function manyPapers(count: number, edition = 'first'): Paper[] {
  return Array.from({ length: count }, (_, number): Paper => {
    const word = (step: number) => words[(number * step + step) % words.length] ?? '';
    return {
      id: `paper${number}`,
      type: 'article',
      title: `A ${edition} ${word(1)} ${word(5)} study number${number}`,
      author: [{ family: `Author${number % 97}`, given: 'A.' }],
      abstract: `We study ${word(7)} and ${word(11)} with ${word(2)} in ${number % 13} ways.`,
      issued: { year: 1990 + (number % 30) },
    };
  });
}
