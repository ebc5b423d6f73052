import type * as vscode from 'vscode';
import { activateLectern, type LecternApi } from './host/lectern';
import { withReaders } from './protocol/libraryProtocol';
import { createReferenceFormatter } from './protocol/referencesProtocol';
import { createMemoryLibrary } from './storage/memoryLibrary';
import { decodeText } from './worker/decodeText';
import { othersTurn } from './worker/othersTurn';

/** vscode.dev and github.dev: the extension host is a worker itself, so the library lives in it. */
export function activate(context: vscode.ExtensionContext): LecternApi {
  return activateLectern(
    context,
    withReaders(createMemoryLibrary(), decodeText, othersTurn),
    createReferenceFormatter(),
  );
}
