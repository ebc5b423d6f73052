import type { Channel } from '../../../src/protocol/rpc';

/** One end of a pair, which remembers what came. */
export interface TestChannel extends Channel {
  readonly received: readonly unknown[];
}

/** Two mailboxes that pass each other's messages, cloned as a worker's are, in a later turn. */
export function createChannelPair(): readonly [TestChannel, TestChannel] {
  const left = createEnd((message) => right.deliver(message));
  const right = createEnd((message) => left.deliver(message));
  return [left, right];
}

/** Resolves when all that was sent has come and was answered. */
export async function turn(): Promise<void> {
  for (let count = 0; count < 5; count++) await new Promise((resolve) => setImmediate(resolve));
}

function createEnd(send: (message: unknown) => void): TestChannel & {
  deliver(message: unknown): void;
} {
  const listeners = new Set<(message: unknown) => void>();
  const received: unknown[] = [];
  return {
    received,
    post(message) {
      const copy: unknown = structuredClone(message);
      setImmediate(() => send(copy));
    },
    deliver(message) {
      received.push(message);
      for (const listener of listeners) listener(message);
    },
    onMessage(listener) {
      listeners.add(listener);
      return { dispose: () => listeners.delete(listener) };
    },
  };
}
