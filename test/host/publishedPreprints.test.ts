import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeAllEditors,
  eventually,
  readWorkspaceFile,
  workspaceFolder,
  writeWorkspaceFile,
} from './lectern';
import { loadedLectern } from './papers';

/** Each test has a paper of its own. */
let number = 0;
const ofTest = (entry: string) =>
  entry
    .replaceAll('99991', `9999${number}`)
    .replace(/kapis/g, `kapis ${'I'.repeat(number)}`)
    .replace('/gait', `/gait${number}`);
const preprintEntry =
  '@misc{doe2020,\n  title = {On the Gait of Okapis},\n  author = {Doe, Jane},\n  year = {2020},\n  eprint = {2001.99991},\n  archivePrefix = {arXiv},\n  file = {mine.pdf},\n}\n';
const publishedEntry =
  '@article{doe2021,\n  title = {On the gait of okapis},\n  author = {Doe, J.},\n  journal = {Journal of Gaits},\n  year = {2021},\n  doi = {10.5555/gait},\n}\n';
const reefs =
  '@article{reefs,\n  title = {An Ecology of Coral Reefs},\n  author = {Smith, Ann},\n  journal = {Reefs},\n  year = {2001},\n  doi = {10.5555/reefs},\n}\n';
const wrong =
  '@article{wrong,\n  title = {Zebras of the Savanna},\n  author = {Roe, Max},\n  journal = {Zebras},\n  year = {2003},\n  doi = {10.5555/reefs},\n}\n';

