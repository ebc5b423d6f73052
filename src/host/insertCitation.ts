import * as vscode from 'vscode';
import { apart, citeAtEach } from '../core/citations/citingPlaces';
import type {
  CitedPaper,
  CitingEdit,
  NotesLanguage,
  TextReplacement,
} from '../core/citations/notesLanguage';
import { HumanError } from '../core/humanError';
import type { Library } from '../core/papers/library';
import type { PaperSummary } from '../core/papers/paper';
import { addEntries } from './bibliographyEdits';
import { findBibliography, nameOf, pathFromNote, type BibliographyFile } from './bibliographyFile';
import type { BibliographySaver } from './bibliographySaver';
import type { BibliographyNames } from './citing/bibliographyNames';
import { notebookOf } from './citing/notePlace';
import type { CitekeyRegistry } from './citekeyRegistry';
import type { NoteEditor, NoteTarget } from './noteEditor';
import { rangeOf } from './textRanges';

/** The edits that cite some papers in a note, and what is to be known for applying them. */
export interface CitationPlan {
  readonly edit: vscode.WorkspaceEdit;
  /** The part of it that is not at the places: definitions of a note, and entries of its bibliography. */
  readonly elsewhere: vscode.WorkspaceEdit;
  /** The replacements in the note, by offsets of its text before the edit, in order. */
  readonly noteChanges: readonly TextReplacement[];
  /** The bibliography that gets new entries; absent when all papers are in it or the language uses none. */
  readonly bibliography?: BibliographyFile;
  /** The library's own citekeys that are written now (paper id → citekey); other keys belong to that bibliography. */
  readonly citekeys: Readonly<Record<string, string>>;
  /** Set when neither the note nor its project names the bibliography that its citations need. */
  readonly undeclared?: { readonly uri: vscode.Uri; readonly declare: TextReplacement };
}

/** What citing these papers, by these keys, makes of a note. */
type Citing = (note: string, papers: readonly CitedPaper[]) => readonly CitingEdit[];

/** Puts citations into notes: one edit for the note and its bibliography, one step to undo. */
export class CitationInserter {
  /** Notes for which the user was asked whether to name the bibliography; asked once a session. */
  private readonly asked = new Set<string>();

  constructor(
    private readonly library: Library,
    private readonly notes: NoteEditor,
    private readonly saver: BibliographySaver,
    private readonly citekeys: CitekeyRegistry,
    private readonly names: BibliographyNames,
  ) {}

  /**
   * Cites papers at every cursor of the note the user writes in.
   * @throws HumanError when nothing could be inserted; then neither file is changed.
   */
  async insert(paperIds: readonly string[]): Promise<void> {
    const target = await this.notes.target();
    await this.insertAt(target, target.editor.selections, paperIds);
  }

  /**
   * Cites papers at these places of a note, which are those of this version of it.
   * @throws HumanError when nothing could be inserted; then neither file is changed.
   */
  async insertAt(
    { editor, language }: NoteTarget,
    places: readonly vscode.Range[],
    paperIds: readonly string[],
    version = editor.document.version,
  ): Promise<void> {
    const { document } = editor;
    const plan = await this.plan(document, language, places, paperIds);
    if (document.version !== version) throw changedMeanwhile();
    if (plan.noteChanges.length === 0) return;
    await this.apply(editor, plan);
    const notebook = notebookOf(document.uri);
    if (notebook) await vscode.window.showNotebookDocument(notebook);
    else {
      await vscode.window.showTextDocument(document, {
        ...(editor.viewColumn === undefined ? {} : { viewColumn: editor.viewColumn }),
      });
    }
    this.offerDeclaration(document, plan);
  }

  /**
   * Cites a paper by its key in place of what was typed for it.
   * @throws HumanError when that could not be done; then neither file is changed.
   */
  async complete(
    editor: vscode.TextEditor,
    language: NotesLanguage,
    typed: vscode.Range,
    paperId: string,
  ): Promise<void> {
    const { document } = editor;
    const range = { start: document.offsetAt(typed.start), end: document.offsetAt(typed.end) };
    await this.change(editor, language, [paperId], (note, papers) =>
      papers.map(({ citekey }) =>
        language.replaceKey(note, { citekey: note.slice(range.start, range.end), range }, citekey),
      ),
    );
  }

