import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { bibtexEntry } from '../../src/core/citations/bibliography/bibtexEntry';
import { cslJson, markdownLink } from '../../src/core/citations/copyForms';
import type { LibraryPaper } from '../../src/core/papers/paper';
import { closeAllEditors, eventually } from './lectern';
import { loadedLectern, paperTitled, titles } from './papers';

suite('Commands on papers', () => {
  let paper: LibraryPaper;
  let otherId: string;

  setup(async () => {
    const { library } = await loadedLectern();
    const [found] = await library.get([(await paperTitled(titles.stitched)).id]);
    assert.ok(found);
    paper = found;
    otherId = (await paperTitled(titles.active)).id;
  });
  teardown(closeAllEditors);

  const copyForms = {
    'lectern.copyBibtex': () => bibtexEntry(paper, paper.citekey),
    'lectern.copyCslJson': () => JSON.stringify(cslJson(paper, paper.citekey), undefined, 2),
    'lectern.copyMarkdownLink': () => markdownLink(paper),
    'lectern.copyCitekey': () => paper.citekey,
  };
  for (const [command, expected] of Object.entries(copyForms)) {
    test(`${command} puts the paper on the clipboard`, async () => {
      await vscode.env.clipboard.writeText('');
      await vscode.commands.executeCommand(command, { paperId: paper.id });
      assert.equal(await vscode.env.clipboard.readText(), expected());
    });
  }

  test('a second paper takes over the preview', async () => {
    await vscode.commands.executeCommand('lectern.openPaper', paper.id);
    await paperTabs(1);
    await vscode.commands.executeCommand('lectern.openPaper', otherId);
    const [tab] = await paperTabs(1);
    assert.ok(tab);
    await eventually('the title of the second paper', () =>
      tabTitles().some((title) => title.startsWith('Learning to Actively')) ? true : undefined,
    );
  });

  test('a paper kept open gives its place to none', async () => {
    await vscode.commands.executeCommand('lectern.openPaper', paper.id);
    await paperTabs(1);
    await vscode.commands.executeCommand('lectern.keepPaperOpen');
    await vscode.commands.executeCommand('lectern.openPaper', otherId);
    await paperTabs(2);
  });

  test('a paper opens beside what is being written', async () => {
    const note = await vscode.workspace.openTextDocument({ language: 'markdown', content: '' });
    await vscode.window.showTextDocument(note, vscode.ViewColumn.One);
    await vscode.commands.executeCommand('lectern.openPaperBeside', paper.id);
    const [tab] = await paperTabs(1);
    assert.equal(tab?.group.viewColumn, vscode.ViewColumn.Two);
  });

  test('a paper that is not there leaves the clipboard as it was', async () => {
    await vscode.env.clipboard.writeText('before');
    await vscode.commands.executeCommand('lectern.copyBibtex', 'arxiv:0000.00000');
    assert.equal(await vscode.env.clipboard.readText(), 'before');
  });

  test('reloading finds the same papers', async () => {
    const { library, state } = await loadedLectern();
    await vscode.commands.executeCommand('lectern.reloadLibrary');
    await eventually('the library to be ready', () => state.current.kind === 'ready' || undefined);
    assert.deepEqual(await library.get([paper.id]), [paper]);
  });

  test('searching and citing open their picker', async () => {
    for (const command of ['lectern.searchPapers', 'lectern.insertCitation']) {
      await vscode.commands.executeCommand(command);
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    }
  });
});

function openPaperTabs(): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter(
      ({ input }) =>
        input instanceof vscode.TabInputWebview && input.viewType.endsWith('lectern.paper'),
    );
}

function tabTitles(): string[] {
  return openPaperTabs().map((tab) => tab.label);
}

/** The tabs that show papers, once there are so many. */
function paperTabs(count: number): Promise<vscode.Tab[]> {
  return eventually(`${count} tabs with papers`, () => {
    const tabs = openPaperTabs();
    return tabs.length === count ? tabs : undefined;
  });
}
