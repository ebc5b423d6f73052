/**
 * How soon a large bibliography is there in a real VS Code: from its being added to its papers being found, after an edit
 * in the editor, after it was put in the place of another, and after it was deleted. Prints one line of JSON; the figures
 * are medians over several starts.
 *
 *     npm run --silent bench:bibliography -- FILE(.bib|.bib.gz)
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { HumanError } from '../../src/core/humanError';
import { runMain } from '../workbench/main';
import { packLectern } from '../workbench/packExtension';
import { bibliographyVariable, type BibliographyFigures } from './bibliographyFigures';
import { measureInHost } from './measureInHost';
import { percentile, rounded } from './statistics';

const STARTS = 3;

async function bench(): Promise<number> {
  const [file] = process.argv.slice(2);
  if (file === undefined) {
    throw new HumanError('Name the bibliography: npm run --silent bench:bibliography -- FILE.');
  }
  const bytes = await readFile(file);
  const text = file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  const folder = await mkdtemp(join(tmpdir(), 'lectern-bench-'));
  try {
    const path = join(folder, 'large.bib');
    await writeFile(path, text);
    process.env[bibliographyVariable] = path;
    process.env.LECTERN_VSIX = await packLectern();
    const starts: BibliographyFigures[] = [];
    for (let index = 0; index < STARTS; index++) {
      starts.push(await measureInHost<BibliographyFigures>('bibliographyPayload'));
      console.error(JSON.stringify(starts.at(-1)));
    }
    const names = Object.keys(starts[0] ?? {}) as (keyof BibliographyFigures)[];
    const medians = names.map((name) => [
      name,
      rounded(
        percentile(
          starts.map((start) => start[name]),
          0.5,
        ),
        0,
      ),
    ]);
    console.log(
      JSON.stringify({ MB: rounded(text.length / 1e6, 1), ...Object.fromEntries(medians) }),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
  return 0;
}

runMain(bench);