  /**
   * Changes a note in whatever way, citing papers that it may not have cited before.
   * @param paperIds the papers that must be in the bibliography then; none is fine
   * @param change the changes of the note, with the keys that these papers get
   * @throws HumanError when that could not be done; then neither file is changed.
   */
  async change(
    editor: vscode.TextEditor,
    language: NotesLanguage,
    paperIds: readonly string[],
    change: Citing,
  ): Promise<void> {
    const { document } = editor;
    const { version } = document;
    const plan =
      paperIds.length === 0
        ? { ...planInNote(document, change(document.getText(), [])), citekeys: {} }
        : await this.planFor(document, language, paperIds, (_, note, papers) =>
            change(note, papers),
          );
    if (document.version !== version) throw changedMeanwhile();
    if (plan.noteChanges.length === 0) return;
    await this.apply(editor, plan);
    this.offerDeclaration(document, plan);
  }

  /** The paper with the key by which this note would cite it; undefined when it is no longer in the library. */
  async citedAs(
    document: vscode.TextDocument,
    language: NotesLanguage,
    paperId: string,
  ): Promise<CitedPaper | undefined> {
    const papers = await this.library.get([paperId]);
    const bibliography = language.usesBibliography
      ? await findBibliography(document, language, this.names)
      : undefined;
    return keysFor(papers, bibliography).cited[0];
  }

  /** What citing these papers at these places takes; changes nothing. */
  plan(
    document: vscode.TextDocument,
    language: NotesLanguage,
    selections: readonly vscode.Range[],
    paperIds: readonly string[],
  ): Promise<CitationPlan> {
    return this.planFor(document, language, paperIds, (within, note, cited) =>
      citeAtEach(
        within,
        note,
        selections.map(({ start, end }) => ({
          start: document.offsetAt(start),
          end: document.offsetAt(end),
        })),
        cited,
      ),
    );
  }

  /** `cite`: the changes of the note that cite these papers, in the language as it is within the note’s document. */
  private async planFor(
    document: vscode.TextDocument,
    language: NotesLanguage,
    paperIds: readonly string[],
    cite: (
      within: NotesLanguage,
      note: string,
      papers: readonly CitedPaper[],
    ) => readonly CitingEdit[],
  ): Promise<CitationPlan> {
    const papers = await this.library.get(paperIds);
    if (papers.length === 0) {
      throw new HumanError(
        'This paper is no longer in the library. Reload the library and try again.',
      );
    }
    const bibliography = language.usesBibliography
      ? await findBibliography(document, language, this.names)
      : undefined;
    const { cited, added } = keysFor(papers, bibliography);
    const within = await this.names.languageWithin(document, language);
    const named = bibliography && (await this.names.of(document, language, document.getText()));
    const text = document.getText();
    const { edit, elsewhere, noteChanges } = planInNote(document, cite(within, text, cited));
    const needsEntries = bibliography !== undefined && added.length > 0;
    if (needsEntries) for (const each of [edit, elsewhere]) addEntries(each, bibliography, added);
    const declare =
      bibliography && !named
        ? language.declareBibliography(text, pathFromNote(document.uri, bibliography.uri))
        : undefined;
    return {
      edit,
      elsewhere,
      noteChanges,
      citekeys: Object.fromEntries(
        cited
          .filter(({ paper, citekey }) => paper.citekey === citekey)
          .map(({ paper, citekey }) => [paper.id, citekey]),
      ),
      ...(needsEntries ? { bibliography } : {}),
      ...(bibliography && declare ? { undeclared: { uri: bibliography.uri, declare } } : {}),
    };
  }

  /** To be called with a plan that VS Code is about to apply by itself: saves the bibliography after that. */
  keepAfter({ bibliography, citekeys }: CitationPlan): void {
    if (bibliography?.document && !bibliography.document.isDirty) {
      this.saver.saveNextChange(bibliography.uri);
    }
    void this.citekeys.handOut(citekeys);
  }

  private async apply(editor: vscode.TextEditor, plan: CitationPlan): Promise<void> {
    const { document } = editor;
    const { bibliography } = plan;
    const wasDirty = bibliography?.document?.isDirty ?? false;
    const before = document.getText();
    if (!(await vscode.workspace.applyEdit(plan.edit))) throw changedMeanwhile();
    // Before the bibliography is saved: that may take a while, and the user may write or undo meanwhile.
    placeCursors(editor, plan.noteChanges);
    if (bibliography && !wasDirty && !(await this.saver.save(bibliography.uri))) {
      await takeBack(document, before, bibliography);
      throw new HumanError(
        '{0} could not be written, so the note was left as it was. Check that the file may be written and has not changed on disk, then cite again.',
        nameOf(bibliography.uri),
      );
    }
    await this.citekeys.handOut(plan.citekeys);
  }

