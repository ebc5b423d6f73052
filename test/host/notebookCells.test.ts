import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAllEditors, eventually, readWorkspaceFile, writeWorkspaceFile } from './lectern';
import { loadedLectern, paperTitled, titles } from './papers';

const notebookOfOneCell = JSON.stringify({
  cells: [{ cell_type: 'markdown', metadata: {}, source: ['A claim '] }],
  metadata: {},
  nbformat: 4,
  nbformat_minor: 2,
});

suite('Cells of notebooks', () => {
  teardown(closeAllEditors);

  test('are cited in, with the entry beside the notebook', async () => {
    await loadedLectern();
    await writeWorkspaceFile('notebooks/references.bib', '');
    const uri = await writeWorkspaceFile('notebooks/one.ipynb', notebookOfOneCell);
    const notebook = await vscode.workspace.openNotebookDocument(uri);
    const cell = notebook.cellAt(0).document;
    await vscode.window.showNotebookDocument(notebook);
    await vscode.commands.executeCommand('notebook.cell.edit');
    const editor = await eventually('the editor of the cell', () =>
      vscode.window.activeTextEditor?.document === cell
        ? vscode.window.activeTextEditor
        : undefined,
    );
    const end = cell.positionAt(cell.getText().length);
    editor.selection = new vscode.Selection(end, end);

    const paper = await paperTitled(titles.stitched);
    await vscode.commands.executeCommand('lectern.citePaper', paper.id);
    assert.equal(
      cell.getText(),
      `A claim <cite data-cite="${paper.citekey}">(Pan et al., 2023)</cite>`,
    );
    const saved = await readWorkspaceFile('notebooks/references.bib');
    assert.ok(saved.includes(`{${paper.citekey},`), saved);
  });
});
