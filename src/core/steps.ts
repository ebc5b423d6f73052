import { CancelledError, type Cancellation } from './cancellation';

/** Work that is done in steps: a generator that yields whenever others may have their turn, and returns what it made. */
export type Steps<T> = Generator<void, T>;

/** For so long is worked before others have their turn, in milliseconds. */
const longestTurn = 10;

/** Does all steps at once, for those who have time to wait. */
export function finish<T>(work: Steps<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/**
 * Does the steps so many at a time as take some milliseconds, and waits for others in between: a pause costs more than
 * many a step.
 *
 * @param pause resolves once others had their turn
 * @param cancellation ends the work between two turns
 * @throws CancelledError where it did
 */
export async function inTurns<T>(
  work: Steps<T>,
  pause: () => Promise<void>,
  cancellation?: Pick<Cancellation, 'aborted'>,
): Promise<T> {
  for (;;) {
    if (cancellation?.aborted) throw new CancelledError();
    const step = turn(work);
    if (step.done) return step.value;
    await pause();
  }
}

/** Does steps for some milliseconds, or until the work is done. */
export function turn<T>(work: Steps<T>): IteratorResult<void, T> {
  const start = Date.now();
  for (;;) {
    const step = work.next();
    // A clock that is put back does not keep others waiting.
    const spent = Date.now() - start;
    if (step.done || spent >= longestTurn || spent < 0) return step;
  }
}
