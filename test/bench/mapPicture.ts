/**
 * Takes the picture of the map of a library in a real VS Code, light and dark, for the README:
 *
 *     npm run --silent picture:map -- FILE(.jsonl|.jsonl.gz) NAME
 *
 * It becomes media/screenshots/NAME-light.png and NAME-dark.png.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { HumanError } from '../../src/core/humanError';
import { openWorkbench } from '../ui/workbench';
import { runMain } from '../workbench/main';

/** How long a large library may take until its map is there, in milliseconds. */
const patience = 300_000;

async function takePictures(): Promise<number> {
  const [file, name] = process.argv.slice(2);
  if (file === undefined || name === undefined) {
    throw new HumanError('Name the papers and the picture: npm run picture:map -- FILE NAME.');
  }
  process.env.LECTERN_SCREENSHOTS = '1';
  const folder = await mkdtemp(join(tmpdir(), 'lectern-picture-'));
  const path = join(folder, 'papers.jsonl');
  const from = createReadStream(file);
  const to = createWriteStream(path);
  await (file.endsWith('.gz') ? pipeline(from, createGunzip(), to) : pipeline(from, to));
  const workbench = await openWorkbench({
    settings: { 'lectern.library.builtIn': false, 'lectern.library.files': [path] },
  });
  try {
    const { page } = workbench;
    page.setDefaultTimeout(patience);
    await page.locator('.activitybar [aria-label*="Lectern"]').first().click();
    // Its papers are there before their topics are, which the map waits for.
    await page.locator('.sidebar .monaco-list-row').nth(5).waitFor();
    await workbench.runCommand('Lectern: Show Topic Map');
    for (const [theme, suffix, shown] of [
      ['Light Modern', 'light', '.monaco-workbench.vs'],
      ['Dark Modern', 'dark', '.monaco-workbench.vs-dark'],
    ] as const) {
      await workbench.typeIntoCommand('Preferences: Color Theme', theme);
      await workbench.pick(theme);
      await page.locator(shown).waitFor();
      const map = await workbench.webview('[data-papers] .topic-label');
      await map.waitForFunction(() => document.querySelectorAll('.topic-label').length > 5);
      await page.locator('.sidebar .monaco-list-row').nth(5).waitFor();
      console.log(await workbench.screenshot(`${name}-${suffix}`));
    }
    return 0;
  } finally {
    await workbench.close();
    await rm(folder, { recursive: true, force: true });
  }
}

runMain(takePictures);
