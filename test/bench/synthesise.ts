/**
 * Makes a library of any size out of real papers, the same on every run, see `synthesis.ts`.
 *
 *     npm run --silent bench:synthesise -- --papers FILE(.jsonl|.jsonl.gz) --count N --out FILE.jsonl.gz
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { HumanError } from '../../src/core/humanError';
import { runMain } from '../workbench/main';
import { allArxivPapers } from './arxivPapers';
import { writeSynthetic } from './synthesis';

/** Identifiers of their form do not go further. */
const MOST = 10_000_000;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { papers: { type: 'string' }, count: { type: 'string' }, out: { type: 'string' } },
  });
  const count = Number(values.count);
  const valid = Number.isInteger(count) && count >= 1 && count <= MOST;
  if (values.papers === undefined || values.out === undefined || !valid) {
    throw new HumanError(
      'Usage: bench:synthesise -- --papers FILE --count N (1 to {0}) --out FILE.jsonl.gz',
      MOST,
    );
  }
  const real = await allArxivPapers(resolve(values.papers));
  if (real.length === 0) {
    throw new HumanError('There are no papers in {0}. Give a file of JSON lines.', values.papers);
  }
  await writeSynthetic(real, count, resolve(values.out));
  console.error(`${count} papers made out of ${real.length}`);
  return 0;
}

runMain(main);
