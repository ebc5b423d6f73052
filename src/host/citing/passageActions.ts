import * as vscode from 'vscode';
import { lacksCitation, passageAt } from '../../core/citations/passageAt';
import { asCommand } from '../contributions';
import type { NoteEditor } from '../noteEditor';
import { citableDocuments } from './citableDocuments';

/** Stands in the menu of refactorings; who binds a key to it has it at once. */
const kind = vscode.CodeActionKind.Refactor.append('findPapers');

/**
 * Offers to find papers for what is selected, and when asked for what can be done also for a sentence that cites nothing:
 * a light bulb beside every sentence would be none.
 */
export function registerPassageActions(notes: Pick<NoteEditor, 'languageOf'>): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    citableDocuments,
    {
      provideCodeActions(document, range, { triggerKind }) {
        const language = notes.languageOf(document);
        if (!language) return [];
        if (range.isEmpty) {
          if (triggerKind === vscode.CodeActionTriggerKind.Automatic) return [];
          const note = document.getText();
          const offset = document.offsetAt(range.start);
          const passage = passageAt(note, { start: offset, end: offset }, language);
          if (!lacksCitation(note, passage, language)) return [];
        }
        const title = vscode.l10n.t('Find Papers for This Text');
        const action = new vscode.CodeAction(title, kind);
        action.command = asCommand('lectern.findForText', title);
        return [action];
      },
    },
    { providedCodeActionKinds: [kind] },
  );
}
