import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeHTML } from 'entities';
import { checkout } from '../workbench/checkout';
import { failureOf, linesOf, probePrograms, runProgram, type Tool } from './tool';

const myst = join(checkout, 'node_modules', 'mystmd', 'dist', 'myst.cjs');

/** With a theme of its own, which does nothing, it fetches none. */
const files = {
  'myst.yml': 'version: 1\nproject:\n  bibliography: [refs.bib]\nsite:\n  template: ./theme\n',
  'theme/template.yml':
    'jtex: v1\nversion: 1.0.0\ntitle: None\nkind: site\nbuild:\n  install: "true"\n  start: "true"\n',
};

/** mystmd, and of what it makes the content of a page, out of which its themes make HTML. */
export const mystTool: Tool = {
  name: 'mystmd',
  isEssential: true,
  async probe() {
    const found = await probePrograms([[process.execPath, myst, '--version']]);
    if ('missing' in found) return { missing: 'mystmd' };
    return { version: found.version.replace(process.execPath, 'mystmd') };
  },
  async compile(folder, note) {
    await mkdir(join(folder, 'theme'));
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const run = await runProgram(process.execPath, [myst, 'build', '--site'], folder);
    const made = join(folder, '_build', 'site', 'content', note.replace(/\.\w+$/, '.json'));
    return {
      text: await readFile(made, 'utf8').then(pageText, () => ''),
      complaints: [
        ...linesOf(run.stdout + run.stderr).filter((line) => /⚠|⛔|\berror\b/i.test(line)),
        ...failureOf('myst', run),
      ],
    };
  },
};

interface Page {
  readonly mdast: Node;
  readonly references: { readonly cite?: { readonly data: Readonly<Record<string, Reference>> } };
}

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

interface Reference {
  readonly html: string;
}

function pageText(json: string): string {
  const { mdast, references } = JSON.parse(json) as Page;
  const listed = Object.values(references.cite?.data ?? {}).map(({ html }) => html);
  return `${nodeText(mdast)} ${decodeHTML(listed.join(' ').replace(/<[^>]*>/g, ''))}`;
}

function nodeText({ type, value = '', children = [] }: Node): string {
  const text = value + children.map(nodeText).join(type === 'citeGroup' ? '; ' : '');
  return type === 'citeGroup' ? `(${text})` : text;
}
