import type { Clock } from './clock';
import { tooManyRequests } from './networkError';
import { longestPause } from './patience';

/** Holds requests back so that each host has one at a time, not too many of them, and none while it wants rest. */
export interface HostQueues {
  /**
   * Runs the task when it is its turn at the host, and not before `minIntervalMs` after the last one began.
   *
   * @throws NetworkError (busy) when the host wants more rest than is waited for
   * @throws the signal's reason when that aborts before the task began
   */
  run<T>(turn: Turn, task: () => Promise<T>): Promise<T>;
  /** Nobody asks the host before this time, in milliseconds since 1970. */
  rest(host: string, until: number): void;
}

export interface Turn {
  readonly host: string;
  readonly minIntervalMs: number;
  readonly signal: AbortSignal;
}

interface HostQueue {
  /** Settles when the last in the queue is done; never rejects. */
  last: Promise<void>;
  lastStart: number;
  restUntil: number;
}

export function createHostQueues(clock: Clock): HostQueues {
  const queues = new Map<string, HostQueue>();

  function queueOf(host: string): HostQueue {
    let queue = queues.get(host);
    if (!queue) {
      queue = { last: Promise.resolve(), lastStart: -Infinity, restUntil: -Infinity };
      queues.set(host, queue);
    }
    return queue;
  }

  return {
    async run({ host, minIntervalMs, signal }, task) {
      const queue = queueOf(host);
      const before = queue.last;
      let leave: () => void = () => undefined;
      const left = new Promise<void>((resolve) => (leave = resolve));
      // Who gives up waiting leaves at once, but the next one still has to wait for who is before them.
      queue.last = before.then(() => left);
      try {
        await untilAborted(before, signal);
        if (queue.restUntil - clock.now() > longestPause) {
          throw tooManyRequests(host, queue.restUntil);
        }
        const start = Math.max(queue.restUntil, queue.lastStart + minIntervalMs);
        if (start > clock.now()) await clock.wait(start - clock.now(), signal);
        queue.lastStart = clock.now();
        return await task();
      } finally {
        leave();
      }
    },

    rest(host, until) {
      const queue = queueOf(host);
      queue.restUntil = Math.max(queue.restUntil, until);
    },
  };
}

async function untilAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    await Promise.race([work, aborted]);
  } finally {
    if (stop) signal.removeEventListener('abort', stop);
  }
}
