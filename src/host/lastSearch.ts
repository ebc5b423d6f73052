import { Emitter, type Disposable } from '../core/event';

/** What the search found that is on screen, or from which a paper was taken last; views that are open show it, too. */
export class LastSearch implements Disposable {
  private readonly didChange = new Emitter<void>();
  private ids: readonly string[] | undefined;

  readonly onDidChange = this.didChange.event;

  /** The papers, best first; undefined where there is no search to speak of. */
  get found(): readonly string[] | undefined {
    return this.ids;
  }

  /** @param ids undefined where nothing is searched for any more */
  readonly show = (ids: readonly string[] | undefined): void => {
    if (ids === this.ids) return;
    this.ids = ids;
    this.didChange.fire();
  };

  forget(): void {
    this.show(undefined);
  }

  dispose(): void {
    this.didChange.dispose();
  }
}
