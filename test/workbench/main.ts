import { HumanError } from '../../src/core/humanError';

/**
 * Runs a program to its end and ends the process with it: a forgotten timer must not keep it alive. An expected
 * failure prints its sentence, any other its stack.
 */
export function runMain(main: () => Promise<number>): void {
  main().then(
    (code) => process.exit(code),
    (error: unknown) => {
      console.error(error instanceof HumanError ? error.message : error);
      process.exit(1);
    },
  );
}
