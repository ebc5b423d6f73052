/** Says that nobody wants an answer any more. An `AbortSignal` is one, for which not every world has a type. */
export interface Cancellation {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** What work fails with that was cancelled. */
export class CancelledError extends Error {
  constructor() {
    super('It was cancelled.');
    this.name = 'CancelledError';
  }
}

/** The owner's side of a {@link Cancellation}, which it is itself. */
export class CancellationSource implements Cancellation {
  private readonly listeners = new Set<() => void>();
  private isCancelled = false;

  get aborted(): boolean {
    return this.isCancelled;
  }

  addEventListener(_type: 'abort', listener: () => void): void {
    this.listeners.add(listener);
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    this.listeners.delete(listener);
  }

  /** Says it to all who listen, once. */
  cancel(): void {
    this.isCancelled = true;
    const told = [...this.listeners];
    this.listeners.clear();
    for (const listener of told) listener();
  }
}
