import * as vscode from 'vscode';
import type { Disposable } from '../../core/event';
import type { LibraryService } from '../../protocol/libraryProtocol';
import { BibliographySaver } from '../bibliographySaver';
import type { CitekeyRegistry } from '../citekeyRegistry';
import type { CommandHandlers } from '../contributions';
import { DisposableStore } from '../disposables';
import { registerPaperDrop } from '../dropPapers';
import { CitationInserter } from '../insertCitation';
import type { Log } from '../log';
import type { NoteEditor } from '../noteEditor';
import { showPaperPicker, type PickerAction } from '../paperPicker';
import { pickMany } from '../pickMany';
import type { RecentPapers } from '../recentPapers';
import { rangeOf } from '../textRanges';
import { BibliographyEntries } from './bibliographyEntries';
import type { BibliographyNames } from './bibliographyNames';
import { CitationCompletion } from './citationCompletion';
import { CitationFixes } from './citationFixes';
import { CitationHover } from './citationHover';
import { CitationInlays } from './citationInlays';
import { CitationLinks } from './citationLinks';
import { CitationProblems } from './citationProblems';
import { citationPrompts } from './citationPrompts';
import { CitationReferences } from './citationReferences';
import { CitationRename } from './citationRename';
import { CitedTree } from './citedTree';
import { chooseStyle } from './chooseStyle';
import { copyReferences, nothingCited, pickReferenceForm } from './copyReferences';
import { editCitation } from './editCitation';
import { findForText } from './findForText';
import { registerPassageActions } from './passageActions';
import { notePlace } from './notePlace';
import { PastedCitation } from './pastedCitation';
import type { References } from './references';
import { showUnusedEntries } from './unusedEntries';
import { updateBibliography } from './updateBibliography';

export interface CitingParts {
  readonly library: LibraryService;
  readonly notes: NoteEditor;
  readonly names: BibliographyNames;
  readonly citekeys: CitekeyRegistry;
  readonly recent: RecentPapers;
  readonly references: References;
  readonly log: Log;
}

/** The commands that are about citations in notes. */
export type CitingCommand =
  | 'lectern.insertCitation'
  | 'lectern.findForText'
  | 'lectern.showUnusedEntries'
  | 'lectern.updateBibliography'
  | 'lectern.editCitation'
  | 'lectern.copyCitedReferences'
  | 'lectern.chooseStyle'
  | '_lectern.citeTyped'
  | '_lectern.openEntry';

/** All that Lectern does at citations in notes: puts them in, completes, explains, checks and changes them. */
export class Citing implements Disposable {
  readonly inserter: CitationInserter;
  /** The view of what the note cites. */
  readonly cited: CitedTree;
  private readonly store = new DisposableStore();
  private readonly saver = this.store.add(new BibliographySaver());

  constructor(private readonly parts: CitingParts) {
    const { library, notes, names, citekeys, recent, references, log } = parts;
    const { store } = this;
    this.inserter = new CitationInserter(library, notes, this.saver, citekeys, names);
    const { inserter } = this;
    const entries = store.add(new BibliographyEntries(library, names.stamps));
    const context = { library, notes, entries, names };
    store.add(registerPassageActions(notes));
    store.add(registerPaperDrop(notes, inserter, log));
    store.add(new PastedCitation({ library, notes, inserter, log }).register());
    store.add(new CitationCompletion(library, notes, recent, names).register());
    store.add(new CitationHover(context).register());
    store.add(new CitationReferences(context).register());
    store.add(new CitationRename(context).register());
    store.add(new CitationProblems(context, log));
    store.add(new CitationFixes(context).register());
    store.add(new CitationLinks(notes, names.stamps).register());
    store.add(new CitationInlays(context).register());
    this.cited = store.add(new CitedTree({ ...context, references, log }));
  }

  /** @param actions what can be done with a paper besides citing it, where papers are picked */
  commands(actions: readonly PickerAction[]): Pick<CommandHandlers, CitingCommand> {
    const { library, notes, names, citekeys, recent, references, log } = this.parts;
    const { inserter, saver, cited } = this;
    const tell = (sentence: string) => void vscode.window.showInformationMessage(sentence);
    return {
      'lectern.insertCitation': () => {
        showPaperPicker(
          library,
          recent,
          {
            title: vscode.l10n.t('Insert Citation'),
            placeholder: vscode.l10n.t('Find the paper to cite'),
            accept: (paperId) => inserter.insert([paperId]),
            actions,
          },
          log,
        );
      },
      'lectern.findForText': () =>
        findForText({
          notes,
          inserter,
          actions,
          pick: (options) => showPaperPicker(library, recent, options, log),
        }),
      'lectern.showUnusedEntries': () => showUnusedEntries({ notes, names, pick: pickMany, tell }),
      'lectern.updateBibliography': () =>
        updateBibliography({ library, notes, names, saver, citekeys, pick: pickMany, tell }),
      'lectern.editCitation': () =>
        editCitation({ library, notes, inserter, prompts: citationPrompts(library, recent, log) }),
      'lectern.copyCitedReferences': async () => {
        const listed = await cited.referencesNow();
        if (!listed || listed.length === 0) throw nothingCited();
        await copyReferences(listed, pickReferenceForm);
      },
      'lectern.chooseStyle': async () => {
        const { styles } = references;
        const [note] = cited.texts();
        if (!note) return chooseStyle(styles, undefined, undefined);
        const { uri } = notePlace(note.document);
        const text = note.document.getText();
        const { style } = await styles.namedFor({ uri, language: note.language, text });
        return chooseStyle(styles, uri, style);
      },
      '_lectern.openEntry': async (bibliography, key) => {
        const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(bibliography));
        await vscode.window.showTextDocument(document, { selection: rangeOf(document, key) });
      },
      '_lectern.citeTyped': async (note, typed, paperId) => {
        const { editor, language } = await notes.target();
        if (editor.document.uri.toString() !== note.toString()) return;
        await inserter.complete(editor, language, typed, paperId);
      },
    };
  }

  dispose(): void {
    this.store.dispose();
  }
}
