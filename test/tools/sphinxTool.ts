import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { formsWithTexts } from './forms';
import { failureOf, linesOf, probePrograms, runProgram, type Tool } from './tool';

const mystExtension = { module: 'myst_parser', name: 'myst-parser' };
const bibtexExtension = { module: 'sphinxcontrib.bibtex', name: 'sphinxcontrib-bibtex' };

/** Sphinx with sphinxcontrib-bibtex. */
export const sphinxTool = sphinx('Sphinx with sphinxcontrib-bibtex', [bibtexExtension]);

/** The same with MyST for its Markdown, as Jupyter Book 1 has it. */
export const sphinxMystTool = sphinx('Sphinx with myst-parser and sphinxcontrib-bibtex', [
  bibtexExtension,
  mystExtension,
]);

/** A module that Sphinx loads, and the name of what brings it. */
interface Extension {
  readonly module: string;
  readonly name: string;
}

function sphinx(name: string, extensions: readonly Extension[]): Tool {
  const configuration = `project = 'Notes'
extensions = [${extensions.map(({ module }) => `'${module}'`).join(', ')}]
bibtex_bibfiles = ['refs.bib']
`;
  return {
    name,
    async probe() {
      const program = await probePrograms([['sphinx-build', '--version']]);
      if ('missing' in program) return program;
      installed ??= askForVersions();
      const versions = await installed;
      const missing = extensions.filter((each) => !versions.has(each.name));
      if (missing.length > 0) return { missing: missing.map((each) => each.name).join(', ') };
      const named = extensions.map((each) => `${each.name} ${versions.get(each.name) ?? ''}`);
      const version = [program.version, ...named].join('; ');
      const isOld = /^(?:[01]\.|2\.[0-5]\b)/.test(versions.get(bibtexExtension.name) ?? '');
      return {
        version,
        cannot: {
          braces: 'its reader of TeX takes printed braces away',
          dollars: 'its reader of TeX leaves the backslash in front of a dollar sign',
          ...(isOld ? affixesUnknown : {}),
        },
      };
    },
    async compile(folder, note) {
      await writeFile(join(folder, 'conf.py'), configuration);
      await rename(join(folder, note), join(folder, `index${extname(note)}`));
      const run = await build(folder);
      const text = await readFile(join(folder, 'made', 'index.txt'), 'utf8').catch(() => '');
      return { text, complaints: [...linesOf(run.stderr), ...failureOf('sphinx-build', run)] };
    },
  };
}

/** What takes texts before or behind a key. */
const affixesUnknown = Object.fromEntries(
  formsWithTexts.map((form) => [
    form,
    'sphinxcontrib-bibtex knows prefixes and suffixes since 2.6',
  ]),
);

function build(folder: string) {
  return runProgram('sphinx-build', ['-q', '-b', 'text', '.', 'made'], folder);
}

/** The version of each extension that is there, by its name. Sphinx takes long to start, so both ask at once. */
let installed: Promise<ReadonlyMap<string, string>> | undefined;

/** Asks the Python that Sphinx runs on, which need not be the first one on the path. */
async function askForVersions(): Promise<ReadonlyMap<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-tools-'));
  try {
    const names = [bibtexExtension, mystExtension].map(({ name }) => `'${name}'`).join(', ');
    const asking = `from importlib.metadata import PackageNotFoundError, version
for name in [${names}]:
    try:
        print(name, version(name))
    except PackageNotFoundError:
        pass
`;
    await writeFile(join(folder, 'conf.py'), asking);
    await writeFile(join(folder, 'index.rst'), 'Note\n====\n');
    const { stdout } = await build(folder);
    const found = linesOf(stdout).map((line) => line.split(' '));
    return new Map(found.map(([name = '', version = '']) => [name, version]));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
