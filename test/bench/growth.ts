/**
 * How the library grows: runs `bench:search` at several sizes and writes `docs/growth.md` and `docs/growth.svg`.
 * Sizes that the file of papers does not reach are synthesised out of it.
 *
 *     npm run --silent bench:growth -- --papers FILE(.jsonl|.jsonl.gz) [--sizes 1000,10000,100000,1000000]
 *       [--engine sqlite|memory]
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { HumanError } from '../../src/core/humanError';
import { checkout } from '../workbench/checkout';
import { runMain } from '../workbench/main';
import { allArxivPapers } from './arxivPapers';
import { growthPlot, type Panel } from './growthPlot';
import { runMeasured } from './runMeasured';
import { engines, type PeerFigures, type SearchFigures } from './searchFigures';
import { writeSynthetic } from './synthesis';

/** The peer that holds as many papers as we do, and lies beneath our own engine. */
const PEER = 'fts5';

interface Row {
  readonly synthetic: boolean;
  readonly own: SearchFigures;
  readonly peer?: PeerFigures;
}

async function benchGrowth(): Promise<number> {
  const options = readOptions();
  const folder = await mkdtemp(join(tmpdir(), 'lectern-growth-'));
  try {
    const rows = await measure(options, folder);
    const docs = join(checkout, 'docs');
    await mkdir(docs, { recursive: true });
    await writeFile(join(docs, 'growth.md'), growthPage(rows));
    await writeFile(join(docs, 'growth.svg'), growthPlot(panelsOf(rows)));
    return 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Options {
  readonly papers: string;
  readonly sizes: readonly number[];
  readonly engine: string;
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      papers: { type: 'string' },
      sizes: { type: 'string', default: '1000,10000,100000,1000000' },
      engine: { type: 'string', default: 'sqlite' },
    },
  });
  const sizes = values.sizes.split(',').map(Number);
  const known = engines.some((engine) => engine === values.engine);
  if (values.papers === undefined || !known || !sizes.every((size) => size >= 1)) {
    throw new HumanError(
      'Usage: bench:growth -- --papers FILE [--sizes 1000,10000,100000,1000000] [--engine {0}]',
      engines.join('|'),
    );
  }
  return {
    papers: resolve(values.papers),
    sizes: sizes.sort((a, b) => a - b),
    engine: values.engine,
  };
}

async function measure({ papers, sizes, engine }: Options, folder: string): Promise<Row[]> {
  const synthetic = join(folder, 'synthetic.jsonl.gz');
  const realCount = await synthesiseBeyond(papers, sizes.at(-1) ?? 0, synthetic);
  const rows: Row[] = [];
  for (const size of sizes) {
    const isSynthetic = size > realCount;
    console.error(`— ${size} papers${isSynthetic ? ', synthetic' : ''}`);
    const file = isSynthetic ? synthetic : papers;
    const own = (await runMeasured(process.execPath, join(__dirname, 'search.js'), [
      ...['--papers', file, '--limit', String(size), '--engine', engine, '--peers', PEER],
    ])) as SearchFigures;
    const peer = own.peers[PEER];
    rows.push({ synthetic: isSynthetic, own, ...(peer && !('error' in peer) && { peer }) });
    console.error(JSON.stringify(own));
  }
  return rows;
}

/** How many real papers there are. Where `most` is more, so many synthetic ones are written. */
async function synthesiseBeyond(papers: string, most: number, file: string): Promise<number> {
  const real = await allArxivPapers(papers);
  if (real.length === 0) {
    throw new HumanError('There are no papers in {0}. Give a file of JSON lines.', papers);
  }
  if (most > real.length) {
    console.error(`Making ${most} papers out of ${real.length}…`);
    await writeSynthetic(real, most, file);
  }
  return real.length;
}

function growthPage(rows: readonly Row[]): string {
  const engine = rows[0]?.own.engine ?? '';
  const heading = [
    ...['Papers', 'Build (s)', 'Index (MB)', 'Open (ms)', 'Key p50 (ms)', 'p95', 'max'],
    ...['Memory (MB)', 'FTS5: build (s)', 'p95 (ms)', 'memory (MB)'],
  ];
  const lines = rows.map(({ synthetic, own, peer }) => [
    `${own.papers.toLocaleString('en')}${synthetic ? ' *' : ''}`,
    ...[own.buildSeconds, own.indexMB, own.openMs],
    ...[own.keystrokeP50Ms, own.keystrokeP95Ms, own.keystrokeMaxMs, own.workerRssMB],
    ...[peer?.buildSeconds, peer?.keystrokeP95Ms, peer?.rssMB],
  ]);
  const row = (cells: readonly (string | number | undefined)[]) =>
    `| ${cells.map((cell) => cell ?? '–').join(' | ')} |`;
  return [
    '# How a library grows',
    '',
    `The ${engine} engine, and SQLite's own full-text search (FTS5, each word a prefix) over the same papers and`,
    `queries: ${rows[0]?.own.queries ?? 0} or more queries (titles, authors, topics, slips, single letters, stop words), typed letter by`,
    `letter through the library's worker. One machine of ${availableParallelism()} cores, single runs: read the ratios.`,
    '',
    row(heading),
    row(heading.map(() => '---:')),
    ...lines.map(row),
    '',
    ...(rows.some(({ synthetic }) => synthetic)
      ? ['\\* Synthesised out of real papers: their words, in other combinations.', '']
      : []),
    'Open: from the start of the worker to its first answer. Memory: by how much the process grew while somebody typed.',
    '',
    '![Build time, index size, time for a keystroke and memory against the number of papers](growth.svg)',
    '',
    'Made by `npm run --silent bench:growth -- --papers FILE`.',
    '',
  ].join('\n');
}

function panelsOf(rows: readonly Row[]): readonly Panel[] {
  const panel = (
    title: string,
    ofOwn: (own: SearchFigures) => number | undefined,
    ofPeer: (peer: PeerFigures) => number | undefined,
  ): Panel => ({
    title,
    series: [
      { name: 'Lectern', points: pointsOf(rows, ({ own }) => ofOwn(own)) },
      { name: 'FTS5', points: pointsOf(rows, ({ peer }) => peer && ofPeer(peer)) },
    ].filter(({ points }) => points.length > 0),
  });
  return [
    panel(
      'Build (s)',
      (own) => own.buildSeconds,
      (peer) => peer.buildSeconds,
    ),
    panel(
      'Index (MB)',
      (own) => own.indexMB,
      () => undefined,
    ),
    panel(
      'Keystroke, 95th percentile (ms)',
      (own) => own.keystrokeP95Ms,
      (peer) => peer.keystrokeP95Ms,
    ),
    panel(
      'Memory (MB)',
      (own) => own.workerRssMB,
      (peer) => peer.rssMB,
    ),
  ].filter(({ series }) => series.length > 0);
}

function pointsOf(rows: readonly Row[], value: (row: Row) => number | undefined) {
  return rows.flatMap((row) => {
    const found = value(row);
    return found !== undefined && found > 0 ? [{ papers: row.own.papers, value: found }] : [];
  });
}

runMain(benchGrowth);
