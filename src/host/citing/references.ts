import type * as vscode from 'vscode';
import type { FormattedReference } from '../../core/citations/styles/formatReferences';
import { referenceItem } from '../../core/citations/styles/referenceItem';
import type { Paper } from '../../core/papers/paper';
import type { ReferenceFormatter } from '../../protocol/referencesProtocol';
import type { CitationStyles, ReadyStyle } from './citationStyles';

/** A paper that is to be in a list of references, with a key that no other of them has. */
export interface ListedPaper {
  readonly citekey: string;
  readonly paper: Omit<Paper, 'abstract'>;
}

/** Formats the references of papers. */
export class References {
  constructor(
    readonly styles: CitationStyles,
    private readonly formatter: ReferenceFormatter,
  ) {}

  /**
   * In the style of the setting, in its order.
   * @throws HumanError when there is no such style, or it makes no sense
   */
  async ofPapers(
    papers: readonly ListedPaper[],
    scope?: vscode.Uri,
  ): Promise<readonly FormattedReference[]> {
    return this.inStyle(papers, await this.styles.ofSetting(scope));
  }

  /**
   * In this style, in its order.
   * @throws HumanError when it makes no sense
   */
  inStyle(
    papers: readonly ListedPaper[],
    { style, locale, isLocaleForced = false, locales }: ReadyStyle,
  ): Promise<readonly FormattedReference[]> {
    const items = papers.map(({ paper, citekey }) => referenceItem(paper, citekey));
    return this.formatter.format({ items, style, locale, isLocaleForced, locales });
  }
}
