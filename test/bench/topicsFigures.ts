/**
 * How good, quick and steady topics are. Prints one line of JSON; papers that are not there are skipped with a word on the
 * error stream.
 *
 *     npm run bench:topics
 *
 * - `builtIn`: the papers that come with the extension; `firstMs` with nothing yet compiled, `ms` the median after.
 * - `balanced`: papers of arXiv, 22 categories alike. `nmi22` and `nmi` tell how well the topics agree with the categories
 *   (sklearn's NMI) when there are to be 22, and when their number is found. `movedBy5Percent`: the share of 95 % of the
 *   papers that get another topic when the rest comes; `movedBy33Percent`, of 75 %, when topics are found anew.
 * - `small`: what small libraries get, drawn by chance from `balanced`: of all its categories, and of eight of them. The mean of
 *   the adjusted Rand index, of papers in Other apart, and of the share in Other, over the libraries of each size; then the same
 *   where the last 5 % of the papers came to the topics of the others, and the share of those that got another topic by that.
 * - `large`: in a process of its own; `seconds` without reading the file, `peakMB` of the process.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { otherTopic } from '../../src/core/papers/grouping';
import type { Paper } from '../../src/core/papers/paper';
import { readPapers } from '../../src/core/readers/readPapers';
import { hashOf } from '../../src/core/topics/seeded';
import { readLabelledPapers, type LabelledPaper } from './labelledPapers';
import { normalizedMutualInformation } from './mutualInformation';
import { adjustedRandIndex } from './randIndex';
import { percentile, rounded } from './statistics';
import { topicsOf } from './topicsOf';

const BALANCED = '../shared/papers/arxiv-balanced.jsonl.gz';
const LARGE = '../shared/papers/arxiv-104k.jsonl.gz';
const ROUNDS = 9;
const SMALL_SIZES = [66, 150, 250];
const SMALL_LIBRARIES = 20;
/** The share of the papers of a small library that come later. */
const LATE = 0.05;
const FEW_SUBJECTS = 8;

void main();

async function main(): Promise<void> {
  const builtIn = measureBuiltIn();
  for (const file of [BALANCED, LARGE]) {
    if (!existsSync(file)) console.error(`There is no ${file}: nothing is measured on it.`);
  }
  const balanced = existsSync(BALANCED) ? await measureBalanced() : undefined;
  const small = existsSync(BALANCED) ? await measureSmall() : undefined;
  const large = existsSync(LARGE) ? measureLarge() : undefined;
  console.log(JSON.stringify({ builtIn, balanced, small, large }));
}

function measureBuiltIn(): object {
  const { papers } = readPapers(readFileSync('media/corpus/papers.json', 'utf8'));
  const times: number[] = [];
  let topics = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    topics = new Set(topicsOf(papers).topics.values()).size;
    times.push(performance.now() - start);
  }
  return {
    papers: papers.length,
    topics,
    firstMs: rounded(times[0] ?? NaN, 0),
    ms: rounded(percentile(times, 0.5), 0),
  };
}

async function measureBalanced(): Promise<object> {
  const labelled = await readLabelledPapers(BALANCED);
  const papers = labelled.map(({ paper }) => paper);
  const nmi = (topics: ReadonlyMap<string, string>) =>
    rounded(
      normalizedMutualInformation(
        labelled.map(({ label }) => label),
        papers.map(({ id }) => topics.get(id) ?? ''),
      ),
      4,
    );
  const of22 = topicsOf(papers, undefined, 22);
  const start = performance.now();
  const found = topicsOf(papers);
  const seconds = (performance.now() - start) / 1000;
  const labels = new Set(found.topics.values());
  const other = [...found.topics.values()].filter((label) => label === 'Other').length;
  return {
    papers: papers.length,
    nmi22: nmi(of22.topics),
    nmi: nmi(found.topics),
    topics: labels.size,
    other: rounded(other / papers.length, 4),
    seconds: rounded(seconds, 1),
    longestStepMs: rounded(found.longestStep, 0),
    movedBy5Percent: movedBy(papers, 0.05),
    movedBy33Percent: movedBy(papers, 0.25),
    labels: [...labels].sort(),
  };
}

async function measureSmall(): Promise<object> {
  const labelled = await readLabelledPapers(BALANCED);
  const subjects = [...new Set(labelled.map(({ label }) => label))].sort();
  return SMALL_SIZES.flatMap((papers) =>
    [subjects.length, FEW_SUBJECTS].map((count) => {
      const sums = { adjustedRand: 0, other: 0, randOfGrown: 0, otherOfGrown: 0, moved: 0 };
      for (let library = 0; library < SMALL_LIBRARIES; library++) {
        const drawn = new Set(drawnFrom(subjects, count, library, String));
        const some = labelled.filter(({ label }) => drawn.has(label));
        const small = drawnFrom(some, papers, library, ({ id }) => id);
        const all = small.map(({ paper }) => paper);
        const first = all.slice(0, Math.round(papers * (1 - LATE)));
        const before = topicsOf(first);
        const grown = topicsOf(all, before);
        const anew = agreementOf(small, topicsOf(all).topics);
        sums.adjustedRand += anew.rand;
        sums.other += anew.other;
        const kept = agreementOf(small, grown.topics);
        sums.randOfGrown += kept.rand;
        sums.otherOfGrown += kept.other;
        sums.moved += shareMoved(first, before.topics, grown.topics);
      }
      const means = Object.entries(sums).map(([name, sum]) => [
        name,
        rounded(sum / SMALL_LIBRARIES, 3),
      ]);
      return { papers, subjects: count, ...(Object.fromEntries(means) as typeof sums) };
    }),
  );
}

/** How well topics agree with what people say, and the share of papers in Other. */
function agreementOf(papers: readonly LabelledPaper[], topics: ReadonlyMap<string, string>) {
  const labels = papers.map(({ paper }) => topics.get(paper.id) ?? '');
  // Papers that fit nowhere are not alike on that account.
  const groups = labels.map((label, at) => (label === otherTopic ? `${label} ${at}` : label));
  return {
    rand: adjustedRandIndex(
      papers.map(({ label }) => label),
      groups,
    ),
    other: labels.filter((label) => label === otherTopic).length / papers.length,
  };
}

/** So many of the items by chance, other ones for another number. */
function drawnFrom<T>(
  items: readonly T[],
  count: number,
  number: number,
  nameOf: (item: T) => string,
): T[] {
  return items
    .map((item) => ({ item, place: hashOf(`${number} ${nameOf(item)}`) }))
    .sort((a, b) => a.place - b.place)
    .slice(0, count)
    .map(({ item }) => item);
}

/** The share of the other papers that get another topic when this share of all comes later. */
function movedBy(papers: readonly Paper[], share: number): number {
  const isLate = ({ id }: Paper) => hashOf(`late ${id}`) < share * 2 ** 32;
  const first = papers.filter((paper) => !isLate(paper));
  const before = topicsOf(first);
  const after = topicsOf(papers, before);
  return rounded(shareMoved(first, before.topics, after.topics), 4);
}

function shareMoved(
  papers: readonly Paper[],
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): number {
  return papers.filter(({ id }) => before.get(id) !== after.get(id)).length / papers.length;
}

function measureLarge(): object {
  const script = join(__dirname, 'topics.js');
  const { stderr } = spawnSync(process.execPath, [script, '--papers', LARGE], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  return JSON.parse(stderr) as object;
}
