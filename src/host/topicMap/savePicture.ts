import * as vscode from 'vscode';
import type { MapPicture } from '../../protocol/topicMapProtocol';

/** Asks where to, and writes the picture there; false where the user thinks better of it. */
export async function savePicture(picture: MapPicture): Promise<boolean> {
  const name = `topic-map.${picture.kind}`;
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save Topic Map'),
    filters: picture.kind === 'svg' ? { SVG: ['svg'] } : { PNG: ['png'] },
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder.uri, name) } : {}),
  });
  if (!target) return false;
  const bytes = picture.kind === 'svg' ? new TextEncoder().encode(picture.text) : picture.bytes;
  await vscode.workspace.fs.writeFile(target, bytes);
  return true;
}

/** Asks in which form the map is to be saved; undefined where the user thinks better of it. */
export async function pickPictureKind(): Promise<MapPicture['kind'] | undefined> {
  const kinds = [
    { value: 'svg', label: 'SVG', description: vscode.l10n.t('sharp at any size') },
    { value: 'png', label: 'PNG', description: vscode.l10n.t('for where SVG cannot be shown') },
  ] as const;
  const title = vscode.l10n.t('Save Topic Map');
  return (await vscode.window.showQuickPick(kinds, { title }))?.value;
}
