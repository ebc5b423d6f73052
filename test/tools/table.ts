import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkout } from '../workbench/checkout';
import type { Form } from './forms';
import type { Row } from './rows';

/** `none`: the language has no such form; `skipped`: the tool is not on this machine, or gets this wrong by itself. */
export type Outcome = 'passed' | 'failed' | 'none' | 'skipped';

export type Outcomes = ReadonlyMap<Row, ReadonlyMap<Form, Outcome>>;

const signs: Readonly<Record<Outcome, string>> = {
  passed: '✓',
  failed: '✗',
  none: '–',
  skipped: '·',
};

/** The table for a terminal. */
export function plainTable(outcomes: Outcomes): string {
  const [header = [], ...body] = cellsOf(outcomes);
  const widths = header.map((_, column) =>
    Math.max(...[header, ...body].map((cells) => cells[column]?.length ?? 0)),
  );
  const legend = '✓ passes   ✗ fails   – has no such form   · not tried, see above';
  const lines = [header, ...body].map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [...lines, '', legend].join('\n');
}

const start = '<!-- What npm run test:tools -- --write found -->';
const end = '<!-- End of what it found -->';

/** Puts the table into docs/citing.md. */
export async function writeTable(outcomes: Outcomes): Promise<void> {
  const { text, from, to } = await tableInDocs();
  const [header = [], ...body] = cellsOf(outcomes);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const table = [line(header), line(header.map(() => '---')), ...body.map(line)].join('\n');
  await writeFile(docs, `${text.slice(0, from)}${start}\n\n${table}\n\n${text.slice(to)}`);
}

/**
 * Where docs/citing.md says something else than what was found. What was not tried, here or for the documentation,
 * contradicts nothing: other machines have other tools, and newer ones.
 */
export async function differencesFromTable(outcomes: Outcomes): Promise<string[]> {
  const { text, from, to } = await tableInDocs();
  const [written = [], , ...lines] = text
    .slice(from + start.length, to)
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const renew = 'npm run test:tools -- --write renews it';
  const [header = [], ...body] = cellsOf(outcomes);
  if (written.join() !== header.join()) return [`the table has other columns; ${renew}`];
  return body.flatMap(([name = '', ...found]) => {
    const [, ...said] = lines.find((cells) => cells[0] === name) ?? [];
    if (said.length === 0) return [`the table has no line for ${name}; ${renew}`];
    return found.flatMap((sign, index) => {
      const other = said[index] ?? '';
      const isSame = sign === other || [sign, other].includes(signs.skipped);
      const where = `${name}, ${header[index + 1] ?? ''}`;
      return isSame ? [] : [`${where}: the table says ${other}, found was ${sign}; ${renew}`];
    });
  });
}

const docs = join(checkout, 'docs', 'citing.md');

/** The documentation, and where in it the table starts and ends, with its marks. */
async function tableInDocs() {
  const text = await readFile(docs, 'utf8');
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${docs} has no place for the table.`);
  return { text, from, to };
}

function cellsOf(outcomes: Outcomes): string[][] {
  const first = [...outcomes.values()][0];
  const header = ['', ...[...(first?.keys() ?? [])].map(({ name }) => name)];
  const body = [...outcomes].map(([{ name }, ofRow]) => [
    name,
    ...[...ofRow.values()].map((outcome) => signs[outcome]),
  ]);
  return [header, ...body];
}
