import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CitedRow } from '../../src/host/citing/citedTree';
import type { LecternApi } from '../../src/host/lectern';
import type { PaperSummary } from '../../src/core/papers/paper';
import {
  closeAllEditors,
  eventually,
  lectern,
  readWorkspaceFile,
  workspaceFolder,
  writeWorkspaceFile,
} from './lectern';
import { loadedLectern, paperTitled, titles } from './papers';

const entries =
  '@article{kept1999,\n  title = {Kept by Hand},\n  author = {Doe, Jane},\n  journal = {Reading},\n  year = 1999,\n}\n';

suite('References', () => {
  let api: LecternApi;
  let paper: PaperSummary;
  let folders = 0;
  let folder = '';

  const setting = (value: string | undefined) =>
    vscode.workspace
      .getConfiguration('lectern.citation')
      .update('style', value, vscode.ConfigurationTarget.Workspace);

  setup(async () => {
    api = await loadedLectern();
    paper = await paperTitled(titles.stitched);
    folder = `references${(folders += 1)}`;
    await writeWorkspaceFile(`${folder}/references.bib`, entries);
  });
  teardown(async () => {
    await setting(undefined);
    await closeAllEditors();
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(workspaceFolder(), folder), {
      recursive: true,
    });
  });

  async function open(name: string, text: string): Promise<vscode.TextEditor> {
    const uri = await writeWorkspaceFile(`${folder}/${name}`, text);
    return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  }

  async function shippedStyle(name: string): Promise<string> {
    const uri = vscode.Uri.joinPath(lectern().extensionUri, 'media/csl/styles', `${name}.csl`);
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  }

  /** What copying the reference puts on the clipboard; `before` where that does not come about. */
  async function copied(): Promise<string> {
    await vscode.env.clipboard.writeText('before');
    await vscode.commands.executeCommand('lectern.copyReference', paper.id);
    return vscode.env.clipboard.readText();
  }

  const inApa =
    /^Pan, Z\.,.* & Zhuang, B\. \(2023, June 30\)\. Stitched ViTs are Flexible Vision Backbones\. ECCV 2024\. https:\/\/arxiv\.org\/abs\/2307\.00154$/;
  const inIeee = /^Z\. Pan,? .*“Stitched ViTs are Flexible Vision Backbones\.?,?”/;

  test('are copied in the style of the setting', async () => {
    assert.match(await copied(), inApa);
    await setting('ieee');
    assert.match(await copied(), inIeee);
  });

  test('are copied in a style of the user, which may be another name for one', async () => {
    await writeWorkspaceFile(
      `${folder}/mine.csl`,
      (await shippedStyle('ieee')).replaceAll('“', '«').replace('<title>IEEE', '<title>Mine'),
    );
    await setting(`${folder}/mine.csl`);
    assert.match(await copied(), inIeee);
    await writeWorkspaceFile(
      `${folder}/other.csl`,
      '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info><title>Other</title>' +
        '<link href="http://www.zotero.org/styles/apa" rel="independent-parent"/></info></style>',
    );
    await setting(`${folder}/other.csl`);
    assert.match(await copied(), inApa);
  });

  test('leave the clipboard as it was where the style makes no sense', async () => {
    await writeWorkspaceFile(`${folder}/broken.csl`, (await shippedStyle('ieee')).slice(0, 5000));
    await writeWorkspaceFile(
      `${folder}/orphan.csl`,
      '<style><info><link href="http://www.zotero.org/styles/none" rel="independent-parent"/></info></style>',
    );
    const names = ['broken.csl', 'orphan.csl', 'missing.csl'].map((name) => `${folder}/${name}`);
    for (const name of [...names, 'no-such-style']) {
      await setting(name);
      assert.equal(await copied(), 'before', name);
    }
    await setting('nature');
    assert.match(await copied(), /^Pan, Z\./);
  });

  const rows = (): CitedRow[] => api.cited.getChildren();
  const shown = () => rows().map((row) => api.cited.getTreeItem(row).label as string);
  const keys = () => rows().map(({ citekey }) => citekey);

  /** Waits until the view shows these keys in this order. */
  async function shows(...expected: readonly string[]): Promise<void> {
    await eventually(`the keys ${expected.join(', ')} in the view`, () =>
      JSON.stringify(keys()) === JSON.stringify(expected) ? true : undefined,
    ).catch((error: unknown) => {
      throw new Error(`${String(error)}; it shows ${keys().join(', ')}`);
    });
  }

  const note = (body: string, more = '') =>
    `---\nbibliography: references.bib\n${more}---\n\n${body}\n`;

  suite('of a note', () => {
    setup(async () => {
      await vscode.commands.executeCommand('lectern.cited.focus');
    });

    test('are listed in the order of the style, unknown keys behind', async () => {
      await open('note.md', note(`[@${paper.citekey}; @unknown2000] and [@kept1999]`));
      await shows('kept1999', paper.citekey, 'unknown2000');
      const [kept, known, unknown] = rows().map((row) => api.cited.getTreeItem(row));
      assert.equal(known?.command?.command, 'lectern.openPaper');
      assert.match(known.contextValue ?? '', /^paper\b/);
      assert.match(known.accessibilityInformation?.label ?? '', inApa);
      assert.equal(known.description, paper.title);
      assert.match(
        kept?.accessibilityInformation?.label ?? '',
        /^Doe, J\. \(1999\)\. Kept by Hand/,
      );
      assert.equal((unknown?.iconPath as vscode.ThemeIcon).id, 'warning');
      assert.equal(unknown?.command?.command, 'vscode.open');
      await setting('ieee');
      await shows(paper.citekey, 'kept1999', 'unknown2000');
      await eventually('the numbers', () => shown().join('').startsWith('[1] Pan') || undefined);
    });

    test('follow what is written, and which note is written in', async () => {
      const editor = await open('note.md', note('[@kept1999]'));
      await shows('kept1999');
      const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
      await editor.edit((edit) => edit.insert(end, `[@${paper.citekey}]\n`));
      await shows('kept1999', paper.citekey);
      await open('other.md', note('[@other2000]'));
      await shows('other2000');
      await editor.document.save();
      await vscode.window.showTextDocument(editor.document);
      await shows('kept1999', paper.citekey);
    });

    test('are in the style that the note names', async () => {
      await writeWorkspaceFile(`${folder}/own.csl`, await shippedStyle('ieee'));
      await open('note.md', note('[@kept1999]', 'csl: own.csl\n'));
      await shows('kept1999');
      await eventually('the number', () => shown()[0]?.startsWith('[1]'));
      await open('missing.md', note(`[@kept1999; @${paper.citekey}]`, 'csl: missing.csl\n'));
      // There is a sentence above; the rows are there all the same, in the order of the note.
      await shows('kept1999', paper.citekey);
      await eventually('no numbers', () => !shown().join('').includes('['));
      assert.equal(
        await readWorkspaceFile(`${folder}/missing.md`),
        note(`[@kept1999; @${paper.citekey}]`, 'csl: missing.csl\n'),
      );
    });

    test('are in the style and language of its project, unless it names its own', async () => {
      await writeWorkspaceFile(`${folder}/styles/own.csl`, await shippedStyle('ieee'));
      await writeWorkspaceFile(`${folder}/_quarto.yml`, 'csl: styles/own.csl\nlang: de\n');
      const two = '@book{two2000,\n  title = {Zwei},\n  author = {Doe, Jane and Roe, Ann},\n}\n';
      await writeWorkspaceFile(`${folder}/references.bib`, entries + two);
      await open('ch/note.qmd', note('[@two2000]').replace('references', '../references'));
      await shows('two2000');
      await eventually('the style of the project', () => shown()[0]?.startsWith('[1]'));
      const label = () => {
        const [row] = rows();
        return row && api.cited.getTreeItem(row).accessibilityInformation?.label;
      };
      await eventually('its language', () => label()?.includes('J. Doe und A. Roe'));
      await writeWorkspaceFile(`${folder}/ch/_metadata.yml`, 'lang: fr\n');
      await eventually('the language of its folder', () => label()?.includes('J. Doe et A. Roe'));
      await open('ch/own.qmd', note('[@two2000]', 'csl: apa\nlang: en\n'));
      await eventually('the style of the note', () =>
        // There is no bibliography beside it; what is cited is told by its key.
        keys().includes('two2000') && !shown()[0]?.startsWith('[1]') ? true : undefined,
      );
    });

    test('are those of LaTeX and Typst as well', async () => {
      await open('note.tex', '\\addbibresource{references.bib}\n\\autocite[3]{kept1999}\n');
      await shows('kept1999');
      await open('note.typ', `@${paper.citekey} @kept1999\n\n#bibliography("references.bib")\n`);
      await shows('kept1999', paper.citekey);
    });

    test('are copied in the form that is chosen', async () => {
      await open('note.md', note(`[@kept1999; @${paper.citekey}]`));
      await shows('kept1999', paper.citekey);
      await vscode.env.clipboard.writeText('');
      const command = vscode.commands.executeCommand('lectern.copyCitedReferences');
      const list = await eventually('the references on the clipboard', async () => {
        // The first row is plain text; until the picker is there this does nothing.
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return (await vscode.env.clipboard.readText()) || undefined;
      });
      await command;
      const [first = '', second = ''] = list.split('\n');
      assert.match(first, /^Doe, J\. \(1999\)\. Kept by Hand\. Reading\.$/);
      assert.match(second, inApa);
    });
  });
});
