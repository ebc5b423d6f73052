import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAllEditors, eventually, readWorkspaceFile, writeWorkspaceFile } from './lectern';
import { loadedLectern, paperTitled, titles } from './papers';

suite('Completing citations', () => {
  let folders = 0;
  let folder = '';

  setup(async () => {
    await loadedLectern();
    folder = `completing${(folders += 1)}`;
  });
  teardown(closeAllEditors);

  async function openNote(name: string, marked: string): Promise<vscode.TextEditor> {
    const offset = marked.indexOf('|');
    const uri = await writeWorkspaceFile(`${folder}/${name}`, marked.replace('|', ''));
    const document = await vscode.workspace.openTextDocument(uri);
    const editor = await vscode.window.showTextDocument(document);
    const position = document.positionAt(offset);
    editor.selection = new vscode.Selection(position, position);
    return editor;
  }

  /** Our completions at the cursor, in their order. */
  async function complete({
    document,
    selection,
  }: vscode.TextEditor): Promise<vscode.CompletionItem[]> {
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      selection.active,
      undefined,
      100,
    );
    return items
      .filter(({ command }) => command?.command === '_lectern.citeTyped')
      .sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
  }

  async function accept(item: vscode.CompletionItem | undefined): Promise<void> {
    assert.ok(item?.command);
    await vscode.commands.executeCommand(
      item.command.command,
      ...((item.command.arguments ?? []) as unknown[]),
    );
  }

  for (const { name, note, expected } of [
    {
      name: 'note.md',
      note: '---\nbibliography: references.bib\n---\n\nA claim [@sticthed vision|].\n',
      expected: (key: string) => `---\nbibliography: references.bib\n---\n\nA claim [@${key}].\n`,
    },
    {
      name: 'note.tex',
      note: '\\addbibresource{references.bib}\nA claim \\cite{stitched vision|}.\n',
      expected: (key: string) => `\\addbibresource{references.bib}\nA claim \\cite{${key}}.\n`,
    },
    {
      name: 'note.typ',
      note: 'A claim @stitch|.\n\n#bibliography("references.bib")\n',
      expected: (key: string) => `A claim @${key}.\n\n#bibliography("references.bib")\n`,
    },
  ]) {
    test(`in ${name}: found by words, cited with its entry, one undo takes back both`, async () => {
      const before = '@misc{kept1999,\n  title = {Kept by Hand},\n}\n';
      await writeWorkspaceFile(`${folder}/references.bib`, before);
      const editor = await openNote(name, note);
      const paper = await paperTitled(titles.stitched);
      const item = (await complete(editor))[0];
      const label = item?.label;
      assert.equal(typeof label === 'object' ? label.label : label, titles.stitched);
      await accept(item);
      assert.equal(editor.document.getText(), expected(paper.citekey));
      const saved = await readWorkspaceFile(`${folder}/references.bib`);
      assert.ok(saved.startsWith(before) && saved.includes(`{${paper.citekey},`));

      await vscode.commands.executeCommand('undo');
      assert.equal(editor.document.getText(), note.replace('|', ''));
      await eventually('the bibliography as it was, on disk', async () =>
        (await readWorkspaceFile(`${folder}/references.bib`)) === before ? true : undefined,
      );
    });
  }

  test('cited papers come first, then those opened last', async () => {
    const paper = await paperTitled(titles.stitched);
    const editor = await openNote('note.md', `[@${paper.citekey}] and [@|]\n`);
    assert.equal((await complete(editor))[0]?.detail, paper.citekey);
  });

  test('nothing where no citation is typed', async () => {
    const editor = await openNote('note.md', 'Write to me@home|\n');
    assert.deepEqual(await complete(editor), []);
  });

  test('only what the bibliography does not have, where that is asked for', async () => {
    const settings = vscode.workspace.getConfiguration();
    const target = vscode.ConfigurationTarget.Global;
    await settings.update('lectern.citation.complete', 'new', target);
    try {
      const paper = await paperTitled(titles.stitched);
      const author = paper.author[0]?.family ?? '';
      const isOffered = async (name: string) => {
        await writeWorkspaceFile(
          `${folder}/${name}.bib`,
          `@misc{own, title = {${name === 'has' ? paper.title : 'Another'}}, author = {${author}}}\n`,
        );
        await settings.update('lectern.library.files', [`${folder}/${name}.bib`], target);
        const editor = await openNote(
          `${name}.md`,
          `---\nbibliography: ${name}.bib\n---\n\n[@stitched vision|]\n`,
        );
        await eventually('the bibliography among the sources', async () =>
          (await loadedLectern()).library
            .sources()
            .then((all) => all.some(({ id }) => id.endsWith(`${folder}/${name}.bib`))),
        );
        const items = await complete(editor);
        return items.some(
          ({ label }) => (label as vscode.CompletionItemLabel).label === paper.title,
        );
      };
      assert.deepEqual([await isOffered('hasNot'), await isOffered('has')], [true, false]);
    } finally {
      await settings.update('lectern.citation.complete', undefined, target);
      await settings.update('lectern.library.files', undefined, target);
    }
  });
});
