import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAllEditors, eventually, workspaceFolder, writeWorkspaceFile } from './lectern';
import { loadedLectern, paperTitled, titles } from './papers';

const entries = [
  '@misc{kept1999,\n  title = {Kept by Hand},\n  author = {Doe, Jane},\n  year = 1999,\n}\n',
  '@article{poor2001,\n  title = {Poor in Fields},\n}\n',
].join('\n');

suite('Cited keys', () => {
  let folders = 0;
  let folder = '';

  setup(async () => {
    await loadedLectern();
    folder = `cited${(folders += 1)}`;
    await writeWorkspaceFile(`${folder}/references.bib`, entries);
  });
  teardown(async () => {
    await closeAllEditors();
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(workspaceFolder(), folder), {
      recursive: true,
    });
  });

  const notes = {
    'note.md':
      '---\nbibliography: references.bib\n---\n\nAs [@kept1999, p. 3] and @kept1999 say.\n',
    'note.tex': '\\addbibresource{references.bib}\nAs \\autocite[3]{kept1999} says.\n',
    'note.typ': 'As @kept1999[p. 3] says.\n\n#bibliography("references.bib")\n',
  } as const;

  async function open(name: string, text: string): Promise<vscode.TextDocument> {
    const uri = await writeWorkspaceFile(`${folder}/${name}`, text);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    return document;
  }

  const openNotes = () =>
    Promise.all(
      Object.entries(notes).map(async ([name, text]) =>
        vscode.workspace.openTextDocument(await writeWorkspaceFile(`${folder}/${name}`, text)),
      ),
    );

  const placeOf = (document: vscode.TextDocument, text: string) =>
    document.positionAt(document.getText().indexOf(text) + 1);

  async function hover(document: vscode.TextDocument, at: vscode.Position): Promise<string> {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      at,
    );
    return hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
      .join('\n');
  }

  const problemsOf = (document: vscode.TextDocument) =>
    vscode.languages
      .getDiagnostics(document.uri)
      .filter(({ source }) => source === 'Lectern')
      .map(({ code, range }) => `${code as string}: ${document.getText(range)}`);

  test('show their paper, and nothing beside them', async () => {
    const paper = await paperTitled(titles.stitched);
    const document = await open(
      'hover.md',
      `---\nbibliography: references.bib\n---\n\nSee [@${paper.citekey}, p. 3] and [@kept1999].\n`,
    );
    const text = await hover(document, placeOf(document, paper.citekey));
    assert.match(text, /Stitched ViTs/);
    assert.match(text, /not in the bibliography/);
    assert.match(await hover(document, placeOf(document, 'kept1999')), /Kept by Hand/);
    assert.doesNotMatch(await hover(document, placeOf(document, 'p. 3')), /Stitched/);
  });

  test('lead to their entry, and from it to every citation', async () => {
    const [note] = await openNotes();
    assert.ok(note);
    const [definition] = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeDefinitionProvider',
      note.uri,
      placeOf(note, 'kept1999'),
    );
    assert.ok(definition);
    assert.ok(definition.uri.path.endsWith(`${folder}/references.bib`));
    const bibliography = await vscode.workspace.openTextDocument(definition.uri);
    assert.equal(bibliography.getText(definition.range), 'kept1999');
    const references = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      definition.uri,
      definition.range.start,
    );
    assert.deepEqual(references.map(({ uri }) => uri.path.split('/').at(-1)).sort(), [
      'note.md',
      'note.md',
      'note.tex',
      'note.typ',
      'references.bib',
    ]);
  });

  test('are renamed in the bibliography and in notes of every language', async () => {
    const documents = await openNotes();
    const [note] = documents;
    assert.ok(note);
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      note.uri,
      placeOf(note, 'kept1999'),
      'doe1999',
    );
    await vscode.workspace.applyEdit(edit);
    const bibliography = await vscode.workspace.openTextDocument(
      vscode.Uri.joinPath(workspaceFolder(), folder, 'references.bib'),
    );
    for (const document of [...documents, bibliography]) {
      assert.doesNotMatch(document.getText(), /kept1999/);
    }
    assert.equal(documents[0]?.getText(), notes['note.md'].replaceAll('kept1999', 'doe1999'));
    assert.equal(bibliography.getText(), entries.replace('kept1999', 'doe1999'));
    await Promise.all([...documents, bibliography].map((document) => document.save()));
  });

  test('that no bibliography has are told, what only looks like one is not', async () => {
    const document = await open(
      'problems.md',
      '---\nbibliography: references.bib\n---\n\n[@kept1999; @unknown2000] @poor2001 me@home.org `@code` @fig-one \\@no\n',
    );
    await eventually('the problems', () => problemsOf(document).length > 0);
    assert.deepEqual(problemsOf(document).sort(), [
      'incompleteEntry: poor2001',
      'unknownCitekey: unknown2000',
    ]);
  });

  test('that are unknown are mended: by the key that was meant, or by the entry of the paper', async () => {
    const paper = await paperTitled(titles.stitched);
    const document = await open(
      'fixes.md',
      `---\nbibliography: references.bib\n---\n\n[@kept1989] and [@${paper.citekey}]\n`,
    );
    await eventually('the problems', () => problemsOf(document).length === 2);
    const fixes = async (at: string) =>
      vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        new vscode.Range(placeOf(document, at), placeOf(document, at)),
        vscode.CodeActionKind.QuickFix.value,
      );
    const [meant] = (await fixes('kept1989')).filter(({ title }) => title.includes('kept1999'));
    assert.ok(meant?.edit);
    await vscode.workspace.applyEdit(meant.edit);
    const [added] = (await fixes(paper.citekey)).filter(({ title }) => title.includes('Stitched'));
    assert.ok(added?.command);
    await vscode.commands.executeCommand(
      added.command.command,
      ...((added.command.arguments ?? []) as unknown[]),
    );
    await eventually('no problems', () => problemsOf(document).length === 0);
    assert.match(document.getText(), new RegExp(`\\[@kept1999\\] and \\[@${paper.citekey}\\]`));
    await document.save();
  });

  test('that a note of LaTeX has in a list of its own, or that mean all entries, are not told', async () => {
    const document = await open(
      'own.tex',
      '\\addbibresource{references.bib}\n\\nocite{*}\n\\cite{own} \\cite{unknown2000}\n\\begin{thebibliography}{9}\n\\bibitem{own} Own.\n\\end{thebibliography}\n',
    );
    await eventually('the problems', () => problemsOf(document).length > 0);
    assert.deepEqual(problemsOf(document), ['unknownCitekey: unknown2000']);
  });

  test('are not judged where a bibliography is missing', async () => {
    const document = await open(
      'missing.md',
      '---\nbibliography: [references.bib, elsewhere.bib]\n---\n\n[@unknown2000]\n',
    );
    const other = await open(
      'judged.md',
      '---\nbibliography: references.bib\n---\n\n[@unknown2000]\n',
    );
    await eventually('the problems of the other', () => problemsOf(other).length > 0);
    assert.deepEqual(problemsOf(document), []);
  });
});
