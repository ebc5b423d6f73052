/**
 * How many of the related papers of a paper are of its subject, by labels that people gave the papers and which the library
 * never sees; for how many papers one by an author of theirs is among them, in a library that is not told the authors; and
 * how long they take. All of it twice: by words alone, as in a library whose topics are not found yet, and with the
 * directions that are found with them. Prints one line of JSON.
 *
 *     npm run --silent bench:related [-- --papers FILE(.jsonl|.jsonl.gz) --engine memory|sqlite --subjects N]
 *
 * Papers without labels are measured by authors and for speed alone.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { HumanError } from '../../src/core/humanError';
import type { Library, RelatedPaper } from '../../src/core/papers/library';
import type { Paper } from '../../src/core/papers/paper';
import { nameText } from '../../src/core/search/indexedPaper';
import { topicsKnown } from '../unit/conformance/topicsKnown';
import { runMain } from '../workbench/main';
import { allArxivPapers } from './arxivPapers';
import { engines } from './engines';
import { readLabelledPapers, usualFile } from './labelledPapers';
import { percentile, rounded } from './statistics';

const asked = 10;
/** A name of more papers than this is that of several people. */
const mostOfAuthor = 20;

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
  const count = Math.min(papers.length, Number(values.subjects));
  const subjects = Array.from({ length: count }, (_, at) =>
    papers.slice(Math.floor((at * papers.length) / count)).slice(0, 1),
  ).flat();
  const measured = await inBothSpaces(create(), papers, async (library) => {
    const times: number[] = [];
    const related: (readonly RelatedPaper[])[] = [];
    await library.related(papers[0]?.id ?? '', asked);
    for (const { id } of subjects) {
      const started = performance.now();
      related.push(await library.related(id, asked));
      times.push(performance.now() - started);
    }
    return {
      ...(labelOf.size > 0 && {
        sameLabel: rounded(shareOfSameLabel(subjects, related, labelOf, asked), 4),
        sameLabelOfFirst5: rounded(shareOfSameLabel(subjects, related, labelOf, 5), 4),
      }),
      ms: { p50: rounded(percentile(times, 0.5), 1), p95: rounded(percentile(times, 0.95), 1) },
    };
  });
  const byAuthor = papersByAuthor(papers);
  const authored = subjects.filter((subject) => othersOfAuthors(subject, byAuthor).size > 0);
  const nameless = papers.map((paper) => ({ ...paper, author: [] }));
  const authors = await inBothSpaces(create(), nameless, async (library) => {
    let [found, ranks] = [0, 0];
    for (const subject of authored) {
      const others = othersOfAuthors(subject, byAuthor);
      const related = await library.related(subject.id, asked);
      const at = related.findIndex(({ paper }) => others.has(paper.id));
      if (at < 0) continue;
      found++;
      ranks += 1 / (at + 1);
    }
    return {
      sameAuthor: rounded(found / authored.length, 4),
      sameAuthorReciprocalRank: rounded(ranks / authored.length, 4),
    };
  });
  console.log(
    JSON.stringify({
      engine: values.engine,
      papers: papers.length,
      subjects: count,
      subjectsOfAuthors: authored.length,
      words: { ...measured.words, ...authors.words },
      directions: { ...measured.directions, ...authors.directions },
    }),
  );
  return 0;
}

/** Measures a library of these papers before and after its topics are found. */
async function inBothSpaces<T>(
  library: Library,
  papers: readonly Paper[],
  measure: (library: Library) => Promise<T>,
): Promise<{ readonly words: T; readonly directions: T }> {
  await library.replaceSource({ id: 'papers', label: 'Papers' }, papers);
  // Topics are found when others have nothing to do, and this asks for one thing after the other.
  const words = await measure(library);
  await topicsKnown(library);
  const directions = await measure(library);
  library.dispose();
  return { words, directions };
}

function shareOfSameLabel(
  subjects: readonly Paper[],
  related: readonly (readonly RelatedPaper[])[],
  labelOf: ReadonlyMap<string, string>,
  first: number,
): number {
  let [same, found] = [0, 0];
  for (const [at, { id }] of subjects.entries()) {
    for (const { paper } of (related[at] ?? []).slice(0, first)) {
      found++;
      if (labelOf.get(paper.id) === labelOf.get(id)) same++;
    }
  }
  return same / found;
}

/** A name with a given name → the papers by it. */
function papersByAuthor(papers: readonly Paper[]): ReadonlyMap<string, readonly string[]> {
  const byAuthor = new Map<string, string[]>();
  for (const { id, author } of papers) {
    for (const name of namesOf(author)) byAuthor.set(name, [...(byAuthor.get(name) ?? []), id]);
  }
  return byAuthor;
}

/** The papers by an author of this one: by those of a few, for the others are names of many people. */
function othersOfAuthors(
  { id, author }: Paper,
  byAuthor: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const others = new Set<string>();
  for (const name of namesOf(author)) {
    const papers = byAuthor.get(name) ?? [];
    if (papers.length <= mostOfAuthor) for (const other of papers) others.add(other);
  }
  others.delete(id);
  return others;
}

function namesOf(author: Paper['author']): string[] {
  return author.map(nameText).filter((name) => name.includes(' '));
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
