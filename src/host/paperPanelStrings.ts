import * as vscode from 'vscode';
import type { PanelStrings } from '../protocol/paperPanelProtocol';
import type { ModelWords } from './paperModel';

/** The panel's words in the language of the user interface. */
export function panelStrings(): PanelStrings {
  return {
    actions: vscode.l10n.t('Actions'),
    cite: vscode.l10n.t('Cite'),
    copyAs: vscode.l10n.t('Copy As'),
    copy: vscode.l10n.t('Copy'),
    copied: vscode.l10n.t('Copied.'),
    copyForms: {
      bibtex: vscode.l10n.t('BibTeX'),
      cslJson: vscode.l10n.t('CSL-JSON'),
      reference: vscode.l10n.t('Formatted Reference'),
      markdownLink: vscode.l10n.t('Markdown Link'),
      citekey: vscode.l10n.t('Citekey'),
    },
    star: vscode.l10n.t('Star'),
    markRead: vscode.l10n.t('Read'),
    tags: vscode.l10n.t('Tags'),
    rating: vscode.l10n.t('Rating'),
    keepOpen: vscode.l10n.t('Keep Open'),
    steps: vscode.l10n.t('Papers of the List'),
    previous: vscode.l10n.t('Previous Paper'),
    next: vscode.l10n.t('Next Paper'),
    topic: vscode.l10n.t('Topic'),
    categories: vscode.l10n.t('Categories'),
    citekey: vscode.l10n.t('Citekey'),
    links: vscode.l10n.t('Links'),
    linkNames: {
      arxiv: vscode.l10n.t('arXiv'),
      huggingFace: vscode.l10n.t('Hugging Face'),
      pdf: vscode.l10n.t('PDF'),
      code: vscode.l10n.t('Code'),
      doi: vscode.l10n.t('DOI'),
    },
    abstract: vscode.l10n.t('Abstract'),
    noAbstract: vscode.l10n.t('This paper comes without an abstract.'),
    bibtex: vscode.l10n.t('BibTeX'),
    related: vscode.l10n.t('Related Papers'),
    failed: vscode.l10n.t('Lectern could not do that because of an error of its own.'),
  };
}

/** The words within a model, in the language of the user interface. */
export function modelWords(): ModelWords {
  return {
    locale: vscode.env.language,
    shares: (words) => vscode.l10n.t('Shares: {0}', words),
    sameAuthors: (authors) => vscode.l10n.t('Same authors: {0}', authors),
    sameSubject: (words) => vscode.l10n.t('Same subject: {0}', words),
    alike: vscode.l10n.t('Alike in content'),
    position: (place, count) => vscode.l10n.t('{0} of {1}', place, count),
  };
}
