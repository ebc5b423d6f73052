import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LecternApi } from '../../src/host/lectern';
import type { SourceRow } from '../../src/host/sources/sourcesTree';
import { closeAllEditors, eventually, workspaceFolder, writeWorkspaceFile } from './lectern';
import { loadedLectern } from './papers';

function papersFile(...titles: readonly string[]): string {
  return JSON.stringify(titles.map((title) => ({ title, author: [{ family: 'Doe' }] })));
}

suite('Sources', () => {
  let api: LecternApi;
  const settings = () => vscode.workspace.getConfiguration('lectern.library');
  const name = 'watched.json';
  const uri = () => vscode.Uri.joinPath(workspaceFolder(), name);

  suiteSetup(async () => (api = await loadedLectern()));

  setup(async () => {
    await writeWorkspaceFile(name, papersFile('A Watched Zebra'));
    await settings().update('files', [name], vscode.ConfigurationTarget.Global);
    await finds('zebra', 1);
  });

  teardown(async () => {
    await closeAllEditors();
    await settings().update('files', undefined, vscode.ConfigurationTarget.Global);
    await finds('zebra', 0);
    await eventually('the end of loading', () => api.state.current.kind === 'ready');
  });

  async function finds(word: string, papers: number): Promise<void> {
    await eventually(`${papers} papers with ${word}`, async () => {
      const query = { text: `title:${word}`, match: 'all', sort: 'title' } as const;
      const { total } = await api.library.find(query, { offset: 0, limit: 0 });
      return total === papers ? true : undefined;
    });
  }

  function row(label: string): SourceRow | undefined {
    const rows = api.sources.getChildren();
    return rows.find(
      (each): each is SourceRow => each.kind === 'source' && each.source.label === label,
    );
  }

  function description(label: string): unknown {
    const found = row(label);
    return found && api.sources.getTreeItem(found).description;
  }

  test('are listed with what each brought', async () => {
    await eventually('the count', () => description(name) === '1 paper');
    assert.equal(description('Built-in papers'), '66 papers');
  });

  test('a file that is changed, put in the place of the old one, or deleted shows at once', async () => {
    await writeWorkspaceFile(name, papersFile('A Watched Zebra', 'Another Zebra'));
    await finds('zebra', 2);
    const other = await writeWorkspaceFile(
      'other.json',
      papersFile('Zebra', 'Zebra Two', 'Zebra Three'),
    );
    await vscode.workspace.fs.rename(other, uri(), { overwrite: true });
    await finds('zebra', 3);
    await vscode.workspace.fs.delete(uri());
    await finds('zebra', 0);
    await writeWorkspaceFile(name, papersFile('A Watched Zebra'));
    await finds('zebra', 1);
  });

  test('unsaved text of an editor counts, and giving it up brings the file back', async () => {
    const document = await vscode.workspace.openTextDocument(uri());
    const editor = await vscode.window.showTextDocument(document);
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    await editor.edit((edit) => edit.replace(whole, papersFile('Zebra One', 'Zebra Two')));
    await finds('zebra', 2);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await finds('zebra', 1);
  });

  test('unsaved changes to a bibliography, one after the other and at once, are each seen', async () => {
    const text = '@misc{one, title = {Zebra One}}\n@misc{two, title = {Zebra Two}}\n';
    const bib = await writeWorkspaceFile('typed.bib', text);
    await settings().update('files', [name, 'typed.bib'], vscode.ConfigurationTarget.Global);
    await finds('zebra', 3);
    const document = await vscode.workspace.openTextDocument(bib);
    const change = async (...changes: readonly (readonly [string, string])[]) => {
      const edit = new vscode.WorkspaceEdit();
      for (const [from, to] of changes) {
        const at = document.getText().indexOf(from);
        const range = new vscode.Range(
          document.positionAt(at),
          document.positionAt(at + from.length),
        );
        edit.replace(bib, range, to);
      }
      await vscode.workspace.applyEdit(edit);
    };
    await change(['Zebra One', 'Okapi']);
    await finds('okapi', 1);
    await change(['Zebra Two', 'Giraffe']);
    await finds('giraffe', 1);
    await change(['Okapi', 'Lemur One'], ['Giraffe', 'Lemur Two']);
    await finds('lemur', 2);
    await change(['@misc{two', '@comment{two']);
    await finds('lemur', 1);
    await change(['@comment{two', '@misc{three, title = {Lemur Three}}\n@misc{two']);
    await finds('lemur', 3);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await finds('zebra', 3);
    await vscode.workspace.fs.delete(bib);
  });

  test('what cannot be read stands in Problems, where it is', async () => {
    await writeWorkspaceFile(name, '@misc{a, title = {A Watched Zebra}}\n@misc{b, title = {Cut');
    const [problem] = await eventually('a problem', () => {
      const there = vscode.languages.getDiagnostics(uri());
      return there.length > 0 ? there : undefined;
    });
    assert.equal(problem?.range.start.line, 1);
    assert.equal(problem.source, 'Lectern');
    await eventually(
      'the problem in the view',
      () => description(name) === '2 papers, with problems',
    );
    const [told] = api.sources.getChildren(row(name));
    assert.equal(told?.kind, 'problem');
    await writeWorkspaceFile(name, papersFile('A Watched Zebra'));
    await eventually('no problem', () => vscode.languages.getDiagnostics(uri()).length === 0);
  });

  test('an entry that a bibliography has twice is told, and a quick fix removes it', async () => {
    const first = '@misc{one, title = {Okapi}, doi = {10.5555/okapi}}\n\n';
    const again = '@misc{two, title = {The Okapi}, doi = {10.5555/okapi}}\n\n';
    const last = '@misc{three, title = {Zebra}}\n';
    const bib = await writeWorkspaceFile('twice.bib', first + again + last);
    await settings().update('files', [name, 'twice.bib'], vscode.ConfigurationTarget.Global);
    const [diagnostic] = await eventually('the problem', () => {
      const found = vscode.languages.getDiagnostics(bib);
      return found.length > 0 ? found : undefined;
    });
    assert.equal(diagnostic?.code, 'samePaper');
    assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Information);
    assert.equal(diagnostic.relatedInformation?.[0]?.location.range.start.line, 0);
    const document = await vscode.workspace.openTextDocument(bib);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      bib,
      diagnostic.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const removal = actions.find(({ title }) => title.includes('“two”'));
    assert.ok(removal?.edit, actions.map(({ title }) => title).join('\n'));
    await vscode.workspace.applyEdit(removal.edit);
    assert.equal(document.getText(), first + last);
    await eventually('no more problems', () => vscode.languages.getDiagnostics(bib).length === 0);
    await document.save();
    await vscode.workspace.fs.delete(bib);
  });

  test('takes its problems along when it goes', async () => {
    await writeWorkspaceFile(name, '@misc{a, title = {A Watched Zebra');
    await eventually('a problem', () => vscode.languages.getDiagnostics(uri()).length > 0);
    await settings().update('files', undefined, vscode.ConfigurationTarget.Global);
    await eventually('no problem', () => vscode.languages.getDiagnostics(uri()).length === 0);
  });

  test('what is wrong with the settings stays said when a file changes', async () => {
    const relative = vscode.Uri.joinPath(workspaceFolder(), 'gone.json').path;
    await settings().update('files', [name, relative], vscode.ConfigurationTarget.Global);
    const isSaid = () => JSON.stringify(api.state.current).includes('gone.json was not found');
    await eventually('the missing file', isSaid);
    await writeWorkspaceFile(name, papersFile('A Watched Zebra', 'Another Zebra'));
    await finds('zebra', 2);
    assert.ok(isSaid());
  });

  test('one that is paused keeps its papers and is not read', async () => {
    const paused = row(name);
    assert.ok(paused);
    await vscode.commands.executeCommand('lectern.pauseSource', paused);
    await eventually('paused', () => description(name) === 'paused, 1 paper');
    await writeWorkspaceFile(name, papersFile('A Watched Zebra', 'Another Zebra'));
    await vscode.commands.executeCommand('lectern.reloadLibrary');
    await finds('zebra', 1);
    await vscode.commands.executeCommand('lectern.resumeSource', paused);
    await finds('zebra', 2);
  });

  test('one that is removed goes from the settings, not from the disk', async () => {
    await vscode.commands.executeCommand('lectern.removeSource', row(name));
    await finds('zebra', 0);
    assert.deepEqual(settings().get('files'), []);
    assert.ok(await vscode.workspace.fs.stat(uri()));
  });

  test('Zotero that cannot be read is told, and takes nothing else down', async () => {
    await settings().update('zotero', '/nowhere', vscode.ConfigurationTarget.Global);
    const isSaid = () => JSON.stringify(api.state.current).includes('Zotero');
    await eventually('the sentence', isSaid);
    await finds('zebra', 1);
    await settings().update('zotero', undefined, vscode.ConfigurationTarget.Global);
    await eventually('no sentence', () => !isSaid());
  });

  test('dropped files become sources', async () => {
    const dropped = await writeWorkspaceFile('dropped.json', papersFile('A Dropped Zebra'));
    const data = new vscode.DataTransfer();
    data.set('text/uri-list', new vscode.DataTransferItem(dropped.toString()));
    await api.tree.handleDrop(undefined, data);
    await finds('zebra', 2);
  });

  test('a bibliography that a note names is a source by itself', async () => {
    const namedByNotes = (shown: boolean | undefined) =>
      settings().update('noteBibliographies', shown, vscode.ConfigurationTarget.Workspace);
    await settings().update('files', undefined, vscode.ConfigurationTarget.Global);
    await namedByNotes(true);
    await finds('zebra', 0);
    await writeWorkspaceFile('named.json', papersFile('A Named Zebra'));
    const note = await writeWorkspaceFile(
      'zebra-note.md',
      '---\nbibliography: named.json\n---\n\nText.\n',
    );
    await vscode.workspace.openTextDocument(note);
    await finds('zebra', 1);
    assert.equal(description('named.json'), '1 paper');
    await namedByNotes(false);
    await finds('zebra', 0);
    await vscode.workspace.fs.delete(note);
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(workspaceFolder(), 'named.json'));
    await finds('zebra', 0);
  });
});
