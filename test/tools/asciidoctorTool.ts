import { decodeHTML } from 'entities';
import { failureOf, linesOf, probePrograms, runProgram, type Tool } from './tool';

const withBibtex = ['-r', 'asciidoctor-bibtex'];

/** Asciidoctor with asciidoctor-bibtex, a gem that Debian does not carry. */
export const asciidoctorTool: Tool = {
  name: 'Asciidoctor with asciidoctor-bibtex',
  probe: () =>
    probePrograms([
      ['asciidoctor', '--version'],
      ['ruby', '-e', "require 'asciidoctor-bibtex'"],
    ]),
  async compile(folder, note) {
    const run = await runProgram('asciidoctor', [...withBibtex, '-e', '-o', '-', note], folder);
    return {
      text: decodeHTML(run.stdout.replace(/<[^>]*>/g, ' ')),
      complaints: [...linesOf(run.stderr), ...failureOf('asciidoctor', run)],
    };
  },
};
