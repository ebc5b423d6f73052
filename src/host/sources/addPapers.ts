import * as vscode from 'vscode';
import type { SettingId } from '../contributionIds';

const setting = 'lectern.library.files' satisfies SettingId;

/** Endings of files that papers are read from. */
const readableEndings = 'bib bibtex json jsonl ndjson yaml yml ris nbib enw xml txt html htm'.split(
  ' ',
);

/** Adds files to the library by the user's settings; asks for them unless they are given. */
export async function addPapers(files?: readonly vscode.Uri[]): Promise<void> {
  const chosen =
    files ??
    (await vscode.window.showOpenDialog({
      canSelectMany: true,
      title: vscode.l10n.t('Add Papers from Files'),
      openLabel: vscode.l10n.t('Add to Library'),
      filters: {
        [vscode.l10n.t('Bibliographies and papers')]: readableEndings,
        [vscode.l10n.t('All files')]: ['*'],
      },
    }));
  if (!chosen || chosen.length === 0) return;
  const configuration = vscode.workspace.getConfiguration();
  // What a workspace adds stays the workspace's.
  const before = configuration.inspect<string[]>(setting)?.globalValue ?? [];
  const paths = chosen.map((uri) => (uri.scheme === 'file' ? uri.fsPath : uri.toString()));
  const after = [...before, ...paths.filter((path) => !before.includes(path))];
  await vscode.workspace
    .getConfiguration()
    .update(setting, after, vscode.ConfigurationTarget.Global);
}
