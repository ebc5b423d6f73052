import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { failureOf, linesOf, probePrograms, runProgram, type Tool } from './tool';

const configuration = `project = 'Notes'
extensions = ['sphinxcontrib.bibtex']
bibtex_bibfiles = ['refs.bib']
`;

/** Sphinx with sphinxcontrib-bibtex. */
export const sphinxTool: Tool = {
  name: 'Sphinx with sphinxcontrib-bibtex',
  async probe() {
    const sphinx = await probePrograms([['sphinx-build', '--version']]);
    const extension = await extensionVersion();
    if ('missing' in sphinx) return sphinx;
    if (extension === undefined) return { missing: 'sphinxcontrib-bibtex' };
    const version = `${sphinx.version}; sphinxcontrib-bibtex ${extension}`;
    const isOld = /^(?:[01]\.|2\.[0-5]\b)/.test(extension);
    const affixes = 'sphinxcontrib-bibtex knows prefixes and suffixes since 2.6';
    return {
      version,
      cannot: {
        braces: 'its reader of TeX takes printed braces away',
        dollars: 'its reader of TeX leaves the backslash in front of a dollar sign',
        ...(isOld ? { locator: affixes, 'prefix, suffix': affixes } : {}),
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

function build(folder: string) {
  return runProgram('sphinx-build', ['-q', '-b', 'text', '.', 'made'], folder);
}

/** Asks the Python that Sphinx runs on, which need not be the first one on the path. */
async function extensionVersion(): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-tools-'));
  try {
    const asking = `from importlib.metadata import version\nprint(version('sphinxcontrib-bibtex'))\n`;
    await writeFile(join(folder, 'conf.py'), asking);
    await writeFile(join(folder, 'index.rst'), 'Note\n====\n');
    const { code, stdout } = await build(folder);
    return code === 0 ? stdout.trim() : undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
