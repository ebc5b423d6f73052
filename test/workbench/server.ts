import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { HumanError } from '../../src/core/humanError';
import { checkout } from './checkout';
import type { VsCode } from './provision';
import { runCommand } from './runCommand';

const START_TIMEOUT = 60_000;
const POLL_INTERVAL = 100;

/** A calm window: nothing opens, asks, updates or saves by itself. */
const calmSettings: Readonly<Record<string, unknown>> = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.openRepositoryInParentFolders': 'never',
  'telemetry.telemetryLevel': 'off',
  'typescript.disableAutomaticTypeAcquisition': true,
  'window.menuBarVisibility': 'compact',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** What to serve. */
export interface ServerOptions {
  readonly vsCode: VsCode;
  /** Packed extensions (`.vsix`) to install. */
  readonly extensions?: readonly string[];
  /** User settings on top of the calm ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Settings of scope `machine`, which VS Code does not take from the user's where it is served. */
  readonly machineSettings?: Readonly<Record<string, unknown>>;
  /** The port; without one, a free one. */
  readonly port?: number;
  /** The folder that opens where the address names none. */
  readonly defaultFolder?: string;
  /** Lets the page run extension tests (`payload` in the address) and be driven. */
  readonly smokeTestDriver?: boolean;
}

/** A served VS Code. It ends with {@link stop}, or with this process, however that ends. */
export interface WorkbenchServer {
  readonly port: number;
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** Resolves to the end of its log when it ends, asked or not. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

/**
 * Serves VS Code on 127.0.0.1 with user data and extensions of its own in a temporary folder.
 *
 * @throws HumanError when an extension cannot be installed or the server does not answer
 */
export async function startServer(options: ServerOptions): Promise<WorkbenchServer> {
  const data = await mkdtemp(join(tmpdir(), 'lectern-vscode-'));
  const extensionsDir = join(data, 'extensions');
  const files = {
    User: { ...calmSettings, ...options.settings },
    Machine: options.machineSettings ?? {},
  };
  for (const [folder, settings] of Object.entries(files)) {
    await mkdir(join(data, folder), { recursive: true });
    await writeFile(join(data, folder, 'settings.json'), JSON.stringify(settings, undefined, 2));
  }
  for (const vsix of options.extensions ?? []) {
    await installExtension(options.vsCode, vsix, extensionsDir);
  }

  const port = options.port ?? (await freePort());
  const child = spawn(
    process.execPath,
    [
      join(checkout, 'out', 'test', 'workbench', 'keeper.js'),
      options.vsCode.node,
      serverMain(options.vsCode),
      ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'],
      ...['--user-data-dir', data, '--extensions-dir', extensionsDir],
      ...['--accept-server-license-terms', '--disable-workspace-trust', '--disable-telemetry'],
      ...(options.defaultFolder ? ['--default-folder', options.defaultFolder] : []),
      ...(options.smokeTestDriver ? ['--enable-smoke-test-driver'] : []),
    ],
    // In a group of its own, the keeper outlives a signal to the runner's group (Ctrl+C, timeout) and can act.
    { stdio: ['pipe', 'pipe', 'pipe'], detached: process.platform !== 'win32' },
  );
  let log = '';
  const keep = (chunk: Buffer) => (log = (log + chunk.toString()).slice(-8000));
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = new Promise<string>((resolve) => child.on('close', () => resolve(log)));

  const server: WorkbenchServer = {
    port,
    origin: `http://127.0.0.1:${port}`,
    ended,
    async stop() {
      child.stdin.end();
      await ended;
      await rm(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
  try {
    await answers(server);
    return server;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Installs a packed extension into an extensions folder. */
export async function installExtension(
  vsCode: VsCode,
  vsix: string,
  extensionsDir: string,
): Promise<void> {
  await runCommand(vsCode.node, [
    serverMain(vsCode),
    '--install-extension',
    vsix,
    '--force',
    ...['--extensions-dir', extensionsDir, '--user-data-dir', extensionsDir],
    '--accept-server-license-terms',
  ]);
}

function serverMain(vsCode: VsCode): string {
  return join(vsCode.root, 'out', 'server-main.js');
}

async function answers(server: WorkbenchServer): Promise<void> {
  const signal = AbortSignal.timeout(START_TIMEOUT);
  let log: string | undefined;
  void server.ended.then((end) => (log = end));
  while (!signal.aborted && log === undefined) {
    const response = await fetch(server.origin, { signal }).catch(() => undefined);
    if (response?.ok) return;
    await delay(POLL_INTERVAL);
  }
  throw new HumanError(
    'VS Code did not start on {0}. Its log ends with: {1}',
    server.origin,
    log ?? `(no answer within ${START_TIMEOUT / 1000} seconds)`,
  );
}

/** A port that is free now: the preferred one where it is. */
export function freePort(preferred = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => {
      if (preferred === 0) reject(error);
      else resolve(freePort());
    });
    probe.listen(preferred, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
