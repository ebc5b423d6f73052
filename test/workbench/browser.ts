import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { HumanError } from '../../src/core/humanError';
import { runCommand } from './runCommand';

const DOWNLOAD_TIMEOUT = 4 * 60_000;

/** What Chromium needs to be told to be quiet, and to run as root in a container. */
export const browserArguments: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The path of a Chromium: `LECTERN_BROWSER`, else an installed Chromium, Chrome or Edge, else Playwright's
 * (downloaded when need be), else, as root on Debian, the distribution's package.
 *
 * @throws HumanError when there is none and none can be brought
 */
export async function findBrowser(log: (line: string) => void): Promise<string> {
  const found = await firstThatRuns([...installedBrowsers(), chromium.executablePath()]);
  if (found) return found;

  log('No Chromium, Chrome or Edge is installed; asking Playwright for its Chromium…');
  await playwrightDownload().catch(() => undefined);
  const downloaded = await firstThatRuns([chromium.executablePath()]);
  if (downloaded) return downloaded;

  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    log('Playwright’s Chromium cannot be had here; installing Debian’s…');
    await runCommand('apt-get', ['update']).catch(() => undefined);
    const packages = ['chromium', 'fonts-liberation', 'fonts-dejavu'];
    await runCommand('apt-get', ['install', '-y', '--no-install-recommends', ...packages]).catch(
      () => undefined,
    );
    const packaged = await firstThatRuns(installedBrowsers());
    if (packaged) return packaged;
  }
  throw new HumanError(
    'No browser was found and none could be installed. Install Chromium, Chrome or Edge, or set LECTERN_BROWSER to the path of one, then run the command again.',
  );
}

function installedBrowsers(): string[] {
  const chosen = process.env.LECTERN_BROWSER;
  if (chosen) return [chosen];
  switch (process.platform) {
    case 'darwin':
      return ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
        (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
      );
    case 'win32':
      return ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((variable) =>
        ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].map(
          (name) => join(process.env[variable] ?? '', name),
        ),
      );
    default:
      return onPath(
        'chromium',
        'google-chrome-stable',
        'google-chrome',
        'microsoft-edge',
        'chromium-browser',
      );
  }
}

function onPath(...names: string[]): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** The first that is there and answers; a download of Playwright's may lack libraries of the system. */
async function firstThatRuns(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths.filter((each) => existsSync(each))) {
    // On Windows, asking for the version opens a window.
    if (process.platform === 'win32') return path;
    const answers = await runCommand(path, ['--version'], { timeoutMs: 20_000 }).catch(
      () => undefined,
    );
    if (answers !== undefined) return path;
  }
  return undefined;
}

function playwrightDownload(): Promise<string> {
  const cli = join(require.resolve('playwright-core/package.json'), '..', 'cli.js');
  return runCommand(process.execPath, [cli, 'install', 'chromium'], {
    timeoutMs: DOWNLOAD_TIMEOUT,
  });
}
