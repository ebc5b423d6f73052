import { readFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { pdfText, pdfTextProgram } from './pdfText';
import {
  failureOf,
  linesOf,
  probePrograms,
  runProgram,
  type Compiled,
  type Probe,
  type Tool,
} from './tool';

/** pdfLaTeX with BibTeX. */
export const bibtexTool = latexTool('pdfLaTeX with BibTeX', 'bibtex');

/** pdfLaTeX with Biber, which biblatex asks for unless told otherwise. */
export const biberTool = latexTool('pdfLaTeX with Biber', 'biber');

/** TeX breaks the lines of its log in the midst of words unless this is more than they have. */
const unbroken = { max_print_line: '10000', error_line: '254' };

/** The packages of the documents; distributions carry them apart from LaTeX. */
const styles = ['natbib.sty', 'biblatex.sty', 'etoolbox.sty', 'lmodern.sty', 'hyperref.sty'];

const complains =
  /^(?:LaTeX|Package \S+|Class \S+|pdfTeX|LaTeX Font) (?:warning|error)|^!|:\d+: |^Missing character/i;

/** What biblatex says to whoever asks for BibTeX. */
const isWanted = /Using fall-back BibTeX/;

function latexTool(name: string, bibliographyProgram: BibliographyProgram): Tool {
  return {
    name,
    isEssential: true,
    probe: () => latexProbes(bibliographyProgram),
    compile: (folder, note) => compileLatex(folder, note, bibliographyProgram),
  };
}

type BibliographyProgram = 'bibtex' | 'biber';

/** Whether there is all that it takes to compile LaTeX. */
export async function latexProbes(bibliographyProgram: BibliographyProgram): Promise<Probe> {
  const found = await probePrograms([
    ['pdflatex', '--version'],
    [bibliographyProgram, '--version'],
    pdfTextProgram,
  ]);
  const packages = await probePrograms(styles.map((file) => ['kpsewhich', file]));
  return 'missing' in packages ? packages : found;
}

/** Typesets as often as citations take. */
export async function compileLatex(
  folder: string,
  note: string,
  bibliographyProgram: BibliographyProgram,
): Promise<Compiled> {
  const base = parse(note).name;
  const typeset = (...options: readonly string[]) =>
    runProgram(
      'pdflatex',
      ['-interaction=nonstopmode', '-file-line-error', ...options, note],
      folder,
      unbroken,
    );
  await typeset('-draftmode');
  const listed = await runProgram(bibliographyProgram, [base], folder, unbroken);
  await typeset('-draftmode');
  const last = await typeset();
  const log = await readFile(join(folder, `${base}.log`), 'latin1').catch(() => '');
  return {
    text: await pdfText(folder, `${base}.pdf`),
    complaints: [
      ...linesOf(listed.stdout).filter((line) =>
        /^Warning--|error message|---line|^(?:WARN|ERROR) -/.test(line),
      ),
      ...failureOf(bibliographyProgram, listed),
      ...linesOf(log).filter((line) => complains.test(line) && !isWanted.test(line)),
      ...failureOf('pdflatex', { ...last, stdout: '', stderr: '' }),
    ],
  };
}
