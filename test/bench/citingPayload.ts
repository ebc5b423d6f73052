/** The part of `npm run bench:citing` that runs inside the extension host. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { bibtexEntry } from '../../src/core/citations/bibliography/bibtexEntry';
import type { LibraryPaper } from '../../src/core/papers/paper';
import { BibliographyEntries } from '../../src/host/citing/bibliographyEntries';
import { BibliographyNames } from '../../src/host/citing/bibliographyNames';
import { CitationCompletion } from '../../src/host/citing/citationCompletion';
import { CitationHover } from '../../src/host/citing/citationHover';
import { CitationProblems } from '../../src/host/citing/citationProblems';
import { ProjectTexts } from '../../src/host/citing/projectTexts';
import type { LecternApi } from '../../src/host/lectern';
import { FileStamps } from '../../src/host/fileStamps';
import { NoteEditor } from '../../src/host/noteEditor';
import { RecentPapers } from '../../src/host/recentPapers';
import { machineIsCalm } from './calm';
import { papersVariable, type CitingFigures } from './citingFigures';
import { MEASURED } from './hostFigures';
import { queries } from './hostQueries';

const NOTE_LINES = 5000;
/** Of these lines every tenth cites. */
const CITED = NOTE_LINES / 10;
const PATIENCE = 280_000;
/** Fewer are not the library yet. */
const FEWEST = 1000;
const TRIES = 150;
/** Completions of so many words come first, and are told apart. */
const FIRST_WORDS = 4;
const FIRST_TRIES = 30;
/** Between two letters of who types fast, in milliseconds. */
const TYPING = 60;

/** What the extension host calls. */
export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension<LecternApi>('lectern.lectern');
  const file = process.env[papersVariable];
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  if (!extension || file === undefined || folder === undefined) {
    throw new Error('The benchmark is not set up.');
  }
  const { library, loaded } = await extension.activate();
  await loaded;
  await vscode.workspace
    .getConfiguration()
    .update('lectern.library.files', [file], vscode.ConfigurationTarget.Global);
  const papers = await countOf(library);
  const cited = await citedPapers(library);
  await writeFile(
    join(folder, 'long.bib'),
    cited.map((paper) => bibtexEntry(paper, paper.citekey)).join('\n\n'),
  );
  const path = join(folder, 'long.md');
  await writeFile(path, noteCiting(cited));
  const document = await vscode.workspace.openTextDocument(path);
  const editor = await vscode.window.showTextDocument(document);
  await machineIsCalm();

  const notes = new NoteEditor();
  const memory = { get: (_: string, other: unknown) => other, update: () => Promise.resolve() };
  const recent = new RecentPapers(memory as unknown as vscode.Memento);
  const stamps = new FileStamps();
  const names = new BibliographyNames(new ProjectTexts(), stamps);
  const parts = { library, notes, names, entries: new BibliographyEntries(library, stamps) };
  const provider = new CitationCompletion(library, notes, recent, names);
  const words = queries.filter((query) => /^[a-z ]+$/.test(query));
  const figures: CitingFigures = {
    papers,
    noteLines: document.lineCount,
    // Other words than those that follow.
    firstCompletionMs: await completions(editor, provider, words.slice(-FIRST_WORDS), FIRST_TRIES),
    completionMs: await completions(editor, provider, words.slice(0, -FIRST_WORDS), TRIES),
    hoverMs: await hovers(document, new CitationHover(parts)),
    emptyRequestMs: await emptyRequests(library),
    problemsMs: await problems(document, parts),
  };
  console.log(MEASURED + JSON.stringify(figures));
}

async function countOf(library: LecternApi['library']): Promise<number> {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const { total } = await library.find(
      { text: '', match: 'all', sort: 'date' },
      { offset: 0, limit: 0 },
    );
    if (total > FEWEST) {
      await topicsOf(library, deadline);
      return total;
    }
    if (Date.now() > deadline) throw new Error('The papers did not come.');
    await delay(500);
  }
}

/** Finding topics is what a library of many papers is busy with at first: once a day, not while typing. */
async function topicsOf(library: LecternApi['library'], deadline: number): Promise<void> {
  for (;;) {
    const groups = await library.groups('topic', '');
    if (groups.every(({ key }) => key !== '')) return;
    if (Date.now() > deadline) throw new Error('The topics were not found.');
    await delay(500);
  }
}

async function citedPapers(library: LecternApi['library']): Promise<readonly LibraryPaper[]> {
  const { hits } = await library.find(
    { text: 'learning', match: 'all', sort: 'relevance' },
    { offset: 0, limit: CITED },
  );
  return library.get(hits.map(({ paper }) => paper.id));
}

function noteCiting(papers: readonly LibraryPaper[]): string {
  const lines = ['---', 'bibliography: long.bib', '---', ''];
  for (let line = 0; lines.length < NOTE_LINES; line++) {
    const paper = line % 10 === 0 ? papers[(line / 10) % papers.length] : undefined;
    const cites = paper ? ` [@${paper.citekey}, p. ${line}]` : '';
    lines.push(`Line ${line} says what some have said before, and \`code\` besides${cites}.`);
  }
  return `${lines.join('\n')}\n\n`;
}

async function completions(
  editor: vscode.TextEditor,
  provider: CitationCompletion,
  words: readonly string[],
  tries: number,
): Promise<number[]> {
  const { document } = editor;
  const times: number[] = [];
  for (let tried = 0; times.length < tries; tried++) {
    const query = words[tried % words.length] ?? '';
    for (let length = 1; length <= query.length && times.length < tries; length += 2) {
      const last = document.lineAt(document.lineCount - 1).range;
      await editor.edit((edit) => edit.replace(last, `[@${query.slice(0, length)}`));
      // VS Code draws the letter, which takes a processor of which there may be two.
      await delay(TYPING);
      const position = document.lineAt(document.lineCount - 1).range.end;
      const token = new vscode.CancellationTokenSource().token;
      times.push(await timed(() => provider.provideCompletionItems(document, position, token)));
    }
  }
  return times;
}

/** What any answer of the library takes at least, between these threads on this machine. */
async function emptyRequests(library: LecternApi['library']): Promise<number[]> {
  const times: number[] = [];
  while (times.length < TRIES) {
    await delay(TYPING);
    times.push(await timed(() => library.get([])));
  }
  return times;
}

async function hovers(document: vscode.TextDocument, provider: CitationHover): Promise<number[]> {
  const times: number[] = [];
  const text = document.getText();
  const places = [...text.matchAll(/\[@(?=\w+, p)/g)].slice(0, TRIES);
  const token = new vscode.CancellationTokenSource().token;
  for (const { index } of places) {
    const position = document.positionAt(index + 3);
    await delay(TYPING);
    times.push(await timed(() => provider.provideHover(document, position, token)));
  }
  return times;
}

async function problems(
  document: vscode.TextDocument,
  parts: ConstructorParameters<typeof CitationProblems>[0],
): Promise<number[]> {
  const log = vscode.window.createOutputChannel('Benchmark', { log: true });
  const checks = new CitationProblems(parts, log);
  const times: number[] = [];
  while (times.length < TRIES) times.push(await timed(() => checks.problems(document)));
  checks.dispose();
  log.dispose();
  return times;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
