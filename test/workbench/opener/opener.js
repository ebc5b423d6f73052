const vscode = require('vscode');

/** Opens the example note and shows the Library, unless the window already shows something. */
exports.activate = async () => {
  await vscode.commands.executeCommand('lectern.library.focus');
  if (vscode.window.tabGroups.all.some((group) => group.tabs.length > 0)) return;
  const [note] = await vscode.workspace.findFiles('notes.md');
  if (note) await vscode.window.showTextDocument(note);
};
