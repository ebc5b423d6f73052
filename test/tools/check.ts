/**
 * Whether the tools that people compile their notes with understand what Lectern writes: each way to cite, in each
 * language, is compiled by the real tool, and the list of references must hold the papers that were cited.
 *
 *     npm run test:tools               all of them
 *     npm run test:tools -- typst      those whose language has this in its name
 *     npm run test:tools -- --each     each way to cite in a note of its own, which takes longer
 *     npm run test:tools -- --write    and write the table to docs/citing.md
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { bibliographyFormat } from '../../src/core/citations/bibliography/bibliographyFormats';
import type { PaperSummary } from '../../src/core/papers/paper';
import { runMain } from '../workbench/main';
import { writeResult } from '../workbench/results';
import { applied, forms, type Form } from './forms';
import { rows, type Row } from './rows';
import { differencesFromTable, plainTable, writeTable, type Outcome } from './table';
import type { Tool } from './tool';

runMain(async () => {
  const args = process.argv.slice(2);
  const sought = args.find((arg) => !arg.startsWith('-'))?.toLowerCase() ?? '';
  const asked = rows.filter(({ name }) => name.toLowerCase().includes(sought));
  const { leftOut, lacking } = await probeTools(new Set(asked.map(({ tool }) => tool)));

  // First what is not tried, so that the order in the table is that of the lists.
  const outcomes = new Map(
    asked.map((row) => [row, new Map(forms.map((form): [Form, Outcome] => [form, 'skipped']))]),
  );
  const oneByOne = args.includes('--each');
  const tasks = [...outcomes].map(([row, ofRow]) => () => {
    const isTried = (form: Form) => leftOut.get(row.tool)?.(form) !== true;
    return tryRow(row, isTried, ofRow, oneByOne);
  });
  await inParallel(tasks);

  console.log(`\n${plainTable(outcomes)}\n`);
  if (args.includes('--write') && sought === '') await writeTable(outcomes);
  const untrue = await differencesFromTable(outcomes);
  for (const line of untrue) console.log(`✗ docs/citing.md: ${line}`);
  const counts = countOf(outcomes, [...lacking, ...untrue].length);
  await writeResult('tools', counts);
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  return counts.failed === 0 ? 0 : 1;
});

interface Probed {
  /** What is not tried with which tool. */
  readonly leftOut: ReadonlyMap<Tool, (form: Form) => boolean>;
  /** The tools that continuous integration has to have, and has not. */
  readonly lacking: readonly Tool[];
}

/** Says which tools there are, and aloud what is left out. */
async function probeTools(tools: ReadonlySet<Tool>): Promise<Probed> {
  const leftOut = new Map<Tool, (form: Form) => boolean>();
  const lacking: Tool[] = [];
  const asked = [...tools].map(async (tool) => ({ tool, found: await tool.probe() }));
  for (const { tool, found } of await Promise.all(asked)) {
    if ('missing' in found) {
      const isLacking = tool.isEssential === true && process.env['CI'] === 'true';
      if (isLacking) lacking.push(tool);
      const outcome = isLacking ? '✗ Continuous integration must have it, but' : 'SKIPPED,';
      console.log(`${outcome} not on this machine: ${tool.name} (${found.missing})`);
      leftOut.set(tool, () => true);
      continue;
    }
    console.log(`${tool.name}: ${found.version}`);
    const { cannot = {} } = found;
    leftOut.set(tool, ({ name }) => name in cannot);
    const reasons = new Map<string, string[]>();
    for (const [name, why] of Object.entries(cannot)) {
      reasons.set(why, [...(reasons.get(why) ?? []), name]);
    }
    for (const [why, names] of reasons) {
      console.log(`SKIPPED with ${tool.name}: ${names.join('; ')}, since ${why}`);
    }
  }
  return { leftOut, lacking };
}

/**
 * Tries all forms in one note, since the tools take long to start. Where anything is wrong with that, each form is
 * tried in a note of its own, so that it is known which ones are wrong.
 */
