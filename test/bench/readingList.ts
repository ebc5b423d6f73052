/**
 * How many of the subjects of a collection a reading list covers, beside what one would take otherwise: random papers
 * (the mean of {@link seeds} draws), the newest, and the first hits of a search for the most usual words. The subjects are
 * labels that people gave the papers, and which the lists never see. Prints one line of JSON.
 *
 *     npm run --silent bench:readinglist [-- --papers FILE(.jsonl|.jsonl.gz)]
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Paper } from '../../src/core/papers/paper';
import { listFromLibrary } from '../../src/core/readingList/libraryReadingList';
import { readingList } from '../../src/core/readingList/readingList';
import { inTurns } from '../../src/core/steps';
import { termsOf } from '../../src/core/topics/paperTerms';
import { hashOf } from '../../src/core/topics/seeded';
import { createMemoryLibrary } from '../../src/storage/memoryLibrary';
import { othersTurn } from '../../src/worker/othersTurn';
import { runMain } from '../workbench/main';
import { readLabelledPapers, usualFile, type LabelledPaper } from './labelledPapers';
import { seededPicker } from './seeded';
import { rounded } from './statistics';

const sizes = [10, 20, 50] as const;
const seeds = 20;
const parts = 6;
/** Searches for a look at what lists do within a subject. */
const searches = ['neural network', 'galaxy', 'graph theory', 'protein', 'market'] as const;
/** Words of the query that stands for what is usual in the whole library. */
const usualWords = 12;

interface Quality {
  /** Subjects of which there is a paper. */
  readonly labels: number;
  /** How evenly papers are spread over the subjects: the entropy, 1 where all have as many. */
  readonly evenness: number;
}

async function benchReadingList(): Promise<number> {
  const { values } = parseArgs({ options: { papers: { type: 'string', default: usualFile } } });
  if (!existsSync(values.papers)) {
    console.error(`There is no ${values.papers}, so nothing is measured.`);
    return 0;
  }
  const labelled = (await readLabelledPapers(values.papers)).filter(({ label }) => label !== '');
  const papers = labelled.map(({ paper }) => paper);
  const labelOf = new Map(labelled.map(({ paper, label }) => [paper.id, label]));
  const labels = new Set(labelOf.values()).size;
  // What a list must not see.
  const blind = papers.map(withoutCategories);
  const library = createMemoryLibrary();
  await library.replaceSource({ id: 'papers', label: 'Papers' }, blind);
  const find = async (text: string, match: 'any' | 'all', limit: number) => {
    const { hits } = await library.find({ text, match, sort: 'relevance' }, { offset: 0, limit });
    return hits.map(({ paper }) => paper.id);
  };
  const usual = usualQuery(blind);
  const most = Math.max(...sizes);
  const [newest, ranked] = [await find('', 'all', most), await find(usual, 'any', most)];
  const quality = (ids: readonly string[]) => qualityOf(ids, labelOf, labels);
  const figures: Record<string, unknown> = {};
  for (const k of sizes) {
    const started = performance.now();
    const list = await listFromLibrary(library, { text: '' }, { papers: k }, othersTurn);
    const ms = Math.round(performance.now() - started);
    const draws = Array.from({ length: seeds }, (_, seed) => quality(randomIds(labelled, k, seed)));
    figures[k] = {
      readingList: { ...quality(list.entries.map(({ id }) => id)), ms },
      random: meanOf(draws),
      newest: quality(newest.slice(0, k)),
      topRanked: quality(ranked.slice(0, k)),
    };
  }
  const within: Record<string, unknown> = {};
  for (const text of searches) {
    const { entries, total } = await listFromLibrary(library, { text }, { papers: 10 }, othersTurn);
    within[text] = {
      papers: total,
      readingList: await termShare(
        blind,
        library,
        text,
        entries.map(({ id }) => id),
      ),
      topRanked: await termShare(blind, library, text, await find(text, 'all', 10)),
    };
  }
  const sixths = await onParts(labelled, labelOf, labels);
  library.dispose();
  console.log(
    JSON.stringify({
      papers: papers.length,
      labels,
      usual,
      sizes: figures,
      sixths,
      searches: within,
    }),
  );
  return 0;
}

