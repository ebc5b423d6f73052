import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { fullName } from '../../src/core/papers/names';
import type { Paper } from '../../src/core/papers/paper';
import { hashOf } from '../../src/core/topics/seeded';
import { seededPicker, type Picker } from './seeded';

/** A paper that nobody wrote, as a record of the files that `arxivPapers.ts` reads. */
export interface SyntheticRecord {
  readonly id: string;
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly string[];
  readonly year?: number;
  readonly categories: readonly string[];
}

/** More authors than these are of collaborations, which a million papers would have only a few of. */
const MOST_AUTHORS = 30;

/**
 * Makes papers out of real ones: for each, a real paper gives the categories and the lengths; the beginning and end
 * of the title, each sentence of the abstract (from the same part of it), each author and the year come from papers of
 * the same primary category. The same index gives the same paper.
 *
 * What this does not give is new words: a real library of this size has rarer ones, and more of them.
 */
export function createSynthesis(real: readonly Paper[]): (index: number) => SyntheticRecord {
  const sources = real.map((paper) => ({
    paper,
    title: paper.title.split(' '),
    sentences: (paper.abstract ?? '').split(/(?<=[.!?]) (?=\p{Lu})/u),
  }));
  const groups = new Map<string, typeof sources>();
  for (const source of sources) {
    const group = groups.get(categoryOf(source.paper));
    if (group) group.push(source);
    else groups.set(categoryOf(source.paper), [source]);
  }

  return (index) => {
    const pick = seededPicker(hashOf(`paper ${index}`));
    const model = chosen(sources, pick);
    const group = groups.get(categoryOf(model.paper)) ?? [];
    const other = () => chosen(group, pick);
    const beginning = firstHalf(other().title);
    const end = lastHalf(other().title);
    const abstract = model.sentences.map((_, at) => {
      const { sentences } = other();
      return sentences[Math.floor((at / model.sentences.length) * sentences.length)] ?? '';
    });
    const authors = model.paper.author.slice(0, MOST_AUTHORS).flatMap(() => {
      const { author } = other().paper;
      return author.length === 0 ? [] : [fullName(chosen(author, pick))];
    });
    const { issued } = other().paper;
    return {
      id: identifier(index),
      title: [...beginning, ...end].join(' '),
      abstract: abstract.join(' ').trim(),
      authors: [...new Set(authors)],
      ...(issued && { year: issued.year }),
      categories: model.paper.categories ?? [],
    };
  };
}

/** Writes `count` synthetic papers as gzipped JSON lines. */
export async function writeSynthetic(
  real: readonly Paper[],
  count: number,
  file: string,
): Promise<void> {
  const synthesise = createSynthesis(real);
  function* lines() {
    // Larger pieces: a stream is slow by the piece.
    for (let start = 0; start < count; start += 1000) {
      const indices = Array.from({ length: Math.min(1000, count - start) }, (_, at) => start + at);
      yield indices.map((index) => `${JSON.stringify(synthesise(index))}\n`).join('');
    }
  }
  await pipeline(lines, createGzip({ level: 1 }), createWriteStream(file));
}

/** Of arXiv's form, in the month 00, which it never had. */
function identifier(index: number): string {
  const year = String(Math.floor(index / 100_000)).padStart(2, '0');
  return `${year}00.${String(index % 100_000).padStart(5, '0')}`;
}

function categoryOf(paper: Paper): string {
  return paper.categories?.[0] ?? '';
}

function chosen<T>(list: readonly T[], pick: Picker): T {
  const item = list[pick(list.length)];
  if (item === undefined) throw new Error('There is nothing to choose from.');
  return item;
}

function firstHalf(words: readonly string[]): readonly string[] {
  return words.slice(0, Math.ceil(words.length / 2));
}

function lastHalf(words: readonly string[]): readonly string[] {
  return words.slice(Math.ceil(words.length / 2));
}
