import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { HumanError } from '../../src/core/humanError';
import { BibliographyNames } from '../../src/host/citing/bibliographyNames';
import { ProjectTexts } from '../../src/host/citing/projectTexts';
import { FileStamps } from '../../src/host/fileStamps';
import { showUnusedEntries } from '../../src/host/citing/unusedEntries';
import { updateBibliography } from '../../src/host/citing/updateBibliography';
import { BibliographySaver } from '../../src/host/bibliographySaver';
import { NoteEditor } from '../../src/host/noteEditor';
import type { PickMany, PickManyOptions } from '../../src/host/pickMany';
import {
  closeAllEditors,
  eventually,
  readWorkspaceFile,
  workspaceFolder,
  writeWorkspaceFile,
} from './lectern';
import { loadedLectern, paperTitled, titles } from './papers';

/** No name that the workspace's folder has, where a bibliography is looked for, too. */
const file = 'own.bib';
const front = `---\nbibliography: ${file}\n---\n\n`;
const entry = (key: string) => `@misc{${key},\n  title = {Title of ${key}},\n}\n`;

/** Ticks what is said, or Enter on what is ticked to begin with; remembers what it was shown. */
function picker(tick?: (label: string) => boolean) {
  const shown: PickManyOptions<vscode.QuickPickItem>[] = [];
  const pick: PickMany = (options) => {
    shown.push(options as unknown as PickManyOptions<vscode.QuickPickItem>);
    return Promise.resolve(
      options.rows.filter(({ label, picked }) => (tick ? tick(label) : picked)),
    );
  };
  return { pick, labels: () => shown.flatMap(({ rows }) => rows.map(({ label }) => label)), shown };
}