suite('Entries that the library knows better', () => {
  let folders = 0;
  let folder = '';

  const showBibliographies = (shown: boolean) =>
    vscode.workspace
      .getConfiguration('lectern.library')
      .update('noteBibliographies', shown, vscode.ConfigurationTarget.Workspace);

  suiteSetup(() => showBibliographies(true));
  suiteTeardown(() => showBibliographies(false));
  setup(async () => {
    await loadedLectern();
    folder = `known${(folders += 1)}`;
  });
  teardown(async () => {
    await closeAllEditors();
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(workspaceFolder(), folder), {
      recursive: true,
    });
  });

  let preprint = '';
  let published = '';
  setup(() => {
    number++;
    preprint = ofTest(preprintEntry);
    published = ofTest(publishedEntry);
  });

  const uriOf = (name: string) => vscode.Uri.joinPath(workspaceFolder(), folder, name);

  /** Opens a note that names these bibliographies. */
  async function open(
    name: string,
    text: string,
    bibliographies: Readonly<Record<string, string>>,
  ): Promise<vscode.TextDocument> {
    for (const [path, entries] of Object.entries(bibliographies)) {
      await writeWorkspaceFile(`${folder}/${path}`, entries);
    }
    const named = Object.keys(bibliographies).join(', ');
    const uri = await writeWorkspaceFile(
      `${folder}/${name}`,
      `---\nbibliography: [${named}]\n---\n\n${text}\n`,
    );
    return (await vscode.window.showTextDocument(uri)).document;
  }

  const problemsOf = ({ uri }: vscode.TextDocument) =>
    vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Lectern');

  const told = (document: vscode.TextDocument) =>
    problemsOf(document).map(
      ({ code, range }) => `${code as string}: ${document.getText(range)} ${range.start.line}`,
    );

  async function fix(document: vscode.TextDocument): Promise<vscode.CodeAction> {
    const problem = await eventually('the problem', () =>
      problemsOf(document).find(({ code }) => code === 'publishedPreprint'),
    );
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Information);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      problem.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const action = actions.find(({ title }) => title.startsWith('Use the published one'));
    assert.ok(action?.edit, actions.map(({ title }) => title).join('\n'));
    return action;
  }

  async function apply({ edit }: vscode.CodeAction): Promise<void> {
    assert.ok(edit && (await vscode.workspace.applyEdit(edit)));
  }

  test('a preprint gives way to the entry of its publication, wherever the note cites it', async () => {
    const note = await open('own.md', 'As [@doe2020, p. 3] says.\n\nSee @doe2020 and @doe2021.', {
      'own.bib': `${preprint}\n${published}`,
    });
    const before = note.getText();
    await eventually('the problem', () => told(note).length > 0);
    assert.deepEqual(told(note), ['publishedPreprint: doe2020 4']);
    await apply(await fix(note));
    assert.equal(note.getText(), before.replaceAll('doe2020', 'doe2021'));
    await eventually('no problem', () => told(note).length === 0);
    await vscode.commands.executeCommand('undo');
    assert.equal(note.getText(), before);
  });

  test('a preprint gives way to the entry of another bibliography of the note', async () => {
    const note = await open('two.md', 'As [@doe2020] says.', {
      'a.bib': preprint,
      'b.bib': published,
    });
    await apply(await fix(note));
    assert.match(note.getText(), /As \[@doe2021\] says/);
  });

  test('the entry of a preprint becomes what another source has published, in one step', async () => {
    await open('other.md', '', { 'other.bib': published });
    const note = await open('pre.md', 'As [@doe2020] says.', {
      'pre.bib': `${preprint}\n${reefs}`,
    });
    const before = note.getText();
    const action = await fix(note);
    await apply(action);
    assert.equal(note.getText(), before);
    const { document } = await vscode.window.showTextDocument(uriOf('pre.bib'));
    assert.equal(
      document.getText(),
      `${preprint.replace('@misc', '@article').replace('2020}', '2021}').replace(/\}\n$/, '')}  journal = {Journal of Gaits},\n  doi = {10.5555/gait${number}},\n}\n\n${reefs}`,
    );
    await eventually('no problem', () => told(note).length === 0);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), `${preprint}\n${reefs}`);
    await document.save();
    assert.equal(await readWorkspaceFile(`${folder}/pre.bib`), `${preprint}\n${reefs}`);
  });

  test('an identifier of another paper is told, and what agrees is not', async () => {
    await open('reefs.md', '', { 'reefs.bib': reefs });
    const note = await open('wrong.md', 'See @wrong and @mine, and @wrong.', {
      'wrong.bib': `${wrong}\n${reefs.replace('{reefs,', '{mine,').replace('An Ecology of ', '')}`,
    });
    await eventually('the problem', () => told(note).length > 0);
    assert.deepEqual(told(note), ['otherPaper: wrong 4']);
    const [problem] = problemsOf(note);
    assert.equal(problem?.severity, vscode.DiagnosticSeverity.Warning);
    assert.match(problem.message, /10\.5555\/reefs.*“An Ecology of Coral Reefs”/);
  });

  test('an identifier of another paper gives way to that of the paper that is named, in one step', async () => {
    const bogs = reefs.replaceAll('reefs', 'bogs').replace('Coral Reefs', 'Peat Bogs');
    const named = wrong.replace('reefs', 'bogs').replace('Zebras of', 'Lions of');
    const lions = named.replace('{wrong', '{lions').replace('bogs', 'lions');
    await open('right.md', '', { 'bogs.bib': bogs, 'lions.bib': lions });
    const note = await open('named.md', 'See @wrong.', { 'named.bib': named });
    const actions = await eventually('the fix', async () => {
      const problem = problemsOf(note).find(({ code }) => code === 'otherPaper');
      const found =
        problem &&
        (await vscode.commands.executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          note.uri,
          problem.range,
          vscode.CodeActionKind.QuickFix.value,
        ));
      return found && found.length > 0 ? found : undefined;
    });
    assert.deepEqual(
      actions.map(({ title }) => title),
      ['Use 10.5555/lions, which the library has for “Lions of the Savanna”'],
    );
    const [action] = actions;
    assert.ok(action);
    await apply(action);
    const { document } = await vscode.window.showTextDocument(uriOf('named.bib'));
    assert.equal(document.getText(), named.replace('bogs', 'lions'));
    await eventually('no problem', () => told(note).length === 0);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), named);
    await document.save();
  });

  test('a citekey that a bibliography has twice is told there, not at each citation', async () => {
    // No other test says anything of this paper, in a file that is gone.
    const mires = reefs.replaceAll('reefs', 'mires').replace('Coral Reefs', 'Salt Mires');
    const note = await open('twice.md', 'See @mires and @unknown.', {
      'twice.bib': `${mires}\n@misc{mires,\n  title = {Other Mires},\n}\n`,
    });
    await eventually('the problem at the bibliography', () =>
      vscode.languages
        .getDiagnostics(uriOf('twice.bib'))
        .some(({ code, range }) => code === 'sameCitekey' && range.start.line === 8),
    );
    await eventually('the other problem', () => told(note).length > 0);
    assert.deepEqual(told(note), ['unknownCitekey: unknown 4']);
  });
});
