/**
 * How long others wait for their turn while topics, a map and a reading list are made: the steps of each, from one yield
 * to the next, in milliseconds. Prints one line of JSON for each file of papers.
 *
 *     npm run --silent bench:steps -- [FILE(.jsonl|.jsonl.gz) …]
 *
 * They are times of the processor, whatever else it does meanwhile: of the thread where the system tells (`clock` is
 * `thread`, to some milliseconds: Linux), else of the process with its helpers (`process`). Each part has a process of its
 * own, in which nothing is compiled yet, and what garbage collection takes of the thread is in the step in which it comes.
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Paper } from '../../src/core/papers/paper';
import { readingList } from '../../src/core/readingList/readingList';
import { finish } from '../../src/core/steps';
import { communitiesOf } from '../../src/core/topics/communities';
import { fitLatentSpace, fittedTogether, latentVectors } from '../../src/core/topics/latentSpace';
import { layOutMap } from '../../src/core/topics/mapLayout';
import { neighbourGraph } from '../../src/core/topics/neighbourGraph';
import { nearestNeighbours } from '../../src/core/topics/neighbourSearch';
import { sampleById } from '../../src/core/topics/seeded';
import { giveTopics } from '../../src/core/topics/topicModels';
import { runMain } from '../workbench/main';
import { readLabelledPapers } from './labelledPapers';
import { runMeasured } from './runMeasured';
import { percentile, rounded } from './statistics';

const usualFiles = ['arxiv-balanced', 'arxiv-104k'].map(
  (name) => `../shared/papers/${name}.jsonl.gz`,
);
/** Neighbours of a paper, as topics have them. */
const nearest = 20;
/** Papers that a reading list is chosen from. */
const candidates = 2500;
const threadClock = '/proc/thread-self/schedstat';

type Work = Generator<void, unknown>;

/** What is done in steps; what it takes is made before. */
const parts: Readonly<Record<string, (papers: readonly Paper[]) => Work>> = {
  latentSpace: (papers) => fitLatentSpace(papers),
  neighbours: (papers) => nearestNeighbours(vectorsOf(papers), nearest),
  communities: (papers) => communitiesOf(graphOf(papers)),
  topics: (papers) => topicsWork(papers),
  map: (papers) => layOutMap(sourceOf(papers), undefined),
  readingList: (papers) => readingList(sampleById(papers, candidates), { papers: 50 }),
  readingListByWords: (papers) => readingList(sampleById(papers, candidates), { words: 10_000 }),
};

async function bench(): Promise<number> {
  const [first, ...others] = process.argv.slice(2);
  if (first === '--part') {
    const [part = '', file = ''] = others;
    console.log(JSON.stringify(await measure(part, file)));
    return 0;
  }
  const files = first === undefined ? usualFiles : [first, ...others];
  for (const file of files) {
    if (!existsSync(file)) {
      console.error(`There is no file ${file}: it is left out.`);
      continue;
    }
    const figures: Record<string, unknown> = {};
    for (const part of Object.keys(parts)) {
      figures[part] = await runMeasured(process.execPath, process.argv[1] ?? '', [
        '--part',
        part,
        file,
      ]);
    }
    const clock = existsSync(threadClock) ? 'thread' : 'process';
    console.log(JSON.stringify({ file: basename(file), clock, ...figures }));
  }
  return 0;
}

async function measure(part: string, file: string): Promise<object> {
  const papers = (await readLabelledPapers(file)).map(({ paper }) => paper);
  const work = parts[part]?.(papers);
  const steps: number[] = [];
  for (let isDone = work === undefined; !isDone;) {
    const start = clock();
    isDone = work?.next().done ?? true;
    steps.push(clock() - start);
  }
  return {
    steps: steps.length,
    seconds: rounded(steps.reduce((sum, each) => sum + each, 0) / 1000, 1),
    median: rounded(percentile(steps, 0.5), 1),
    p95: rounded(percentile(steps, 0.95), 1),
    max: rounded(percentile(steps, 1), 1),
  };
}

/** Time of the processor, in milliseconds. */
function clock(): number {
  if (!existsSync(threadClock)) {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e3;
  }
  return Number(readFileSync(threadClock, 'utf8').split(' ')[0]) / 1e6;
}

function vectorsOf(papers: readonly Paper[]) {
  return latentVectors(sampleById(papers, fittedTogether));
}

function graphOf(papers: readonly Paper[]) {
  return finish(neighbourGraph(finish(nearestNeighbours(vectorsOf(papers), nearest))));
}

function topicsWork(papers: readonly Paper[]): Work {
  const topics = papers.map(() => ({ topic: '', subtopic: '' }));
  return giveTopics(
    {
      ...sourceOf(papers),
      topicOf: (slot) => topics[slot] ?? { topic: '', subtopic: '' },
      setTopic: (slot, topic) => (topics[slot] = topic),
      setDirections: () => undefined,
    },
    undefined,
  );
}

function sourceOf(papers: readonly Paper[]) {
  return {
    papers: papers
      .map(({ id }, slot) => ({ id, slot }))
      .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)),
    records: (slots: readonly number[]) => slots.flatMap((slot) => papers[slot] ?? []),
  };
}

runMain(bench);
