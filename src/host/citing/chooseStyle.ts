import * as vscode from 'vscode';
import { nameOf } from '../bibliographyFile';
import type { SettingId } from '../contributionIds';
import { readSetting } from '../contributions';
import type { CitationStyles, NamedStyle } from './citationStyles';

const setting = 'lectern.citation.style' satisfies SettingId;

/**
 * Has the user choose the citation style: one that is shipped, or a file of theirs.
 * @param scope the note in view
 * @param named the style that this note or its project names
 */
export async function chooseStyle(
  styles: CitationStyles,
  scope: vscode.Uri | undefined,
  named: NamedStyle['style'],
): Promise<void> {
  const current = readSetting(setting, scope);
  const shipped = (await styles.choices()).map(({ name, title }) => ({
    label: title,
    description: name,
    ...(name === current ? { detail: vscode.l10n.t('in use') } : {}),
    name,
  }));
  const file = { label: vscode.l10n.t('A CSL File…'), name: undefined };
  const chosen = await vscode.window.showQuickPick([...shipped, file], {
    title: vscode.l10n.t('Choose Citation Style'),
    placeHolder:
      named === undefined
        ? vscode.l10n.t('In use: {0}', current)
        : named.by.toString() === scope?.toString()
          ? vscode.l10n.t('This note names its own style, {0}, which goes first', named.named)
          : vscode.l10n.t(
              '{1} names the style {0} for this note, which goes first',
              named.named,
              nameOf(named.by),
            ),
    matchOnDescription: true,
  });
  if (!chosen) return;
  const style = chosen.name ?? (await pickFile(scope));
  if (style !== undefined) await write(style, scope);
}

async function pickFile(scope: vscode.Uri | undefined): Promise<string | undefined> {
  const folder =
    (scope && vscode.workspace.getWorkspaceFolder(scope)) ?? vscode.workspace.workspaceFolders?.[0];
  const [uri] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Choose Citation Style'),
      filters: { [vscode.l10n.t('CSL styles')]: ['csl'] },
      ...(folder ? { defaultUri: folder.uri } : {}),
    })) ?? [];
  if (!uri) return undefined;
  const isInside = folder && vscode.workspace.getWorkspaceFolder(uri) === folder;
  if (isInside) return vscode.workspace.asRelativePath(uri, false);
  return uri.scheme === 'file' ? uri.fsPath : uri.path;
}

/** Where it was set so far, else for the user; a path that is meant from this workspace, for the workspace. */
async function write(style: string, scope: vscode.Uri | undefined): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(undefined, scope ?? null);
  const set = configuration.inspect(setting);
  const isRelative = /\.csl$/i.test(style) && !/^(?:[/\\]|[a-z]:)/i.test(style);
  const { Global, Workspace, WorkspaceFolder } = vscode.ConfigurationTarget;
  const target =
    set?.workspaceFolderValue !== undefined
      ? WorkspaceFolder
      : set?.workspaceValue !== undefined || isRelative
        ? Workspace
        : Global;
  await configuration.update(setting, style, target);
}
