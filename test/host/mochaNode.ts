/** Mocha for the Node extension host. Importing it gives the globals `suite` and `test`, so it comes first. */
import Mocha from 'mocha';
import { runTests } from './mochaRun';

const mocha = new Mocha({ ui: 'tdd', timeout: 20_000, reporter: class Silent {} as never });
mocha.suite.emit('pre-require', globalThis, '', mocha);

/** What the extension host calls. */
export const run = (): Promise<void> => runTests(mocha);
