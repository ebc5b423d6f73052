import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Paper } from '../../src/core/papers/paper';
import { engines } from './engines';
import { percentile, rounded } from './statistics';

/**
 * Measures search quality on a test collection: `corpus.jsonl`, `queries.jsonl` and `qrels.tsv` in a folder of data
 * beside the checkout. Prints one line of JSON.
 *
 *     npm run --silent eval -- --collection DIR [--engine memory|sqlite]
 */

/** How deep a ranking is looked at. */
const depth = { ndcg: 10, recall: 100 };

interface CorpusRecord {
  readonly id: string;
  readonly title?: string | null;
  readonly abstract?: string | null;
  readonly authors?: readonly string[] | null;
  readonly year?: number | null;
  readonly venue?: string | null;
  readonly keywords?: string | readonly string[] | null;
}

interface QueryRecord {
  readonly id: string;
  readonly text: string;
}

/** Query id → document id → grade. */
type Judgements = ReadonlyMap<string, ReadonlyMap<string, number>>;

function toPaper(record: CorpusRecord): Paper {
  const keywords =
    typeof record.keywords === 'string'
      ? record.keywords.split(/[,;]/).map((keyword) => keyword.trim())
      : (record.keywords ?? []);
  return {
    id: record.id,
    type: 'article',
    title: record.title ?? '',
    author: (record.authors ?? []).map((name) => {
      const [family = '', given = ''] = name.split(',').map((part) => part.trim());
      return given === '' ? { literal: family } : { family, given };
    }),
    ...(record.abstract && { abstract: record.abstract }),
    ...(record.year && { issued: { year: record.year } }),
    ...(record.venue && { 'container-title': record.venue }),
    ...(keywords.some((keyword) => keyword !== '') && {
      keywords: keywords.filter((keyword) => keyword !== ''),
    }),
  };
}

function readLines(path: string): string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
}

function readJudgements(path: string): Judgements {
  const judgements = new Map<string, Map<string, number>>();
  for (const line of readLines(path)) {
    const [query = '', document = '', grade = ''] = line.trim().split(/\s+/);
    // A heading has no grade.
    if (!Number.isFinite(Number(grade))) continue;
    let graded = judgements.get(query);
    if (!graded) judgements.set(query, (graded = new Map<string, number>()));
    graded.set(document, Number(grade));
  }
  return judgements;
}

/** Discounted cumulated gain (K. Järvelin, J. Kekäläinen, 2002) with gain 2^grade − 1 and discount log2(rank + 1). */
function discountedGain(grades: readonly number[]): number {
  return grades.reduce((sum, grade, index) => sum + (2 ** grade - 1) / Math.log2(index + 2), 0);
}

function ndcg(ranking: readonly string[], graded: ReadonlyMap<string, number>): number {
  const found = ranking.slice(0, depth.ndcg).map((id) => graded.get(id) ?? 0);
  const ideal = [...graded.values()].sort((a, b) => b - a).slice(0, depth.ndcg);
  return discountedGain(found) / discountedGain(ideal);
}

function recall(ranking: readonly string[], graded: ReadonlyMap<string, number>): number {
  const relevant = [...graded].filter(([, grade]) => grade > 0).map(([id]) => id);
  const found = new Set(ranking.slice(0, depth.recall));
  return relevant.filter((id) => found.has(id)).length / relevant.length;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { collection: { type: 'string' }, engine: { type: 'string', default: 'memory' } },
  });
  const create = engines.get(values.engine);
  if (values.collection === undefined || !create) {
    throw new Error(`Usage: eval --collection DIR [--engine ${[...engines.keys()].join('|')}]`);
  }
  const folder = resolve(values.collection);
  const papers = readLines(join(folder, 'corpus.jsonl')).map((line) =>
    toPaper(JSON.parse(line) as CorpusRecord),
  );
  const judgements = readJudgements(join(folder, 'qrels.tsv'));
  const library = create();
  await library.replaceSource({ id: 'eval', label: 'Evaluation' }, papers);
  // The first question makes the library find its topics, which is no part of answering.
  await library.groups('none', '');

  const gains: number[] = [];
  const recalls: number[] = [];
  const times: number[] = [];
  for (const line of readLines(join(folder, 'queries.jsonl'))) {
    const query = JSON.parse(line) as QueryRecord;
    const graded = judgements.get(query.id);
    if (!graded || ![...graded.values()].some((grade) => grade > 0)) continue;
    const start = performance.now();
    const { hits } = await library.find(
      { text: query.text, match: 'any', sort: 'relevance' },
      { offset: 0, limit: depth.recall },
    );
    times.push(performance.now() - start);
    const ranking = hits.map((hit) => hit.paper.id);
    gains.push(ndcg(ranking, graded));
    recalls.push(recall(ranking, graded));
  }
  library.dispose();

  process.stdout.write(
    `${JSON.stringify({
      collection: basename(folder),
      engine: values.engine,
      queries: gains.length,
      'ndcg@10': rounded(mean(gains), 4),
      'recall@100': rounded(mean(recalls), 4),
      p50Ms: rounded(percentile(times, 0.5), 2),
      p95Ms: rounded(percentile(times, 0.95), 2),
    })}\n`,
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
