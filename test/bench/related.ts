/**
 * How many of the ten related papers of a paper are of its subject, by labels that people gave the papers and which the
 * library never sees, and how long they take. Prints one line of JSON.
 *
 *     npm run --silent bench:related [-- --papers FILE(.jsonl|.jsonl.gz) --engine memory|sqlite --subjects N]
 *
 * Papers without labels are measured for speed alone.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { HumanError } from '../../src/core/humanError';
import type { Paper } from '../../src/core/papers/paper';
import { runMain } from '../workbench/main';
import { allArxivPapers } from './arxivPapers';
import { engines } from './engines';
import { readLabelledPapers, usualFile } from './labelledPapers';
import { percentile, rounded } from './statistics';

const asked = 10;

async function benchRelated(): Promise<number> {
  const { values } = parseArgs({
    options: {
      papers: { type: 'string', default: usualFile },
      engine: { type: 'string', default: 'memory' },
      subjects: { type: 'string', default: '1000' },
    },
  });
  if (!existsSync(values.papers)) {
    console.error(`There is no ${values.papers}, so nothing is measured.`);
    return 0;
  }
  const create = engines.get(values.engine);
  if (!create) throw new HumanError('The engine is one of {0}.', [...engines.keys()].join(', '));
  const labelled = (await readLabelledPapers(values.papers)).filter(({ label }) => label !== '');
  const labelOf = new Map(labelled.map(({ paper, label }) => [paper.id, label]));
  const papers = (
    labelled.length > 0
      ? labelled.map(({ paper }) => paper)
      : distinct(await allArxivPapers(values.papers))
  ).map(withoutCategories);
  const library = create();
  await library.replaceSource({ id: 'papers', label: 'Papers' }, papers);
  const count = Math.min(papers.length, Number(values.subjects));
  const times: number[] = [];
  let [same, found] = [0, 0];
  await library.related(papers[0]?.id ?? '', asked);
  for (let at = 0; at < count; at++) {
    const subject = papers[Math.floor((at * papers.length) / count)];
    if (!subject) continue;
    const started = performance.now();
    const related = await library.related(subject.id, asked);
    times.push(performance.now() - started);
    for (const { paper } of related) {
      found++;
      if (labelOf.get(paper.id) === labelOf.get(subject.id)) same++;
    }
  }
  library.dispose();
  console.log(
    JSON.stringify({
      engine: values.engine,
      papers: papers.length,
      subjects: count,
      ...(labelOf.size > 0 && { sameLabel: rounded(same / found, 4) }),
      ms: { p50: rounded(percentile(times, 0.5), 1), p95: rounded(percentile(times, 0.95), 1) },
    }),
  );
  return 0;
}

function distinct(papers: readonly Paper[]): readonly Paper[] {
  return [...new Map(papers.map((paper) => [paper.id, paper])).values()];
}

function withoutCategories(paper: Paper): Paper {
  const bare: { -readonly [K in keyof Paper]: Paper[K] } = { ...paper };
  delete bare.categories;
  return bare;
}

runMain(benchRelated);
