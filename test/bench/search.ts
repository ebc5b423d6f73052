/**
 * How quick search is as one types, in the library's real worker and in what others use, over the same papers and
 * queries. Prints one line of JSON, see `searchFigures.ts`. Progress goes to the error stream.
 *
 *     npm run --silent bench:search -- --papers FILE(.jsonl|.jsonl.gz) [--limit N] [--engine memory|sqlite]
 *       [--peers none|minisearch,fts5,fuse,flexsearch]
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { HumanError } from '../../src/core/humanError';
import { runMain } from '../workbench/main';
import { provisionVsCode } from '../workbench/provision';
import { readArxivPapers } from './arxivPapers';
import { runMeasured } from './runMeasured';
import {
  engines,
  type BuildFigures,
  type Engine,
  type HostTask,
  type OpenFigures,
  type PeerFigures,
  type PeerTask,
  type SearchFigures,
  type SearchTask,
} from './searchFigures';
import { peers } from './searchPeers';
import { createSample, queriesFrom } from './searchQueries';

interface Options {
  readonly papers: string;
  readonly limit: number;
  readonly engine: Engine;
  readonly peers: readonly string[];
}

async function benchSearch(): Promise<number> {
  const options = readOptions();
  // The Node of VS Code, for all that is measured: the one that runs us may have no SQLite.
  const { node } = await provisionVsCode((line) => console.error(line));
  const folder = await mkdtemp(join(tmpdir(), 'lectern-search-'));
  try {
    const queries = await chooseQueries(options);
    const task = { ...options, folder, queries: join(folder, 'queries.json') };
    await writeFile(task.queries, JSON.stringify(queries));
    const own = await measureLectern(node, task);
    const others: Record<string, PeerFigures | { readonly error: string }> = {};
    for (const peer of options.peers) others[peer] = await measurePeer(node, peer, task);
    const figures: SearchFigures = {
      ...own,
      engine: options.engine,
      queries: queries.length,
      peers: others,
    };
    console.log(JSON.stringify(figures));
    return 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      papers: { type: 'string' },
      limit: { type: 'string', default: 'Infinity' },
      engine: { type: 'string', default: 'memory' },
      peers: { type: 'string', default: [...peers.keys()].join(',') },
    },
  });
  const engine = engines.find((name) => name === values.engine);
  const limit = Number(values.limit);
  const chosen = values.peers === 'none' ? [] : values.peers.split(',');
  if (values.papers === undefined || !engine || !(limit >= 1) || !chosen.every(isPeer)) {
    throw new HumanError(
      'Usage: bench:search -- --papers FILE [--limit N] [--engine {0}] [--peers none|{1}]',
      engines.join('|'),
      [...peers.keys()].join(','),
    );
  }
  // JSON, in which tasks are handed on, has no infinity.
  return {
    papers: resolve(values.papers),
    limit: Math.min(limit, Number.MAX_SAFE_INTEGER),
    engine,
    peers: chosen,
  };
}

function isPeer(name: string): boolean {
  return peers.has(name);
}

async function chooseQueries({ papers, limit }: Options): Promise<readonly string[]> {
  const sample = createSample();
  for await (const batch of readArxivPapers(papers, limit)) {
    for (const paper of batch) sample.add(paper);
  }
  if (sample.papers().length === 0) {
    throw new HumanError('There are no papers in {0}. Give a file of JSON lines.', papers);
  }
  const queries = queriesFrom(sample.papers());
  console.error(`${queries.length} queries`);
  return queries;
}

async function measureLectern(
  node: string,
  task: SearchTask & { readonly engine: Engine },
): Promise<BuildFigures & OpenFigures> {
  const storage = join(task.folder, 'lectern');
  await mkdir(storage);
  const run = (step: HostTask['step']) =>
    runMeasured(
      node,
      join(__dirname, 'searchHost.js'),
      [JSON.stringify({ ...task, folder: storage, step } satisfies HostTask)],
      ['--expose-gc'],
    );
  if (task.engine === 'memory') return (await run('buildAndOpen')) as BuildFigures & OpenFigures;
  const built = (await run('build')) as BuildFigures;
  return { ...built, ...((await run('open')) as OpenFigures) };
}

/** A peer that runs out of memory is no reason to lose the other figures. */
async function measurePeer(
  node: string,
  peer: string,
  task: SearchTask,
): Promise<PeerFigures | { readonly error: string }> {
  const own = join(task.folder, peer);
  await mkdir(own);
  try {
    const figures = await runMeasured(
      node,
      join(__dirname, 'searchPeer.js'),
      [JSON.stringify({ ...task, folder: own, peer } satisfies PeerTask)],
      ['--max-old-space-size=12000'],
    );
    return figures as PeerFigures;
  } catch (error) {
    if (!(error instanceof HumanError)) throw error;
    return { error: error.message };
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

runMain(benchSearch);
