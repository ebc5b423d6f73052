// Builds what ships (dist) or, with --tests, the tests and benchmarks (out). Flags: --production, --watch, --tests.
import { readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as esbuild from 'esbuild';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/**
 * A namespace import of what stays outside the bundle makes esbuild copy every property of it, once per importing
 * file: for the VS Code API that is half of the time in which the extension's code loads. The same object serves all.
 */
const vscodeAsItIs = {
  name: 'vscode-as-it-is',
  /** @param {esbuild.PluginBuild} build */
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(
        "import * as vscode from 'vscode';",
        "import vscode = require('vscode');",
      ),
      loader: 'ts',
    }));
  },
};

/** What of these libraries is used, by the file that holds them. */
const asked = {
  'js-yaml': { file: './yaml.js', names: ['load', 'CORE_SCHEMA'] },
  htmlparser2: { file: './markup.js', names: ['parseDocument', 'DomUtils'] },
  entities: { file: './markup.js', names: ['decodeHTML'] },
  // Unmodified and alone in its file, as its licence has it: see THIRD-PARTY-NOTICES.md.
  citeproc: { file: './citeproc.js', names: ['Engine', 'Output'] },
};

/**
 * Readers of YAML and of markup, and what formats references, are much of the code, and no start needs them: they lie in files of their own, which are
 * loaded when they are first used. On the web an extension is one file.
 */
const whenAsked = {
  name: 'when-asked',
  /** @param {esbuild.PluginBuild} build */
  setup(build) {
    const filter = new RegExp(`^(?:${Object.keys(asked).join('|')})$`);
    build.onResolve({ filter }, ({ path }) => ({ path, namespace: 'when-asked' }));
    build.onResolve({ filter: /^\.\/(?:yaml|markup|citeproc)\.js$/ }, ({ path }) => ({
      path,
      external: true,
    }));
    build.onLoad({ filter: /.*/, namespace: 'when-asked' }, ({ path }) => {
      const { file, names } = asked[path];
      return {
        contents: `for (const name of ${JSON.stringify(names)}) {
          Object.defineProperty(exports, name, { enumerable: true, get: () => require('${file}')[name] });
        }`,
      };
    });
  },
};

/** @type {esbuild.BuildOptions} */
const common = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  logLevel: 'warning',
  target: 'es2022',
};

/** @type {esbuild.BuildOptions} */
const node = { ...common, platform: 'node', format: 'cjs', target: 'node20' };

/** @type {esbuild.BuildOptions} */
const web = { ...common, platform: 'browser', mainFields: ['browser', 'module', 'main'] };

/** @type {esbuild.BuildOptions} */
const vscodeOutside = { external: ['vscode'], plugins: [vscodeAsItIs] };

const shipped = [
  {
    ...node,
    entryPoints: ['src/extension.ts'],
    outdir: 'dist',
    ...vscodeOutside,
    plugins: [vscodeAsItIs, whenAsked],
  },
  { ...node, entryPoints: { yaml: 'js-yaml' }, outdir: 'dist' },
  {
    ...node,
    entryPoints: { citeproc: 'citeproc' },
    outdir: 'dist',
    banner: { js: '/*! citeproc-js, (c) 2009-2019 Frank Bennett: see THIRD-PARTY-NOTICES.md */' },
  },
  {
    ...node,
    stdin: {
      contents: `export { parseDocument, DomUtils } from 'htmlparser2';
        export { decodeHTML } from 'entities';`,
      resolveDir: import.meta.dirname,
    },
    outfile: 'dist/markup.js',
  },
  {
    ...node,
    entryPoints: ['src/worker/libraryWorker.ts', 'src/worker/referenceWorker.ts'],
    outdir: 'dist',
    plugins: [whenAsked],
  },
  {
    ...web,
    entryPoints: ['src/extensionWeb.ts'],
    outdir: 'dist',
    format: 'cjs',
    ...vscodeOutside,
  },
  {
    ...web,
    entryPoints: {
      paperPanel: 'src/webview/paperPanel/main.ts',
      whatsNew: 'src/webview/whatsNew/main.ts',
      topicMap: 'src/webview/topicMap/main.ts',
      temml: 'node_modules/temml/dist/Temml-Local.css',
    },
    loader: { '.woff2': 'file' },
    outdir: 'dist',
    format: 'iife',
  },
];

// Unit tests are bundled without `external: ['vscode']`: a core that reaches for vscode does not even build.
const tests = [
  ...['test/unit', 'test/bench', 'test/tools', 'test/ui', 'test/workbench'].map((folder) => ({
    ...node,
    entryPoints: filesBelow(folder, folder === 'test/unit' ? '.test.ts' : '.ts').filter(
      (name) => !name.endsWith('Payload.ts'),
    ),
    outbase: 'test',
    outdir: 'out/test',
    packages: 'external',
  })),
  // What benchmarks run inside the extension host, where there are no packages.
  {
    ...node,
    entryPoints: filesBelow('test/bench', 'Payload.ts'),
    outbase: 'test',
    outdir: 'out/test',
    external: ['vscode'],
  },
  {
    ...node,
    entryPoints: filesBelow('src/tools', '.ts'),
    outbase: 'src',
    outdir: 'out',
    packages: 'external',
  },
  // Unit tests start the real worker thread.
  {
    ...node,
    entryPoints: filesBelow('src/worker', '.ts'),
    outbase: 'src',
    outdir: 'out',
    packages: 'external',
  },
  {
    ...node,
    entryPoints: filesBelow('test/host', '.ts').filter((name) =>
      /run(Host|Desktop)\.ts$/.test(name),
    ),
    outbase: 'test',
    outdir: 'out/test',
    packages: 'external',
  },
  {
    ...node,
    stdin: hostTests('mochaNode', filesBelow('test/host', '.test.ts')),
    outfile: 'out/test/host/indexNode.js',
    external: ['vscode'],
    // Mocha looks for its parallel workers, which an extension host has no use for.
    logOverride: { 'require-resolve-not-external': 'silent' },
  },
  {
    ...web,
    stdin: hostTests(
      'mochaWeb',
      filesBelow('test/host', '.test.ts').filter((name) => !name.endsWith('.node.test.ts')),
    ),
    outfile: 'out/test/host/indexWeb.js',
    // Mocha's browser build assigns itself to module.exports; what the extension host is to find there comes last.
    format: 'iife',
    globalName: 'hostTests',
    footer: { js: 'module.exports = hostTests;' },
    external: ['vscode'],
    sourcemap: 'inline',
    alias: { 'node:assert/strict': './test/host/assertForWeb.ts' },
    define: { global: 'globalThis' },
    inject: ['test/host/processForWeb.ts'],
  },
];

const builds = process.argv.includes('--tests') ? tests : shipped;
if (builds === tests) rmSync('out/test', { recursive: true, force: true });

for (const options of builds.filter((each) => each.stdin ?? Object.keys(each.entryPoints).length)) {
  if (watch) await (await esbuild.context(options)).watch();
  else await esbuild.build(options);
}

/** Every file below a folder whose name ends so: tests are globbed, never listed. */
function filesBelow(folder, ending) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((name) => name.endsWith(ending))
    .sort();
}

/** The module that VS Code loads to run tests in an extension host: mocha first, then every test file. */
function hostTests(mocha, files) {
  const imports = files.map((file) => `import './${file.replaceAll('\\', '/')}';`);
  const contents = [`export { run } from './test/host/${mocha}';`, ...imports].join('\n');
  return { contents, resolveDir: '.', loader: 'ts' };
}
