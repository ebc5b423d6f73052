/** Mocha for the web worker extension host. Importing it gives the globals `suite` and `test`, so it comes first. */
import 'mocha/mocha.js';
import { runTests, silent } from './mochaRun';

mocha.setup({ ui: 'tdd', timeout: 20_000, reporter: silent });

/** What the extension host calls. */
export const run = (): Promise<void> => runTests(mocha);
