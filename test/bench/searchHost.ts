/**
 * The part of `npm run bench:search` that stands for the extension host: starts the built worker as the extension
 * does, gives it papers, types, and watches its own event loop and heap.
 */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { HumanError } from '../../src/core/humanError';
import type { Library } from '../../src/core/papers/library';
import { connectLibrary } from '../../src/protocol/libraryProtocol';
import { checkout } from '../workbench/checkout';
import { runMain } from '../workbench/main';
import { readArxivPapers } from './arxivPapers';
import { megabytes, type BuildFigures, type HostFigures, type HostTask } from './searchFigures';
import { PAGE } from './searchPeers/peer';
import { rounded } from './statistics';
import { keystrokesOf, timeTyping, type TypingFigures } from './typing';

/** Milliseconds between two looks of the event loop's monitor. */
const RESOLUTION = 1;
/** Of typing. */
const BUDGET = 240_000;
/** A query of one word, whose answer says that the library is there. */
const ONE_WORD = 'learning';

async function measureHost(): Promise<number> {
  const task = JSON.parse(process.argv[2] ?? '') as HostTask;
  const keystrokes = keystrokesOf(JSON.parse(await readFile(task.queries, 'utf8')) as string[]);
  const before = memory();
  const start = performance.now();
  const thread = startThread(task);
  const built =
    task.step === 'open' ? undefined : await build(task, thread.library, thread.heapBytes);
  let figures: HostFigures = { ...built?.figures };
  if (task.step !== 'build') {
    await ask(thread.library, ONE_WORD);
    const openMs = rounded(performance.now() - start - (built?.readingMs ?? 0), 1);
    console.error(`lectern: open in ${openMs} ms`);
    await requirePapers(thread.library);
    figures = { ...figures, openMs, ...(await typeInto(thread.library, keystrokes, before)) };
  }
  await thread.stop();
  console.log(JSON.stringify(figures));
  return 0;
}

async function build(
  task: HostTask,
  library: Library,
  heapBytes: () => Promise<number | undefined>,
): Promise<{ figures: BuildFigures; readingMs: number }> {
  const start = performance.now();
  let papers = 0;
  let buildMs = 0;
  let part = 0;
  for await (const batch of readArxivPapers(task.papers, task.limit)) {
    const given = performance.now();
    const id = `part-${++part}`;
    await library.replaceSource({ id, label: id }, batch);
    buildMs += performance.now() - given;
    papers += batch.length;
    console.error(`lectern: ${papers} papers in ${rounded(buildMs / 1000, 1)} s`);
  }
  const asked = performance.now();
  await ask(library, ONE_WORD);
  buildMs += performance.now() - asked;
  console.error(`lectern: built in ${rounded(buildMs / 1000, 1)} s`);
  const bytes = task.engine === 'memory' ? await heapBytes() : await bytesBelow(task.folder);
  return {
    figures: {
      papers,
      buildSeconds: rounded(buildMs / 1000, 2),
      ...(bytes !== undefined && { indexMB: megabytes(bytes) }),
    },
    readingMs: performance.now() - start - buildMs,
  };
}

async function typeInto(
  library: Library,
  keystrokes: readonly string[],
  before: Memory,
): Promise<TypingFigures & { hostBlockedMaxMs: number; hostHeapMB: number; workerRssMB: number }> {
  // What giving the papers left over is no part of typing.
  globalThis.gc?.();
  const monitor = monitorEventLoopDelay({ resolution: RESOLUTION });
  monitor.enable();
  // The monitor counts from one look to the next, so it must have looked once before anything blocks.
  await delay(10 * RESOLUTION);
  let most = memory();
  const typing = await timeTyping(keystrokes, (text) => ask(library, text), {
    stride: 1,
    budgetMs: BUDGET,
    between() {
      const now = memory();
      most = { heap: Math.max(most.heap, now.heap), rss: Math.max(most.rss, now.rss) };
    },
  });
  await delay(10 * RESOLUTION);
  monitor.disable();
  return {
    ...typing,
    hostBlockedMaxMs: rounded(Math.max(0, monitor.max / 1e6 - RESOLUTION), 1),
    hostHeapMB: megabytes(most.heap - before.heap),
    workerRssMB: megabytes(most.rss - before.rss),
  };
}

/** An empty library answers quickly: its figures must not be taken for those of a full one. */
async function requirePapers(library: Library): Promise<void> {
  const { total } = await library.find(
    { text: '', match: 'all', sort: 'date' },
    { offset: 0, limit: 0 },
  );
  if (total === 0) throw new HumanError('The library was opened again without its papers.');
}

/** Asks as the picker does at each letter. */
async function ask(library: Library, text: string): Promise<void> {
  await library.find({ text, match: 'all', sort: 'relevance' }, { offset: 0, limit: PAGE });
}

/** Bytes of this thread's heap, and of the whole process. */
interface Memory {
  readonly heap: number;
  readonly rss: number;
}

function memory(): Memory {
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed, rss };
}

/** The worker as `host/libraryThread.ts` starts it, with a look at its heap. */
function startThread({ folder, engine }: HostTask) {
  // From Node 24 on.
  const worker: Worker & { getHeapStatistics?(): Promise<{ used_heap_size: number }> } = new Worker(
    join(checkout, 'dist', 'libraryWorker.js'),
    {
      workerData: { storage: folder, engine },
    },
  );
  const library = connectLibrary({
    post: (message) => worker.postMessage(message),
    onMessage(listener) {
      worker.on('message', listener);
      return { dispose: () => worker.off('message', listener) };
    },
  });
  worker.on('error', (error) =>
    library.close(error instanceof Error ? error : new Error(String(error))),
  );
  worker.on('exit', (code) => library.close(new Error(`The worker ended with code ${code}.`)));
  return {
    library,
    heapBytes: async () => (await worker.getHeapStatistics()).used_heap_size,
    stop: () => worker.terminate(),
  };
}

async function bytesBelow(folder: string): Promise<number> {
  const files = await readdir(folder, { recursive: true });
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(folder, file))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

runMain(measureHost);
