import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAllEditors, eventually } from './lectern';
import { paperTitled, titles } from './papers';

const note = '---\nbibliography: references.bib\n---\n\nA claim\n';
const entry = '@misc{kept1999,\n  title = {Kept by Hand},\n}\n';

suite('A bibliography that cannot be written', () => {
  teardown(closeAllEditors);

  for (const failure of ['says that it is read-only', 'fails to be saved'] as const) {
    test(`leaves the note as it is when it ${failure}`, async () => {
      const scheme = `lectern-test-${failure.startsWith('says') ? 'readonly' : 'failing'}`;
      const files = new UnwritableFiles(
        new Map([
          ['/note.md', note],
          ['/references.bib', entry],
        ]),
        failure.startsWith('says') ? vscode.FilePermission.Readonly : undefined,
      );
      const registration = vscode.workspace.registerFileSystemProvider(scheme, files);
      try {
        const uri = vscode.Uri.from({ scheme, path: '/note.md' });
        const { document } = await vscode.window.showTextDocument(uri);
        await vscode.commands.executeCommand(
          'lectern.citePaper',
          (await paperTitled(titles.stitched)).id,
        );
        await eventually('the note as it was', () => document.getText() === note || undefined);
        const bibliography = await vscode.workspace.openTextDocument(
          vscode.Uri.from({ scheme, path: '/references.bib' }),
        );
        assert.equal(bibliography.getText(), entry);
      } finally {
        await closeAllEditors();
        registration.dispose();
      }
    });
  }
});

/** Files in memory that take no writing; `permissions` is what they say of that beforehand. */
class UnwritableFiles implements vscode.FileSystemProvider {
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;

  constructor(
    private readonly files: ReadonlyMap<string, string>,
    private readonly permissions: vscode.FilePermission | undefined,
  ) {}

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    if (uri.path === '/') return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    const size = this.readFile(uri).length;
    const stat = { type: vscode.FileType.File, ctime: 0, mtime: 0, size };
    const isBibliography = uri.path.endsWith('.bib');
    return isBibliography && this.permissions !== undefined
      ? { ...stat, permissions: this.permissions }
      : stat;
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const text = this.files.get(uri.path);
    if (text === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return new TextEncoder().encode(text);
  }

  readDirectory(): [string, vscode.FileType][] {
    return [...this.files.keys()].map((path) => [path.slice(1), vscode.FileType.File]);
  }

  writeFile(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  createDirectory(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }
}
