// `npm test`: every suite in order, each in a process of its own, and at the end one line with the sums.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const results = join('out', 'results');
const minute = 60_000;

/** The walk is a suite of its own: without --no-package, mocha would add the unit tests. */
const walk = '--no-package --ui tdd --timeout 180000 --bail --spec out/test/ui/*[wW]alk.js'.split(
  ' ',
);
const mochaItself = 'node_modules/mocha/bin/mocha.js';

/** A step counts as one test; a suite of tests writes what it did to out/results/NAME.json, as mocha's reporter does. */
const suites = [
  { name: 'types', command: ['npm', 'run', '--silent', 'types'] },
  { name: 'lint', command: ['npm', 'run', '--silent', 'lint'] },
  { name: 'build', command: ['node', 'esbuild.mjs', '--tests'] },
  { name: 'package', command: ['npm', 'run', '--silent', 'package'] },
  {
    name: 'unit',
    command: mocha('unit', 'out/test/workbench/withSqlite.js', mochaItself),
    counts: true,
  },
  { name: 'tools', command: ['node', 'out/test/tools/check.js'], counts: true },
  { name: 'host-node', command: ['node', 'out/test/host/runHost.js', 'node'], counts: true },
  { name: 'host-web', command: ['node', 'out/test/host/runHost.js', 'web'], counts: true },
  {
    name: 'ui',
    command: mocha('ui', mochaItself, ...walk),
    counts: true,
  },
];

rmSync(results, { recursive: true, force: true });
rmSync('lectern.vsix', { force: true });
mkdirSync(results, { recursive: true });
process.env.LECTERN_VSIX = join(process.cwd(), 'lectern.vsix');

let passed = 0;
let failed = 0;
for (const suite of suites) {
  console.log(`\n── ${suite.name}`);
  const started = Date.now();
  const code = await run(suite.command);
  const result = suite.counts ? countsOf(suite.name) : { passed: code === 0 ? 1 : 0, failed: 0 };
  // A suite that crashed or ran nothing has failed, whatever it counted.
  if ((code !== 0 && result.failed === 0) || result.passed + result.failed === 0) {
    if (code === 0) console.log(`The suite “${suite.name}” ran no test.`);
    result.failed += 1;
  }
  passed += result.passed;
  failed += result.failed;
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`${suite.name}: ${result.passed} passed, ${result.failed} failed (${seconds} s)`);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/** Mocha with its JSON reporter into a file. */
function mocha(name, ...args) {
  const report = `output=${join(results, `${name}.json`)}`;
  const reporter = ['--reporter', 'json', '--reporter-option', report];
  return ['node', ...args, ...reporter];
}

/** Runs a command to its end, at most ten minutes. */
function run([command, ...args]) {
  return new Promise((resolve) => {
    // On Windows npm and npx are scripts of the shell. None of the arguments comes from outside.
    const shell = process.platform === 'win32';
    const child = spawn(command, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      shell,
      timeout: 10 * minute,
    });
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** What a suite says it did; says aloud what failed. */
function countsOf(name) {
  let report;
  try {
    report = JSON.parse(readFileSync(join(results, `${name}.json`), 'utf8'));
  } catch {
    return { passed: 0, failed: 0 };
  }
  for (const { fullTitle, err } of report.failures ?? []) {
    console.log(`  ✗ ${fullTitle}\n${err.stack ?? err.message}`);
  }
  const { passed, passes = passed, failed, failures = failed } = report.stats;
  return { passed: passes, failed: failures };
}
