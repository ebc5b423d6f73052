import * as vscode from 'vscode';
import { HumanError } from '../../core/humanError';
import type { CitedPaper } from '../../core/citations/notesLanguage';
import type { ReadingScope } from '../../core/readingList/libraryReadingList';
import type { ReadingBudget } from '../../core/readingList/readingList';
import { readingNote, type ReadingNoteLine } from '../../core/readingList/readingNote';
import type { LibraryService } from '../../protocol/libraryProtocol';
import type { CitekeyRegistry } from '../citekeyRegistry';
import type { NoteEditor } from '../noteEditor';
import { withProgress } from '../online/withProgress';
import type { SavedSearches } from '../savedSearches';
import { groupLabel, groupRefOf, type GroupRow, type SavedSearchRow } from '../treeItems';

export interface ReadingListParts {
  readonly library: LibraryService;
  readonly notes: NoteEditor;
  readonly citekeys: CitekeyRegistry;
  readonly searches: SavedSearches;
  /** What the tree shows and what of it is selected. */
  readonly tree: { readonly filter: string; readonly selectedGroup: GroupRow | undefined };
}

/** A row of the tree that a list can be made for. */
export type ReadingListRow = GroupRow | SavedSearchRow;

/** What a list is for, with its name for people. */
interface Subject {
  readonly label: string;
  readonly scope: ReadingScope;
}

/** Words that one reads in an hour, at 238 a minute (M. Brysbaert, How many words do we read per minute?, 2019). */
const wordsAnHour = 14_000;
const usualPapers = [5, 10, 20, 50] as const;

/**
 * Makes a list of what to read and opens it as a note. Asks what it is for and how much it may be, as far as that is not
 * given.
 */
export async function makeReadingList(
  parts: ReadingListParts,
  row?: ReadingListRow,
  given?: ReadingBudget,
): Promise<void> {
  const subject = row ? subjectOf(row, parts.tree.filter) : await askForSubject(parts.tree);
  if (!subject) return;
  const budget = given ?? (await askForBudget(subject));
  if (!budget) return;
  const list = await withProgress(
    vscode.l10n.t('Choosing what to read: {0}…', subject.label),
    (signal) => parts.library.readingList(subject.scope, budget, signal),
  );
  if (!list) return;
  const papers = await parts.library.get(list.entries.map(({ id }) => id));
  if (papers.length === 0) {
    throw new HumanError(
      list.candidates === 0
        ? 'No paper matches, so there is nothing to read. Choose something else to make a reading list for.'
        : 'Not one paper is that short. Allow more words, and try again.',
    );
  }
  const adds = new Map(list.entries.map(({ id, adds }) => [id, adds]));
  const lines = papers.map((paper): ReadingNoteLine => {
    const phrases = adds.get(paper.id) ?? [];
    return {
      paper,
      citekey: paper.citekey,
      adds: phrases.length === 0 ? '' : vscode.l10n.t('adds: {0}', phrases.join(', ')),
    };
  });
  const title = vscode.l10n.t('Reading list: {0}', subject.label);
  await openNote(parts, title, lines);
  await parts.citekeys.handOut(Object.fromEntries(papers.map(({ id, citekey }) => [id, citekey])));
  offerToKeep(parts.searches, title, lines);
}

/** A new note that is nowhere yet: where to keep it is the user's choice. */
async function openNote(
  { notes }: ReadingListParts,
  title: string,
  lines: readonly ReadingNoteLine[],
): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'markdown' });
  const language = notes.languageOf(document);
  if (!language) return;
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  await editor.edit((edit) =>
    edit.insert(new vscode.Position(0, 0), readingNote(title, lines, language)),
  );
}

/** The list also as rows of the tree: a saved search for just these papers. */
function offerToKeep(searches: SavedSearches, title: string, papers: readonly CitedPaper[]): void {
  const keep = vscode.l10n.t('Keep in the Library View');
  const message =
    papers.length === 1
      ? vscode.l10n.t('The reading list has 1 paper.')
      : vscode.l10n.t('The reading list has {0} papers.', papers.length);
  void vscode.window.showInformationMessage(message, keep).then(async (chosen) => {
    if (chosen === keep) await searches.add(title, queryFor(papers));
  });
}

