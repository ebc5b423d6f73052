import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileLatex, latexProbes } from './latexTools';
import { failureOf, linesOf, probePrograms, runProgram, type Tool } from './tool';

/**
 * What a user of nbconvert adds to its own template: where the references go. Its packages are fewer, since those that
 * notebooks’ code and pictures take are many and have nothing to do with citing; a title, which the note does not have,
 * would be warned of.
 */
const template = {
  'conf.json': '{ "base_template": "latex" }\n',
  'index.tex.j2': `((*- extends 'latex/base.tex.j2' -*))
((*- block packages -*))
\\usepackage[T1]{fontenc}
\\usepackage{lmodern}
\\usepackage{graphicx}
\\usepackage{xcolor}
\\usepackage{geometry}
\\usepackage{fancyvrb}
\\usepackage{amsmath}
\\usepackage{hyperref}
((*- endblock packages -*))
((* block maketitle *))((* endblock maketitle *))
((* block bibliography *))
\\bibliographystyle{plain}
\\bibliography{refs}
((* endblock bibliography *))
`,
};

/** nbconvert, which makes LaTeX of a notebook, and pdfLaTeX with BibTeX. The note is the text of a Markdown cell. */
export const nbconvertTool: Tool = {
  name: 'nbconvert, pdfLaTeX with BibTeX',
  async probe() {
    const nbconvert = await probePrograms([['jupyter-nbconvert', '--version']]);
    const latex = await latexProbes('bibtex');
    const missing = [nbconvert, latex].flatMap((found) =>
      'missing' in found ? [found.missing] : [],
    );
    if (missing.length > 0) return { missing: missing.join(', ') };
    return { version: 'version' in nbconvert ? nbconvert.version : '' };
  },
  async compile(folder, note) {
    const source = await readFile(join(folder, note), 'utf8');
    await writeFile(join(folder, 'note.ipynb'), notebookOf(source));
    await mkdir(join(folder, 'template'));
    for (const [name, text] of Object.entries(template)) {
      await writeFile(join(folder, 'template', name), text);
    }
    const run = await runProgram(
      'jupyter-nbconvert',
      ['--to', 'latex', '--template', './template', '--log-level', 'WARN', 'note.ipynb'],
      folder,
      // Nobody’s settings.
      { JUPYTER_CONFIG_DIR: join(folder, 'none'), IPYTHONDIR: join(folder, 'none') },
    );
    const { text, complaints } = await compileLatex(folder, 'note.tex', 'bibtex');
    return {
      text,
      complaints: [...linesOf(run.stderr), ...failureOf('nbconvert', run), ...complaints],
    };
  },
};

/** A notebook all of which is this cell. */
function notebookOf(source: string): string {
  const cell = { cell_type: 'markdown', id: 'note', metadata: {}, source };
  const metadata = { language_info: { name: 'python' } };
  return JSON.stringify({ cells: [cell], metadata, nbformat: 4, nbformat_minor: 5 });
}
