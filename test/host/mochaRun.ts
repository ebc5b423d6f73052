/** What an in-host test run did: the runner reads it from the line that starts with {@link RESULT}. */
export interface HostResult {
  readonly passed: number;
  readonly failed: number;
}

/** Starts the line of the console that carries a {@link HostResult} as JSON. */
export const RESULT = 'LECTERN_RESULT ';

/** Starts every other line of the console that a person should read: VS Code prints a great deal besides. */
export const REPORT = 'LECTERN_REPORT ';

/** A reporter that prints nothing: {@link runTests} listens to the runner itself. */
export const silent = function silent(): void {
  // Mocha's own reporters write to a terminal or a page, and an extension host has neither.
} as unknown as Mocha.ReporterConstructor;

/**
 * Runs every suite that has been declared and prints each test and the result on the console, the one channel
 * that leads out of both extension hosts.
 *
 * @throws Error when a test failed, which is how an extension host is told so
 */
export function runTests(mocha: Mocha): Promise<void> {
  return new Promise((resolve, reject) => {
    let passed = 0;
    let failed = 0;
    const runner = mocha.run(() => {
      console.log(RESULT + JSON.stringify({ passed, failed } satisfies HostResult));
      if (failed > 0) reject(new Error(`${failed} tests failed.`));
      else resolve();
    });
    runner.on('pass', (test) => {
      passed += 1;
      console.log(`${REPORT}  ✓ ${test.fullTitle()}`);
    });
    runner.on('fail', (test, error: unknown) => {
      failed += 1;
      console.log(`${REPORT}  ✗ ${test.fullTitle()}\n${describe(error)}`);
    });
  });
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
