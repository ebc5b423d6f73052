import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { BibliographySaver } from '../../src/host/bibliographySaver';
import { BibliographyNames } from '../../src/host/citing/bibliographyNames';
import { ProjectTexts } from '../../src/host/citing/projectTexts';
import { FileStamps } from '../../src/host/fileStamps';
import { CitekeyRegistry } from '../../src/host/citekeyRegistry';
import type { CitationPrompts } from '../../src/host/citing/citationPrompts';
import { editCitation } from '../../src/host/citing/editCitation';
import { DisposableStore } from '../../src/host/disposables';
import { CitationInserter } from '../../src/host/insertCitation';
import { NoteEditor } from '../../src/host/noteEditor';
import { closeAllEditors, eventually, readWorkspaceFile, writeWorkspaceFile } from './lectern';
import { loadedLectern, paperTitled, titles } from './papers';

const entry = '@misc{kept1999,\n  title = {Kept by Hand},\n  year = 1999,\n}\n';
const front = '---\nbibliography: references.bib\n---\n\n';

/** What the user does: chooses a row by its id, types a text, picks a paper, or presses Escape. */
type Step =
  { readonly choose: string } | { readonly type: string } | { readonly paper: string } | 'escape';

suite('Editing citations', () => {
  let folders = 0;
  let folder = '';
  let store: DisposableStore;
  /** What was shown of the result, one at each step. */
  let previews: string[];

  setup(async () => {
    await loadedLectern();
    folder = `editing${(folders += 1)}`;
    store = new DisposableStore();
    previews = [];
  });
  teardown(async () => {
    store.dispose();
    await closeAllEditors();
  });

  const read = (name: string) => readWorkspaceFile(`${folder}/${name}`);

  /** Opens a note in which `|` stands for the cursor, beside a bibliography. */
  async function openNote(name: string, marked: string): Promise<vscode.TextEditor> {
    await writeWorkspaceFile(`${folder}/references.bib`, entry);
    const uri = await writeWorkspaceFile(`${folder}/${name}`, marked.replace('|', ''));
    const editor = await vscode.window.showTextDocument(uri);
    const position = editor.document.positionAt(marked.indexOf('|'));
    editor.selection = new vscode.Selection(position, position);
    return editor;
  }

  async function edit(...steps: readonly Step[]): Promise<void> {
    const { library } = await loadedLectern();
    const notes = store.add(new NoteEditor());
    const saver = store.add(new BibliographySaver());
    const inserter = new CitationInserter(
      library,
      notes,
      saver,
      new CitekeyRegistry(memory()),
      new BibliographyNames(store.add(new ProjectTexts()), store.add(new FileStamps())),
    );
    const left = [...steps];
    const next = (): Step => left.shift() ?? assert.fail('asked for more');
    const prompts: CitationPrompts = {
      choose(_, preview, rows) {
        previews.push(preview);
        const step = next();
        if (step === 'escape') return Promise.resolve(undefined);
        assert.ok('choose' in step, JSON.stringify(step));
        const ids = rows.map(({ id }) => id);
        assert.ok(ids.includes(step.choose), `${step.choose} is not among ${ids.join(', ')}`);
        return Promise.resolve(step.choose);
      },
      ask(_, __, ___, preview) {
        const step = next();
        if (step === 'escape') return Promise.resolve(undefined);
        assert.ok('type' in step, JSON.stringify(step));
        previews.push(preview(step.type));
        return Promise.resolve(step.type);
      },
      paper() {
        const step = next();
        if (step === 'escape') return Promise.resolve(undefined);
        assert.ok('paper' in step, JSON.stringify(step));
        return Promise.resolve(step.paper);
      },
    };
    await editCitation({ library, notes, inserter, prompts });
    assert.deepEqual(left, []);
  }

  const done: Step = { choose: 'done' };

  test('a page is given, and shown before it is written', async () => {
    const { document } = await openNote('note.md', `${front}See [@kept|1999].\n`);
    await edit({ choose: '0' }, { choose: 'locator' }, { type: '33-35' }, done);
    assert.equal(document.getText(), `${front}See [@kept1999, pp. 33-35].\n`);
    assert.ok(previews.includes('[@kept1999, pp. 33-35] — (kept1999, pp. 33-35)'), previews.join());
  });

  test('all of it is one step to undo, with the entry of an added paper', async () => {
    const paper = await paperTitled(titles.stitched);
    const note = `${front}See [@kept|1999].\n`;
    const { document } = await openNote('note.md', note);
    await edit(
      { choose: 'add' },
      { paper: paper.id },
      { choose: '1' },
      { choose: 'up' },
      'escape',
      { choose: '0' },
      { choose: 'prefix' },
      { type: 'see' },
      { choose: '1' },
      { choose: 'author' },
      done,
    );
    assert.equal(document.getText(), `${front}See [see @${paper.citekey}; -@kept1999].\n`);
    const saved = await read('references.bib');
    assert.match(saved.slice(entry.length), new RegExp(`^\\n@\\w+\\{${paper.citekey},`));

    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), note.replace('|', ''));
    await eventually('the bibliography as it was, on disk', async () =>
      (await read('references.bib')) === entry ? true : undefined,
    );
  });

  test('the papers of the library are shown by author and year', async () => {
    const paper = await paperTitled(titles.stitched);
    await openNote('note.md', `${front}See [@${paper.citekey}|].\n`);
    await edit('escape');
    const year = String(paper.issued?.year);
    assert.match(previews[0] ?? '', new RegExp(` — \\(.+, ${year}\\)$`));
  });

  test('Escape leaves note and bibliography as they are', async () => {
    const paper = await paperTitled(titles.stitched);
    const { document } = await openNote('note.md', `${front}See [@kept|1999].\n`);
    await edit({ choose: 'form' }, { choose: 'add' }, { paper: paper.id }, 'escape');
    assert.equal(document.getText(), `${front}See [@kept1999].\n`);
    assert.equal(await read('references.bib'), entry);
    assert.ok(!document.isDirty);
  });

  test('what the language cannot say is told, and not written', async () => {
    const { document } = await openNote('note.md', `${front}[see @kept|1999] x\n`);
    await edit({ choose: 'form' }, done, { choose: '0' }, { choose: 'prefix' }, { type: '' }, done);
    assert.match(previews[1] ?? '', /^This note cannot say: kept1999 \(see\)$/);
    assert.equal(document.getText(), `${front}@kept1999 x\n`);
  });

  for (const { name, note, steps, expected } of [
    {
      name: 'note.tex',
      note: '\\usepackage{biblatex}\n\\addbibresource{references.bib}\n\\footcite{kept|1999}\n',
      steps: [{ choose: '0' }, { choose: 'locator' }, { type: '33' }, done],
      expected:
        '\\usepackage{biblatex}\n\\addbibresource{references.bib}\n\\footcite[33]{kept1999}\n',
    },
    {
      name: 'note.typ',
      note: 'x @kept|1999\n\n#bibliography("references.bib")\n',
      steps: [{ choose: '0' }, { choose: 'locator' }, { type: 'chap. 2' }, done],
      expected: 'x @kept1999[chap.~2]\n\n#bibliography("references.bib")\n',
    },
  ] as const) {
    test(`in ${name}`, async () => {
      const { document } = await openNote(name, note);
      await edit(...steps);
      assert.equal(document.getText(), expected);
    });
  }

  test('a paper that is cited already is not added again', async () => {
    const paper = await paperTitled(titles.stitched);
    const { document } = await openNote('note.md', `${front}[@kept|1999]\n`);
    const add: Step[] = [{ choose: 'add' }, { paper: paper.id }];
    await edit(...add, ...add, { choose: '0' }, { choose: 'remove' }, done);
    assert.equal(document.getText(), `${front}[@${paper.citekey}]\n`);
  });

  for (const { what, note, sentence } of [
    { what: 'no citation', note: 'A wo|rd.\n', sentence: /^The cursor is in no citation\./ },
    {
      what: 'a citation with more in it',
      note: '[see @a and @b|]\n',
      sentence: /without losing some of it: \[see @a and @b\]\./,
    },
  ]) {
    test(`${what} gets a sentence`, async () => {
      await openNote('note.md', note);
      await assert.rejects(edit(), { name: 'HumanError', message: sentence });
    });
  }
});

/** A memory that forgets with the test. */
function memory(): vscode.Memento {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: <T>(key: string, otherwise?: T) => (values.get(key) ?? otherwise) as T,
    update(key, value) {
      values.set(key, value);
      return Promise.resolve();
    },
  };
}
