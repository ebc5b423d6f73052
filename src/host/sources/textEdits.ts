import * as vscode from 'vscode';
import type { TextEdit } from '../../core/bibtex/bibtexDocument';
import type { Disposable } from '../../core/event';
import { DisposableStore } from '../disposables';

/** A text as it was handed over. */
interface Taken {
  readonly version: string;
  /** Absent where it was read from its file, and not yet changed in an editor. */
  text?: KnownText;
}

/** What may have changed of a text since it was handed over. */
interface KnownText {
  readonly length: number;
  /** So many units at the beginning and at the end are the same in both texts. */
  same: { readonly start: number; readonly end: number };
  /** The length now. */
  current: number;
}

/** What changed in a text since it was handed over. */
export interface EditSince {
  /** The version that was handed over then. */
  readonly base: string;
  readonly edit: TextEdit;
  /** All of the text, for who does not have the one before. It counts as handed over then. */
  whole(): string;
}

/**
 * Tells what changed in the unsaved texts of editors since they were last handed over: a bibliography may have megabytes,
 * of which a key that is pressed changes one letter.
 */
export class TextEdits implements Disposable {
  private readonly store = new DisposableStore();
  private readonly taken = new Map<string, Taken>();

  constructor() {
    this.store.add(vscode.workspace.onDidChangeTextDocument((event) => this.note(event)));
    this.store.add(
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        const key = uri.toString();
        // What was not changed is still what the file says.
        if (this.taken.get(key)?.text) this.taken.delete(key);
      }),
    );
  }

  /** The change since the text was handed over last, or all of it. `version`: what it is called from now on. */
  take(document: vscode.TextDocument, version: string): EditSince | string {
    const key = document.uri.toString();
    const before = this.taken.get(key);
    const length = lengthOf(document);
    this.taken.set(key, { version, text: unchanged(length) });
    if (before?.text?.current !== length) return document.getText();
    const { start, end } = before.text.same;
    const removed = Math.max(0, before.text.length - start - end);
    const range = new vscode.Range(
      document.positionAt(start),
      document.positionAt(start + removed + length - before.text.length),
    );
    const inserted = document.getText(range);
    return {
      base: before.version,
      edit: { length: before.text.length, start, removed, inserted },
      whole: () => {
        const text = document.getText();
        this.taken.set(key, { version, text: unchanged(text.length) });
        return text;
      },
    };
  }

  /** The text is handed over as its file has it. An editor that changes it has that text, or one of another length. */
  takeFile(uri: vscode.Uri, version: string): void {
    this.taken.set(uri.toString(), { version });
  }

  private note({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const taken = this.taken.get(document.uri.toString());
    if (!taken || contentChanges.length === 0) return;
    const added = contentChanges.reduce(
      (sum, { text, rangeLength }) => sum + text.length - rangeLength,
      0,
    );
    const known = (taken.text ??= unchanged(lengthOf(document) - added));
    const before = known.current;
    let { start, end } = known.same;
    for (const { rangeOffset, rangeLength } of contentChanges) {
      start = Math.min(start, rangeOffset);
      end = Math.min(end, before - rangeOffset - rangeLength);
    }
    known.current += added;
    known.same = { start, end };
  }

  dispose(): void {
    this.store.dispose();
  }
}

function unchanged(length: number): KnownText {
  return { length, same: { start: length, end: length }, current: length };
}

function lengthOf(document: vscode.TextDocument): number {
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end);
}
