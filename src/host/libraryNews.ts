import * as vscode from 'vscode';
import type { Disposable } from '../core/event';
import type { Library } from '../core/papers/library';
import { viewId } from './contributionIds';
import { DisposableStore } from './disposables';
import { sentenceOf, type Log } from './log';

/** A change that takes longer is shown with its progress, in milliseconds. */
const longChange = 1000;
const toldKey = 'lectern.told';

/**
 * Shows what the library has to tell: the progress of a long change, which can be cancelled, and sentences, each kind of
 * which is shown once in the life of an installation and is in the log every time.
 */
export function showLibraryNews(
  library: Pick<Library, 'onDidProgress' | 'onDidTell' | 'cancelChanges'>,
  memento: vscode.Memento,
  log: Log,
): Disposable {
  const store = new DisposableStore();
  let change:
    { readonly began: number; report?: (done: number, total: number) => void } | undefined;
  let ended: () => void = () => undefined;
  let topicsFound: (() => void) | undefined;

  store.add(
    library.onDidProgress(({ of, label, done, total }) => {
      if (of === 'topics') {
        topics(done < total);
        return;
      }
      change ??= { began: Date.now() };
      if (done >= total || total === 0) {
        ended();
        change = undefined;
        return;
      }
      if (!change.report && Date.now() - change.began > longChange) show(label, change);
      change.report?.(done, total);
    }),
  );
  store.add(
    library.onDidTell((told) => {
      log.warn(sentenceOf(told) ?? told.message);
      const known = memento.get<readonly string[]>(toldKey, []);
      if (known.includes(told.template)) return;
      void memento.update(toldKey, [...known, told.template]);
      void vscode.window.showInformationMessage(vscode.l10n.t(told.template, ...told.args));
    }),
  );
  store.add({ dispose: () => ended() });
  store.add({ dispose: () => topicsFound?.() });
  return store;

  /** Nobody waits for topics: the bar above the tree says that they are being found. */
  function topics(areSought: boolean): void {
    if (!areSought) {
      topicsFound?.();
      topicsFound = undefined;
      return;
    }
    if (topicsFound) return;
    const found = new Promise<void>((resolve) => (topicsFound = resolve));
    void vscode.window.withProgress({ location: { viewId } }, () => found);
  }

  function show(label: string, shown: NonNullable<typeof change>): void {
    void vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Reading {0}', label),
        cancellable: true,
      },
      (progress, token) => {
        let before = 0;
        shown.report = (done, total) => {
          progress.report({
            message: vscode.l10n.t('{0} of {1} papers', done, total),
            increment: (100 * (done - before)) / total,
          });
          before = done;
        };
        token.onCancellationRequested(() => void library.cancelChanges());
        return new Promise<void>((resolve) => {
          ended = () => {
            ended = () => undefined;
            resolve();
          };
        });
      },
    );
  }
}
