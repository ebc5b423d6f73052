import * as vscode from 'vscode';
import { citesPaper } from '../../core/citations/citedKeys';
import { passageAt } from '../../core/citations/passageAt';
import { queryForText } from '../../core/citations/queryForText';
import { HumanError } from '../../core/humanError';
import type { CitationInserter } from '../insertCitation';
import type { NoteEditor } from '../noteEditor';
import type { PickerAction, PickerOptions } from '../paperPicker';

export interface FindForTextParts {
  readonly notes: Pick<NoteEditor, 'target'>;
  readonly inserter: Pick<CitationInserter, 'insertAt'>;
  readonly actions: readonly PickerAction[];
  /** Has the user pick a paper. */
  readonly pick: (options: PickerOptions) => void;
}

/**
 * Ranks the library by the selected passage of the note, or by the sentence at the cursor. The paper that the user picks is
 * cited at its end.
 * @throws HumanError when the passage has no words to look for.
 */
export async function findForText({
  notes,
  inserter,
  actions,
  pick,
}: FindForTextParts): Promise<void> {
  const target = await notes.target();
  const { editor, language } = target;
  const { document, selection } = editor;
  const { version } = document;
  const note = document.getText();
  const selected = {
    start: document.offsetAt(selection.start),
    end: document.offsetAt(selection.end),
  };
  const { range, citeAt } = passageAt(note, selected, language);
  const query = queryForText(note.slice(range.start, range.end), language);
  if (query === '') {
    throw new HumanError(
      'There are no words here to find papers by. Put the cursor into a sentence or select a passage, and try again.',
    );
  }
  const place = document.positionAt(citeAt);
  pick({
    title: vscode.l10n.t('Find Papers for This Text'),
    placeholder: vscode.l10n.t('Words to rank the papers by'),
    query,
    match: 'any',
    isCited: citesPaper(note, language),
    accept: (id) => inserter.insertAt(target, [new vscode.Range(place, place)], [id], version),
    actions,
  });
}
