import * as vscode from 'vscode';
import { citesPaper } from '../../core/citations/citedKeys';
import type { NotesLanguage } from '../../core/citations/notesLanguage';
import type { Library } from '../../core/papers/library';
import type { PaperSummary } from '../../core/papers/paper';
import { asCommand, readSetting } from '../contributions';
import type { NoteEditor } from '../noteEditor';
import type { RecentPapers } from '../recentPapers';
import { rangeOf } from '../textRanges';
import { describePaper } from '../treeItems';
import { bibliographiesOf } from './bibliographiesOf';
import type { BibliographyNames } from './bibliographyNames';
import { citableDocuments } from './citableDocuments';
import { paperMarkdown } from './paperMarkdown';

/** Nobody reads on, and each takes time to explain and to show; typing another letter asks again. */
const mostItems = 50;
/** A paper that is cited here or was opened lately comes before better ones, unless it is less than this share as good. */
const likelyShare = 0.7;
/** What begins a citation or goes on with it in one of the languages; words to search for are apart by spaces. */
const triggers = ['@', '{', '[', ',', '`', ' '];

/**
 * Extensions that complete the keys of the note's own bibliography, by the ids of notes languages: where one is there, we
 * offer what it does not have.
 */
const peers: Readonly<Record<string, readonly string[]>> = {
  latex: ['James-Yu.latex-workshop'],
  pandoc: ['quarto.quarto', 'notZaki.pandocciter'],
  typst: ['myriad-dreamin.tinymist'],
};

interface PaperItem extends vscode.CompletionItem {
  readonly paperId: string;
}

/** Completes citekeys by searching the library for what is typed in their place, whatever part of a paper it is of. */
export class CitationCompletion implements vscode.CompletionItemProvider<PaperItem> {
  constructor(
    private readonly library: Library,
    private readonly notes: NoteEditor,
    private readonly recent: RecentPapers,
    private readonly names: BibliographyNames,
  ) {}

  register(): vscode.Disposable {
    return vscode.languages.registerCompletionItemProvider(citableDocuments, this, ...triggers);
  }

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.CompletionList<PaperItem> | undefined> {
    const offers = readSetting('lectern.citation.complete', document.uri);
    const language = this.notes.languageOf(document);
    if (offers === 'off' || !language) return undefined;
    const note = document.getText();
    const typed = language.typedKey(note, document.offsetAt(position));
    if (!typed) return undefined;
    const text = note.slice(typed.start, typed.end);
    const isOffered = await this.offered(document, language, note, offers);
    const papers = await this.find(text, note, language);
    if (token.isCancellationRequested) return undefined;
    const place = { uri: document.uri, range: rangeOf(document, typed), text };
    const items = papers
      .filter((paper) => isOffered(paper))
      .slice(0, mostItems)
      .map((paper, index) => toItem(paper, index, place));
    return new vscode.CompletionList(items, true);
  }

  async resolveCompletionItem(item: PaperItem): Promise<PaperItem> {
    const [paper] = await this.library.get([item.paperId]);
    if (paper) item.documentation = paperMarkdown(paper);
    return item;
  }

  /** The papers that are meant, those that the note cites and those opened last before all others. */
  private async find(
    text: string,
    note: string,
    language: NotesLanguage,
  ): Promise<readonly PaperSummary[]> {
    const isEmpty = text.trim() === '';
    const recent = this.recent.ids;
    const asked = Promise.all([
      this.library.find(
        isEmpty
          ? { text: '', match: 'any', sort: 'date', explain: false }
          : { text, match: 'all', sort: 'relevance', explain: false },
        { offset: 0, limit: mostItems },
      ),
      isEmpty ? this.library.get(recent) : [],
    ]);
    // While the library looks.
    const isCited = citesPaper(note, language);
    const [{ hits }, known] = await asked;
    const found = [...known, ...hits.map(({ paper }) => paper)];
    const papers = [...new Map(found.map((paper) => [paper.id, paper])).values()];
    const best = hits[0]?.score ?? 0;
    const isMeant = new Set(
      hits.flatMap(({ paper, score }) => (score >= likelyShare * best ? [paper.id] : [])),
    );
    const rank = (paper: PaperSummary) => {
      if (!isEmpty && !isMeant.has(paper.id)) return 3;
      return isCited(paper) ? 0 : recent.includes(paper.id) ? 1 : 2;
    };
    return papers.sort((a, b) => rank(a) - rank(b));
  }

  private async offered(
    document: vscode.TextDocument,
    language: NotesLanguage,
    note: string,
    offers: 'auto' | 'new' | 'all',
  ): Promise<(paper: PaperSummary) => boolean> {
    const isCompletedByOthers = (peers[language.id] ?? []).some(
      (id) => vscode.extensions.getExtension(id) !== undefined,
    );
    if (offers === 'all' || (offers === 'auto' && !isCompletedByOthers)) return () => true;
    const bibliographies = await bibliographiesOf(this.names, document, language, note);
    const sources = new Set(bibliographies.map(String));
    return ({ sources: of }) => !of.some((source) => sources.has(source));
  }
}

/** What is typed in place of a citekey. */
interface TypedHere {
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
  readonly text: string;
}

function toItem(paper: PaperSummary, index: number, { uri, range, text }: TypedHere): PaperItem {
  const label = { label: paper.title, description: describePaper(paper) };
  return Object.assign(new vscode.CompletionItem(label, vscode.CompletionItemKind.Reference), {
    paperId: paper.id,
    detail: paper.citekey,
    sortText: String(index).padStart(3, '0'),
    // The ranking is ours: to VS Code each item is what is typed. What is typed before we are asked again is
    // likely in the title; without that, VS Code would drop all items meanwhile and end the completion.
    filterText: `${text} ${paper.title}`,
    range,
    // What is typed stays for a moment: the command cites, in the note and in its bibliography, as one step to undo.
    insertText: text,
    command: asCommand('_lectern.citeTyped', '', uri, range, paper.id),
  });
}
