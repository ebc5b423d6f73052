/**
 * `npm run --silent bench`: how fast the packed extension is in a real VS Code. Prints one line of JSON: medians over
 * several starts of the extension host (of its longest block, too), percentiles over the keystrokes of all of them.
 */
import { stat } from 'node:fs/promises';
import { runMain } from '../workbench/main';
import { packLectern } from '../workbench/packExtension';
import type { HostFigures } from './hostFigures';
import { measureInHost } from './measureInHost';
import { percentile, rounded } from './statistics';

const STARTS = 5;

async function bench(): Promise<number> {
  const vsix = await packLectern();
  // Every start measures this one package.
  process.env.LECTERN_VSIX = vsix;
  const starts: HostFigures[] = [];
  for (let index = 0; index < STARTS; index++) {
    const figures = await measureInHost<HostFigures>('hostPayload');
    starts.push(figures);
    console.error(JSON.stringify({ ...figures, keystrokesMs: figures.keystrokesMs.length }));
  }
  const median = (figure: (start: HostFigures) => number) =>
    rounded(percentile(starts.map(figure), 0.5), 1);
  const keystrokes = starts.flatMap((start) => start.keystrokesMs);
  console.log(
    JSON.stringify({
      activateMs: median((start) => start.activateMs),
      firstRowsMs: median((start) => start.firstRowsMs),
      keystrokeP50Ms: rounded(percentile(keystrokes, 0.5), 2),
      keystrokeP95Ms: rounded(percentile(keystrokes, 0.95), 2),
      hostBlockedMaxMs: median((start) => start.hostBlockedMaxMs),
      vsixBytes: (await stat(vsix)).size,
    }),
  );
  return 0;
}

runMain(bench);
