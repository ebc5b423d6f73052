import * as assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openWorkbench, waitFor, type Workbench } from './workbench';

/** A key that notes of three languages in examples/ cite by. */
const shared = 'shaoScalingRetrievalBasedLanguage2024';
const corag = 'wangCORAGCostConstrainedRetrieval2024';
const notes = ['notes.md', 'paper.tex', 'notes.typ'] as const;
const bibliography = 'references.bib';

suite('citing, as one does it', () => {
  let workbench: Workbench;
  let original: string;

  suiteSetup(async () => {
    workbench = await openWorkbench({
      theme: 'Light Modern',
      // Its lines would lie over those that are clicked.
      settings: { 'editor.stickyScroll.enabled': false },
    });
    original = await onDisk(bibliography);
    await workbench.page.locator('.activitybar [aria-label*="Lectern"]').first().click();
    await workbench.treeRow('Retrieval-Augmented Generation').waitFor();
  });

  teardown(async function () {
    if (this.currentTest?.isFailed()) await workbench.screenshot('failedCiting');
  });

  suiteTeardown(() => workbench.close());

  const onDisk = (name: string) => readFile(join(workbench.folder, name), 'utf8');
  const press = (key: string) => workbench.page.keyboard.press(key);
  const shows = (what: string, pattern: RegExp) =>
    waitFor(what, editorTextInOneLine, (text) => pattern.test(text));

  async function editorTextInOneLine(): Promise<string> {
    return (await workbench.editorText()).replace(/\s+/g, ' ');
  }

  /** One Ctrl+Z; where VS Code asks whether to undo in all files, yes. */
  async function undo(what: string, pattern: RegExp): Promise<void> {
    await press('ControlOrMeta+z');
    const all = workbench.page.locator('.monaco-dialog-box .monaco-button', {
      hasText: 'Undo in',
    });
    await waitFor(
      what,
      async () => (await all.isVisible()) || pattern.test(await editorTextInOneLine()),
      (done) => done,
    );
    if (await all.isVisible()) await all.click();
    await shows(what, pattern);
  }

  test('by completion: words find the paper, one undo takes citation and entry back', async () => {
    await workbench.openFile('notes.md');
    await workbench.putCursorAfter('a limit on its cost');
    await workbench.page.keyboard.type(' [@cost constrained retrieval', {
      delay: 30,
    });
    const suggestion = workbench.page.locator('.suggest-widget.visible .monaco-list-row.focused', {
      hasText: 'CORAG',
    });
    await suggestion.waitFor();
    await workbench.screenshot('complete');
    await press('Enter');
    await shows('the citation', new RegExp(`its cost \\[@${corag}\\?`));
    await waitFor(
      'the entry on disk',
      () => onDisk(bibliography),
      (now) => now.includes(`{${corag},`),
    );
    await undo('what was typed', /its cost \[@cost constrained retrieval\?/);
    await waitFor(
      'the bibliography as it was',
      () => onDisk(bibliography),
      (now) => now === original,
    );
    await press('ControlOrMeta+Shift+z');
    await shows('the citation again', new RegExp(`\\[@${corag}\\?`));
    await workbench.page.keyboard.type(']');
    await shows('a closed citation', new RegExp(`\\[@${corag}\\]\\?`));
  });

  test('and goes on with another paper', async () => {
    await workbench.putCursorAfter(`@${corag}`);
    await workbench.typeIntoCommand('Lectern: Insert Citation', 'multi-vector');
    await workbench.waitForQuickPickRows((rows) => /MUVERA/.test(rows[0] ?? ''));
    await workbench.pick('MUVERA');
    await shows('both papers', new RegExp(`\\[@${corag}; @\\w+\\]\\?`));
    await undo('the first alone', new RegExp(`\\[@${corag}\\]\\?`));
  });

  test('adds a page by the keyboard', async () => {
    await workbench.putCursorAfter(`@${corag}`);
    await workbench.runCommand('Lectern: Edit Citation');
    await workbench.waitForQuickPickRows((rows) => rows.some((row) => row.includes('CORAG')));
    await press('ArrowDown');
    await press('Enter');
    await workbench.waitForQuickPickRows((rows) => /Page or Other Locator/.test(rows[0] ?? ''));
    await press('Enter');
    const input = workbench.page.locator('.quick-input-widget:visible .quick-input-box input');
    await workbench.page.locator('.quick-input-widget:visible', { hasText: 'chap. 2' }).waitFor();
    await input.fill('33');
    await workbench.screenshot('edit-citation');
    await press('Enter');
    await workbench.waitForQuickPickRows((rows) => /p\. 33/.test(rows[0] ?? ''));
    await press('Enter');
    await shows('the page', new RegExp(`\\[@${corag}, p\\. 33\\]\\?`));
    await undo('the citation without it', new RegExp(`\\[@${corag}\\]\\?`));
  });

  test('renames a key in notes of three languages and their bibliography, and back', async () => {
    for (const name of notes) assert.match(await onDisk(name), new RegExp(shared));
    await workbench.openFile('paper.tex');
    await workbench.putCursorAfter(`\\autocite{${shared.slice(0, 4)}`);
    await press('F2');
    const input = workbench.page.locator('.rename-box .rename-input');
    await input.fill('shao2024');
    await press('Enter');
    for (const name of [...notes, bibliography]) {
      await waitFor(
        `the new key in ${name}`,
        () => onDisk(name),
        (now) => now.includes('shao2024') && !now.includes(shared),
      );
    }
    await undo('the key as it was', new RegExp(shared));
  });

  test('mends a key that no bibliography has', async () => {
    await workbench.openFile('notes.md');
    await shows('the key as it was in this note, too', new RegExp(`\\[@${shared}\\]`));
    await workbench.putCursorAfter('shows no obvious end yet.');
    await workbench.page.keyboard.type(' See [@shaoScalingRetrievalBasedLanguage2025', {
      delay: 5,
    });
    await press('Escape');
    await workbench.page.locator('.squiggly-warning').first().waitFor();
    await press('ArrowLeft');
    await press('ControlOrMeta+.');
    await workbench.page
      .locator('.action-widget .monaco-list-row', {
        hasText: `Cite “${shared}” instead`,
      })
      .click();
    await shows('the key that was meant', new RegExp(`See \\[@${shared}\\]`));
    await undo('the unknown key', /See \[@shaoScalingRetrievalBasedLanguage2025\]/);
  });

  test('sees what the note cites as its list of references, and the key that is unknown', async () => {
    await workbench.openFile('notes.md');
    await workbench.putCursorAfter('shows no obvious end yet.');
    await workbench.page.keyboard.type(' So does @nobody2020.', { delay: 5 });
    await press('Escape');
    await workbench.runCommand('Lectern: Focus on Cited in This Note View');
    const view = workbench.page.locator('.pane', { hasText: 'Cited in This Note' });
    const row = view.locator('.monaco-list-row');
    await row.filter({ hasText: 'nobody2020' }).waitFor();
    const cited = row.filter({ hasText: 'Shao et al. · 2024' });
    await cited.waitFor();
    assert.match(
      (await cited.getAttribute('aria-label')) ?? '',
      /^Shao, R\., .*\(2024.*\)\. Scaling/,
    );
    await workbench.screenshot('cited');
  });
});
