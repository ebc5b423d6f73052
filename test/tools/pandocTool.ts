import { failureOf, linesOf, probePrograms, runProgram, type Tool } from './tool';

/** Pandoc with its own processor of citations. */
export const pandocTool: Tool = {
  name: 'Pandoc',
  isEssential: true,
  probe: () => probePrograms([['pandoc', '--version']]),
  async compile(folder, note) {
    // Older versions do not read where an Org note names its bibliography.
    const from = note.endsWith('.org') ? ['--from=org', '--bibliography=refs.bib'] : [];
    const args = ['--citeproc', ...from, '--to=plain', '--wrap=none', note];
    const run = await runProgram('pandoc', args, folder);
    return { text: run.stdout, complaints: [...linesOf(run.stderr), ...failureOf('pandoc', run)] };
  },
};
