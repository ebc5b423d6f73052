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
  const file = join(checkout, 'docs', 'citing.md');
  const text = await readFile(file, 'utf8');
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${file} has no place for the table.`);
  const [header = [], ...body] = cellsOf(outcomes);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const table = [line(header), line(header.map(() => '---')), ...body.map(line)].join('\n');
  await writeFile(file, `${text.slice(0, from)}${start}\n\n${table}\n\n${text.slice(to)}`);
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
