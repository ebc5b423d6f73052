// Builds what ships (dist) or, with --tests, the tests and benchmarks (out). Flags: --production, --watch, --tests.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as esbuild from 'esbuild';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

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

const shipped = [
  { ...node, entryPoints: ['src/extension.ts'], outdir: 'dist', external: ['vscode'] },
  { ...node, entryPoints: ['src/worker/libraryWorker.ts'], outdir: 'dist' },
  {
    ...web,
    entryPoints: ['src/extensionWeb.ts'],
    outdir: 'dist',
    format: 'cjs',
    external: ['vscode'],
  },
  {
    ...web,
    entryPoints: { paperPanel: 'src/webview/paperPanel/main.ts' },
    outdir: 'dist',
    format: 'iife',
  },
];

// Unit tests are bundled without `external: ['vscode']`: a core that reaches for vscode does not even build.
const tests = [
  {
    ...node,
    entryPoints: filesBelow('test/unit', '.test.ts'),
    outbase: 'test',
    outdir: 'out/test',
    packages: 'external',
  },
  {
    ...node,
    entryPoints: filesBelow('test/bench', '.ts'),
    outbase: 'test',
    outdir: 'out/test',
    packages: 'external',
  },
  {
    ...node,
    entryPoints: filesBelow('src/tools', '.ts'),
    outbase: 'src',
    outdir: 'out',
    packages: 'external',
  },
  {
    ...node,
    entryPoints: filesBelow('test/ui', '.ts'),
    outbase: 'test',
    outdir: 'out/test',
    packages: 'external',
  },
  {
    ...node,
    entryPoints: filesBelow('test/workbench', '.ts'),
    outbase: 'test',
    outdir: 'out/test',
    packages: 'external',
  },
];

const builds = process.argv.includes('--tests') ? tests : shipped;
if (builds === tests) rmSync('out/test', { recursive: true, force: true });

for (const options of builds.filter((each) => Object.keys(each.entryPoints).length > 0)) {
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
