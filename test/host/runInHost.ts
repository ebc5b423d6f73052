import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { HumanError } from '../../src/core/humanError';
import { checkout } from '../workbench/checkout';
import { packLectern } from '../workbench/packExtension';
import { openPage } from '../workbench/page';
import { provisionVsCode, type VsCode } from '../workbench/provision';
import { installExtension, startServer, type WorkbenchServer } from '../workbench/server';
import { copyWorkspace } from '../workbench/workspace';

const RUN_TIMEOUT = 5 * 60_000;

/** An extension host: Node’s, or the web worker as on vscode.dev. */
export type Host = 'node' | 'web';

/**
 * Runs a module in an extension host of a served VS Code that has the packed extension and, as its folder, a fresh
 * copy of test/fixtures/workspace. The module exports `run(): Promise<void>`.
 *
 * @param module its path, without `.js`
 * @param onLine receives each line that the extension host prints on the console
 * @returns the exit code: 0 when `run` resolved
 * @throws HumanError when VS Code ends or does not come to an end
 */
export async function runInHost(
  host: Host,
  module: string,
  onLine: (line: string) => void,
): Promise<number> {
  const log = (line: string) => console.error(line);
  const vsCode = await provisionVsCode(log);
  const extension = await unpackLectern(vsCode, host);
  // VS Code runs a module in the extension host of the extension in whose folder it lies.
  const copiedModule = join(extension.path, 'test', 'index');
  await cp(`${module}.js`, `${copiedModule}.js`);
  const workspace = await copyWorkspace(join(checkout, 'test', 'fixtures', 'workspace'));
  const server = await startServer({ vsCode, smokeTestDriver: true });
  const browser = await openPage({ viewport: { width: 1280, height: 800 } }, log);
  try {
    const paths = {
      extension: extension.path,
      module: copiedModule,
      workspace: workspace.path,
    };
    return await runOnPage(browser.page, server, paths, onLine);
  } finally {
    await browser.close();
    await server.stop();
    await Promise.all([workspace.remove(), extension.remove()]);
  }
}

/**
 * The packed extension as a folder. For the web worker its manifest has only `browser`: vscode.dev has no other
 * host to choose, this VS Code has.
 */
async function unpackLectern(
  vsCode: VsCode,
  host: Host,
): Promise<{ path: string; remove: () => Promise<void> }> {
  const parent = await mkdtemp(join(tmpdir(), 'lectern-extension-'));
  const installed = join(parent, 'installed');
  await mkdir(installed);
  await installExtension(vsCode, await packLectern(), installed);
  const [name] = (await readdir(installed)).filter((each) => each.startsWith('lectern.lectern-'));
  if (!name) throw new HumanError('The packed extension did not install. Run “npm run package”.');
  const path = join(parent, 'extension');
  await cp(join(installed, name), path, { recursive: true });
  if (host === 'web') await leaveOnlyBrowser(join(path, 'package.json'));
  return { path, remove: () => rm(parent, { recursive: true, force: true }) };
}

async function leaveOnlyBrowser(manifestPath: string): Promise<void> {
  const manifest = JSON.parse(await readFile(manifestPath, 'utf8')) as Record<string, unknown>;
  delete manifest.main;
  delete manifest.extensionKind;
  await writeFile(manifestPath, JSON.stringify(manifest));
}

/** Opens the workbench on the run of a module and waits for its end. */
async function runOnPage(
  page: Page,
  server: WorkbenchServer,
  paths: { readonly extension: string; readonly module: string; readonly workspace: string },
  onLine: (line: string) => void,
): Promise<number> {
  await page.exposeFunction('codeAutomationLog', (_type: string, args: readonly unknown[]) =>
    onLine(args.map(String).join(' ')),
  );
  let exited: (code: number) => void;
  const exit = new Promise<number>((resolve) => (exited = resolve));
  await page.exposeFunction('codeAutomationExit', (code: number) => exited(code));
  const remote = (path: string) => `vscode-remote://127.0.0.1:${server.port}${path}`;
  const address = new URL(server.origin);
  address.searchParams.set('folder', paths.workspace);
  address.searchParams.set(
    'payload',
    JSON.stringify([
      ['extensionDevelopmentPath', remote(paths.extension)],
      ['extensionTestsPath', remote(paths.module)],
      ['skipWelcome', 'true'],
    ]),
  );
  await page.goto(address.href);
  return await Promise.race([exit, serverEnd(server), timeout()]);
}

async function serverEnd(server: WorkbenchServer): Promise<never> {
  const log = await server.ended;
  throw new HumanError('VS Code ended while it ran a module. Its log ends with: {0}', log);
}

function timeout(): Promise<never> {
  return new Promise((_, reject) =>
    setTimeout(
      () =>
        reject(
          new HumanError(
            'The module that runs in VS Code did not end within {0} minutes.',
            RUN_TIMEOUT / 60_000,
          ),
        ),
      RUN_TIMEOUT,
    ).unref(),
  );
}
