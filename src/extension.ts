import * as vscode from 'vscode';
import { readSetting } from './host/contributions';
import { activateLectern, type LecternApi } from './host/lectern';
import { startLibraryThread } from './host/libraryThread';
import { createRestartingLibrary } from './protocol/restartingLibrary';

/** Desktop and remote: the library lives in a worker thread. */
export function activate(context: vscode.ExtensionContext): LecternApi {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'libraryWorker.js').fsPath;
  return activateLectern(
    context,
    createRestartingLibrary(() =>
      startLibraryThread(script, {
        storage: context.globalStorageUri.fsPath,
        engine: readSetting('lectern.library.engine'),
      }),
    ),
  );
}
