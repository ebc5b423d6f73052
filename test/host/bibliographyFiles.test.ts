import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAllEditors, eventually } from './lectern';
import { MemoryFiles, type MemoryFilesOptions } from './memoryFiles';
import { paperTitled, titles } from './papers';

const note = '---\nbibliography: references.bib\n---\n\nA claim\n';
const entry = '@misc{kept1999,\n  title = {Kept by Hand},\n}\n';

suite('A bibliography on a file system of its own', () => {
  let registration: vscode.Disposable | undefined;

  teardown(async () => {
    await closeAllEditors();
    registration?.dispose();
    registration = undefined;
  });

  /** Opens a note there, and tells where its bibliography is. */
  async function openNote(scheme: string, options: MemoryFilesOptions) {
    const files = new MemoryFiles({ '/note.md': note, '/references.bib': entry }, options);
    registration = vscode.workspace.registerFileSystemProvider(scheme, files);
    const uri = vscode.Uri.from({ scheme, path: '/note.md' });
    const { document } = await vscode.window.showTextDocument(uri);
    return { files, document, bibliography: uri.with({ path: '/references.bib' }) };
  }

  async function cite(): Promise<void> {
    const { id } = await paperTitled(titles.stitched);
    await vscode.commands.executeCommand('lectern.citePaper', id);
  }

  const refusals: Record<string, MemoryFilesOptions> = {
    'says that it is read-only': { permissions: vscode.FilePermission.Readonly },
    'fails to be saved': {
      beforeWrite: (uri) => Promise.reject(vscode.FileSystemError.NoPermissions(uri)),
    },
  };
  for (const [index, [why, options]] of Object.entries(refusals).entries()) {
    test(`leaves the note as it is when it ${why}`, async () => {
      const { document, bibliography } = await openNote(`lectern-refusal-${index}`, options);
      await cite();
      await eventually('the note as it was', () => document.getText() === note || undefined);
      const shown = await vscode.workspace.openTextDocument(bibliography);
      assert.equal(shown.getText(), entry);
    });
  }

  test('is as it was when the citation is undone while it is still being written', async () => {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    let writing = (): void => undefined;
    const isWriting = new Promise<void>((resolve) => (writing = resolve));
    const { files, document } = await openNote('lectern-slow', {
      beforeWrite: () => {
        writing();
        return released;
      },
    });
    const cited = cite();
    await isWriting;
    await vscode.commands.executeCommand('undo');
    await eventually('the note as it was', () => document.getText() === note || undefined);
    release();
    await cited;
    await eventually('the bibliography as it was', () =>
      files.textOf('/references.bib') === entry ? true : undefined,
    );
  });
});
