import type { DatabaseSync } from 'node:sqlite';
import { HumanError } from '../../core/humanError';
import { isBusy } from './openDatabase';

/** How long a change waits for another window to finish its own, and how often it tries, in milliseconds. */
const longestWait = 60_000;
const retryAfter = 100;

/** A change of a database. */
export interface QueuedChange<T> {
  /**
   * Makes it, in a transaction.
   *
   * @param check to be called now and then. @throws HumanError when the change is to stop.
   */
  make(check: () => void): T | Promise<T>;
  /** Called when it is committed, before the next change begins. */
  committed?(made: T): void;
  /** Called when it was rolled back, or `committed` failed, before the next change begins. */
  failed?(error: unknown): void;
}

/** The changes of a database: they are made one after the other, each as one transaction. */
export interface ChangeQueue {
  /** Makes a change after those that came before it; all of it, or nothing. */
  add<T>(change: QueuedChange<T>): Promise<T>;
  /** Has the changes stop that are under way or wait. */
  cancel(): void;
}

export function createChangeQueue(database: DatabaseSync): ChangeQueue {
  /** Counts the cancellations: a change that was asked for before one stops. */
  let cancelled = 0;
  let last: Promise<unknown> = Promise.resolve();

  async function transact<T>(change: QueuedChange<T>, check: () => void): Promise<T> {
    await begin(database);
    try {
      const made = await change.make(check);
      database.exec('COMMIT');
      change.committed?.(made);
      return made;
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      change.failed?.(error);
      throw error;
    }
  }

  return {
    add(change) {
      const asked = cancelled;
      const check = () => {
        if (asked < cancelled) {
          throw new HumanError('The library was left as it was, because the update was cancelled.');
        }
      };
      const made = last.then(() => transact(change, check));
      last = made.catch(() => undefined);
      return made;
    },
    cancel() {
      cancelled += 1;
    },
  };
}

/** Begins a transaction; waits while another window has one. */
async function begin(database: DatabaseSync): Promise<void> {
  const deadline = Date.now() + longestWait;
  for (;;) {
    try {
      database.exec('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (Date.now() > deadline) {
        throw new HumanError(
          'Another window is still updating the library. Reload the library when it has finished.',
        );
      }
      await new Promise((resolve) => setTimeout(resolve, retryAfter));
    }
  }
}
