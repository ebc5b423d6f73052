/** The part of `npm run bench` that runs inside the extension host. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { LecternApi } from '../../src/host/lectern';
import { machineIsCalm } from './calm';
import { MEASURED, type HostFigures } from './hostFigures';
import { queries } from './hostQueries';

/** Milliseconds between two looks of the event loop's monitor. */
const RESOLUTION = 1;
const ROWS_TIMEOUT = 10_000;

/** What the extension host calls: activates Lectern, waits for its first rows, types, and prints {@link HostFigures}. */
export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension<LecternApi>('lectern.lectern');
  if (!extension) throw new Error('Lectern is not installed.');
  await machineIsCalm();
  if (extension.isActive) throw new Error('Lectern is active before it is measured.');

  const monitor = monitorEventLoopDelay({ resolution: RESOLUTION });
  monitor.enable();
  // The monitor counts from one look to the next, so it must have looked once before anything blocks.
  await delay(10 * RESOLUTION);

  const start = performance.now();
  const activation = loadTimed(extension);
  const loaded = performance.now();
  const api = await extension.activate();
  const active = performance.now();
  await firstRows(api);
  const shown = performance.now();
  await api.loaded;
  const keystrokesMs = await typeQueries(api);
  await delay(10 * RESOLUTION);
  monitor.disable();

  const figures: HostFigures = {
    loadMs: loaded - start,
    activateMs: activation.milliseconds,
    requestMs: active - loaded,
    firstRowsMs: shown - active,
    keystrokesMs,
    hostBlockedMaxMs: Math.max(0, monitor.max / 1e6 - RESOLUTION),
  };
  console.log(MEASURED + JSON.stringify(figures));
}

/**
 * Loads the extension's code, as VS Code does when it activates it, and has `activate` timed: VS Code's own part of
 * an activation (storage, messages to the window) is not the extension's.
 */
function loadTimed(extension: vscode.Extension<unknown>): { milliseconds: number } {
  const require = createRequire(join(extension.extensionPath, 'package.json'));
  const main = require.resolve('./dist/extension.js');
  const { activate, ...others } = require(main) as {
    readonly activate: (context: vscode.ExtensionContext) => LecternApi;
  };
  const timed = { milliseconds: NaN };
  const module = require.cache[main];
  if (!module) throw new Error('Node did not keep the extension it loaded.');
  module.exports = {
    ...others,
    activate(context: vscode.ExtensionContext) {
      const start = performance.now();
      const api = activate(context);
      timed.milliseconds = performance.now() - start;
      return api;
    },
  };
  return timed;
}

/** Asks the tree for its rows as the view does, at once and whenever it says that they changed. */
function firstRows({ tree }: LecternApi): Promise<void> {
  return new Promise((resolve, reject) => {
    const timeout = setTimeout(() => reject(new Error('No rows came.')), ROWS_TIMEOUT);
    const ask = async () => {
      if ((await tree.getChildren()).length === 0) return;
      clearTimeout(timeout);
      changes.dispose();
      resolve();
    };
    const changes = tree.onDidChangeTreeData(() => void ask());
    void ask();
  });
}

/** Types each query letter by letter, and takes the time (ms) from a letter to its answer. */
async function typeQueries({ library }: LecternApi): Promise<number[]> {
  const times: number[] = [];
  for (const query of queries) {
    for (let length = 1; length <= query.length; length++) {
      const text = query.slice(0, length);
      const start = performance.now();
      await library.find({ text, match: 'all', sort: 'relevance' }, { offset: 0, limit: 50 });
      times.push(performance.now() - start);
    }
  }
  return times;
}
