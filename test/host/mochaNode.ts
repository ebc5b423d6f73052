/** Mocha for the Node extension host. Importing it gives the globals `suite` and `test`, so it comes first. */
import Mocha from 'mocha';
import { runTests, silent } from './mochaRun';

/** Runs only the tests whose name has this text, while one is at work on them. */
const grep = process.env.LECTERN_GREP;
const mocha = new Mocha({
  ui: 'tdd',
  timeout: 20_000,
  reporter: silent,
  ...(grep === undefined ? {} : { grep }),
});
mocha.suite.emit('pre-require', globalThis, '', mocha);

/** What the extension host calls. */
export const run = (): Promise<void> => runTests(mocha);
