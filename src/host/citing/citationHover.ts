import * as vscode from 'vscode';
import { paperUrl } from '../../core/papers/links';
import type { LibraryPaper } from '../../core/papers/paper';
import type { CommandId, CommandTypes } from '../contributionIds';
import { nameOf } from '../bibliographyFile';
import { citableDocuments } from './citableDocuments';
import { rangeOf } from '../textRanges';
import {
  entryHere,
  keyHere,
  type CitationContextParts,
  type CitedHere,
  type KeyHere,
} from './citedHere';
import { paperByCitekey } from './citedPaper';
import { escaped, paperMarkdown } from './paperMarkdown';

/** Shows the paper that is cited, exactly on its key. */
export class CitationHover implements vscode.HoverProvider {
  constructor(private readonly parts: CitationContextParts) {}

  register(): vscode.Disposable {
    return vscode.languages.registerHoverProvider(citableDocuments, this);
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    const found = keyHere(this.parts, document, position);
    if (!found) return undefined;
    // The library and the bibliographies are asked at once.
    const [here, paper] = await Promise.all([entryHere(this.parts, found), this.paperOf(found)]);
    if (token.isCancellationRequested) return undefined;
    const shown = await this.show(here, paper);
    return shown && new vscode.Hover(shown, rangeOf(document, found.key.range));
  }

  private async paperOf({ key, uris }: KeyHere): Promise<LibraryPaper | undefined> {
    const { library } = this.parts;
    const sources = async () => (await uris).map(String);
    const summary = await paperByCitekey(library, key.citekey, sources);
    const [paper] = summary ? await library.get([summary.id]) : [];
    return paper;
  }

  private async show(
    { bibliographies, entry }: CitedHere,
    paper: LibraryPaper | undefined,
  ): Promise<vscode.MarkdownString[] | undefined> {
    const links: string[] = [];
    if (paper) {
      links.push(link('lectern.openPaper', vscode.l10n.t('Open'), paper.id));
      if (paperUrl(paper, 'pdf') !== undefined) {
        links.push(link('lectern.openPdf', vscode.l10n.t('PDF'), paper.id));
      }
    }
    const actions = new vscode.MarkdownString(links.join(' · '));
    actions.isTrusted = {
      enabledCommands: ['lectern.openPaper', 'lectern.openPdf', '_lectern.openEntry'],
    };
    const separate = () => actions.appendMarkdown(links.length > 0 ? ' · ' : '');
    if (entry) {
      separate();
      const { bibliography, key } = entry;
      actions.appendMarkdown(
        link('_lectern.openEntry', '$(references) ', String(bibliography), key),
      );
      actions.appendMarkdown(escaped(nameOf(entry.bibliography)));
      actions.supportThemeIcons = true;
      if (!paper) {
        const document = await vscode.workspace.openTextDocument(entry.bibliography);
        const text = new vscode.MarkdownString();
        text.appendCodeblock(
          document.getText().slice(entry.entry.start, entry.entry.end),
          'bibtex',
        );
        return [text, actions];
      }
    } else if (paper && bibliographies.length > 0) {
      separate();
      actions.appendMarkdown(escaped(vscode.l10n.t('not in the bibliography of this note')));
    }
    return paper ? [paperMarkdown(paper), actions] : undefined;
  }
}

function link<K extends CommandId>(
  command: K,
  label: string,
  ...args: Parameters<CommandTypes[K]>
) {
  return `[${label}](command:${command}?${encodeURIComponent(JSON.stringify(args))})`;
}
