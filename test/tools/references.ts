import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DomUtils, parseDocument } from 'htmlparser2';
import {
  ReferenceProcessor,
  type FormattedReference,
} from '../../src/core/citations/styles/formatReferences';
import { referenceItem } from '../../src/core/citations/styles/referenceItem';
import { referenceList } from '../../src/core/citations/styles/referenceList';
import { shippedStyles } from '../../src/core/citations/styles/shippedStyles';
import type { CitedPaper } from '../../src/core/citations/notesLanguage';
import { checkout } from '../workbench/checkout';
import {
  accents,
  braces,
  dollars,
  greek,
  groups,
  kinds,
  maths,
  meagre,
  plainPaper,
  secondPaper,
  signs,
} from './papersToCite';
import { pdfText, pdfTextProgram } from './pdfText';
import { failureOf, linesOf, probePrograms, runProgram, type Probe } from './tool';

/** What came of a check: what is wrong, or why it was not made. */
interface Check {
  readonly name: string;
  readonly probe: () => Promise<Probe>;
  /** What is wrong, in lines. */
  readonly run: (style: string, folder: string) => Promise<string[]>;
}

/**
 * The papers that Pandoc 2.17 and citeproc-js print alike in every style. They differ, both with reason, in the terms "Preprint"
 * and "Online", which Pandoc's locale of then lacks (so nothing that is printed with its address); in where a name with a
 * particle is sorted; in small words of English titles, such as "without"; and in titles with mathematics, angle brackets
 * or quotation marks, which Pandoc reads as Markdown.
 */
const printedAlike: readonly CitedPaper[] = [
  plainPaper,
  ...accents,
  ...groups.filter(({ citekey }) => citekey !== 'vanDoe2020'),
  ...kinds.filter(({ paper }) => paper['container-title'] !== undefined && !paper.arxivId),
  ...meagre,
];

/** Letters of pdfLaTeX: of Chinese it knows none without a package. */
const compiled: readonly CitedPaper[] = [
  plainPaper,
  secondPaper,
  ...[accents, greek, groups, maths, braces, dollars, signs, kinds, meagre].flat(),
];

const checks: readonly Check[] = [
  {
    name: 'as Pandoc formats them',
    probe: () => probePrograms([['pandoc', '--version']]),
    async run(style, folder) {
      const references = await referencesOf(style, printedAlike);
      const items = printedAlike.map(({ paper, citekey }) => referenceItem(paper, citekey));
      await writeFile(join(folder, 'items.json'), JSON.stringify(items));
      await writeFile(join(folder, 'note.md'), "---\nnocite: '@*'\n---\n");
      const csl = join(checkout, 'media', 'csl', 'styles', `${style}.csl`);
      const args = ['--citeproc', `--csl=${csl}`, '--bibliography=items.json', '--to=html'];
      const pandoc = await runProgram('pandoc', [...args, '--wrap=none', 'note.md'], folder);
      const listed = DomUtils.getElementsByClassName(
        'csl-entry',
        parseDocument(pandoc.stdout),
        true,
      );
      const theirs = listed.map((entry) => comparable(DomUtils.textContent(entry)));
      const ours = references.map(({ label, texts }) =>
        comparable((label?.text ?? '') + texts.text),
      );
      return [
        ...failureOf('pandoc', pandoc),
        ...ours.filter((text) => !theirs.includes(text)).map((text) => `Only Lectern: ${text}`),
        ...theirs.filter((text) => !ours.includes(text)).map((text) => `Only Pandoc: ${text}`),
        ...(ours.length === printedAlike.length ? [] : [`There are ${ours.length} references.`]),
      ];
    },
  },
  {
    name: 'in TeX that compiles',
    probe: () => probePrograms([['pdflatex', '--version'], pdfTextProgram]),
    async run(style, folder) {
      const references = await referencesOf(style, compiled);
      const list = referenceList(references, 'tex', true);
      const packages = '\\usepackage[T1]{fontenc}\n\\usepackage{lmodern}\n';
      await writeFile(
        join(folder, 'list.tex'),
        `\\documentclass{article}\n${packages}\\begin{document}\n${list}\n\\end{document}\n`,
      );
      const args = ['-interaction=nonstopmode', '-file-line-error', 'list.tex'];
      const latex = await runProgram('pdflatex', args, folder, { max_print_line: '10000' });
      const log = await readFile(join(folder, 'list.log'), 'latin1').catch(() => '');
      const text = comparable(await pdfText(folder, 'list.pdf'));
      return [
        ...failureOf('pdflatex', latex),
        ...linesOf(log).filter((line) => /^!|:\d+: |^Missing character|Warning/.test(line)),
        // What is maths in the source, or written as such, is set.
        ...references
          .filter(({ texts }) => !/[$\p{Script=Greek}]/u.test(texts.text))
          .filter(({ texts }) => !text.includes(comparable(texts.text)))
          .map(({ texts }) => `The document does not say: ${texts.text}`),
      ];
    },
  },
];

/** Formats references in each style that is shipped and holds them against what real tools make of the same. */
export async function checkReferences(): Promise<{ passed: number; failed: number }> {
  const counts = { passed: 0, failed: 0 };
  for (const { name, probe, run } of checks) {
    const found = await probe();
    if ('missing' in found) {
      console.log(`SKIPPED, not on this machine: references ${name} (${found.missing})`);
      continue;
    }
    for (const style of shippedStyles) {
      const folder = await mkdtemp(join(tmpdir(), 'lectern-references-'));
      try {
        const wrong = await run(style, folder);
        counts[wrong.length === 0 ? 'passed' : 'failed'] += 1;
        if (wrong.length > 0) {
          console.log(`✗ References in ${style}, ${name}`);
          console.log(wrong.map((line) => `    ${line}`).join('\n'));
        }
      } finally {
        await rm(folder, { recursive: true, force: true, maxRetries: 3 });
      }
    }
  }
  console.log(`References: ${counts.passed} passed, ${counts.failed} failed`);
  return counts;
}

const processor = new ReferenceProcessor();

async function referencesOf(
  style: string,
  papers: readonly CitedPaper[],
): Promise<readonly FormattedReference[]> {
  const folder = join(checkout, 'media', 'csl', 'locales');
  const locales = await Promise.all(
    (await readdir(folder)).map(
      async (file) =>
        [
          file.replace(/^locales-|\.xml$/g, ''),
          await readFile(join(folder, file), 'utf8'),
        ] as const,
    ),
  );
  return processor.format({
    items: papers.map(({ paper, citekey }) => referenceItem(paper, citekey)),
    style: {
      name: style,
      xml: await readFile(join(checkout, 'media', 'csl', 'styles', `${style}.csl`), 'utf8'),
    },
    locale: 'en-US',
    locales: Object.fromEntries(locales),
  });
}

/** Lines break anywhere, also in words; quotation marks and ligatures differ by font. */
function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[“”„‘’'"`´]/g, "'")
    .replace(/[\s\p{Dash}\u00ad\u200b]/gu, '');
}
