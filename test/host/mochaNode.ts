/** Mocha for the Node extension host. Importing it gives the globals `suite` and `test`, so it comes first. */
import Mocha from 'mocha';
import { runTests, silent } from './mochaRun';

const mocha = new Mocha({ ui: 'tdd', timeout: 20_000, reporter: silent });
mocha.suite.emit('pre-require', globalThis, '', mocha);

/** What the extension host calls. */
export const run = (): Promise<void> => runTests(mocha);
