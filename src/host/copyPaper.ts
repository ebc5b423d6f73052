import * as vscode from 'vscode';
import { bibtexEntry } from '../core/citations/bibliography/bibtexEntry';
import { cslJson, markdownLink } from '../core/citations/copyForms';
import { HumanError } from '../core/humanError';
import type { Library } from '../core/papers/library';
import type { LibraryPaper } from '../core/papers/paper';
import type { CopyForm } from '../protocol/paperPanelProtocol';
import type { CitekeyRegistry } from './citekeyRegistry';
import type { References } from './citing/references';

export interface CopyingParts {
  readonly library: Library;
  readonly citekeys: CitekeyRegistry;
  readonly references: References;
}

/** Puts a paper on the clipboard. @throws HumanError when it is no longer in the library, or its reference cannot be formatted. */
export async function copyPaper(
  { library, citekeys, references }: CopyingParts,
  paperId: string,
  form: CopyForm,
): Promise<void> {
  const [paper] = await library.get([paperId]);
  if (!paper) {
    throw new HumanError(
      'This paper is no longer in the library. Reload the library and try again.',
    );
  }
  await vscode.env.clipboard.writeText(await inForm(paper, form, references));
  if (form === 'bibtex' || form === 'cslJson' || form === 'citekey') {
    await citekeys.handOut({ [paper.id]: paper.citekey });
  }
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied: {0}', paper.title), 3000);
}

async function inForm(
  paper: LibraryPaper,
  form: CopyForm,
  references: References,
): Promise<string> {
  switch (form) {
    case 'bibtex':
      return bibtexEntry(paper, paper.citekey);
    case 'cslJson':
      return JSON.stringify(cslJson(paper, paper.citekey), undefined, 2);
    case 'reference': {
      const scope = vscode.window.activeTextEditor?.document.uri;
      const [reference] = await references.ofPapers([{ paper, citekey: paper.citekey }], scope);
      // A number says nothing of a single one.
      return reference?.texts.text ?? '';
    }
    case 'markdownLink':
      return markdownLink(paper);
    case 'citekey':
      return paper.citekey;
  }
}
