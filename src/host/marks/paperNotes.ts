import * as vscode from 'vscode';
import { HumanError } from '../../core/humanError';
import { defaultNoteTemplate, noteFileName, noteText } from '../../core/marks/noteTemplate';
import type { LibraryPaper } from '../../core/papers/paper';
import { readSetting } from '../contributions';
import { withHome } from '../homeFolder';
import { resolvePath } from '../sources/sourceList';
import type { MarkStore } from './markStore';

/** Opens the reader's note on a paper, which is made from the template where there is none. */
export async function openPaperNote(store: MarkStore, paper: LibraryPaper): Promise<void> {
  const known = store.marksOf(paper)?.note;
  const uri =
    (known === undefined ? undefined : await existing(known)) ?? (await create(store, paper));
  await vscode.window.showTextDocument(uri, { preview: false });
}

async function existing(path: string): Promise<vscode.Uri | undefined> {
  try {
    const uri = resolvePath(path);
    await vscode.workspace.fs.stat(uri);
    return uri;
  } catch {
    // Moved, deleted, or of a workspace that is not open: a new one is made.
    return undefined;
  }
}

async function create(store: MarkStore, paper: LibraryPaper): Promise<vscode.Uri> {
  const folderPath = withHome(readSetting('lectern.marks.notesFolder'));
  if (
    !vscode.workspace.workspaceFolders?.[0] &&
    !/^(?:[\\/]|[a-z]:[\\/]|[a-z]+:\/\/)/i.test(folderPath)
  ) {
    throw new HumanError(
      'A note needs a place. Open a folder, or name one with its whole path in the setting lectern.marks.notesFolder.',
    );
  }
  const today = new Date().toISOString().slice(0, 10);
  const folder = resolvePath(folderPath === '' ? '.' : folderPath);
  const name = noteFileName(readSetting('lectern.marks.noteName'), paper, today);
  const uri = vscode.Uri.joinPath(folder, name);
  const path = vscode.workspace.getWorkspaceFolder(uri)
    ? vscode.workspace.asRelativePath(uri, false)
    : uri.scheme === 'file'
      ? uri.fsPath
      : uri.toString();
  if (!(await existing(path))) {
    const template = readSetting('lectern.marks.noteTemplate');
    const text = noteText(template === '' ? defaultNoteTemplate : template, paper, today);
    await vscode.workspace.fs.createDirectory(folder);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  }
  await store.change([paper.id], { note: path });
  return uri;
}
