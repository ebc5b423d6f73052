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
/** What failed is said again at the end: the output of all suites is longer than what people see of it. */
const failures = [];
for (const suite of suites) {
  console.log(`\n── ${suite.name}`);
  const started = Date.now();
  const { code, output } = await run(suite.command);
  const result = suite.counts ? countsOf(suite.name) : { passed: code === 0 ? 1 : 0, failed: 0 };
  // A suite that crashed or ran nothing has failed, whatever it counted.
  if ((code !== 0 && result.failed === 0) || result.passed + result.failed === 0) {
    if (code === 0) console.log(`The suite “${suite.name}” ran no test.`);
    result.failed += 1;
    failures.push(`── ${suite.name} ended so:`, ...output.slice(-20));
  }
  if (result.failed > 0) failures.push(...sayFailures(suite, output));
  passed += result.passed;
  failed += result.failed;
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`${suite.name}: ${result.passed} passed, ${result.failed} failed (${seconds} s)`);
}
if (failures.length > 0) console.log(`\nFailed:\n${failures.join('\n')}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/** Mocha with its JSON reporter into a file. */
function mocha(name, ...args) {
  const report = `output=${join(results, `${name}.json`)}`;
  const reporter = ['--reporter', 'json', '--reporter-option', report];
  return ['node', ...args, ...reporter];
}

/** Runs a command to its end, at most ten minutes, printing what it prints; the lines of that come back. */
function run([command, ...args]) {
  return new Promise((resolve) => {
    // On Windows npm and npx are scripts of the shell. None of the arguments comes from outside.
    const shell = process.platform === 'win32';
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      shell,
      timeout: 10 * minute,
    });
    let text = '';
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      from.setEncoding('utf8').on('data', (part) => {
        to.write(part);
        text += part;
      });
    }
    const end = (code) => resolve({ code, output: text.trimEnd().split('\n') });
    child.on('error', (error) => {
      console.error(error.message);
      end(1);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}

/** How many tests of a suite passed and failed. */
function countsOf(name) {
  const { stats } = reportOf(name);
  const { passed, passes = passed, failed, failures: failing = failed } = stats;
  return { passed: passes, failed: failing };
}

/** What a suite wrote of itself; none where it did not get so far. */
function reportOf(name) {
  try {
    return JSON.parse(readFileSync(join(results, `${name}.json`), 'utf8'));
  } catch {
    return { stats: { passed: 0, failed: 0 } };
  }
}

/** Says what failed in a suite of mocha's, which itself writes that into its report only; all that failed, in lines. */
function sayFailures(suite, output) {
  const reported = (suite.counts ? (reportOf(suite.name).failures ?? []) : []).flatMap(
    ({ fullTitle, err }) => [`  ✗ ${fullTitle}`, ...(err.stack ?? err.message).split('\n')],
  );
  for (const line of reported) console.log(line);
  const lines = [...output, ...reported];
  const told = lines.flatMap((line, at) => (/^ *✗/.test(line) ? lines.slice(at, at + 8) : []));
  return [`── ${suite.name}`, ...told.map((line) => line.slice(0, 500))];
}
