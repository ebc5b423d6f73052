import type { Disposable } from '../core/event';

/** Owns disposables and lets them all go at once. What is added after that is let go on the spot. */
export class DisposableStore implements Disposable {
  private readonly owned = new Set<Disposable>();
  private disposed = false;

  add<T extends Disposable>(disposable: T): T {
    if (this.disposed) disposable.dispose();
    else this.owned.add(disposable);
    return disposable;
  }

  dispose(): void {
    this.disposed = true;
    for (const disposable of this.owned) disposable.dispose();
    this.owned.clear();
  }
}
