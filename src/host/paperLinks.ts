import * as vscode from 'vscode';
import { HumanError } from '../core/humanError';
import type { Library } from '../core/papers/library';
import { paperUrl } from '../core/papers/links';
import type { PaperLink } from '../protocol/paperPanelProtocol';

/** Opens a web page of a paper in the browser. @throws HumanError when the paper has no such page. */
export async function openPaperLink(
  library: Library,
  paperId: string,
  link: PaperLink,
): Promise<void> {
  const [paper] = await library.get([paperId]);
  const url = paper && paperUrl(paper, link);
  if (url === undefined) throw new HumanError('For this paper no such address is known.');
  await vscode.env.openExternal(vscode.Uri.parse(url, true));
}
