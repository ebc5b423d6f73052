import { parseArgs } from 'node:util';
import type { Paper } from '../../src/core/papers/paper';
import { readArxivPapers } from './arxivPapers';
import { engines } from './engines';
import { largeLibraryCases } from './largeLibraryCases';

/**
 * Holds the search of a library of real size to what a person expects for what they type, see `largeLibraryCases.ts`.
 * Prints one line of JSON. The papers are in a folder of data beside the checkout.
 *
 *     npm run --silent bench:expectations -- --papers FILE(.jsonl|.jsonl.gz) [--engine memory|sqlite]
 */

/** The cases are written for so many papers, the first of the file. */
const size = 10_000;
const depth = 3;

interface Failure {
  readonly types: string;
  readonly expects: string;
  /** From 1; absent where the paper is not among the first {@link depth}. */
  readonly rank?: number;
  readonly first?: string;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { papers: { type: 'string' }, engine: { type: 'string', default: 'memory' } },
  });
  const create = engines.get(values.engine);
  if (values.papers === undefined || !create) {
    throw new Error(
      `Usage: bench:expectations --papers FILE [--engine ${[...engines.keys()].join('|')}]`,
    );
  }
  const papers: Paper[] = [];
  for await (const batch of readArxivPapers(values.papers, size)) papers.push(...batch);
  const library = create();
  await library.replaceSource({ id: 'expectations', label: 'Expectations' }, papers);

  let first = 0;
  let top3 = 0;
  const failures: Failure[] = [];
  for (const { types, expects } of largeLibraryCases) {
    const { hits } = await library.find(
      { text: types, match: 'any', sort: 'relevance' },
      { offset: 0, limit: depth },
    );
    const rank = 1 + hits.findIndex(({ paper }) => paper.arxivId === expects);
    if (rank === 1) first += 1;
    if (rank > 0) top3 += 1;
    if (rank === 1) continue;
    const title = hits[0]?.paper.title;
    failures.push({
      types,
      expects,
      ...(rank > 0 && { rank }),
      ...(title !== undefined && { first: title }),
    });
  }
  library.dispose();

  process.stdout.write(
    `${JSON.stringify({
      papers: papers.length,
      engine: values.engine,
      cases: largeLibraryCases.length,
      first,
      top3,
      failures,
    })}\n`,
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
