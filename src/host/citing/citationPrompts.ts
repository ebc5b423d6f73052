import * as vscode from 'vscode';
import type { Library } from '../../core/papers/library';
import type { Log } from '../log';
import { showPaperPicker } from '../paperPicker';
import type { RecentPapers } from '../recentPapers';

/** A row that one chooses; rows with the same `id` are the same row in another list. */
export interface ChoiceRow extends vscode.QuickPickItem {
  readonly id: string;
}

/** What editing a citation asks the user. Each resolves to undefined on Escape. */
export interface CitationPrompts {
  /**
   * @param preview stands where one would type
   * @param activeId the row to begin at, where it is among them; else the first
   */
  choose(
    title: string,
    preview: string,
    rows: readonly ChoiceRow[],
    activeId?: string,
  ): Promise<string | undefined>;
  /** A text; `preview` says what would come of what is typed. */
  ask(
    title: string,
    prompt: string,
    value: string,
    preview: (typed: string) => string,
  ): Promise<string | undefined>;
  /** The id of a paper of the library. */
  paper(title: string): Promise<string | undefined>;
}

/** The quick inputs of VS Code. */
export function citationPrompts(library: Library, recent: RecentPapers, log: Log): CitationPrompts {
  return {
    choose(title, preview, rows, activeId) {
      return new Promise((resolve) => {
        const picker = vscode.window.createQuickPick<ChoiceRow>();
        picker.title = title;
        picker.placeholder = preview;
        // A look at the text elsewhere does not throw away what was changed so far.
        picker.ignoreFocusOut = true;
        picker.matchOnDescription = true;
        picker.items = rows;
        // Without any, no row would be active, and Enter would do nothing.
        const active = rows.filter(({ id }) => id === activeId);
        if (active.length > 0) picker.activeItems = active;
        picker.onDidAccept(() => {
          const [row] = picker.selectedItems;
          if (!row) return;
          resolve(row.id);
          picker.hide();
        });
        picker.onDidHide(() => {
          resolve(undefined);
          picker.dispose();
        });
        picker.show();
      });
    },
    async ask(title, prompt, value, preview) {
      return vscode.window.showInputBox({
        title,
        prompt,
        value,
        ignoreFocusOut: true,
        validateInput: (typed) => ({
          message: preview(typed),
          severity: vscode.InputBoxValidationSeverity.Info,
        }),
      });
    },
    paper(title) {
      return new Promise((resolve) => {
        showPaperPicker(
          library,
          recent,
          {
            title,
            placeholder: vscode.l10n.t('Find the paper to cite'),
            accept: (paperId) => {
              resolve(paperId);
              return Promise.resolve();
            },
            actions: [],
            // Should the picker tell at once that it has gone: what was accepted comes right behind.
            closed: () => queueMicrotask(() => resolve(undefined)),
          },
          log,
        );
      });
    },
  };
}