/**
 * Lists within each of {@link parts} disjoint parts of the papers, on average: a list from all papers at once may be a lucky
 * one. The first papers of a long list are the short one.
 */
async function onParts(
  labelled: readonly LabelledPaper[],
  labelOf: ReadonlyMap<string, string>,
  labels: number,
): Promise<Record<string, object>> {
  const lists: (readonly string[])[] = [];
  const draws: (readonly string[])[] = [];
  for (let part = 0; part < parts; part++) {
    const some = labelled.filter(({ paper }) => hashOf(`part ${paper.id}`) % parts === part);
    const papers = some.map(({ paper }) => withoutCategories(paper));
    const { entries } = await inTurns(
      readingList(papers, { papers: Math.max(...sizes) }),
      othersTurn,
    );
    lists.push(entries.map(({ id }) => id));
    for (let seed = 0; seed < seeds; seed++) {
      draws.push(randomIds(some, Math.max(...sizes), seed));
    }
  }
  const mean = (all: readonly (readonly string[])[], k: number) =>
    meanOf(all.map((ids) => qualityOf(ids.slice(0, k), labelOf, labels)));
  return Object.fromEntries(
    sizes.map((k) => [k, { readingList: mean(lists, k), random: mean(draws, k) }]),
  );
}

function withoutCategories(paper: Paper): Paper {
  const bare: { -readonly [K in keyof Paper]: Paper[K] } = { ...paper };
  delete bare.categories;
  delete bare.keywords;
  return bare;
}

function qualityOf(
  ids: readonly string[],
  labelOf: ReadonlyMap<string, string>,
  labels: number,
): Quality {
  const counts = new Map<string, number>();
  for (const id of ids) {
    const label = labelOf.get(id) ?? '';
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  let entropy = 0;
  for (const count of counts.values())
    entropy -= (count / ids.length) * Math.log(count / ids.length);
  return { labels: counts.size, evenness: rounded(entropy / Math.log(labels), 3) };
}

function meanOf(qualities: readonly Quality[]): Quality {
  const mean = (value: (each: Quality) => number, digits: number) =>
    rounded(qualities.reduce((sum, each) => sum + value(each), 0) / qualities.length, digits);
  return { labels: mean(({ labels }) => labels, 2), evenness: mean(({ evenness }) => evenness, 3) };
}

function randomIds(papers: readonly LabelledPaper[], count: number, seed: number): string[] {
  const pick = seededPicker(seed);
  const left = papers.map(({ paper }) => paper.id);
  return Array.from({ length: count }, () => left.splice(pick(left.length), 1)[0] ?? '');
}

/** The words that stand in the most papers, as a query: what ranks high for it is what is most usual. */
function usualQuery(papers: readonly Paper[]): string {
  const counts = new Map<string, number>();
  for (const paper of papers) {
    for (const term of termsOf(paper).keys()) {
      if (/^[a-z]{4,}$/.test(term)) counts.set(term, (counts.get(term) ?? 0) + 1);
    }
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, usualWords)
    .map(([term]) => term)
    .join(' ');
}

/** The share of the terms in the hits of a search, each as often as it is used there, that the papers speak of. */
async function termShare(
  papers: readonly Paper[],
  library: ReturnType<typeof createMemoryLibrary>,
  text: string,
  ids: readonly string[],
): Promise<number> {
  const hits = await library.sample({ text, match: 'all' }, papers.length);
  const frequency = new Map<string, number>();
  for (const paper of hits.papers) {
    for (const term of termsOf(paper).keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  }
  const spoken = new Set((await library.get(ids)).flatMap((paper) => [...termsOf(paper).keys()]));
  let [all, covered] = [0, 0];
  for (const [term, count] of frequency) {
    if (count < 2) continue;
    all += count;
    if (spoken.has(term)) covered += count;
  }
  return rounded(covered / (all || 1), 3);
}

runMain(benchReadingList);
