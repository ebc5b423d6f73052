import * as vscode from 'vscode';

/** The text of a file of the extension's storage; undefined where there is none. */
export async function readStored(file: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}

/** Writes a file in the place of the old one at once: a kill in the middle leaves one or the other. */
export async function writeStored(file: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(file, '..'));
  const written = file.with({ path: `${file.path}.new` });
  await vscode.workspace.fs.writeFile(written, new TextEncoder().encode(text));
  await vscode.workspace.fs.rename(written, file, { overwrite: true });
}
