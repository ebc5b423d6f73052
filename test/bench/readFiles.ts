/**
 * Reads files of papers and prints one line of JSON for each: what was found in it, and what is wrong with it.
 *
 *     npm run --silent read -- FILE…
 *
 * Files that end in `.gz` are unpacked. `line` and `column` of a problem count from 1, as editors do.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { HumanError } from '../../src/core/humanError';
import { readPapers } from '../../src/core/readers/readPapers';
import type { ReadProblem } from '../../src/core/readers/reader';
import { decodeText } from '../../src/worker/decodeText';

for (const file of process.argv.slice(2)) console.log(JSON.stringify(readFile(file)));

function readFile(file: string): object {
  const start = performance.now();
  try {
    const bytes = readFileSync(file);
    const text = decodeText(file.endsWith('.gz') ? gunzipSync(bytes) : bytes);
    const { format, entries, papers, problems } = readPapers(text);
    return {
      file,
      format: format ?? 'unknown',
      entries,
      papers: papers.length,
      problems: problems.map(printed),
      ms: msSince(start),
    };
  } catch (error) {
    // The file, not what it says: it is absent, a folder, or no archive after all.
    const message = error instanceof Error ? error.message : String(error);
    const problems = [{ line: 1, column: 1, message }];
    return { file, format: 'unknown', entries: 0, papers: 0, problems, ms: msSince(start) };
  }
}

function printed({ template, args, line = 0, column = 0 }: ReadProblem): object {
  const { message } = new HumanError(template, ...args);
  return { line: line + 1, column: column + 1, message };
}

function msSince(start: number): number {
  return Math.round(10 * (performance.now() - start)) / 10;
}
