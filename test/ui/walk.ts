import * as assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createMisbehavingServer, type MisbehavingServer } from '../workbench/misbehavingServer';
import { replaySources } from '../workbench/replays';
import { openWorkbench, waitFor, type Theme, type Workbench } from './workbench';

/** A note of examples/, a place in it that wants a citation, and the citation of a paper there. */
interface CitedNote {
  readonly name: string;
  /** Text that stands right before the citation. */
  readonly place: string;
  /** Words that find the paper. */
  readonly query: string;
  /** Part of the paper's title. */
  readonly title: string;
  /** How the place reads then, its white space made single; the group is the citekey. */
  readonly cited: RegExp;
  /** What the citation is inserted with. */
  readonly by: 'command' | 'panel';
}

const notes: readonly CitedNote[] = [
  {
    name: 'notes.md',
    place: 'Who has studied retrieval under a limit on its cost',
    query: 'cost-constrained retrieval',
    title: 'CORAG',
    cited: /a limit on its cost \[@(\w+)\]\?/,
    by: 'command',
  },
  {
    name: 'paper.tex',
    place: 'find passages by meaning',
    query: 'multi-vector',
    title: 'MUVERA',
    cited: /by meaning[ ~]\\autocite\{(\w+)\}, and/,
    by: 'panel',
  },
  {
    name: 'notes.typ',
    place: 'pays off',
    query: 'particle monte carlo',
    title: 'Particle-Based Monte Carlo',
    cited: /pays off @(\w+) when/,
    by: 'command',
  },
];

const bibliography = 'references.bib';

