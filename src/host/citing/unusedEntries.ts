import * as vscode from 'vscode';
import {
  bibliographyFormat,
  haveCitekeys,
  type BibliographyEntry,
  type BibliographyFormat,
} from '../../core/citations/bibliography/bibliographyFormats';
import { citedIn, unusedEntries } from '../../core/citations/bibliographyUse';
import { HumanError } from '../../core/humanError';
import { rangeOf } from '../textRanges';
import { findBibliography, nameOf } from '../bibliographyFile';
import type { NoteEditor } from '../noteEditor';
import type { PickMany } from '../pickMany';
import { workspaceNotes } from './workspaceNotes';
import type { BibliographyNames } from './bibliographyNames';

export interface UnusedEntriesParts {
  readonly names: BibliographyNames;
  readonly notes: Pick<NoteEditor, 'target' | 'languageOf'>;
  readonly pick: PickMany;
  /** Tells the user how it went. */
  readonly tell: (sentence: string) => void;
}

/** More of an entry is not read in a row, in UTF-16 units. */
const longestDetail = 200;

/**
 * Shows the entries of the bibliography that no note of the workspace cites, and removes those that the user ticks. The
 * file is shown, unsaved, so that one step of undoing brings them back.
 * @throws HumanError when there is no bibliography to look through, or it cannot be changed.
 */
export async function showUnusedEntries({
  notes,
  names,
  pick,
  tell,
}: UnusedEntriesParts): Promise<void> {
  const document = await bibliographyMeant(notes, names);
  const name = nameOf(document.uri);
  const all = workspaceNotes((note) => notes.languageOf(note));
  const cited = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Reading the notes…') },
    () => citedIn(all),
  );
  const text = document.getText();
  const unused = unusedEntries(formatOf(document).entries(text), cited);
  if (unused.length === 0) {
    tell(vscode.l10n.t('Every entry of {0} is cited.', name));
    return;
  }
  const chosen = await pick({
    title:
      unused.length === 1
        ? vscode.l10n.t('1 entry of {0} is not cited', name)
        : vscode.l10n.t('{0} entries of {1} are not cited', unused.length, name),
    placeholder: all.areAll
      ? vscode.l10n.t('Tick the entries to remove')
      : vscode.l10n.t('Not every note could be read: look closely. Tick the entries to remove'),
    rows: unused.map((entry) => ({ citekey: entry.citekey, ...rowOf(text, entry) })),
    action: {
      icon: 'go-to-file',
      tooltip: vscode.l10n.t('Go to Entry'),
      run: ({ citekey }) => void showEntry(document, citekey),
    },
  });
  if (!chosen || chosen.length === 0) return;
  await remove(
    document,
    chosen.map(({ citekey }) => citekey),
  );
  tell(
    chosen.length === 1
      ? vscode.l10n.t('1 entry was removed from {0}. Undo brings it back.', name)
      : vscode.l10n.t(
          '{0} entries were removed from {1}. Undo brings them back.',
          chosen.length,
          name,
        ),
  );
}

/** The bibliography in the editor, else that of the note. */
async function bibliographyMeant(
  notes: UnusedEntriesParts['notes'],
  names: BibliographyNames,
): Promise<vscode.TextDocument> {
  const active = vscode.window.activeTextEditor?.document;
  if (active) {
    const text = active.getText();
    // Not every file in JSON or YAML is one.
    const entries = bibliographyFormat(active.uri.path, text)?.entries(text) ?? [];
    if (entries.length > 0 || /\.bib$/i.test(active.uri.path)) return active;
  }
  const { editor, language } = await notes.target();
  if (!language.usesBibliography) throw usesNone();
  const { uri, document } = await findBibliography(editor.document, language, names);
  if (!document) {
    throw new HumanError(
      '{0} does not exist yet. Cite a paper, which makes it, or open the bibliography itself.',
      nameOf(uri),
    );
  }
  return document;
}

/** Said of a note whose citations need no bibliography. */
export function usesNone(): HumanError {
  return new HumanError(
    'This note cites without a bibliography. Open a note that has one, or the bibliography itself, and try again.',
  );
}

function formatOf(document: vscode.TextDocument): BibliographyFormat {
  const format = bibliographyFormat(document.uri.path, document.getText());
  if (!format) throw new Error(`${document.uri.path} is no bibliography.`);
  return format;
}

function rowOf(text: string, { citekey, entryRange }: BibliographyEntry): vscode.QuickPickItem {
  const { start, end } = entryRange;
  const detail = text.slice(start, Math.min(end, start + longestDetail)).replace(/\s+/g, ' ');
  return { label: citekey, detail: end - start > longestDetail ? `${detail} …` : detail };
}

async function showEntry(document: vscode.TextDocument, citekey: string): Promise<void> {
  const entries = formatOf(document).entries(document.getText());
  const entry = entries.find((each) => each.citekey === citekey);
  await vscode.window.showTextDocument(document, {
    ...(entry && { selection: rangeOf(document, entry.range) }),
  });
}

async function remove(document: vscode.TextDocument, citekeys: readonly string[]): Promise<void> {
  await vscode.window.showTextDocument(document);
  const edit = new vscode.WorkspaceEdit();
  // The text may have changed while the user was choosing.
  for (const change of formatOf(document).removeEntries(
    document.getText(),
    haveCitekeys(citekeys),
  )) {
    edit.replace(document.uri, rangeOf(document, change.range), change.newText);
  }
  if (!(await vscode.workspace.applyEdit(edit))) {
    throw new HumanError(
      '{0} could not be changed. Check that it may be written, and try again.',
      nameOf(document.uri),
    );
  }
}
