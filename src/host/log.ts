import * as vscode from 'vscode';
import { HumanError } from '../core/humanError';
import type { Handlers, Methods } from '../protocol/rpc';

/** The one place for what users need not see. */
export type Log = vscode.LogOutputChannel;

/** A HumanError's sentence in the user's language; undefined for any other error. */
export function sentenceOf(error: unknown): string | undefined {
  return error instanceof HumanError ? vscode.l10n.t(error.template, ...error.args) : undefined;
}

/** An expected error's own sentence; of any other only that it happened, and the log gets the rest. */
export function sentenceAbout(error: unknown, log: Log): string {
  const sentence = sentenceOf(error);
  if (sentence !== undefined) return sentence;
  log.error(error instanceof Error ? error : String(error));
  return vscode.l10n.t('Lectern could not do that because of an error of its own.');
}

/** What answers a page; whatever fails reaches it as a sentence for the user. */
export function withSentences<M extends Methods>(handlers: Handlers<M>, log: Log): Handlers<M> {
  const telling = Object.entries<(...params: never[]) => unknown>(handlers).map(
    ([name, handle]) => {
      const answer = async (...params: never[]) => {
        try {
          return await handle(...params);
        } catch (error) {
          throw new HumanError(sentenceAbout(error, log));
        }
      };
      return [name, answer] as const;
    },
  );
  // The same names, each answering later what it answered before.
  return Object.fromEntries(telling) as unknown as Handlers<M>;
}

/** Shows an expected error as its sentence; logs any other and says where it can be read. */
export function showError(error: unknown, log: Log): void {
  const sentence = sentenceOf(error);
  if (sentence !== undefined) {
    log.warn(sentence);
    void vscode.window.showErrorMessage(sentence);
    return;
  }
  const details = vscode.l10n.t('Show Log');
  void vscode.window.showErrorMessage(sentenceAbout(error, log), details).then((chosen) => {
    if (chosen === details) log.show();
  });
}
