import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkout } from './checkout';

/** Writes what a suite did where `npm test` reads it: out/results/NAME.json. */
export async function writeResult(
  name: string,
  result: { readonly passed: number; readonly failed: number },
): Promise<void> {
  const folder = join(checkout, 'out', 'results');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.json`), JSON.stringify({ stats: result }));
}
