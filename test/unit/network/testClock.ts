import type { Clock } from '../../../src/network/clock';

/** What is waited for longer than the longest pause (a minute) is a timeout. */
const longestPause = 60_000;

export interface TestClock extends Clock {
  /** The pauses so far, in milliseconds. */
  readonly pauses: readonly number[];
  /** Lets time go on. */
  pass(milliseconds: number): void;
}

/** Timeouts that never end on a test clock. */
export const endlessTimeouts = { connectMs: 1e9, idleMs: 1e9, wholeMs: 1e9 };

/** A clock on which pauses are over at once and timeouts are never. */
export function createTestClock(start = Date.UTC(2024, 8, 17, 12)): TestClock {
  let time = start;
  const pauses: number[] = [];
  return {
    pauses,
    now: () => time,
    pass: (milliseconds) => void (time += milliseconds),
    wait: (milliseconds, signal) => {
      if (milliseconds > longestPause) {
        return new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
        });
      }
      signal.throwIfAborted();
      pauses.push(milliseconds);
      time += milliseconds;
      return Promise.resolve();
    },
  };
}