  /** A citation that no bibliography resolves is of no use, but where to name one is the author's choice. */
  private offerDeclaration(document: vscode.TextDocument, { undeclared }: CitationPlan): void {
    const note = document.uri.toString();
    if (!undeclared || this.asked.has(note)) return;
    this.asked.add(note);
    const add = vscode.l10n.t('Add to Note');
    void vscode.window
      .showInformationMessage(
        vscode.l10n.t(
          'The entry is in {0}, which this note does not name yet.',
          nameOf(undeclared.uri),
        ),
        add,
      )
      .then(async (chosen) => {
        if (chosen === add) await this.declare(document, undeclared.uri);
      });
  }

  private async declare(document: vscode.TextDocument, bibliography: vscode.Uri): Promise<void> {
    // The note may have changed since the question was asked.
    const language = this.notes.languageOf(document);
    const change = language?.declareBibliography(
      document.getText(),
      pathFromNote(document.uri, bibliography),
    );
    if (!change) return;
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, rangeOf(document, change.range), change.newText);
    await vscode.workspace.applyEdit(edit);
  }
}

function planInNote(
  document: vscode.TextDocument,
  changes: readonly CitingEdit[],
): Pick<CitationPlan, 'edit' | 'elsewhere' | 'noteChanges'> {
  const noteChanges = apart(changes);
  const edit = new vscode.WorkspaceEdit();
  const elsewhere = new vscode.WorkspaceEdit();
  replaceIn(edit, document, noteChanges);
  // Definitions last: at the end of the note both may go to the same place.
  const definitions = noteChanges.flatMap((change) => change.definitions ?? []).slice(-1);
  for (const each of [edit, elsewhere]) replaceIn(each, document, definitions);
  return { edit, elsewhere, noteChanges };
}

/** Gives each paper the key it has in the bibliography, or a new one that is free there. */
function keysFor(
  papers: readonly PaperSummary[],
  bibliography: BibliographyFile | undefined,
): { cited: CitedPaper[]; added: CitedPaper[] } {
  if (!bibliography) {
    return { cited: papers.map((paper) => ({ citekey: paper.citekey, paper })), added: [] };
  }
  const { format, text } = bibliography;
  const cited: CitedPaper[] = [];
  const added: CitedPaper[] = [];
  for (const paper of papers) {
    const existing = format.findEntry(text, paper);
    // Papers cited together need keys apart from each other, too, not only from those in the file.
    const given = cited.map((each) => each.citekey);
    const citekey = existing?.citekey ?? format.uniqueKey(text, paper.citekey, given);
    cited.push({ citekey, paper });
    if (!existing) added.push({ citekey, paper });
  }
  return { cited, added };
}

/** Puts the note and the bibliography back to what they were: the citation without its entry helps nobody. */
async function takeBack(
  note: vscode.TextDocument,
  noteBefore: string,
  { uri, text, document }: BibliographyFile,
): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(note.uri, wholeOf(note), noteBefore);
  if (document) edit.replace(uri, wholeOf(document), text);
  await vscode.workspace.applyEdit(edit);
}

function wholeOf(document: vscode.TextDocument): vscode.Range {
  return new vscode.Range(0, 0, document.lineCount, 0);
}

function replaceIn(
  edit: vscode.WorkspaceEdit,
  document: vscode.TextDocument,
  changes: readonly TextReplacement[],
): void {
  for (const change of changes) {
    edit.replace(document.uri, rangeOf(document, change.range), change.newText);
  }
}

/** Leaves each cursor behind what was inserted for it. */
function placeCursors(editor: vscode.TextEditor, changes: readonly TextReplacement[]): void {
  let shift = 0;
  editor.selections = changes.map(({ range, newText }) => {
    const end = editor.document.positionAt(range.start + shift + newText.length);
    shift += newText.length - (range.end - range.start);
    return new vscode.Selection(end, end);
  });
}

function changedMeanwhile(): HumanError {
  return new HumanError('The note or its bibliography changed meanwhile. Cite again.');
}
