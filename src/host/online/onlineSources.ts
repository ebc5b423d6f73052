import * as vscode from 'vscode';
import type { Online } from '../../network/online';
import { onDidChangeSettings, readSetting } from '../contributions';
import type { Disposable } from '../../core/event';

const addressSettings = [
  'lectern.network.arxivAddress',
  'lectern.network.huggingFaceAddress',
  'lectern.network.doiAddress',
  'lectern.network.zoteroAddress',
] as const;

/**
 * The way to the online sources. Its code is loaded when it is first used, for most starts never ask anybody.
 */
export class OnlineSources implements Disposable {
  private online: Promise<Online> | undefined;
  private readonly settings = onDidChangeSettings(addressSettings, () => (this.online = undefined));

  /** @param version of this extension, which servers are told where a browser does not name itself */
  constructor(private readonly version: string) {}

  get(): Promise<Online> {
    return (this.online ??= this.create());
  }

  private async create(): Promise<Online> {
    const { createOnline } = await import('../../network/online');
    const [arxiv, huggingFace, doi, zotero] = addressSettings.map((id) =>
      readSetting(id).trim().replace(/\/+$/, ''),
    ) as [string, string, string, string];
    const isWeb = vscode.env.uiKind === vscode.UIKind.Web && typeof process === 'undefined';
    return createOnline(
      { arxiv, huggingFace, doi, zotero },
      isWeb ? undefined : `Lectern/${this.version} (VS Code extension)`,
    );
  }

  dispose(): void {
    this.settings.dispose();
  }
}
