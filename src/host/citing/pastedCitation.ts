import * as vscode from 'vscode';
import type { TextReplacement } from '../../core/citations/notesLanguage';
import type { Library } from '../../core/papers/library';
import { recogniseOne } from '../../network/recogniseOne';
import type { CitationInserter } from '../insertCitation';
import { showError, type Log } from '../log';
import type { NoteEditor } from '../noteEditor';
import { citableDocuments } from './citableDocuments';
import { citationEditKind } from './citationEditKind';
import { paperByIdentifier } from './paperByIdentifier';

const addresses = 'text/uri-list';
const plain = 'text/plain';
/** What was pasted stays what is pasted; the citation is offered beside it. */
const yieldTo = [
  vscode.DocumentDropOrPasteEditKind.Text,
  vscode.DocumentDropOrPasteEditKind.Empty.append('uri'),
  vscode.DocumentDropOrPasteEditKind.Empty.append('markdown'),
];

interface PastedCitationParts {
  readonly library: Library;
  readonly notes: NoteEditor;
  readonly inserter: CitationInserter;
  readonly log: Log;
}

/** The paper that a text names, and where in which note it is to be cited. */
interface Pasted {
  readonly document: vscode.TextDocument;
  readonly ranges: readonly vscode.Range[];
  readonly text: string;
  readonly paperId: string;
}

class PasteEdit extends vscode.DocumentPasteEdit {
  constructor(readonly pasted: Pasted) {
    super(pasted.text, vscode.l10n.t('Insert Citation'), citationEditKind);
    this.yieldTo = yieldTo;
  }
}

class DropEdit extends vscode.DocumentDropEdit {
  constructor(readonly pasted: Pasted) {
    super(pasted.text, vscode.l10n.t('Insert Citation'), citationEditKind);
    this.yieldTo = yieldTo;
  }
}

/**
 * Offers to cite a paper of the library whose identifier or address is pasted or dropped into a note. Nothing is asked
 * over the network, and nothing is done until the citation is chosen.
 */
export class PastedCitation
  implements vscode.DocumentPasteEditProvider<PasteEdit>, vscode.DocumentDropEditProvider<DropEdit>
{
  constructor(private readonly parts: PastedCitationParts) {}

  register(): vscode.Disposable {
    return vscode.Disposable.from(
      vscode.languages.registerDocumentPasteEditProvider(citableDocuments, this, {
        pasteMimeTypes: [plain, addresses],
        providedPasteEditKinds: [citationEditKind],
      }),
      vscode.languages.registerDocumentDropEditProvider(citableDocuments, this, {
        dropMimeTypes: [plain, addresses],
        providedDropEditKinds: [citationEditKind],
      }),
    );
  }

  async provideDocumentPasteEdits(
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
    data: vscode.DataTransfer,
    _context: vscode.DocumentPasteEditContext,
    token: vscode.CancellationToken,
  ): Promise<PasteEdit[] | undefined> {
    // One text replaces all selections, which may call for different ones.
    if (ranges.length > 1 && !ranges.every(({ isEmpty }) => isEmpty)) return undefined;
    const pasted = await this.pasted(document, ranges, data, token);
    return pasted && [new PasteEdit(pasted)];
  }

  async provideDocumentDropEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    data: vscode.DataTransfer,
    token: vscode.CancellationToken,
  ): Promise<DropEdit | undefined> {
    const place = new vscode.Range(position, position);
    const pasted = await this.pasted(document, [place], data, token);
    return pasted && new DropEdit(pasted);
  }

  resolveDocumentPasteEdit(edit: PasteEdit): Promise<PasteEdit> {
    return this.resolve(edit);
  }

  resolveDocumentDropEdit(edit: DropEdit): Promise<DropEdit> {
    return this.resolve(edit);
  }

  private async pasted(
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
    data: vscode.DataTransfer,
    token: vscode.CancellationToken,
  ): Promise<Pasted | undefined> {
    const text = (await textOf(data))?.trim();
    const recognised = text === undefined ? undefined : recogniseOne(text);
    if (text === undefined || !recognised || !this.parts.notes.languageOf(document)) {
      return undefined;
    }
    const paper = await paperByIdentifier(this.parts.library, recognised);
    return paper && !token.isCancellationRequested
      ? { document, ranges, text, paperId: paper.id }
      : undefined;
  }

  /** Only now is the edit about to be applied: what was pasted before it is taken back by then. */
  private async resolve<Edit extends PasteEdit | DropEdit>(edit: Edit): Promise<Edit> {
    const { document, ranges, paperId } = edit.pasted;
    const { notes, inserter, log } = this.parts;
    try {
      const language = notes.languageOf(document);
      if (!language) return edit;
      const plan = await inserter.plan(document, language, ranges, [paperId]);
      const [range] = ranges;
      const [change] = plan.noteChanges;
      if (range && !range.isEmpty && change) {
        const replaced = inSelection(document, range, change);
        if (replaced === undefined) return edit;
        edit.insertText = replaced;
        edit.additionalEdit = plan.elsewhere;
      } else {
        // As with papers that are dropped: the citation may have to go beside the very place.
        edit.insertText = '';
        edit.additionalEdit = plan.edit;
      }
      inserter.keepAfter(plan);
    } catch (error) {
      // Then it is pasted as it is.
      showError(error, log);
    }
    return edit;
  }
}

/** What the text of a selection becomes by a change; undefined where that is not within it. */
function inSelection(
  document: vscode.TextDocument,
  selection: vscode.Range,
  { range, newText }: TextReplacement,
): string | undefined {
  const start = range.start - document.offsetAt(selection.start);
  const end = range.end - document.offsetAt(selection.start);
  const text = document.getText(selection);
  if (start < 0 || end > text.length) return undefined;
  return text.slice(0, start) + newText + text.slice(end);
}

/** A list of addresses is one where it is short; what a browser drags has a title in its text now and then. */
async function textOf(data: vscode.DataTransfer): Promise<string | undefined> {
  const list = (await data.get(addresses)?.asString())?.split(/\r?\n/) ?? [];
  const named = list.filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return named.length === 1 ? named[0] : data.get(plain)?.asString();
}
