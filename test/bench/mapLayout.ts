/**
 * How well the map puts papers of one subject together, and how long it takes: the share of a paper's ten nearest points
 * that have its label, on the map, on that of umap-js from the same vectors, and on the vectors' first two principal
 * components. Prints one line of JSON for each file of papers. Labels are the first of `labels`, or of `categories`.
 *
 *     npm run --silent bench:mapLayout -- [FILE(.jsonl|.jsonl.gz) …]
 */
import { readFileSync, existsSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { UMAP } from 'umap-js';
import type { Paper } from '../../src/core/papers/paper';
import { latentVectors, type LatentVectors } from '../../src/core/topics/latentSpace';
import { laidOutTogether, layOutMap } from '../../src/core/topics/mapLayout';
import type { Points } from '../../src/core/topics/points';
import { seededRandom } from '../../src/core/topics/seeded';
import { runMain } from '../workbench/main';
import { arxivPaper } from './arxivPapers';
import { neighbourShare } from './neighbourShare';
import { runMeasured } from './runMeasured';
import { rounded } from './statistics';

const usualFiles = ['arxiv-balanced', 'arxiv-104k'].map(
  (name) => `../shared/papers/${name}.jsonl.gz`,
);

/** Each in a process of its own: what one of them has in memory does not count for another. */
const methods = { map: measureMap, 'umap-js': measureUmap, components: measureComponents } as const;
type Method = keyof typeof methods;

async function bench(): Promise<number> {
  const [first, second, ...others] = process.argv.slice(2);
  if (first === '--method' && second !== undefined) {
    console.log(JSON.stringify(methods[second as Method](readLabelled(others[0] ?? ''))));
    return 0;
  }
  const files = first === undefined ? usualFiles : [first, second, ...others];
  for (const file of files) {
    if (file === undefined) continue;
    if (!existsSync(file)) {
      console.error(`There is no file ${file}: it is left out.`);
      continue;
    }
    const { length } = readLabelled(file);
    const compared: readonly Method[] =
      length > laidOutTogether ? ['map'] : ['map', 'umap-js', 'components'];
    const figures: Record<string, unknown> = { file: basename(file), papers: length };
    for (const method of compared) {
      figures[method] = await runMeasured(process.execPath, process.argv[1] ?? '', [
        '--method',
        method,
        file,
      ]);
    }
    console.log(JSON.stringify(figures));
  }
  return 0;
}

/** A paper as JSON, for so a library on disk has it, and its label. */
interface Labelled {
  readonly id: string;
  readonly json: string;
  readonly label: string;
}

function readLabelled(file: string): readonly Labelled[] {
  const bytes = readFileSync(file);
  const text = file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  const byId = new Map<string, Labelled>();
  for (const line of text.toString().split('\n')) {
    const paper = arxivPaper(line);
    if (!paper) continue;
    const { labels, categories } = JSON.parse(line) as Record<string, string[] | undefined>;
    const label = labels?.[0] ?? categories?.[0] ?? '';
    byId.set(paper.id, { id: paper.id, json: JSON.stringify(paper), label });
  }
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function measureMap(labelled: readonly Labelled[]) {
  const begun = performance.now();
  const work = layOutMap(
    {
      papers: labelled.map(({ id }, slot) => ({ id, slot })),
      records: (slots) => slots.map((slot) => paperOf(labelled[slot])),
    },
    undefined,
  );
  let longest = 0;
  for (;;) {
    const before = performance.now();
    const { done, value } = work.next();
    longest = Math.max(longest, performance.now() - before);
    if (!done) continue;
    const seconds = (performance.now() - begun) / 1000;
    return {
      ...figuresOf(value, labelled, seconds),
      longestStepMs: rounded(longest, 0),
      peakMB: rounded(process.resourceUsage().maxRSS / 1024, 0),
    };
  }
}

/** As it is when it is called without options, but for the chance. */
function measureUmap(labelled: readonly Labelled[]) {
  const { dimensions, vectors } = vectorsOf(labelled);
  const rows = labelled.map((_, at) => [
    ...vectors.subarray(at * dimensions, (at + 1) * dimensions),
  ]);
  const begun = performance.now();
  const points = new UMAP({ random: seededRandom(1) }).fit(rows);
  const seconds = (performance.now() - begun) / 1000;
  return figuresOf(
    {
      x: Float32Array.from(points, ([x]) => x ?? 0),
      y: Float32Array.from(points, ([, y]) => y ?? 0),
    },
    labelled,
    seconds,
  );
}

function measureComponents(labelled: readonly Labelled[]) {
  const vectors = vectorsOf(labelled);
  const begun = performance.now();
  const points = firstComponents(vectors);
  return figuresOf(points, labelled, (performance.now() - begun) / 1000);
}

function firstComponents({ dimensions, vectors }: LatentVectors): Points {
  const size = vectors.length / dimensions;
  const means = new Float64Array(dimensions);
  vectors.forEach((value, at) => {
    means[at % dimensions] = (means[at % dimensions] ?? 0) + value / size;
  });
  const rows = Array.from({ length: size }, (_, at) =>
    Float64Array.from({ length: dimensions }, (_, index) => {
      return (vectors[at * dimensions + index] ?? 0) - (means[index] ?? 0);
    }),
  );
  const centred = new Matrix(rows);
  const covariance = centred.transpose().mmul(centred);
  const { eigenvectorMatrix } = new EigenvalueDecomposition(covariance, { assumeSymmetric: true });
  // The smallest come first.
  const along = (component: number) =>
    Float32Array.from(centred.mmul(eigenvectorMatrix.getColumnVector(component)).to1DArray());
  return { x: along(dimensions - 1), y: along(dimensions - 2) };
}

function figuresOf(points: Points, labelled: readonly Labelled[], seconds: number) {
  const labels = labelled.map(({ label }) => label);
  return { share: rounded(neighbourShare(points, labels), 3), seconds: rounded(seconds, 1) };
}

function vectorsOf(labelled: readonly Labelled[]): LatentVectors {
  return latentVectors(labelled.map(paperOf));
}

function paperOf(labelled: Labelled | undefined): Paper {
  return JSON.parse(labelled?.json ?? '') as Paper;
}

runMain(bench);
