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
 *   the adjusted Rand index, of papers in Other apart, and of the share in Other, over the libraries of each size.
 * - `large`: in a process of its own; `seconds` without reading the file, `peakMB` of the process.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { otherTopic } from '../../src/core/papers/grouping';
import type { Paper } from '../../src/core/papers/paper';
import { readPapers } from '../../src/core/readers/readPapers';
import { hashOf } from '../../src/core/topics/seeded';
import { readLabelledPapers } from './labelledPapers';
import { normalizedMutualInformation } from './mutualInformation';
import { adjustedRandIndex } from './randIndex';
import { percentile, rounded } from './statistics';
import { topicsOf } from './topicsOf';

const BALANCED = '../shared/papers/arxiv-balanced.jsonl.gz';
const LARGE = '../shared/papers/arxiv-104k.jsonl.gz';
const ROUNDS = 9;
const SMALL_SIZES = [60, 120, 250];
const SMALL_LIBRARIES = 8;
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
      let [agreement, other] = [0, 0];
      for (let library = 0; library < SMALL_LIBRARIES; library++) {
        const drawn = new Set(drawnFrom(subjects, count, library, String));
        const some = labelled.filter(({ label }) => drawn.has(label));
        const small = drawnFrom(some, papers, library, ({ id }) => id);
        const { topics } = topicsOf(small.map(({ paper }) => paper));
        const labels = small.map(({ paper }) => topics.get(paper.id) ?? '');
        // Papers that fit nowhere are not alike on that account.
        const groups = labels.map((label, at) => (label === otherTopic ? `${label} ${at}` : label));
        agreement += adjustedRandIndex(
          small.map(({ label }) => label),
          groups,
        );
        other += labels.filter((label) => label === otherTopic).length / papers;
      }
      return {
        papers,
        subjects: count,
        adjustedRand: rounded(agreement / SMALL_LIBRARIES, 3),
        other: rounded(other / SMALL_LIBRARIES, 3),
      };
    }),
  );
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
  const moved = first.filter(({ id }) => before.topics.get(id) !== after.topics.get(id));
  return rounded(moved.length / first.length, 4);
}

function measureLarge(): object {
  const script = join(__dirname, 'topics.js');
  const { stderr } = spawnSync(process.execPath, [script, '--papers', LARGE], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  return JSON.parse(stderr) as object;
}