suite('a walk through the workbench', () => {
  let workbench: Workbench;
  /** The bibliography as it was when the window was opened. */
  let original: string;

  let arxiv: MisbehavingServer;

  suiteSetup(async () => {
    arxiv = await createMisbehavingServer();
    replaySources(arxiv);
    workbench = await openWorkbench({
      theme: 'Dark Modern',
      machineSettings: { 'lectern.network.arxivAddress': arxiv.url },
    });
    original = await onDisk();
  });

  teardown(async function () {
    if (this.currentTest?.isFailed()) await workbench.screenshot('failed');
  });

  suiteTeardown(async () => {
    await workbench.close();
    await arxiv.close();
  });

  test('the Library groups the papers by topic and counts them', async () => {
    await workbench.page.locator('.activitybar [aria-label*="Lectern"]').first().click();
    const rows = await workbench.treeRows();
    const counts = rows.map((row) => /, (\d+) papers?$/.exec(row)?.[1]);
    assert.ok(
      counts.every((count) => count !== undefined),
      rows.join('\n'),
    );
    assert.equal(
      counts.reduce((sum, count) => sum + Number(count), 0),
      66,
    );
    assert.ok(
      rows.some((row) => row.startsWith('Retrieval-Augmented Generation, ')),
      rows.join('\n'),
    );
  });

  test('a click on a paper of a topic shows its abstract', async () => {
    await workbench.treeRow('Retrieval-Augmented Generation').click();
    const paper = workbench.treeRow('CORAG');
    await paper.click();
    await panelShows('CORAG', 'Large Language Models (LLMs) have demonstrated');
    await takePicture('library-dark');
  });

  for (const [theme, name, shown] of [
    ['Light Modern', 'library-light', '.monaco-workbench.vs'],
    ['Dark High Contrast', 'library-contrast', '.monaco-workbench.hc-black'],
    ['Dark Modern', undefined, '.monaco-workbench.vs-dark'],
  ] as const satisfies readonly (readonly [Theme, string | undefined, string])[]) {
    test(`the panel takes on the theme ${theme}`, async () => {
      await workbench.typeIntoCommand('Preferences: Color Theme', theme);
      await workbench.pick(theme);
      await workbench.page.locator(shown).waitFor();
      await panelShows('CORAG', 'Large Language Models');
      if (name !== undefined) await takePicture(name);
    });
  }

  test('search bears a typo, ranks while typing, and opens the best paper', async () => {
    await workbench.typeIntoCommand('Lectern: Search Papers', 'retreival augmented');
    await workbench.waitForQuickPickRows((rows) => /retrieval[ -]augmented/i.test(rows[0] ?? ''));
    await takePicture('search');
    await workbench.page.keyboard.press('Enter');
    await panelShows('Retrieval', 'Abstract');
  });

  test('a field and its value are completed by keyboard while a query is typed', async () => {
    await workbench.typeIntoCommand('Lectern: Search Papers', 'auth');
    await workbench.waitForQuickPickRows((rows) => rows.at(-1)?.includes('author: — ') ?? false);
    // The fields stand below the papers; the row above the first is the last.
    await workbench.page.keyboard.press('ArrowUp');
    await workbench.page.keyboard.press('Enter');
    await waitFor('the field', workbench.quickPickText, (text) => text === 'author:');
    await workbench.page.keyboard.type('jam');
    await workbench.waitForQuickPickRows(([first]) => first === 'symbol-enum-member, Jamieson');
    await workbench.page.keyboard.type('ieson year:');
    // Which year is taken is not said by these rows: for a moment VS Code shows new rows scrolled as the old ones were.
    await workbench.waitForQuickPickRows(([first]) => isYear(first));
    await workbench.page.keyboard.press('Enter');
    await waitFor('the year', workbench.quickPickText, (text) =>
      /^author:jamieson year:\d{4} $/.test(text),
    );
    await workbench.page.keyboard.press('Escape');
  });

  test('a mistake in a query is explained above what it finds', async () => {
    await workbench.typeIntoCommand('Lectern: Search Papers', 'autor:jamieson learning year:20');
    await workbench.waitForQuickPickRows(
      ([first = '', second]) =>
        /Unknown field “autor:”.*Did you mean “author:”\?/.test(first) && isYear(second),
    );
    await takePicture('query');
    await workbench.page.keyboard.press('Escape');
  });

  test('a link of the panel asks before it leaves the editor', async () => {
    const panel = await workbench.webview(titleOf('Retrieval-Augmented Data Augmentation'));
    await panel.getByRole('link', { name: 'arXiv', exact: true }).click();
    const question = workbench.page.locator('.monaco-dialog-box');
    await question.filter({ hasText: 'https://arxiv.org/abs/' }).waitFor();
    await workbench.page.keyboard.press('Escape');
    await question.waitFor({ state: 'hidden' });
  });

  test('the panel is there again after a reload of the window', async () => {
    const kept = 'Retrieval-Augmented Data Augmentation';
    await workbench.reloadWhenStored('lectern.paper', 'arxiv:2402.13482');
    await panelShows(kept, 'Abstract');
    // The reload forgets which groups are open, and the rest of the walk takes a paper from this one.
    await workbench.treeRow('Retrieval-Augmented Generation').click();
    await workbench.treeRow('CORAG').waitFor();
  });

  for (const note of notes) {
    test(`${note.name} is cited in by ${note.by}, and one undo takes all back`, async () => {
      await workbench.openFile(note.name);
      await workbench.putCursorAfter(note.place);
      const before = await workbench.editorText();
      await cite(note);

      const text = await waitFor('the citation in the note', editorTextInOneLine, (shown) =>
        note.cited.test(shown),
      );
      const citekey = note.cited.exec(text)?.[1] ?? '';
      // Looked at again until it is written to the end.
      await waitFor(
        'the entry among the others on disk',
        onDisk,
        (now) => now.length > original.length && now.includes(`{${citekey},`),
      );
      // The note is left to the user to save; once the bibliography is saved, nothing else is unsaved.
      await workbench.page.locator('.activitybar .badge[aria-label$=" 1 unsaved file"]').waitFor();
      if (note.name === 'notes.md') await takePicture('cite');

      await undo();
      await waitFor('the bibliography as it was', onDisk, (now) => now === original);
      await waitFor('the note as it was', workbench.editorText, (shown) => shown === before);
    });
  }

  test('a paper dragged from the tree into a note is cited where it is dropped', async () => {
    await workbench.openFile('notes.md');
    const line = workbench.page.locator('.view-line', {
      hasText: 'shows no obvious end yet.',
    });
    await workbench.treeRow('CORAG').dragTo(line);
    await waitFor('the citation in the note', editorTextInOneLine, (shown) =>
      shown.includes('@wangCORAGCostConstrainedRetrieval2024'),
    );
    await waitFor('the entry on disk', onDisk, (now) => now !== original);
  });

  test('a filter narrows the tree while it is typed', async () => {
    await workbench.typeIntoCommand('Lectern: Filter Papers', 'speculative decoding');
    await waitFor('the papers that match', workbench.treeRows, (rows) =>
      rows.every((row) => /papers?$|specul|draft|SpecTr/i.test(row)),
    );
    await workbench.page.keyboard.press('Enter');
  });

  test('the filter is saved as a search, and stands above the groups', async () => {
    await workbench.typeIntoCommand('Lectern: Save Search…', 'Faster decoding');
    await workbench.page.keyboard.press('Enter');
    await workbench.runCommand('Lectern: Clear Filter');
    await workbench.treeRow('Dense Retrieval').waitFor();
    const rows = await waitFor('the saved search', workbench.treeRows, (all) =>
      all.some((row) => /^saved search Faster decoding, \d+ papers?$/.test(row)),
    );
    assert.match(rows[0] ?? '', /^Saved Searches/);
    await workbench.treeRow('Faster decoding').click();
    await waitFor('its papers', workbench.treeRows, (all) =>
      /specul|draft|SpecTr/i.test(all[2] ?? ''),
    );
    await takePicture('saved-search');
    await workbench.treeRow('Faster decoding').click();
  });

  test('the tree groups by year', async () => {
    await workbench.runCommand('Lectern: Group Papers');
    await workbench.pick('by year');
    await waitFor('the years', workbench.treeRows, (rows) =>
      rows
        .filter((row) => !/^saved search/i.test(row))
        .every((row) => /^\d{4}, \d+ papers?$/.test(row)),
    );
  });

  test('a bibliography that is added can be searched, and its broken entry stands where it is', async () => {
    const path = join(workbench.folder, 'own.bib');
    const entry =
      "@misc{gomez2020, title = {Zebra Crossings}, author = {G{\\'o}mez, Ana}, year = 2020}";
    await writeFile(path, `${entry}\n@misc{open, title = {Half a Zebra}`);
    await workbench.runCommand('Lectern: Add Papers from Files');
    await workbench.waitForQuickPickRows((rows) => rows.some((row) => row.includes('own.bib')));
    await workbench.pick('own.bib');
    await workbench.runCommand('Lectern: Focus on Sources View');
    const source = workbench.treeRow('own.bib');
    await source.filter({ hasText: '2 papers, with problems' }).waitFor();
    await source.locator('.monaco-tl-twistie').click();
    await workbench.treeRow('is not closed').waitFor();
    await takePicture('sources');
    await workbench.typeIntoCommand('Lectern: Search Papers', 'zebra gomez');
    await workbench.waitForQuickPickRows((rows) => rows[0]?.includes('Zebra Crossings') ?? false);
    await workbench.page.keyboard.press('Escape');
  });

  test('a bibliography that is put in the place of another shows at once', async () => {
    const path = join(workbench.folder, 'own.bib');
    await writeFile(path, '@misc{gomez2020, title = {Zebra Crossings}}\n');
    await workbench
      .treeRow('own.bib')
      .filter({ hasText: /1 paper$/ })
      .waitFor();
    await workbench.typeIntoCommand('Preferences: Color Theme', 'Light Modern');
    await workbench.pick('Light Modern');
    await workbench.page.locator('.monaco-workbench.vs').waitFor();
    await takePicture('sources-light');
  });

  test('a bibliography dropped on the sources is one of them', async () => {
    await writeFile(
      join(workbench.folder, 'dropped.bib'),
      '@misc{okapi2021, title = {Okapis at Dusk}, author = {Mbuti, Joy}, year = 2021}\n',
    );
    await workbench.runCommand('Lectern: Focus on Sources View');
    await workbench.dragFromExplorer(
      'dropped.bib',
      'Lectern',
      workbench.treeRow('Built-in papers'),
    );
    await workbench.treeRow('dropped.bib').filter({ hasText: '1 paper' }).waitFor();
    await workbench.typeIntoCommand('Lectern: Search Papers', 'okapis');
    await workbench.waitForQuickPickRows((rows) => rows[0]?.includes('Okapis at Dusk') ?? false);
    await workbench.page.keyboard.press('Escape');
  });

  test('a category of arXiv is followed, and What’s New shows what it brought', async () => {
    await workbench.typeIntoCommand('Lectern: Follow arXiv, Hugging Face or Zotero', 'cs.IR');
    await workbench.waitForQuickPickRows((rows) => rows[0]?.includes('cs.IR') ?? false);
    await workbench.page.keyboard.press('Enter');
    await workbench.runCommand('Lectern: Focus on Sources View');
    await workbench.treeRow('arXiv cs.IR').filter({ hasText: '3 papers, 3 new' }).waitFor();
    await workbench.page.locator('.activitybar .badge[aria-label*="3 new"]').first().waitFor();
    await workbench.runCommand('Lectern: What’s New');
    const page = await workbench.webview('h1:has-text("What’s New")');
    const paper = page.getByRole('article').filter({ hasText: 'Reading Lamps' });
    await paper.getByText('Abstract').click();
    await paper.getByText('We light the pages').waitFor();
    await workbench
      .treeRow('arXiv cs.IR')
      .filter({ hasText: /3 papers$/ })
      .waitFor();
    await paper.getByRole('button', { name: 'Star', exact: true }).click();
    await paper.getByRole('button', { name: 'Star', exact: true, pressed: true }).waitFor();
    await takePicture('whats-new');
    await finds('is:starred', 'Reading Lamps');
  });

  test('a paper is starred and tagged, found by that, and still is when the window was started anew', async () => {
    await workbench.runCommand('Lectern: Focus on Library View');
    await workbench.typeIntoCommand('Lectern: Filter Papers', 'corag');
    await workbench.treeRow('CORAG').waitFor();
    await workbench.page.keyboard.press('Enter');
    const row = workbench.treeRow('CORAG');
    await row.click();
    await panelShows('CORAG', 'Large Language Models');
    await row.hover();
    await row.locator('.action-label[aria-label^="Star Paper"]').click();
    await row.filter({ hasText: '★' }).waitFor();
    await row.click();
    await workbench.typeIntoCommand('Lectern: Tag Paper', 'to cite');
    await workbench.waitForQuickPickRows((rows) => rows[0]?.includes('to cite') ?? false);
    await workbench.page.keyboard.press('Enter');
    await row.filter({ hasText: 'to cite' }).waitFor();
    const panel = await workbench.webview(titleOf('CORAG'));
    await panel.getByRole('button', { name: 'Star', exact: true, pressed: true }).waitFor();
    await takePicture('marks');
    await workbench.runCommand('Lectern: Clear Filter');
    await finds('is:starred tag:"to cite"', 'CORAG');
    await workbench.reloadWhenStored('lectern.paper', 'arxiv:2411.00744');
    await panelShows('CORAG', 'to cite');
    await finds('is:starred tag:"to cite"', 'CORAG');
    await finds('author:lunar is:starred', 'Reading Lamps');
  });

  /** Whether a query finds this starred paper and no other. */
  async function finds(query: string, title: string): Promise<void> {
    await workbench.typeIntoCommand('Lectern: Search Papers', query);
    await workbench.waitForQuickPickRows(
      ([first = '', ...others]) =>
        others.length === 0 && first.includes(title) && first.includes('★'),
    );
    await workbench.page.keyboard.press('Escape');
  }

  async function cite({ query, title, by }: CitedNote): Promise<void> {
    const command = by === 'command' ? 'Insert Citation' : 'Search Papers';
    await workbench.typeIntoCommand(`Lectern: ${command}`, query);
    await workbench.waitForQuickPickRows((rows) => rows[0]?.includes(title) ?? false);
    await workbench.page.keyboard.press('Enter');
    if (by === 'panel') {
      const panel = await workbench.webview(titleOf(title));
      await panel.getByRole('button', { name: 'Cite', exact: true }).click();
    }
  }

  /** One Ctrl+Z; where VS Code asks whether to undo in both files, yes. */
  async function undo(): Promise<void> {
    await workbench.page.keyboard.press('ControlOrMeta+z');
    const both = workbench.page.locator('.monaco-dialog-box .monaco-button', {
      hasText: 'Undo in 2 Files',
    });
    const askedOrUndone = async () => (await both.isVisible()) || (await onDisk()) === original;
    await waitFor('the undo', askedOrUndone, (done) => done);
    if (await both.isVisible()) await both.click();
  }

  function onDisk(): Promise<string> {
    return readFile(join(workbench.folder, bibliography), 'utf8');
  }

  async function editorTextInOneLine(): Promise<string> {
    return (await workbench.editorText()).replaceAll(/\s+/g, ' ');
  }

  /** Waits until the panel shows the paper of this title, and this text in its page. */
  async function panelShows(title: string, text: string): Promise<void> {
    const panel = await workbench.webview(titleOf(title));
    await panel.locator('main', { hasText: text }).waitFor();
  }

  /** Takes a picture without what hovering shows. */
  async function takePicture(name: string): Promise<void> {
    await workbench.page.mouse.move(0, 0);
    await workbench.page.locator('.monaco-hover:visible').waitFor({ state: 'hidden' });
    await workbench.screenshot(name);
  }
});

/** Whether a row of the QuickPick offers a year; a row's name begins with that of its icon. */
function isYear(row = ''): boolean {
  return /^symbol-enum-member, \d{4}$/.test(row);
}

function titleOf(paper: string): string {
  return `h1#title:has-text("${paper}")`;
}
