import * as vscode from 'vscode';

/** What pasting or dropping a paper does, to whoever sets which kind of edit to prefer. */
export const citationEditKind = vscode.DocumentDropOrPasteEditKind.Empty.append(
  'lectern',
  'citation',
);
