import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { BibliographySaver } from '../../src/host/bibliographySaver';
import { CitekeyRegistry } from '../../src/host/citekeyRegistry';
import { BibliographyNames } from '../../src/host/citing/bibliographyNames';
import { PastedCitation } from '../../src/host/citing/pastedCitation';
import { ProjectTexts } from '../../src/host/citing/projectTexts';
import { FileStamps } from '../../src/host/fileStamps';
import { DisposableStore } from '../../src/host/disposables';
import { CitationInserter } from '../../src/host/insertCitation';
import { NoteEditor } from '../../src/host/noteEditor';
import { closeAllEditors, eventually, readWorkspaceFile, writeWorkspaceFile } from './lectern';
import { loadedLectern, paperTitled, titles } from './papers';

/** Nothing but the page’s own paste event pastes as something else, so the provider is asked as VS Code would. */
suite('Pasted identifiers', () => {
  const store = new DisposableStore();
  let provider: PastedCitation;
  let folders = 0;
  let folder = '';

  suiteSetup(async () => {
    const { library } = await loadedLectern();
    const notes = store.add(new NoteEditor());
    const inserter = new CitationInserter(
      library,
      notes,
      store.add(new BibliographySaver()),
      new CitekeyRegistry({
        get: <T>(_key: string, value?: T) => value,
        update: () => Promise.resolve(),
        keys: () => [],
      }),
      new BibliographyNames(store.add(new ProjectTexts()), store.add(new FileStamps())),
    );
    const log = store.add(vscode.window.createOutputChannel('Pasting', { log: true }));
    provider = new PastedCitation({ library, notes, inserter, log });
  });
  suiteTeardown(() => store.dispose());

  setup(async () => {
    folder = `pasted${(folders += 1)}`;
    await writeWorkspaceFile(`${folder}/references.bib`, '');
  });
  teardown(closeAllEditors);

  const front = '---\nbibliography: references.bib\n---\n\n';
  const none = new vscode.CancellationTokenSource().token;

  async function open(text: string): Promise<vscode.TextDocument> {
    const uri = await writeWorkspaceFile(`${folder}/note.md`, front + text);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    return document;
  }

  function transfer(texts: Readonly<Record<string, string>>): vscode.DataTransfer {
    const data = new vscode.DataTransfer();
    for (const [type, text] of Object.entries(texts)) {
      data.set(type, new vscode.DataTransferItem(text));
    }
    return data;
  }

  const offered = (
    document: vscode.TextDocument,
    text: string,
    range: vscode.Range = new vscode.Range(4, 0, 4, 0),
  ) =>
    provider.provideDocumentPasteEdits(
      document,
      [range],
      transfer({ 'text/plain': text }),
      { only: undefined, triggerKind: vscode.DocumentPasteTriggerKind.Automatic },
      none,
    );

  /** Applies an edit at a range as VS Code does: what is inserted there and the rest are one. */
  async function apply(
    document: vscode.TextDocument,
    range: vscode.Range,
    { insertText, additionalEdit }: vscode.DocumentPasteEdit | vscode.DocumentDropEdit,
  ): Promise<void> {
    assert.equal(typeof insertText, 'string');
    const edit = additionalEdit ?? new vscode.WorkspaceEdit();
    if (insertText !== '') edit.replace(document.uri, range, insertText as string);
    assert.ok(await vscode.workspace.applyEdit(edit));
  }

  for (const { what, title, text, before, at, after } of [
    {
      what: 'an address of arXiv',
      title: titles.stitched,
      text: 'https://arxiv.org/abs/2307.00154v2',
      before: 'A claim \n',
      at: [8, 8],
      after: (key: string) => `A claim [@${key}]\n`,
    },
    {
      what: 'an arXiv identifier in a citation',
      title: titles.stitched,
      text: ' arXiv:2307.00154\n',
      before: 'A claim [@a].\n',
      at: [11, 11],
      after: (key: string) => `A claim [@a; @${key}].\n`,
    },
    {
      what: 'a DOI, in place of what is selected',
      title: titles.inBibliography,
      text: 'https://doi.org/10.1145/3404835.3462880',
      before: 'A TODO claim\n',
      at: [2, 6],
      after: (key: string) => `A [@${key}] claim\n`,
    },
  ]) {
    test(`${what} is offered as a citation, with its entry`, async () => {
      const { citekey } = await paperTitled(title);
      const document = await open(before);
      const range = new vscode.Range(4, at[0] ?? 0, 4, at[1] ?? 0);
      const [edit] = (await offered(document, text, range)) ?? [];
      assert.ok(edit);
      // Nothing but what is chosen is done.
      assert.equal(edit.additionalEdit, undefined);
      assert.ok(
        edit.yieldTo?.some((kind) => kind.contains(vscode.DocumentDropOrPasteEditKind.Text)),
      );
      await apply(document, range, await provider.resolveDocumentPasteEdit(edit));
      assert.equal(document.getText(), front + after(citekey));
      await eventually('the entry', async () =>
        (await readWorkspaceFile(`${folder}/references.bib`)).includes(`{${citekey},`)
          ? true
          : undefined,
      );
    });
  }

  test('an address that is dropped is offered as a citation, too', async () => {
    const { citekey } = await paperTitled(titles.stitched);
    const document = await open('A claim \n');
    const place = new vscode.Position(4, 8);
    const data = transfer({
      'text/uri-list': '# dragged\r\nhttps://arxiv.org/abs/2307.00154\r\n',
      'text/plain': 'Stitched ViTs https://arxiv.org/abs/2307.00154',
    });
    const edit = await provider.provideDocumentDropEdits(document, place, data, none);
    assert.ok(edit);
    const resolved = await provider.resolveDocumentDropEdit(edit);
    await apply(document, new vscode.Range(place, place), resolved);
    assert.equal(document.getText(), `${front}A claim [@${citekey}]\n`);
  });

  test('are no citation where the library has no such paper, or the text says more', async () => {
    const document = await open('A claim \n');
    for (const text of [
      'arXiv:9901.00001',
      '10.9999/none',
      'https://example.com/',
      'see arXiv:2307.00154',
      'words',
      '',
    ]) {
      assert.equal(await offered(document, text), undefined, text);
    }
  });
});
