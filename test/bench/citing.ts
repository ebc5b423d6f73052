/**
 * How quick citing is in a real VS Code with a large library and a long note: completions while words are typed in place
 * of a key, the hover of a key, and what Problems are found. Prints one line of JSON.
 *
 *     npm run --silent bench:citing -- FILE(.jsonl|.jsonl.gz)
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { HumanError } from '../../src/core/humanError';
import { runMain } from '../workbench/main';
import { packLectern } from '../workbench/packExtension';
import { papersVariable, type CitingFigures } from './citingFigures';
import { measureInHost } from './measureInHost';
import { percentile, rounded } from './statistics';

async function bench(): Promise<number> {
  const [file] = process.argv.slice(2);
  if (file === undefined) {
    throw new HumanError('Name the papers: npm run --silent bench:citing -- FILE.');
  }
  const folder = await mkdtemp(join(tmpdir(), 'lectern-bench-'));
  try {
    const path = join(folder, 'papers.jsonl');
    const from = createReadStream(file);
    const to = createWriteStream(path);
    await (file.endsWith('.gz') ? pipeline(from, createGunzip(), to) : pipeline(from, to));
    process.env[papersVariable] = path;
    process.env.LECTERN_VSIX = await packLectern();
    const { papers, noteLines, ...times } = await measureInHost<CitingFigures>('citingPayload');
    const percentiles = Object.entries(times).map(([name, values]) => [
      name,
      Object.fromEntries(
        [0.5, 0.95, 1].map((share) => [`p${100 * share}`, rounded(percentile(values, share), 1)]),
      ),
    ]);
    console.log(JSON.stringify({ papers, noteLines, ...Object.fromEntries(percentiles) }));
  } finally {
    await rm(folder, { recursive: true });
  }
  return 0;
}

runMain(bench);
