import type { Paper } from '../../../src/core/papers/paper';
import { seededRandom } from '../../../src/core/topics/seeded';

/** Subjects, and the parts of each. */
const subjects = [
  ['night sky', 'dark matter', 'solar wind', 'dwarf galaxies'],
  ['human language', 'dense retrieval', 'machine translation', 'speech recognition'],
  ['living cell', 'protein folding', 'gene regulation', 'immune response'],
  ['public market', 'combinatorial auctions', 'credit risk', 'labour contracts'],
] as const;
const subjectWords = subjects.map((_, number) => wordsOf(`${'bdfg'.charAt(number)}a`, 40));
/** After so many papers the next is of the first one's part. */
const everyPart = 3 * subjects.length;

/** The subject of the paper of a number, in lower case. */
export function subjectOf(number: number): string {
  return subjects[Math.floor((number % everyPart) / 3)]?.[0] ?? '';
}

/** Another number for each part of a subject. */
export function partOf(number: number): number {
  return number % everyPart;
}

/** Papers of four subjects of three parts each, in turn; the same each time. They speak of other parts of their subject, too. */
export function dividedPapers(count: number): Paper[] {
  return Array.from({ length: count }, (_, number): Paper => {
    const random = seededRandom(number);
    const some = (words: readonly string[], many: number) =>
      Array.from({ length: many }, () => words[Math.floor(random() * words.length)] ?? '');
    const [subject = '', ...names] = subjects[Math.floor((number % everyPart) / 3)] ?? [];
    const name = names[number % 3] ?? '';
    const words = some(subjectWords[subjects.findIndex(([each]) => each === subject)] ?? [], 14);
    return {
      id: `divided${String(number).padStart(4, '0')}`,
      type: 'article',
      title: `Of the ${subject} ${number}`,
      author: [],
      issued: { year: 2000 + (number % 7) },
      abstract: `The ${words.join(' of the ')} by ${[name, name, name, name, ...some(names, 2)].join(' and ')}.`,
    };
  });
}

/** Words that are nobody's: they begin alike, and are no forms of one another. */
function wordsOf(beginning: string, count: number): string[] {
  const middles = ['pra', 'tru', 'vlo', 'zma', 'kro'];
  const ends = ['bok', 'dum', 'fap', 'gol', 'hix', 'jot', 'lub', 'mip'];
  return middles
    .flatMap((middle) => ends.map((end) => `${beginning}${middle}${end}`))
    .slice(0, count);
}
