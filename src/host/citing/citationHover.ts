import * as vscode from 'vscode';
import { paperUrl } from '../../core/papers/links';
import type { CommandId, CommandTypes } from '../contributionIds';
import { nameOf } from '../bibliographyFile';
import { citableDocuments } from './citableDocuments';
import { rangeOf } from '../textRanges';
import { citedHere, type CitationContextParts, type CitedHere } from './citedHere';
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
    const here = await citedHere(this.parts, document, position);
    if (!here || token.isCancellationRequested) return undefined;
    const shown = await this.show(here);
    return shown && new vscode.Hover(shown, rangeOf(document, here.key.range));
  }

  private async show({
    key,
    bibliographies,
    entry,
  }: CitedHere): Promise<vscode.MarkdownString[] | undefined> {
    const { library } = this.parts;
    const sources = bibliographies.map(({ uri }) => uri.toString());
    const summary = await paperByCitekey(library, key.citekey, sources);
    const [paper] = summary ? await library.get([summary.id]) : [];
    const links: string[] = [];
    if (paper) {
      links.push(link('lectern.openPaper', vscode.l10n.t('Open'), paper.id));
      if (paperUrl(paper, 'pdf') !== undefined) {
        links.push(link('lectern.openPdf', vscode.l10n.t('PDF'), paper.id));
      }
    }
    const actions = new vscode.MarkdownString(links.join(' · '));
    actions.isTrusted = {
      enabledCommands: ['lectern.openPaper', 'lectern.openPdf', 'vscode.open'],
    };
    const separate = () => actions.appendMarkdown(links.length > 0 ? ' · ' : '');
    if (entry) {
      const document = await vscode.workspace.openTextDocument(entry.bibliography);
      const selection = rangeOf(document, entry.key);
      const target = encodeURIComponent(JSON.stringify([entry.bibliography, { selection }]));
      separate();
      actions.appendMarkdown(`[$(references) ](command:vscode.open?${target})`);
      actions.appendMarkdown(escaped(nameOf(entry.bibliography)));
      actions.supportThemeIcons = true;
      if (!paper) {
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
