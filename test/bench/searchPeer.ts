/** The part of `npm run bench:search` that measures one peer: a process of its own, so that its memory is its own. */
import { readFile } from 'node:fs/promises';
import { runMain } from '../workbench/main';
import { readArxivPapers } from './arxivPapers';
import { megabytes, type PeerFigures, type PeerTask } from './searchFigures';
import { peers } from './searchPeers';
import { rounded } from './statistics';
import { keystrokesOf, strideWithin, timeTyping } from './typing';

/** Of typing, per peer. */
const BUDGET = 60_000;

async function measurePeer(): Promise<number> {
  const task = JSON.parse(process.argv[2] ?? '') as PeerTask;
  const factory = peers.get(task.peer);
  if (!factory) throw new Error(`There is no peer ${task.peer}.`);
  const rssBefore = process.memoryUsage.rss();
  const peer = factory.create(task.folder);

  let papers = 0;
  let buildMs = 0;
  const timed = (work: () => void) => {
    const start = performance.now();
    work();
    buildMs += performance.now() - start;
  };
  for await (const batch of readArxivPapers(task.papers, Math.min(task.limit, factory.most))) {
    timed(() => peer.add(batch));
    papers += batch.length;
    console.error(`${task.peer}: ${papers} papers in ${rounded(buildMs / 1000, 1)} s`);
  }
  timed(() => peer.finish());

  const queries = JSON.parse(await readFile(task.queries, 'utf8')) as string[];
  const keystrokes = keystrokesOf(queries);
  const answer = (text: string) => void peer.find(text);
  const stride = await strideWithin(keystrokes, answer, BUDGET);
  let rss = process.memoryUsage.rss();
  const typing = await timeTyping(keystrokes, answer, {
    stride,
    budgetMs: 1.3 * BUDGET,
    between: () => (rss = Math.max(rss, process.memoryUsage.rss())),
  });
  const figures: PeerFigures = {
    papers,
    buildSeconds: rounded(buildMs / 1000, 2),
    ...typing,
    rssMB: megabytes(rss - rssBefore),
  };
  console.log(JSON.stringify(figures));
  return 0;
}

runMain(measurePeer);