async function tryRow(
  row: Row,
  isTried: (form: Form) => boolean,
  outcomes: Map<Form, Outcome>,
  oneByOne: boolean,
): Promise<void> {
  const possible: Form[] = [];
  const fail = (form: Form, wrong: readonly string[]) => {
    outcomes.set(form, 'failed');
    console.log(`✗ ${row.name}: ${form.name}\n${wrong.map((line) => `    ${line}`).join('\n')}`);
  };
  for (const form of forms) {
    try {
      // What a language has no form for is known without its tool.
      if (noteOf(row, [form]) === undefined) outcomes.set(form, 'none');
      else if (isTried(form)) {
        outcomes.set(form, 'passed');
        possible.push(form);
      }
    } catch (error) {
      fail(form, [String(error)]);
    }
  }
  if (possible.length === 0) return;
  if (!oneByOne && (await wrongWith(row, possible)).length === 0) return;
  const found: string[][] = [];
  for (const form of possible) found.push(await wrongWith(row, [form]));
  // What is wrong with all of them together, and with none alone, is wrong with the first.
  if (!oneByOne && found.every((wrong) => wrong.length === 0)) {
    found[0]?.push(...(await wrongWith(row, possible)));
  }
  for (const [index, form] of possible.entries()) {
    const wrong = found[index] ?? [];
    if (wrong.length > 0) fail(form, wrong);
  }
}

/** Where a paragraph cites, and its end, behind the last of which the references are listed. */
const beforeCitation = 'This was shown by others';
/** A word that no line breaks in. */
const lastWords = 'QED.';
const paragraph = `${beforeCitation}, and by nobody else. ${lastWords}`;

/** The note with a paragraph for each form, and its bibliography declared; undefined where a form does not exist. */
function noteOf(row: Row, tried: readonly Form[]): string | undefined {
  let note: string | undefined = row.note(tried.map(() => paragraph).join('\n\n'));
  for (const [index, form] of tried.entries()) {
    const before = note.split(beforeCitation).slice(0, index + 1);
    const offset = before.join(beforeCitation).length + beforeCitation.length;
    note = form.write(row.language, note, offset);
    if (note === undefined) return undefined;
  }
  const declaration = row.language.declareBibliography(note, row.bibliographyFile);
  return declaration ? applied(note, declaration) : note;
}

/** Compiles the note in which these forms are, and says what is wrong with what comes of it. */
async function wrongWith(row: Row, tried: readonly Form[]): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-tools-'));
  try {
    await writeFile(join(folder, row.noteFile), noteOf(row, tried) ?? '');
    const cited = new Map(
      tried.flatMap(({ papers }) => papers).map((each) => [each.citekey, each]),
    );
    const format = bibliographyFormat(row.bibliographyFile, '');
    const entries = format?.addEntries('', [...cited.values()]) ?? [];
    await writeFile(
      join(folder, row.bibliographyFile),
      entries.map(({ newText }) => newText).join(''),
    );
    const { text, complaints } = await row.tool.compile(folder, row.noteFile);
    const parts = text.replace(/\s+/g, ' ').split(lastWords);
    return [
      ...complaints,
      ...(parts.length === tried.length + 1
        ? tried.flatMap((form, index) => missingIn(form, parts[index] ?? '', parts.at(-1) ?? ''))
        : [`The document does not hold the note: ${text.slice(0, 300)}`]),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** What the paragraph that cites, and the references, do not say. */
function missingIn(
  { papers, says = [], hides = [] }: Form,
  citing: string,
  references: string,
): string[] {
  const listed = comparable(references);
  const isOpen = /\?|\[ ?\]|\( ?\)/.test(citing);
  return [
    ...papers
      .flatMap(({ paper }) => factsOf(paper))
      .filter((fact) => !listed.includes(comparable(fact)))
      .map((fact) => `The references do not say “${fact}”: ${references}`),
    ...says
      .filter((words) => !comparable(citing).includes(comparable(words)))
      .map((words) => `The citation does not say “${words}”: ${citing}`),
    ...hides
      .filter((words) => comparable(citing).includes(comparable(words)))
      .map((words) => `The citation says “${words}”: ${citing}`),
    ...(isOpen ? [`The citation leads nowhere: ${citing}`] : []),
  ];
}

/** What a reference must say: its title and its authors. A style may take particles away from a family name. */
function factsOf({ title, author }: PaperSummary): string[] {
  return [title, ...author.flatMap(({ family, literal = '' }) => family?.split(' ') ?? literal)];
}

/** Styles differ in the case of letters and in quotation marks; lines break in words, and mathematics is set. */
function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[“”„‘’'"`´]/g, "'")
    .replace(/[\s\p{Dash}\u00ad$]/gu, '');
}

function countOf(outcomes: ReadonlyMap<Row, ReadonlyMap<Form, Outcome>>, otherFailures: number) {
  const all = [...outcomes.values()].flatMap((ofRow) => [...ofRow.values()]);
  const count = (sought: Outcome) => all.filter((outcome) => outcome === sought).length;
  return { passed: count('passed'), failed: count('failed') + otherFailures };
}

async function inParallel(tasks: readonly (() => Promise<void>)[]): Promise<void> {
  const left = tasks[Symbol.iterator]();
  const work = async () => {
    for (const task of left) await task();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
}
