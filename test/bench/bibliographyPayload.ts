/** The part of `npm run bench:bibliography` that runs inside the extension host. */
import { copyFile, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { LecternApi } from '../../src/host/lectern';
import { bibliographyVariable, type BibliographyFigures } from './bibliographyFigures';
import { machineIsCalm } from './calm';
import { MEASURED } from './hostFigures';

/** Milliseconds between two looks. */
const RESOLUTION = 1;
const LOOK_AGAIN = 10;
const PATIENCE = 60_000;
/** A word that some titles of every large bibliography have. */
const common = 'of';
/** Words that no bibliography has. */
const edited = 'zyxgraph';
const replaced = 'qwyzzle';

/** What the extension host calls. */
export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension<LecternApi>('lectern.lectern');
  const original = process.env[bibliographyVariable];
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  if (!extension || original === undefined || folder === undefined) {
    throw new Error('The benchmark is not set up.');
  }
  const api = await extension.activate();
  await api.loaded;
  const before = await found(api, '');
  const withWord = await found(api, common);
  const file = join(folder, 'large.bib');
  await copyFile(original, file);
  await machineIsCalm();

  const adding = watchHost();
  const added = performance.now();
  const inTreeMs = await timed(
    () =>
      vscode.workspace
        .getConfiguration()
        .update('lectern.library.files', ['large.bib'], vscode.ConfigurationTarget.Global),
    async () => (await found(api, '')) > before && (await api.tree.getChildren()).length > 0,
  );
  // The first search makes the index.
  await until(async () => (await found(api, common)) > withWord);
  const addMs = performance.now() - added;
  const addBlockedMs = await adding();
  const papers = (await found(api, '')) - before;

  const document = await vscode.workspace.openTextDocument(file);
  const editor = await vscode.window.showTextDocument(document);
  const place = document.positionAt(document.getText().search(/\btitle\s*=\s*["{]/) + 1);
  const line = document.lineAt(place.line);
  const start = line.range.start.with(undefined, line.text.search(/["{]/) + 1);
  // What outgrew memory has moved to disk by then.
  await machineIsCalm();
  const editing = watchHost();
  await editor.edit((edit) => edit.insert(start, `${edited} `));
  const editMs = await timed(
    () => Promise.resolve(),
    async () => (await found(api, edited)) === 1,
  );
  const editBlockedMs = await editing();
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await until(async () => (await found(api, edited)) === 0);

  const otherEditBlockedMs = await editAnother(original, folder, start);
  await machineIsCalm();
  const other = join(folder, 'other.tmp');
  await writeFile(other, `@misc{other, title = {${replaced}}}\n${await readFile(file, 'utf8')}`);
  const replaceMs = await timed(
    () => rename(other, file),
    async () => (await found(api, replaced)) === 1,
  );
  const deleteMs = await timed(
    () => rm(file),
    async () => (await found(api, replaced)) === 0,
  );
  const figures: BibliographyFigures = {
    papers,
    inTreeMs,
    addMs,
    editMs,
    replaceMs,
    deleteMs,
    addBlockedMs,
    editBlockedMs,
    otherEditBlockedMs,
  };
  console.log(MEASURED + JSON.stringify(figures));
}

/** How long the same edit of the same text blocks the host where it is no bibliography. */
async function editAnother(file: string, folder: string, at: vscode.Position): Promise<number> {
  const path = join(folder, 'large.txt');
  await copyFile(file, path);
  const editor = await vscode.window.showTextDocument(
    await vscode.workspace.openTextDocument(path),
  );
  await machineIsCalm();
  const editing = watchHost();
  await editor.edit((edit) => edit.insert(at, `${edited} `));
  await delay(2000);
  const blockedMs = await editing();
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  return blockedMs;
}

async function found({ library }: LecternApi, word: string): Promise<number> {
  const text = word === '' ? '' : `title:"${word}"`;
  const { total } = await library.find(
    { text, match: 'all', sort: 'date' },
    { offset: 0, limit: 1 },
  );
  return total;
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('The change did not come.');
    await delay(LOOK_AGAIN);
  }
}

async function timed(
  act: () => PromiseLike<unknown>,
  done: () => Promise<boolean>,
): Promise<number> {
  const start = performance.now();
  await act();
  await until(done);
  return performance.now() - start;
}

/** Watches the event loop until it is called, and then tells its longest block in milliseconds. */
function watchHost(): () => Promise<number> {
  const monitor = monitorEventLoopDelay({ resolution: RESOLUTION });
  monitor.enable();
  return async () => {
    await delay(10 * RESOLUTION);
    monitor.disable();
    return Math.max(0, monitor.max / 1e6 - RESOLUTION);
  };
}