suite('A bibliography in step with the notes', () => {
  let folders = 0;
  let folder = '';
  let notes: NoteEditor;
  let projects: ProjectTexts;
  let stamps: FileStamps;
  let names: BibliographyNames;
  let saver: BibliographySaver;
  let told: string[];
  const tell = (sentence: string) => void told.push(sentence);

  setup(async () => {
    await loadedLectern();
    folder = `inStep${(folders += 1)}`;
    notes = new NoteEditor();
    projects = new ProjectTexts();
    stamps = new FileStamps();
    names = new BibliographyNames(projects, stamps);
    saver = new BibliographySaver();
    told = [];
  });
  teardown(async () => {
    notes.dispose();
    projects.dispose();
    stamps.dispose();
    saver.dispose();
    await closeAllEditors();
    // A note with \nocite{*} would reach the next test.
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(workspaceFolder(), folder), {
      recursive: true,
    });
  });

  const write = (name: string, text: string) => writeWorkspaceFile(`${folder}/${name}`, text);
  const read = (name: string) => readWorkspaceFile(`${folder}/${name}`);
  async function open(name: string, text: string): Promise<vscode.TextDocument> {
    const document = await vscode.workspace.openTextDocument(await write(name, text));
    await vscode.window.showTextDocument(document);
    return document;
  }

  suite('Unused entries', () => {
    let keys: string[] = [];
    let all = '';
    setup(() => {
      // VS Code keeps notes of the test before for a while, and what they cite is cited.
      keys = ['A', 'B', 'C', 'D'].map((letter) => `${folder}${letter}`);
      all = keys.map(entry).join('\n');
    });
    const key = (letter: string) => `${folder}${letter}`;

    test('are those that no note cites, open or not; what is ticked goes, in one undo step', async () => {
      const uri = await write(file, all);
      await write('chapter.tex', `\\nocite{${key('C')}}`);
      await open('note.md', `${front}As [@${key('A')}] says.\n`);
      const { pick, labels } = picker((label) => label === key('B'));
      await showUnusedEntries({ notes, names, pick, tell });
      assert.deepEqual(labels(), [key('B'), key('D')]);
      const document = await vscode.workspace.openTextDocument(uri);
      const left = [key('A'), key('C'), key('D')].map(entry).join('\n');
      assert.equal(document.getText(), left);
      assert.match(told.join(), /^1 entry was removed from .*own\.bib\. Undo/);
      assert.equal(vscode.window.activeTextEditor?.document, document);
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), all);
    });

    test('of the bibliography in the editor, where a row leads to its entry', async () => {
      const document = await open(file, all);
      const { pick, labels, shown } = picker(() => false);
      await showUnusedEntries({ notes, names, pick, tell });
      assert.deepEqual(labels(), keys);
      const [options] = shown;
      const row = options?.rows[2];
      assert.ok(row && options.action);
      options.action.run(row);
      await eventually('the entry to be selected', () => {
        const editor = vscode.window.activeTextEditor;
        return (editor && editor.document.getText(editor.selection) === key('C')) || undefined;
      });
      assert.equal(document.getText(), all);
      assert.deepEqual(told, []);
    });

    test('are none where a note cites all', async () => {
      await write(file, all);
      await open('paper.tex', '\\addbibresource{own.bib}\n\\nocite{*}\n');
      const { pick, labels } = picker();
      await showUnusedEntries({ notes, names, pick, tell });
      assert.deepEqual(labels(), []);
      assert.match(told.join(), /^Every entry of .*own\.bib is cited\.$/);
    });

    test('cannot be told of a bibliography that does not exist', async () => {
      await open('note.md', front);
      await assert.rejects(
        showUnusedEntries({ notes, names, pick: picker().pick, tell }),
        (error) => error instanceof HumanError && error.message.includes('does not exist yet'),
      );
    });
  });

  suite('Updating', () => {
    const handedOut: Record<string, string> = {};
    const citekeys = {
      handOut: (keys: Readonly<Record<string, string>>) => {
        Object.assign(handedOut, keys);
        return Promise.resolve();
      },
    };

    test('adds what the note cites and the library has, saves it, and tells what is unknown', async () => {
      const { library } = await loadedLectern();
      const stitched = await paperTitled(titles.stitched);
      const active = await paperTitled(titles.active);
      const kept = entry('kept1999');
      await write(file, kept);
      const cited = `[@${stitched.citekey}; @kept1999; @${active.citekey}; @nobody2000]`;
      const note = await open('note.md', `${front}As ${cited}.\n`);
      const before = note.getText();
      const { pick, labels } = picker();
      await updateBibliography({ library, notes, names, saver, citekeys, pick, tell });
      assert.deepEqual(labels(), [stitched.citekey, active.citekey]);
      assert.equal(note.getText(), before);
      const saved = await read(file);
      assert.ok(saved.includes(kept.trim()));
      for (const { citekey } of [stitched, active]) assert.ok(saved.includes(`{${citekey},`));
      assert.equal(saved.split('@').length - 1, 3);
      assert.match(told.join(), /^2 entries were added to .*\. Not in the library: nobody2000\.$/);
      assert.equal(handedOut[stitched.id], stitched.citekey);

      await updateBibliography({ library, notes, names, saver, citekeys, pick, tell });
      assert.match(
        told.at(-1) ?? '',
        /^No entry was added\. Not in the library either: nobody2000/,
      );
      assert.equal(await read(file), saved);
    });

    test('makes the bibliography where there is none, and leaves out what is unticked', async () => {
      const { library } = await loadedLectern();
      const stitched = await paperTitled(titles.stitched);
      const active = await paperTitled(titles.active);
      await open('note.md', `${front}[@${stitched.citekey}; @${active.citekey}]\n`);
      const { pick } = picker((label) => label === active.citekey);
      await updateBibliography({ library, notes, names, saver, citekeys, pick, tell });
      const saved = await read(file);
      assert.ok(saved.includes(`{${active.citekey},`) && !saved.includes(stitched.citekey));
      assert.match(told.join(), /^1 entry was added to .*own\.bib\.$/);
    });

    test('a paper that is there by another key is not ticked', async () => {
      const { library } = await loadedLectern();
      const stitched = await paperTitled(titles.stitched);
      const own = `@misc{own, title = {${stitched.title}}, author = {${stitched.author[0]?.family ?? ''}}}\n`;
      await write(file, own);
      await open('note.md', `${front}[@${stitched.citekey}]\n`);
      const { pick, labels, shown } = picker();
      await updateBibliography({ library, notes, names, saver, citekeys, pick, tell });
      assert.deepEqual(labels(), [stitched.citekey]);
      assert.match(shown[0]?.rows[0]?.description ?? '', /already there as own$/);
      assert.equal(await read(file), own);
    });

    test('is not for notes without a bibliography', async () => {
      const { library } = await loadedLectern();
      await open('program.py', '# A comment\n');
      await assert.rejects(
        updateBibliography({ library, notes, names, saver, citekeys, pick: picker().pick, tell }),
        (error) => error instanceof HumanError,
      );
    });
  });
});
