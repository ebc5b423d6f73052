import type { Disposable } from '../core/event';
import type { LibraryService } from '../protocol/libraryProtocol';
import type { RestartingLibrary } from '../protocol/restartingLibrary';
import { onDidChangeSettings } from './contributions';
import { DisposableStore } from './disposables';
import type { Log } from './log';
import type { MarkStore } from './marks/markStore';
import type { SourceLoader } from './sources/sourceLoader';
import type { TopicChoices } from './topics/topicChoices';

/** A library that may be in a thread of its own, which can be started again. */
export type HostedLibrary = LibraryService &
  Partial<Pick<RestartingLibrary, 'onDidRestart' | 'onDidGiveUp' | 'restart'>>;

export interface LibraryFillingParts {
  readonly library: HostedLibrary;
  readonly loader: SourceLoader;
  readonly marks: MarkStore;
  readonly topics: TopicChoices;
  readonly log: Log;
}

/** Gives the library what it is to hold: papers, marks and names of topics; again whenever another, empty one takes its place. */
export class LibraryFilling implements Disposable {
  private readonly store = new DisposableStore();

  constructor(private readonly parts: LibraryFillingParts) {
    const { library, loader, log } = parts;
    this.store.add(onDidChangeSettings(['lectern.library.engine'], () => this.startAgain()));
    const restarted = library.onDidRestart?.(() => {
      log.warn('The library’s worker ended and was started again.');
      void this.fill();
    });
    const gaveUp = library.onDidGiveUp?.((cause) => loader.fail(cause));
    if (restarted) this.store.add(restarted);
    if (gaveUp) this.store.add(gaveUp);
  }

  /** Settles when the papers were read, well or not. */
  fill(): Promise<void> {
    const { loader, marks, topics } = this.parts;
    void marks.load();
    void topics.tellLibrary();
    return loader.load();
  }

  dispose(): void {
    this.store.dispose();
  }

  private startAgain(): void {
    this.parts.library.restart?.();
    void this.fill();
  }
}
