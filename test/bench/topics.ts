/**
 * The topics of a file of papers, found as the library finds them, from titles and abstracts alone. Prints a line of JSON a
 * paper, `{"id","topic"}`; figures go to the error stream.
 *
 *     npm run --silent topics -- --papers FILE(.jsonl|.jsonl.gz) [--topics NUMBER]
 */
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { HumanError } from '../../src/core/humanError';
import { readLabelledPapers } from './labelledPapers';
import { rounded } from './statistics';
import { topicsOf } from './topicsOf';

/** Lines that are written at once. */
const LINES = 1000;

const { values } = parseArgs({
  options: { papers: { type: 'string' }, topics: { type: 'string' } },
});

main().catch((error: unknown) => {
  console.error(error instanceof HumanError ? error.message : error);
  process.exitCode = 1;
});

async function main(): Promise<void> {
  const { papers: file, topics: wanted } = values;
  if (file === undefined) throw new HumanError('Name a file of papers after --papers.');
  const count = wanted === undefined ? undefined : Number(wanted);
  if (count !== undefined && !(Number.isInteger(count) && count > 0)) {
    throw new HumanError('Give the number of topics after --topics.');
  }
  const start = performance.now();
  const read = await readLabelledPapers(file);
  const found = performance.now();
  const papers = read.map(({ paper }) => paper);
  const { topics, longestStep } = topicsOf(papers, undefined, count);
  const end = performance.now();
  for (let at = 0; at < read.length; at += LINES) {
    const lines = read
      .slice(at, at + LINES)
      .map(({ id, paper }) => JSON.stringify({ id, topic: topics.get(paper.id) }));
    if (!process.stdout.write(`${lines.join('\n')}\n`)) await once(process.stdout, 'drain');
  }
  console.error(
    JSON.stringify({
      papers: read.length,
      topics: new Set(topics.values()).size,
      readSeconds: rounded((found - start) / 1000, 2),
      topicSeconds: rounded((end - found) / 1000, 2),
      longestStepMs: rounded(longestStep, 0),
      peakMB: rounded(process.resourceUsage().maxRSS / 1024, 0),
    }),
  );
}