/** The query that finds these papers and no others. */
export function queryFor(papers: readonly CitedPaper[]): string {
  return papers.map(({ citekey }) => `key:${citekey}`).join(' OR ');
}

function subjectOf(row: ReadingListRow, filter: string): Subject {
  if (row.kind === 'savedSearch') {
    return { label: row.search.name, scope: { text: row.search.query } };
  }
  return {
    label: groupLabel(row.group, row.by),
    scope: { text: filter, group: groupRefOf(row) },
  };
}

interface SubjectItem extends vscode.QuickPickItem {
  /** Absent where it is yet to be typed. */
  readonly subject?: Subject;
}

async function askForSubject({
  filter,
  selectedGroup,
}: ReadingListParts['tree']): Promise<Subject | undefined> {
  const title = vscode.l10n.t('Make Reading List');
  const whole = vscode.l10n.t('the whole library');
  const items: SubjectItem[] = [
    ...(selectedGroup ? [subjectOf(selectedGroup, filter)] : []),
    ...(filter === '' ? [] : [{ label: filter, scope: { text: filter } }]),
    { label: whole, scope: { text: '' } },
  ].map((subject) => ({ label: subject.label, subject }));
  items.push({ label: vscode.l10n.t('What a Search Finds…') });
  const chosen = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t('What the list is to cover'),
  });
  if (!chosen || chosen.subject) return chosen?.subject;
  const text = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('The search whose papers the list is to cover.'),
    placeHolder: vscode.l10n.t('Title, abstract, author:, year:2023..2025, venue:, topic:, cat:'),
  });
  const query = text?.trim() ?? '';
  return query === '' ? undefined : { label: query, scope: { text: query } };
}

interface BudgetItem extends vscode.QuickPickItem {
  /** Absent where it is yet to be typed. */
  readonly budget?: ReadingBudget;
}

async function askForBudget({ label }: Subject): Promise<ReadingBudget | undefined> {
  const title = vscode.l10n.t('Reading List: {0}', label);
  const items: BudgetItem[] = [
    ...usualPapers.map((papers) => ({
      label: vscode.l10n.t('{0} papers', papers),
      budget: { papers },
    })),
    {
      label: vscode.l10n.t('What I Can Read in an Hour'),
      description: vscode.l10n.t('abstracts of {0} words together', wordsAnHour),
      budget: { words: wordsAnHour },
    },
    { label: vscode.l10n.t('Another Number…') },
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t('How much to read'),
  });
  if (!chosen || chosen.budget) return chosen?.budget;
  const text = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t(
      'How many papers, such as 30, or how many words of abstracts, such as 5000 words.',
    ),
    validateInput: (typed) =>
      typedBudget(typed) ? undefined : vscode.l10n.t('Type a number, such as 30 or 5000 words.'),
  });
  return text === undefined ? undefined : typedBudget(text);
}

/** Whether a command was called with a row of the tree that a list can be made for. */
export function isListRow(argument: unknown): argument is ReadingListRow {
  const { kind } = (argument ?? {}) as { readonly kind?: unknown };
  return kind === 'group' || kind === 'savedSearch';
}

/** The tree hands over all selected rows behind the one that was meant, and they are no budget. */
export function isBudget(argument: unknown): argument is ReadingBudget {
  const { papers, words } = (argument ?? {}) as Partial<Record<'papers' | 'words', unknown>>;
  return typeof papers === 'number' || typeof words === 'number';
}

/** What a typed number means: papers, or words where anything but “papers” stands behind it. */
export function typedBudget(text: string): ReadingBudget | undefined {
  const [, digits = '', unit = ''] = /^\s*(\d{1,9})\s*(\p{L}*)\s*$/u.exec(text) ?? [];
  const count = Number(digits);
  if (count < 1) return undefined;
  return unit === '' || /^p/i.test(unit) ? { papers: count } : { words: count };
}
