/** Time, as far as the network needs it. Tests pass their own, so that none of them sleeps. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves after so many milliseconds; rejects with the signal's reason as soon as that aborts. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  wait: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const onAbort = () => {
        clearTimeout(timer);
        reject(signal.reason as Error);
      };
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', onAbort);
        resolve();
      }, milliseconds);
      signal.addEventListener('abort', onAbort, { once: true });
    }),
};

/**
 * The outcome of the work, unless that takes longer: then the failure. The work goes on; it is for the caller to
 * abort it.
 */
export async function within<T>(
  clock: Clock,
  milliseconds: number,
  work: Promise<T>,
  failure: () => Error,
): Promise<T> {
  const done = new AbortController();
  const timeIsUp = clock.wait(milliseconds, done.signal).then(() => {
    throw failure();
  });
  try {
    return await Promise.race([work, timeIsUp]);
  } finally {
    done.abort();
  }
}
