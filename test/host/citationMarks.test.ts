import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { BibliographyEntries } from '../../src/host/citing/bibliographyEntries';
import { BibliographyNames } from '../../src/host/citing/bibliographyNames';
import { CitationInlays } from '../../src/host/citing/citationInlays';
import { ProjectTexts } from '../../src/host/citing/projectTexts';
import { FileStamps } from '../../src/host/fileStamps';
import { NoteEditor } from '../../src/host/noteEditor';
import { closeAllEditors, eventually, workspaceFolder, writeWorkspaceFile } from './lectern';
import { loadedLectern } from './papers';

const entries = [
  '@misc{doe2020,\n  title = {On Okapis},\n  author = {Doe, Jane},\n  year = 2020,\n  doi = {10.5555/okapi},\n  eprint = {2001.99991},\n  url = {https://example.com/okapi},\n}\n',
  '@misc{roe2021,\n  title = {On Zebras},\n  author = {Roe, Max and Doe, Jane},\n  year = 2021,\n}\n',
  '@misc{poe2022,\n  title = {On Apes},\n  author = {Poe, Ed and Roe, Max and Doe, Jane},\n  year = 2022,\n}\n',
].join('\n');

const notes = {
  'note.md':
    '---\nbibliography: references.bib\n---\n\nAs [@doe2020, p. 3; @roe2021] and @poe2022.\n',
  'note.tex': '\\bibliography{references}\nAs \\cite{doe2020,roe2021} and \\cite{poe2022}.\n',
  'note.typ': '#bibliography("references.bib")\nAs @doe2020[p. 3] @roe2021 and @poe2022.\n',
} as const;

suite('Links and hints at citations', () => {
  const folder = 'marked';

  suiteSetup(async () => {
    await loadedLectern();
    await writeWorkspaceFile(`${folder}/references.bib`, entries);
  });
  teardown(async () => {
    await settings().update('inlayHints', undefined, vscode.ConfigurationTarget.Global);
    await closeAllEditors();
  });
  suiteTeardown(() =>
    vscode.workspace.fs.delete(vscode.Uri.joinPath(workspaceFolder(), folder), { recursive: true }),
  );

  const settings = () => vscode.workspace.getConfiguration('lectern.citation');

  async function open(name: string, text: string): Promise<vscode.TextDocument> {
    const uri = await writeWorkspaceFile(`${folder}/${name}`, text);
    return (await vscode.window.showTextDocument(uri)).document;
  }

  const linksOf = async (document: vscode.TextDocument) => {
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    );
    return links
      .filter(({ tooltip }) => tooltip?.startsWith('Open '))
      .map(({ range, target }) => [document.getText(range), target?.toString(true)]);
  };

  const hintsOf = (document: vscode.TextDocument, lines = document.lineCount) =>
    vscode.commands.executeCommand<vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      document.uri,
      new vscode.Range(0, 0, lines, 0),
    );

  const textOf = ({ label }: vscode.InlayHint) =>
    typeof label === 'string' ? label : label.map(({ value }) => value).join('');

  test('lead from identifiers of entries to their pages', async () => {
    const uri = vscode.Uri.joinPath(workspaceFolder(), folder, 'references.bib');
    const { document } = await vscode.window.showTextDocument(uri);
    assert.deepEqual(await linksOf(document), [
      ['10.5555/okapi', 'https://doi.org/10.5555/okapi'],
      ['2001.99991', 'https://arxiv.org/abs/2001.99991'],
    ]);
  });

  for (const [name, text] of Object.entries(notes)) {
    test(`lead from the bibliography that ${name} names to its file`, async () => {
      const document = await open(name, text);
      const links = await linksOf(document);
      assert.deepEqual(
        links.map(([written]) => written),
        [name === 'note.tex' ? 'references' : 'references.bib'],
      );
      assert.match(links[0]?.[1] ?? '', new RegExp(`/${folder}/references\\.bib$`));
    });

    test(`say author and year behind each key of ${name}, where one wants it`, async () => {
      const document = await open(name, text);
      assert.deepEqual(await hintsOf(document), []);
      await settings().update('inlayHints', true, vscode.ConfigurationTarget.Global);
      const hints = await eventually('hints', async () => {
        const found = await hintsOf(document);
        return found.length > 0 ? found : undefined;
      });
      assert.deepEqual(hints.map(textOf), ['Doe, 2020', 'Roe & Doe, 2021', 'Poe et al., 2022']);
      const places = hints.map(({ position }) => document.offsetAt(position));
      const keys = ['doe2020', 'roe2021', 'poe2022'];
      assert.deepEqual(
        places,
        keys.map((key) => text.indexOf(key) + key.length),
      );
      const [part] = hints[0]?.label as vscode.InlayHintLabelPart[];
      assert.equal(part?.tooltip, 'On Okapis');
    });
  }

  test('say so for the lines that are shown, and of papers of the library lead to them', async () => {
    await settings().update('inlayHints', true, vscode.ConfigurationTarget.Global);
    const { library } = await loadedLectern();
    await library.replaceSource({ id: 'hints', label: 'Hints' }, [
      {
        id: 'doi:10.5555/okapi',
        type: 'article',
        title: 'On Okapis',
        author: [],
        DOI: '10.5555/okapi',
      },
    ]);
    const document = await open('long.md', `${notes['note.md']}\nAnd @roe2021.\n`);
    assert.equal((await hintsOf(document, 5)).length, 3);
    assert.equal((await hintsOf(document)).length, 4);
    // VS Code hands out no commands of hints that it was asked for.
    const stamps = new FileStamps();
    const names = new BibliographyNames(new ProjectTexts(), stamps);
    const entries = new BibliographyEntries(library, stamps);
    const inlays = new CitationInlays({ library, notes: new NoteEditor(), names, entries });
    const [hint] = await inlays.provideInlayHints(
      document,
      new vscode.Range(0, 0, 5, 0),
      new vscode.CancellationTokenSource().token,
    );
    const [part] = hint?.label as vscode.InlayHintLabelPart[];
    assert.deepEqual(
      [part?.value, part?.command?.command, part?.command?.arguments],
      ['Doe, 2020', 'lectern.openPaper', ['doi:10.5555/okapi']],
    );
    await library.removeSource('hints');
  });

  test('follow the bibliography as it is written', async () => {
    await settings().update('inlayHints', true, vscode.ConfigurationTarget.Global);
    const note = await open('note.md', notes['note.md']);
    const uri = vscode.Uri.joinPath(workspaceFolder(), folder, 'references.bib');
    const bibliography = await vscode.workspace.openTextDocument(uri);
    const edit = new vscode.WorkspaceEdit();
    const at = bibliography.positionAt(entries.indexOf('year = 2020') + 'year = '.length);
    edit.replace(uri, new vscode.Range(at, at.translate(0, 4)), '1999');
    await vscode.workspace.applyEdit(edit);
    await eventually('the other year', async () =>
      (await hintsOf(note)).some((hint) => textOf(hint) === 'Doe, 1999'),
    );
    await vscode.window.showTextDocument(bibliography);
    await vscode.commands.executeCommand('undo');
    await bibliography.save();
  });
});
