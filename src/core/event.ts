/** Something that holds on to a resource until it is told to let go. Whoever creates it owns it. */
export interface Disposable {
  dispose(): void;
}

/** Subscribes a listener; disposing what it returns ends the subscription. Has the shape of `vscode.Event`. */
export type Event<T> = (listener: (value: T) => void) => Disposable;

/** The owner's side of an {@link Event}. */
export class Emitter<T> implements Disposable {
  private readonly listeners = new Set<{ call(value: T): void }>();

  readonly event: Event<T> = (listener) => {
    const entry = { call: listener };
    this.listeners.add(entry);
    return { dispose: () => this.listeners.delete(entry) };
  };

  fire(value: T): void {
    for (const listener of [...this.listeners]) listener.call(value);
  }

  dispose(): void {
    this.listeners.clear();
  }
}
