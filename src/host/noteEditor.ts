import * as vscode from 'vscode';
import { HumanError } from '../core/humanError';
import { notesLanguageOf } from '../core/citations/languages/notesLanguages';
import type { NotesLanguage } from '../core/citations/notesLanguage';
import type { Disposable } from '../core/event';
import { isNotebookCell, notePlace } from './citing/notePlace';
import { readChosenSetting, readSetting } from './contributions';
import { DisposableStore } from './disposables';
import { ProjectFiles } from './projectFiles';

/** The note that a citation goes into, and how its language cites. */
export interface NoteTarget {
  readonly editor: vscode.TextEditor;
  readonly language: NotesLanguage;
}

/**
 * Knows which note the user last wrote in: citing from the tree or the panel goes there, though the focus is
 * elsewhere by then.
 */
export class NoteEditor implements Disposable {
  private readonly store = new DisposableStore();
  private readonly projects = this.store.add(new ProjectFiles());
  private last:
    { readonly uri: vscode.Uri; readonly viewColumn: vscode.ViewColumn | undefined } | undefined;

  constructor() {
    this.remember(vscode.window.activeTextEditor);
    this.store.add(vscode.window.onDidChangeActiveTextEditor((editor) => this.remember(editor)));
  }

  /** How the document's language cites; undefined where Lectern does not know it. */
  languageOf(document: Pick<vscode.TextDocument, 'languageId' | 'uri'>): NotesLanguage | undefined {
    const place = notePlace(document).uri;
    const inNotebook = isNotebookCell(document.uri);
    return notesLanguageOf(
      { languageId: document.languageId, path: document.uri.path },
      {
        // What is written into a notebook goes by its project, unless the user chose something else.
        markdown: inNotebook
          ? (readChosenSetting('lectern.citation.markdown', place) ?? 'auto')
          : readSetting('lectern.citation.markdown', place),
        template: readSetting('lectern.citation.template', place),
        projectFiles: this.projects.around(place),
        inNotebook,
      },
    );
  }

  /** @throws HumanError when there is no note to cite in. */
  async target(): Promise<NoteTarget> {
    // The output panel is a text editor, too, but nobody cites in it.
    const active = vscode.window.activeTextEditor;
    const editor =
      active && active.document.uri.scheme !== 'output' ? active : await this.lastEditor();
    if (!editor) {
      throw new HumanError(
        'There is no note to cite in. Open a Markdown, Quarto, LaTeX, Typst, MyST, reStructuredText, Org or AsciiDoc file, put the cursor where the citation belongs, and cite again.',
      );
    }
    const language = this.languageOf(editor.document);
    if (!language) {
      throw new HumanError(
        'Lectern cites in Markdown, Quarto, LaTeX, Typst, MyST, reStructuredText, Org, AsciiDoc and comments of programs; this file is {0}. Copy the paper in another form instead (Copy As).',
        editor.document.languageId,
      );
    }
    return { editor, language };
  }

  private async lastEditor(): Promise<vscode.TextEditor | undefined> {
    const { last } = this;
    if (!last) return undefined;
    const visible = vscode.window.visibleTextEditors.find(
      (editor) => editor.document.uri.toString() === last.uri.toString(),
    );
    if (visible) return visible;
    const open = vscode.workspace.textDocuments.find(
      (document) => document.uri.toString() === last.uri.toString() && !document.isClosed,
    );
    // A cell is shown in its notebook only.
    if (!open || isNotebookCell(last.uri)) return undefined;
    // The note is behind another tab; VS Code brings it back with its selections.
    return vscode.window.showTextDocument(open, {
      ...(last.viewColumn === undefined ? {} : { viewColumn: last.viewColumn }),
    });
  }

  private remember(editor: vscode.TextEditor | undefined): void {
    if (!editor || !this.languageOf(editor.document)) return;
    this.last = { uri: editor.document.uri, viewColumn: editor.viewColumn };
  }

  dispose(): void {
    this.store.dispose();
  }
}
