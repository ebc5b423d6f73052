import { turn, type Steps } from '../core/steps';

export interface TurnsHost {
  /** Does this while nothing changes. */
  reads<T>(read: () => T): T;
  /** Whether what the work began with still counts; asked within {@link reads}, before each turn. */
  goesOn(): boolean;
  /** Told after each turn but the last. */
  onTurn?(): void;
}

/**
 * Does work that reads a library, in turns between which others have theirs: it may change meanwhile.
 *
 * @returns what the work made; nothing where it does not count any more
 */
export async function readInTurns<T>(
  work: Steps<T>,
  host: TurnsHost,
): Promise<{ readonly made: T } | undefined> {
  for (;;) {
    const step = host.reads(() => (host.goesOn() ? turn(work) : undefined));
    if (!step) return undefined;
    if (step.done) return { made: step.value };
    host.onTurn?.();
    await new Promise((resolve) => setTimeout(resolve));
  }
}
