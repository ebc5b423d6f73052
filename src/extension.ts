import * as vscode from 'vscode';
import { readSetting } from './host/contributions';
import { activateLectern, type LecternApi } from './host/lectern';
import { startLibraryThread } from './host/libraryThread';
import { createReferenceThread } from './host/referenceThread';
import { createRestartingLibrary } from './protocol/restartingLibrary';

/** Desktop and remote: the library lives in a worker thread. */
export function activate(context: vscode.ExtensionContext): LecternApi {
  const built = (file: string) => vscode.Uri.joinPath(context.extensionUri, 'dist', file).fsPath;
  return activateLectern(
    context,
    createRestartingLibrary(() =>
      startLibraryThread(built('libraryWorker.js'), {
        storage: context.globalStorageUri.fsPath,
        engine: readSetting('lectern.library.engine'),
      }),
    ),
    createReferenceThread(built('referenceWorker.js')),
  );
}
