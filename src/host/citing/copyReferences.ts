import * as vscode from 'vscode';
import type { FormattedReference } from '../../core/citations/styles/formatReferences';
import type { ReferenceForm } from '../../core/citations/styles/formattedText';
import { referenceList } from '../../core/citations/styles/referenceList';
import { HumanError } from '../../core/humanError';

/** Asks for a form and puts the references in it on the clipboard, as text; nothing on Escape. */
export async function copyReferences(
  references: readonly FormattedReference[],
  pickForm: () => Promise<ReferenceForm | undefined>,
): Promise<void> {
  const form = await pickForm();
  if (form === undefined) return;
  await vscode.env.clipboard.writeText(referenceList(references, form, references.length > 1));
  const message =
    references.length === 1
      ? vscode.l10n.t('Copied 1 reference')
      : vscode.l10n.t('Copied {0} references', references.length);
  vscode.window.setStatusBarMessage(message, 3000);
}

/** Asks in a quick pick. */
export async function pickReferenceForm(): Promise<ReferenceForm | undefined> {
  const rows: readonly (vscode.QuickPickItem & { readonly form: ReferenceForm })[] = [
    { form: 'text', label: vscode.l10n.t('Text') },
    { form: 'markdown', label: 'Markdown' },
    { form: 'html', label: 'HTML' },
    { form: 'tex', label: 'TeX' },
  ];
  const title = vscode.l10n.t('Copy References As');
  return (await vscode.window.showQuickPick(rows, { title }))?.form;
}

/** Said where there is nothing to copy the references of. */
export function nothingCited(): HumanError {
  return new HumanError(
    'There is no note that cites anything the library knows. Open one, or select papers in the library and copy their references.',
  );
}
