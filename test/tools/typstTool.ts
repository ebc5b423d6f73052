import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkout } from '../workbench/checkout';
import { pdfText, pdfTextProgram } from './pdfText';
import { linesOf, probePrograms, type Tool } from './tool';

const compilerPackage = '@myriaddreamin/typst-ts-node-compiler';

/** Typst's compiler as npm has it, with its fonts. It is a module of the machine's, so there may be none for this one. */
export const typstTool: Tool = {
  name: 'Typst',
  isEssential: true,
  async probe() {
    if (!(await loadCompiler())) return { missing: compilerPackage };
    const program = await probePrograms([pdfTextProgram]);
    if ('missing' in program) return program;
    const manifest = join(checkout, 'node_modules', compilerPackage, 'package.json');
    const version = /"version": "(.*?)"/.exec(await readFile(manifest, 'utf8'))?.[1] ?? '';
    return { version: `${compilerPackage} ${version}; ${program.version}` };
  },
  async compile(folder, note) {
    const compiler = (await loadCompiler())?.create({ workspace: folder });
    if (!compiler) throw new Error('There is no Typst.');
    const compiled = compiler.compile({ mainFilePath: join(folder, note) });
    const found = [compiled.takeDiagnostics(), compiled.takeWarnings()];
    const complaints = found
      .flatMap((each): readonly unknown[] => each?.shortDiagnostics ?? [])
      .map(messageOf);
    const document = compiled.result;
    if (!document) return { text: '', complaints: ['Typst made no document.', ...complaints] };
    await writeFile(join(folder, 'note.pdf'), compiler.pdf(document));
    return { text: await pdfText(folder, 'note.pdf'), complaints };
  },
};

async function loadCompiler() {
  try {
    return (await import('@myriaddreamin/typst-ts-node-compiler')).NodeCompiler;
  } catch {
    return undefined;
  }
}

function messageOf(diagnostic: unknown): string {
  return linesOf(
    typeof diagnostic === 'object' && diagnostic !== null && 'message' in diagnostic
      ? String(diagnostic.message)
      : JSON.stringify(diagnostic),
  ).join(' ');
}
