import * as vscode from 'vscode';
import { ContextKey } from './contributions';
import type { Disposable } from '../core/event';

/** How far the library has come, with the sentences that the view shows about it. */
export type LibraryStatus =
  | { readonly kind: 'loading' }
  /** `problems`: what could not be read, each a sentence that says what to do. The rest is there. */
  | { readonly kind: 'ready' | 'empty'; readonly problems: readonly string[] }
  | { readonly kind: 'failed'; readonly problems: readonly string[] };

/** The one object that knows the library's state and sets the context key for welcome views and menus. */
export class LibraryState implements Disposable {
  private readonly didChange = new vscode.EventEmitter<LibraryStatus>();
  private readonly contextKey = new ContextKey('lectern.libraryState');
  private status: LibraryStatus = { kind: 'loading' };

  readonly onDidChange = this.didChange.event;

  constructor() {
    this.contextKey.set(this.status.kind);
  }

  get current(): LibraryStatus {
    return this.status;
  }

  set(status: LibraryStatus): void {
    this.status = status;
    this.contextKey.set(status.kind);
    this.didChange.fire(status);
  }

  dispose(): void {
    this.didChange.dispose();
  }
}
