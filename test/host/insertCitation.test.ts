import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeAllEditors,
  eventually,
  readWorkspaceFile,
  workspaceFolder,
  writeWorkspaceFile,
} from './lectern';
import { loadedLectern, paperTitled, titles } from './papers';

const entry = '@misc{kept1999,\n  title = {Kept by Hand},\n  year = 1999,\n}\n';

suite('Inserting citations', () => {
  let folders = 0;
  let folder = '';

  setup(async () => {
    await loadedLectern();
    // Each test has its own folder, so that none waits for what VS Code still knows of another’s files.
    folder = `citing${(folders += 1)}`;
  });
  teardown(closeAllEditors);

  const write = (name: string, text: string) => writeWorkspaceFile(`${folder}/${name}`, text);
  const read = (name: string) => readWorkspaceFile(`${folder}/${name}`);

  /** Writes a note in which `|` stands for a cursor and opens it with the cursors there. */
  async function openNote(name: string, marked: string): Promise<vscode.TextEditor> {
    const parts = marked.split('|');
    const uri = await write(name, parts.join(''));
    const document = await vscode.workspace.openTextDocument(uri);
    const editor = await vscode.window.showTextDocument(document);
    let offset = 0;
    editor.selections = parts.slice(0, -1).map((part) => {
      offset += part.length;
      const position = document.positionAt(offset);
      return new vscode.Selection(position, position);
    });
    return editor;
  }

  for (const { name, note, expected } of [
    {
      name: 'note.md',
      note: '---\nbibliography: references.bib\n---\n\nA claim |\n',
      expected: (key: string) => `---\nbibliography: references.bib\n---\n\nA claim [@${key}]\n`,
    },
    {
      name: 'note.tex',
      note: '\\usepackage{biblatex}\n\\addbibresource{references.bib}\nA claim |\n',
      expected: (key: string) =>
        `\\usepackage{biblatex}\n\\addbibresource{references.bib}\nA claim \\autocite{${key}}\n`,
    },
    {
      name: 'note.typ',
      note: 'A claim |\n\n#bibliography("references.bib")\n',
      expected: (key: string) => `A claim @${key}\n\n#bibliography("references.bib")\n`,
    },
  ]) {
    test(`into ${name}: the entry is saved, and one undo takes back both`, async () => {
      await write('references.bib', entry);
      const { document } = await openNote(name, note);
      const paper = await paperTitled(titles.stitched);

      await cite(paper.id);
      assert.equal(document.getText(), expected(paper.citekey));
      const saved = await read('references.bib');
      assert.equal(saved.slice(0, entry.length), entry);
      assert.match(saved.slice(entry.length), new RegExp(`^\\n@\\w+\\{${paper.citekey},`));

      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), note.replace('|', ''));
      await eventually('the bibliography as it was, on disk', async () =>
        (await read('references.bib')) === entry ? true : undefined,
      );
    });
  }

  for (const { what, files, note, text, bibliography } of [
    {
      what: 'a chapter',
      files: {
        'main.tex': '\\documentclass{book}\n\\input{setup}\n\\input{parts/one}\n',
        'setup.tex': '\\usepackage{biblatex}\n\\addbibresource{bib/refs.bib}\n',
      },
      note: 'parts/one.tex',
      text: (key: string) => `A claim \\autocite{${key}}\n`,
      bibliography: 'bib/refs.bib',
    },
    {
      what: 'a Quarto project',
      files: { '_quarto.yml': 'project:\n  type: book\nbibliography: all.bib\n' },
      note: 'chapters/one.qmd',
      text: (key: string) => `A claim [@${key}]\n`,
      bibliography: 'all.bib',
    },
    {
      what: 'a MyST project',
      files: { 'myst.yml': 'version: 1\nproject:\n  title: Book\n', 'bib/found.bib': entry },
      note: 'chapters/one.myst',
      text: (key: string) => `A claim [@${key}]\n`,
      bibliography: 'bib/found.bib',
    },
    {
      what: 'Sphinx',
      files: { 'conf.py': "bibtex_bibfiles = [\n    'refs.bib',\n]\n" },
      note: 'chapters/one.rst',
      text: (key: string) => `A claim :cite:p:\`${key}\`\n`,
      bibliography: 'refs.bib',
    },
  ]) {
    test(`into a note of ${what}: its project names the bibliography`, async () => {
      for (const [name, content] of Object.entries(files)) await write(name, content);
      const { document } = await openNote(note, 'A claim |\n');
      const paper = await paperTitled(titles.stitched);
      await cite(paper.id);
      assert.equal(document.getText(), text(paper.citekey));
      assert.match(await read(bibliography), new RegExp(`\\{${paper.citekey},`));
    });
  }

  test('every cursor gets the citation, the bibliography one entry', async () => {
    await write('references.bib', entry);
    const { document } = await openNote(
      'note.tex',
      `\\addbibresource{references.bib}\nA | and B |\n`,
    );
    const paper = await paperTitled(titles.stitched);
    await cite(paper.id);
    const citations = document.getText().split(`{${paper.citekey}}`).length - 1;
    assert.equal(citations, 2);
    const entries = (await read('references.bib')).split(`{${paper.citekey},`).length - 1;
    assert.equal(entries, 1);
  });

  test('a citation at the cursor is extended', async () => {
    await write('references.bib', entry);
    const { document } = await openNote(
      'note.md',
      '---\nbibliography: references.bib\n---\n\nSee [@kept1999|].\n',
    );
    const paper = await paperTitled(titles.stitched);
    await cite(paper.id);
    assert.match(document.getText(), new RegExp(`See \\[@kept1999; @${paper.citekey}\\]\\.\n$`));
  });

  test('selected text is replaced', async () => {
    await write('references.bib', entry);
    const front = '---\nbibliography: references.bib\n---\n\n';
    const editor = await openNote('note.md', `${front}|CITE here\n`);
    editor.selection = new vscode.Selection(4, 0, 4, 4);
    const paper = await paperTitled(titles.stitched);
    await cite(paper.id);
    assert.equal(editor.document.getText(), `${front}[@${paper.citekey}] here\n`);
  });

  test('a paper that the bibliography has is cited by its key there', async () => {
    const bibliography = await readWorkspaceFile('references.bib');
    await write('references.bib', bibliography);
    const { document } = await openNote(
      'note.md',
      '---\nbibliography: references.bib\n---\n\nA claim |\n',
    );
    await cite((await paperTitled(titles.inBibliography)).id);
    assert.match(document.getText(), /A claim \[@zhanOptimizing2021\]\n$/);
    assert.equal(await read('references.bib'), bibliography);
  });

  test('several papers are cited at once, each with an entry', async () => {
    await write('references.bib', entry);
    const { document } = await openNote(
      'note.md',
      '---\nbibliography: references.bib\n---\n\nA claim |\n',
    );
    const one = await paperTitled(titles.stitched);
    const other = await paperTitled(titles.active);
    const rows = [{ paperId: one.id }, { paperId: other.id }];
    await vscode.commands.executeCommand('lectern.citePaper', rows[0], rows);
    assert.ok(document.getText().endsWith(`A claim [@${one.citekey}; @${other.citekey}]\n`));
    const saved = await read('references.bib');
    assert.ok(saved.includes(`{${one.citekey},`) && saved.includes(`{${other.citekey},`));
  });

  test('a missing bibliography is created beside the note, and undone with it', async () => {
    const { document } = await openNote('note.md', 'A claim |\n');
    const paper = await paperTitled(titles.stitched);
    await cite(paper.id);
    assert.equal(document.getText(), `A claim [@${paper.citekey}]\n`);
    assert.match(await read('references.bib'), new RegExp(`^@\\w+\\{${paper.citekey},`));

    await vscode.commands.executeCommand('undo');
    await eventually('the note as it was', () =>
      document.getText() === 'A claim \n' ? true : undefined,
    );
    const uri = vscode.Uri.joinPath(workspaceFolder(), folder, 'references.bib');
    await eventually('references.bib gone', () =>
      vscode.workspace.fs.stat(uri).then(
        () => undefined,
        () => true,
      ),
    );
  });

  test('an unsaved bibliography gets the entry and stays unsaved', async () => {
    const uri = await write('references.bib', entry);
    const bibliography = await vscode.workspace.openTextDocument(uri);
    const typing = new vscode.WorkspaceEdit();
    typing.insert(uri, new vscode.Position(0, 0), '% being written\n');
    await vscode.workspace.applyEdit(typing);
    await openNote('note.md', '---\nbibliography: references.bib\n---\n\nA claim |\n');
    const paper = await paperTitled(titles.stitched);
    await cite(paper.id);
    assert.ok(bibliography.getText().includes(`{${paper.citekey},`));
    assert.ok(bibliography.isDirty);
    assert.equal(await read('references.bib'), entry);
    await bibliography.save();
  });

  const unusable: readonly { why: string; bytes: Uint8Array }[] = [
    { why: 'mixes line endings', bytes: bytesOf('@misc{a,\r\n  title = {A},\n}\r\n') },
    {
      why: 'is not in the encoding it is read in',
      bytes: new Uint8Array([...bytesOf('@misc{a, title = {Caf'), 0xe9, ...bytesOf('}}\n')]),
    },
  ];
  for (const { why, bytes } of unusable) {
    test(`a bibliography that ${why} leaves both files as they are`, async () => {
      const uri = vscode.Uri.joinPath(await write('placeholder', ''), '..', 'references.bib');
      await vscode.workspace.fs.writeFile(uri, bytes);
      const note = '---\nbibliography: references.bib\n---\n\nA claim |\n';
      const { document } = await openNote('note.md', note);
      await cite((await paperTitled(titles.stitched)).id);
      assert.equal(document.getText(), note.replace('|', ''));
      assert.deepEqual([...(await vscode.workspace.fs.readFile(uri))], [...bytes]);
    });
  }

  test('a bibliography of a format that Lectern does not write leaves the note as it is', async () => {
    await write('library.ris', 'TY  - JOUR\nER  - \n');
    const note = '---\nbibliography: library.ris\n---\n\nA claim |\n';
    const { document } = await openNote('note.md', note);
    await cite((await paperTitled(titles.stitched)).id);
    assert.equal(document.getText(), note.replace('|', ''));
    assert.equal(await read('library.ris'), 'TY  - JOUR\nER  - \n');
  });

  test('a bibliography in YAML gets the entry, too', async () => {
    await write('library.yaml', 'references: []\n');
    const note = '---\nbibliography: library.yaml\n---\n\nA claim |\n';
    await openNote('note.md', note);
    const paper = await paperTitled(titles.stitched);
    await cite(paper.id);
    const saved = await read('library.yaml');
    assert.ok(saved.startsWith(`references:\n- id: ${paper.citekey}\n`), saved);
  });

  test('a file that is no note is left as it is', async () => {
    const { document } = await openNote('data.json', '{}|\n');
    await cite((await paperTitled(titles.stitched)).id);
    assert.equal(document.getText(), '{}\n');
  });
});

async function cite(paperId: string): Promise<void> {
  await vscode.commands.executeCommand('lectern.citePaper', paperId);
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
