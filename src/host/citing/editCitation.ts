import * as vscode from 'vscode';
import {
  draftEdits,
  withAdded,
  withItem,
  withMoved,
  withOtherForm,
  withTyped,
  withoutItem,
  type CitationDraft,
  type DraftItem,
} from '../../core/citations/citationDraft';
import type { CitationAbilities } from '../../core/citations/citationParts';
import { writtenLocator } from '../../core/citations/locators';
import type { CitationContext, NotesLanguage } from '../../core/citations/notesLanguage';
import { citationText } from '../../core/citations/styles/citationText';
import { HumanError } from '../../core/humanError';
import type { Library } from '../../core/papers/library';
import type { PaperSummary } from '../../core/papers/paper';
import type { CitationInserter } from '../insertCitation';
import type { NoteEditor } from '../noteEditor';
import { papersByCitekey } from './citedPaper';
import { citationRows, itemRows } from './citationRows';
import type { CitationPrompts } from './citationPrompts';

export interface CitationEditingParts {
  readonly library: Library;
  readonly notes: NoteEditor;
  readonly inserter: CitationInserter;
  readonly prompts: CitationPrompts;
}

/**
 * Edits the citation at the cursor: asks until the user is done, then changes note and bibliography in one step.
 * @throws HumanError when there is no citation or it cannot be edited; then nothing is changed.
 */
export async function editCitation(parts: CitationEditingParts): Promise<void> {
  const { editor, language } = await parts.notes.target();
  const { document } = editor;
  const { version } = document;
  const note = document.getText();
  const citation = language.citationAt(note, document.offsetAt(editor.selection.active));
  if (!citation || citation.keys.length === 0) {
    throw new HumanError(
      'The cursor is in no citation. Put it into one and edit it then, or make a new one with Insert Citation.',
    );
  }
  if (!language.parts) {
    throw new HumanError(
      'A citation of this kind has no parts that could be edited. Change its text, or add papers to it with Insert Citation.',
    );
  }
  const read = language.parts.read(note, citation);
  if (!read) {
    throw new HumanError(
      'Lectern cannot edit this citation without losing some of it: {0}. Change its text instead.',
      note.slice(citation.range.start, citation.range.end),
    );
  }
  const editing = new CitationEditing(parts, {
    document,
    language,
    note,
    citation,
    can: language.parts.can(note, citation),
    papers: new Map(await papersOf(parts.library, citation)),
  });
  const draft = await editing.run(read);
  if (!draft) return;
  if (document.version !== version) {
    throw new HumanError('The note changed meanwhile. Edit the citation again.');
  }
  const added = draft.items.flatMap(({ paperId }) => paperId ?? []);
  await parts.inserter.change(editor, language, added, (text, cited) => {
    const keys = new Map(cited.map(({ paper, citekey }) => [paper.id, citekey]));
    const items = draft.items.map((item) => ({
      ...item,
      citekey: keys.get(item.paperId ?? '') ?? item.citekey,
    }));
    const edits = draftEdits(language, text, citation, { ...draft, items });
    if (!edits) throw unsayable();
    return edits;
  });
}

/** A citation with what is known about it. */
interface EditedCitation {
  readonly document: vscode.TextDocument;
  readonly language: NotesLanguage;
  readonly note: string;
  readonly citation: CitationContext;
  readonly can: CitationAbilities;
  /** Those of its papers that the library has, by their keys; added ones come in here. */
  readonly papers: Map<string, PaperSummary>;
}

class CitationEditing {
  constructor(
    private readonly parts: CitationEditingParts,
    private readonly edited: EditedCitation,
  ) {}

  /** Asks until the user is done; undefined when the note is to stay as it is. */
  async run(start: CitationDraft): Promise<CitationDraft | undefined> {
    const { prompts } = this.parts;
    let draft = start;
    let activeId: string | undefined;
    for (;;) {
      const { can, papers } = this.edited;
      const isSayable = this.written(draft) !== undefined;
      const rows = citationRows(draft, { can, papers, isSayable, text: this.textOf(draft) });
      const title = vscode.l10n.t('Edit Citation');
      const chosen = await prompts.choose(title, this.preview(draft), rows, activeId);
      activeId = undefined;
      if (chosen === undefined) return undefined;
      if (chosen === 'done') {
        if (isSayable) return draft;
      } else if (chosen === 'form') {
        draft = withOtherForm(draft);
      } else if (chosen === 'add') {
        draft = await this.add(draft);
      } else {
        const index = Number(chosen);
        const changed = await this.editItem(draft, index);
        // Back from a paper without a change, one is still at that paper.
        if (changed === draft) activeId = chosen;
        draft = changed;
      }
    }
  }

