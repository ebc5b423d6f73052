import * as vscode from 'vscode';
import { HumanError } from '../core/humanError';

/** The one place for what users need not see. */
export type Log = vscode.LogOutputChannel;

/** A HumanError's sentence in the user's language; undefined for any other error. */
export function sentenceOf(error: unknown): string | undefined {
  return error instanceof HumanError ? vscode.l10n.t(error.template, ...error.args) : undefined;
}

/** Shows an expected error as its sentence; logs any other and says where it can be read. */
export function showError(error: unknown, log: Log): void {
  const sentence = sentenceOf(error);
  if (sentence !== undefined) {
    log.warn(sentence);
    void vscode.window.showErrorMessage(sentence);
    return;
  }
  log.error(error instanceof Error ? error : String(error));
  const details = vscode.l10n.t('Show Log');
  void vscode.window
    .showErrorMessage(
      vscode.l10n.t('Lectern could not do that because of an error of its own.'),
      details,
    )
    .then((chosen) => {
      if (chosen === details) log.show();
    });
}
