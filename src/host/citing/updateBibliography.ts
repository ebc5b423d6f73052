import * as vscode from 'vscode';
import {
  bibliographyFormat,
  type BibliographyEntry,
} from '../../core/citations/bibliography/bibliographyFormats';
import { citedIn, missingKeys } from '../../core/citations/bibliographyUse';
import type { CitedPaper } from '../../core/citations/notesLanguage';
import { HumanError } from '../../core/humanError';
import type { Library } from '../../core/papers/library';
import type { LibraryPaper } from '../../core/papers/paper';
import { addEntries } from '../bibliographyEdits';
import { findBibliography, nameOf, type BibliographyFile } from '../bibliographyFile';
import type { BibliographySaver } from '../bibliographySaver';
import type { CitekeyRegistry } from '../citekeyRegistry';
import type { NoteEditor, NoteTarget } from '../noteEditor';
import type { PickMany } from '../pickMany';
import { describePaper } from '../treeItems';
import { bibliographiesOf } from './bibliographiesOf';
import type { BibliographyNames } from './bibliographyNames';
import { papersByCitekey } from './citedPaper';
import { usesNone } from './unusedEntries';

export interface UpdateBibliographyParts {
  readonly library: Pick<Library, 'find' | 'get'>;
  readonly notes: Pick<NoteEditor, 'target'>;
  readonly names: BibliographyNames;
  readonly saver: Pick<BibliographySaver, 'save'>;
  readonly citekeys: Pick<CitekeyRegistry, 'handOut'>;
  readonly pick: PickMany;
  /** Tells the user how it went. */
  readonly tell: (sentence: string) => void;
}

/** More keys are not read in a sentence. */
const mostKeys = 10;

/**
 * Adds entries for what the note cites, its bibliographies lack and the library has by that citekey, as far as the user
 * leaves them ticked. Nothing else of the bibliography is touched.
 * @throws HumanError when there is no bibliography to add to, or it cannot be written.
 */
export async function updateBibliography(parts: UpdateBibliographyParts): Promise<void> {
  const { library, notes, names, pick, tell } = parts;
  const { editor, language } = await notes.target();
  if (!language.usesBibliography) throw usesNone();
  const note = editor.document;
  const bibliography = await findBibliography(note, language, names);
  const name = nameOf(bibliography.uri);
  const cited = await citedIn([{ text: note.getText(), language }]);
  const missing = missingKeys(await entriesOf({ editor, language }, bibliography, names), cited);
  if (missing.length === 0) {
    tell(vscode.l10n.t('All that this note cites is in {0}.', name));
    return;
  }
  const papers = await libraryPapers(library, missing);
  const known = missing.flatMap((citekey) => {
    const paper = papers.get(citekey);
    return paper ? [{ citekey, paper }] : [];
  });
  const unknown = missing.filter((citekey) => !papers.has(citekey));
  if (known.length === 0) {
    tell(vscode.l10n.t('No entry was added. Not in the library either: {0}.', listed(unknown)));
    return;
  }
  const chosen = await pick({
    title: vscode.l10n.t('Add to {0} what This Note Cites', name),
    placeholder: vscode.l10n.t('Untick what is not meant'),
    rows: known.map((each) => rowOf(each, bibliography)),
  });
  if (!chosen) return;
  // The text may have changed while the user was choosing.
  const now = await findBibliography(note, language, names);
  const stillMissing = new Set(missingKeys(now.format.entries(now.text), cited));
  const added = chosen.filter(({ citekey }) => stillMissing.has(citekey));
  if (added.length > 0) await add(added, now, parts);
  tell([addedSentence(added.length, name), unknownSentence(unknown)].join(' ').trim());
}

/** The entries of all bibliographies that the note names. */
async function entriesOf(
  { editor, language }: NoteTarget,
  { uri, format, text }: BibliographyFile,
  names: BibliographyNames,
): Promise<readonly BibliographyEntry[]> {
  const note = editor.document;
  const all = [...format.entries(text)];
  for (const other of await bibliographiesOf(names, note, language, note.getText())) {
    if (other.toString() === uri.toString()) continue;
    const document = await vscode.workspace.openTextDocument(other);
    const otherText = document.getText();
    all.push(...(bibliographyFormat(other.path, otherText)?.entries(otherText) ?? []));
  }
  return all;
}

async function libraryPapers(
  library: UpdateBibliographyParts['library'],
  citekeys: readonly string[],
): Promise<ReadonlyMap<string, LibraryPaper>> {
  const found = [...(await papersByCitekey(library, citekeys))];
  const papers = await library.get(found.map(([, { id }]) => id));
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  return new Map(
    found.flatMap(([citekey, { id }]) => {
      const paper = byId.get(id);
      return paper ? [[citekey, paper]] : [];
    }),
  );
}

interface Row extends vscode.QuickPickItem {
  readonly citekey: string;
  readonly paper: LibraryPaper;
}

/** A paper that the bibliography has by another key is ticked by nobody but the user. */
function rowOf(
  { citekey, paper }: Pick<Row, 'citekey' | 'paper'>,
  { format, text }: BibliographyFile,
): Row {
  const existing = format.findEntry(text, paper)?.citekey;
  const there = existing === undefined ? [] : [vscode.l10n.t('already there as {0}', existing)];
  return {
    citekey,
    paper,
    label: citekey,
    description: [describePaper(paper), ...there].join(' · '),
    detail: paper.title,
    picked: existing === undefined,
  };
}

async function add(
  added: readonly CitedPaper[],
  bibliography: BibliographyFile,
  { saver, citekeys }: UpdateBibliographyParts,
): Promise<void> {
  const { uri, document } = bibliography;
  const wasDirty = document?.isDirty ?? false;
  const edit = new vscode.WorkspaceEdit();
  addEntries(edit, bibliography, added);
  const isDone = await vscode.workspace.applyEdit(edit);
  if (!isDone || (!wasDirty && !(await saver.save(uri)))) {
    throw new HumanError(
      '{0} could not be changed. Check that it may be written, and try again.',
      nameOf(uri),
    );
  }
  await citekeys.handOut(
    Object.fromEntries(added.map(({ paper, citekey }) => [paper.id, citekey])),
  );
}

function addedSentence(count: number, name: string): string {
  if (count === 0) return vscode.l10n.t('No entry was added.');
  return count === 1
    ? vscode.l10n.t('1 entry was added to {0}.', name)
    : vscode.l10n.t('{0} entries were added to {1}.', count, name);
}

function unknownSentence(citekeys: readonly string[]): string {
  return citekeys.length === 0 ? '' : vscode.l10n.t('Not in the library: {0}.', listed(citekeys));
}

function listed(citekeys: readonly string[]): string {
  const shown = citekeys.slice(0, mostKeys).join(', ');
  return citekeys.length > mostKeys ? `${shown} …` : shown;
}
