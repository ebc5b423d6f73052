import * as vscode from 'vscode';
import type { TextEdit } from '../../core/bibtex/bibtexDocument';
import type { Disposable } from '../../core/event';
import { DisposableStore } from '../disposables';

/** A text as it was handed over, and what may have changed of it since. */
interface Taken {
  readonly version: string;
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
    this.store.add(vscode.workspace.onDidCloseTextDocument(({ uri }) => this.forget(uri)));
  }

  /** The change since the text was handed over last, or all of it. `version`: what it is called from now on. */
  take(document: vscode.TextDocument, version: string): EditSince | string {
    const key = document.uri.toString();
    const before = this.taken.get(key);
    const length = lengthOf(document);
    const after = { version, length, same: { start: length, end: length }, current: length };
    this.taken.set(key, after);
    if (before?.current !== length) return document.getText();
    const { start, end } = before.same;
    const removed = Math.max(0, before.length - start - end);
    const range = new vscode.Range(
      document.positionAt(start),
      document.positionAt(start + removed + length - before.length),
    );
    const inserted = document.getText(range);
    return {
      base: before.version,
      edit: { length: before.length, start, removed, inserted },
      whole: () => {
        const text = document.getText();
        this.taken.set(key, {
          version,
          length: text.length,
          same: { start: text.length, end: text.length },
          current: text.length,
        });
        return text;
      },
    };
  }

  /** The text is handed over by other means. */
  forget(uri: vscode.Uri): void {
    this.taken.delete(uri.toString());
  }

  private note({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const taken = this.taken.get(document.uri.toString());
    if (!taken) return;
    const before = taken.current;
    let { start, end } = taken.same;
    for (const { rangeOffset, rangeLength, text } of contentChanges) {
      start = Math.min(start, rangeOffset);
      end = Math.min(end, before - rangeOffset - rangeLength);
      taken.current += text.length - rangeLength;
    }
    taken.same = { start, end };
  }

  dispose(): void {
    this.store.dispose();
  }
}

function lengthOf(document: vscode.TextDocument): number {
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end);
}
