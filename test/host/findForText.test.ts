import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { pandoc } from '../../src/core/citations/languages/pandoc';
import { queryForText } from '../../src/core/citations/queryForText';
import { HumanError } from '../../src/core/humanError';
import { findForText } from '../../src/host/citing/findForText';
import { showPaperPicker, type PickerOptions } from '../../src/host/paperPicker';
import { RecentPapers } from '../../src/host/recentPapers';
import { closeAllEditors, eventually, readWorkspaceFile, writeWorkspaceFile } from './lectern';
import { loadedLectern, paperTitled, titles } from './papers';

const front = '---\nbibliography: references.bib\n---\n\n';
const entry = '@misc{kept1999,\n  title = {Kept by Hand},\n}\n';
/** What {@link titles.stitched} is about. */
const claim = 'Stitched vision transformers are flexible backbones for dense prediction';

suite('Finding papers for a text', () => {
  let folders = 0;
  let folder = '';

  setup(async () => {
    await loadedLectern();
    folder = `finding${(folders += 1)}`;
    await writeWorkspaceFile(`${folder}/references.bib`, entry);
  });
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await closeAllEditors();
  });

  /** Opens a note in which one `|` is the cursor, two are the ends of the selection. */
  async function openNote(marked: string, name = 'note.md'): Promise<vscode.TextEditor> {
    const [before = '', selected = '', ...rest] = marked.split('|');
    const isSelection = rest.length > 0;
    const uri = await writeWorkspaceFile(`${folder}/${name}`, marked.replaceAll('|', ''));
    const document = await vscode.workspace.openTextDocument(uri);
    const editor = await vscode.window.showTextDocument(document);
    const end = before.length + (isSelection ? selected.length : 0);
    editor.selection = new vscode.Selection(
      document.positionAt(before.length),
      document.positionAt(end),
    );
    return editor;
  }

  for (const [what, note, expected] of [
    [
      'the sentence at the cursor',
      `${front}One thing. ${claim.slice(0, 9)}|${claim.slice(9)}. Another.\n`,
      (key: string) => `${front}One thing. ${claim} [@${key}]. Another.\n`,
    ],
    [
      'what is selected, which stays',
      `${front}One: |${claim}|, and more.\n`,
      (key: string) => `${front}One: ${claim} [@${key}], and more.\n`,
    ],
  ] as const) {
    test(`cites the best paper for ${what}, and one undo takes back both`, async () => {
      const { document } = await openNote(note);
      const { citekey } = await paperTitled(titles.stitched);
      await vscode.commands.executeCommand('lectern.findForText');
      // The window takes its time to show the rows; until then there is nothing to accept.
      await eventually('the citation', async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return document.getText() !== note.replaceAll('|', '') || undefined;
      });
      assert.equal(document.getText(), expected(citekey));
      await eventually('the entry on disk', async () => {
        const saved = await readWorkspaceFile(`${folder}/references.bib`);
        return (saved.startsWith(entry) && saved.includes(`{${citekey},`)) || undefined;
      });
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), note.replaceAll('|', ''));
      await eventually('the bibliography as it was, on disk', async () =>
        (await readWorkspaceFile(`${folder}/references.bib`)) === entry ? true : undefined,
      );
    });
  }

  /** What the picker is opened with for the note in the editor. */
  async function optionsFor(editor: vscode.TextEditor): Promise<PickerOptions> {
    let options: PickerOptions | undefined;
    await findForText({
      notes: { target: () => Promise.resolve({ editor, language: pandoc }) },
      inserter: { insertAt: () => Promise.resolve() },
      actions: [],
      pick: (given) => (options = given),
    });
    assert.ok(options);
    return options;
  }

  test('shows the words that matched, and marks what the note cites already', async () => {
    const { library } = await loadedLectern();
    const { citekey } = await paperTitled(titles.stitched);
    const editor = await openNote(`${front}${claim}|.\n\nAs [@${citekey}] says.\n`);
    const log = vscode.window.createOutputChannel('Test', { log: true });
    const memory = { get: () => [], update: () => Promise.resolve(), keys: () => [] };
    const recent = new RecentPapers(memory);
    const picker = showPaperPicker(library, recent, await optionsFor(editor), log);
    try {
      const rows = await eventually('the papers', () =>
        picker.items.length > 1 ? picker.items : undefined,
      );
      assert.equal(rows[0]?.description, titles.stitched);
      assert.equal(rows[0].label, '$(check)');
      assert.match(rows[0].detail ?? '', /^cited here · .*matches Stitched, vision/);
      assert.ok(rows.slice(1).every(({ label }) => label === '$(file-text)'));
    } finally {
      picker.hide();
      log.dispose();
    }
  });

  test('says what to do where there are no words', async () => {
    const editor = await openNote(`${front}And so it is with [@kept1999]|.\n`);
    await assert.rejects(optionsFor(editor), (error) => error instanceof HumanError);
  });

  test('answers a sentence of forty words at once', async () => {
    const { library } = await loadedLectern();
    const { hits } = await library.find(
      { text: '', match: 'any', sort: 'date' },
      { offset: 0, limit: 3 },
    );
    const papers = await library.get(hits.map(({ paper }) => paper.id));
    const text = queryForText(papers.map(({ abstract }) => abstract ?? '').join(' '), pandoc);
    assert.ok(text.trim().split(' ').length >= 40);
    const times: number[] = [];
    for (let run = 0; run < 5; run++) {
      const before = performance.now();
      await library.find({ text, match: 'any', sort: 'relevance' }, { offset: 0, limit: 50 });
      times.push(performance.now() - before);
    }
    const median = times.sort((a, b) => a - b)[2] ?? Infinity;
    assert.ok(median < 100, `${median} ms`);
  });

  suite('as a code action', () => {
    for (const [what, note, expected] of [
      ['a sentence that cites nothing', `${front}${claim}|.\n`, true],
      ['a sentence that cites', `${front}${claim}| [@kept1999].\n`, false],
      ['a sentence of few words', `${front}Stitched vision |works.\n`, false],
      ['whatever is selected', `${front}|Stitched vision| [@kept1999].\n`, true],
    ] as const) {
      test(`${expected ? 'offered' : 'not offered'} for ${what}`, async () => {
        const { document, selection } = await openNote(note);
        const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          document.uri,
          selection,
        );
        const isOffered = actions.some(({ command }) => command?.command === 'lectern.findForText');
        assert.equal(isOffered, expected);
      });
    }
  });
});
