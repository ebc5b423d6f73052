import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LecternApi } from '../../src/host/lectern';
import type { LibraryStatus } from '../../src/host/libraryState';
import { eventually, writeWorkspaceFile } from './lectern';
import { loadedLectern } from './papers';

const good = { title: 'A Good Paper', author: [{ family: 'Doe', given: 'Jane' }] };

suite('Loading the library', () => {
  let api: LecternApi;
  const settings = () => vscode.workspace.getConfiguration('lectern.library');

  suiteSetup(async () => (api = await loadedLectern()));

  teardown(async () => {
    await settings().update('files', undefined, vscode.ConfigurationTarget.Global);
    await settings().update('builtIn', undefined, vscode.ConfigurationTarget.Global);
    await status(({ kind, problems }) => kind === 'ready' && problems.length === 0);
  });

  /** Waits for a state of the library that has ended loading. */
  async function status(
    wanted: (status: Exclude<LibraryStatus, { kind: 'loading' }>) => boolean,
  ): Promise<Exclude<LibraryStatus, { kind: 'loading' }>> {
    return eventually('the state of the library', () => {
      const { current } = api.state;
      return current.kind !== 'loading' && wanted(current) ? current : undefined;
    });
  }

  async function load(files: readonly string[], builtIn: boolean): Promise<void> {
    await settings().update('builtIn', builtIn, vscode.ConfigurationTarget.Global);
    await settings().update('files', files, vscode.ConfigurationTarget.Global);
  }

  async function papers(): Promise<number> {
    const { total } = await api.library.find(
      { text: '', match: 'all', sort: 'title' },
      { offset: 0, limit: 0 },
    );
    return total;
  }

  const broken: Record<string, { text: string; papers: number; sentence: RegExp }> = {
    'not-json.json': { text: '{ this is no json', papers: 0, sentence: /not-json\.json/ },
    'truncated.json': {
      text: JSON.stringify([good, { ...good, title: 'Cut Off' }]).slice(0, -20),
      papers: 1,
      sentence: /truncated\.json/,
    },
    'one-broken.json': {
      text: JSON.stringify([good, { title: 7 }, { ...good, title: 'Another One' }]),
      papers: 2,
      sentence: /one-broken\.json/,
    },
  };
  for (const [name, { text, papers: expected, sentence }] of Object.entries(broken)) {
    test(`${name}: the good papers load, the problem is a sentence`, async () => {
      await writeWorkspaceFile(name, text);
      await load([name], true);
      const { kind, problems } = await status((now) => now.problems.length > 0);
      assert.equal(kind, 'ready');
      assert.match(problems.join('\n'), sentence);
      assert.doesNotMatch(problems.join('\n'), /\bat \S+:\d+:\d+|Error:/);
      assert.equal(await papers(), 66 + expected);
    });
  }

  test('a missing file takes no other papers with it', async () => {
    await load(['missing.json'], true);
    const { kind, problems } = await status((now) => now.problems.length > 0);
    assert.equal(kind, 'ready');
    assert.match(problems.join('\n'), /missing\.json was not found\. .*lectern\.library\.files/);
    assert.equal(await papers(), 66);
  });

  test('nothing but a missing file is a failure', async () => {
    await load(['missing.json'], false);
    const { problems } = await status(({ kind }) => kind === 'failed');
    assert.match(problems.join('\n'), /missing\.json/);
    assert.deepEqual(await api.tree.getChildren(), []);
  });

  test('no source at all is an empty library', async () => {
    await load([], false);
    const { problems } = await status(({ kind }) => kind === 'empty');
    assert.deepEqual(problems, []);
  });

  test('Add Papers from Files takes a saved papers page', async () => {
    const page = await writeWorkspaceFile(
      'page.txt',
      `new\n\nA Paper from a Page\n\n${'It says a great deal about reading pages. '.repeat(12)}\n`,
    );
    await vscode.commands.executeCommand('lectern.addPapers', [page]);
    await eventually('the paper of the page', async () =>
      (await papers()) === 67 ? true : undefined,
    );
  });
});