  private async add(draft: CitationDraft): Promise<CitationDraft> {
    const { document, language, papers } = this.edited;
    const paperId = await this.parts.prompts.paper(vscode.l10n.t('Add Another Paper'));
    if (paperId === undefined) return draft;
    const cited = await this.parts.inserter.citedAs(document, language, paperId);
    if (!cited) return draft;
    papers.set(cited.citekey, cited.paper);
    return withAdded(draft, { citekey: cited.citekey, paperId });
  }

  /** One step for one paper; moving it goes on until another step is taken. */
  private async editItem(start: CitationDraft, at: number): Promise<CitationDraft> {
    let draft = start;
    let index = at;
    let activeId: string | undefined;
    for (;;) {
      const item = draft.items[index];
      if (!item) return draft;
      const { can, papers } = this.edited;
      const title = papers.get(item.citekey)?.title ?? item.citekey;
      const rows = itemRows(draft, index, can);
      const chosen = await this.parts.prompts.choose(title, this.preview(draft), rows, activeId);
      if (chosen !== 'up' && chosen !== 'down') {
        const changed = await this.changedItem(draft, index, item, title, chosen);
        if (changed) return changed;
        // Escape from a text leads back to where it was asked for.
        activeId = chosen;
        continue;
      }
      const by = chosen === 'up' ? -1 : 1;
      const moved = withMoved(draft, index, by);
      if (moved !== draft) index += by;
      draft = moved;
      activeId = chosen;
    }
  }

  /** Undefined where the user went back from what they were asked. */
  private async changedItem(
    draft: CitationDraft,
    index: number,
    item: DraftItem,
    title: string,
    chosen: string | undefined,
  ): Promise<CitationDraft | undefined> {
    const { can } = this.edited;
    const ask = async (
      prompt: string,
      value: string,
      change: (typed: string) => CitationDraft,
    ): Promise<CitationDraft | undefined> => {
      const typed = await this.parts.prompts.ask(title, prompt, value, (text) =>
        this.preview(change(text)),
      );
      return typed === undefined ? undefined : change(typed);
    };
    switch (chosen) {
      case 'locator':
        return ask(
          vscode.l10n.t('33, 33-35, chap. 2, sec. 3.1, fig. 4 …; nothing for none'),
          item.locator ? writtenLocator(item.locator) : '',
          (typed) => withTyped(draft, index, 'locator', typed, can),
        );
      case 'prefix':
        return ask(
          vscode.l10n.t('The text before, such as “see”; nothing for none'),
          item.prefix ?? '',
          (typed) => withTyped(draft, index, 'prefix', typed, can),
        );
      case 'suffix':
        return ask(
          vscode.l10n.t('The text behind, such as “, emphasis mine”; nothing for none'),
          item.suffix ?? '',
          (typed) => withTyped(draft, index, 'suffix', typed, can),
        );
      case 'author':
        return withItem(draft, index, { suppressAuthor: item.suppressAuthor !== true });
      case 'remove':
        return withoutItem(draft, index);
      default:
        return draft;
    }
  }

  private written(draft: CitationDraft): string | undefined {
    const { language, note, citation } = this.edited;
    return language.parts?.write(draft, note, citation);
  }

  private textOf(draft: CitationDraft): string {
    const { papers, can } = this.edited;
    return citationText(draft, (citekey) => papers.get(citekey), can);
  }

  /** What would be written, and how that reads. */
  private preview(draft: CitationDraft): string {
    const written = this.written(draft);
    return written === undefined
      ? vscode.l10n.t('This note cannot say: {0}', this.textOf(draft))
      : `${written} — ${this.textOf(draft)}`;
  }
}

function unsayable(): HumanError {
  return new HumanError(
    'The citation cannot be written like this here, so the note was left as it was.',
  );
}

/** The papers that the library has under the keys of a citation. */
function papersOf(
  library: Library,
  { keys }: CitationContext,
): Promise<ReadonlyMap<string, PaperSummary>> {
  return papersByCitekey(
    library,
    keys.map(({ citekey }) => citekey),
  );
}
