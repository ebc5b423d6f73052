import { Emitter, type Disposable, type Event } from '../core/event';
import { HumanError } from '../core/humanError';
import type { Progress } from '../core/papers/library';
import { connectLibrary, requestsTo, type LibraryService } from './libraryProtocol';
import type { Channel } from './rpc';

/** A process that serves a library, and says when it ended by itself. */
export interface LibraryProcess extends Disposable {
  readonly channel: Channel;
  /** Fires once, with the cause, when the process ends without having been disposed. */
  readonly onDidEnd: Event<Error>;
}

export interface RestartingLibrary extends LibraryService {
  /** Fires after the process ended and a new, still empty one took its place. */
  readonly onDidRestart: Event<void>;
  /** Fires when the process ended once too often: every request fails until {@link restart}. */
  readonly onDidGiveUp: Event<Error>;
  /** Starts a new process in place of the old one, whatever came before. */
  restart(): void;
}

/** What is said once the process has died too often. */
export function stoppedAgain(): HumanError {
  return new HumanError(
    'The library stopped again after it was restarted. Choose “Reload Library” to try once more.',
  );
}

/**
 * A library in a process of its own that is started again once when it dies. Requests under way then fail with a
 * plain sentence, for their answers are lost; later ones go to the new process, which its owner fills again.
 */
export function createRestartingLibrary(start: () => LibraryProcess): RestartingLibrary {
  const didChange = new Emitter<void>();
  const didProgress = new Emitter<Progress>();
  const didTell = new Emitter<HumanError>();
  const didRestart = new Emitter<void>();
  const didGiveUp = new Emitter<Error>();
  /** What was told to be under way: it ends with its process, which cannot say so any more. */
  const underWay = new Map<Progress['of'], Progress>();
  let restarts = 0;
  let current = connect();

  function connect() {
    const process = start();
    const library = connectLibrary(process.channel);
    library.onDidChange(() => didChange.fire());
    library.onDidProgress(tellProgress);
    library.onDidTell((told) => didTell.fire(told));
    const ended = process.onDidEnd((cause) => {
      ended.dispose();
      endProgress();
      if (restarts >= 1) {
        library.close(stoppedAgain());
        didGiveUp.fire(cause);
        return;
      }
      restarts++;
      library.close(
        new HumanError('The library stopped and is being started again. Please try once more.'),
      );
      process.dispose();
      current = connect();
      didRestart.fire();
    });
    return {
      library,
      dispose() {
        ended.dispose();
        library.dispose();
        process.dispose();
      },
    };
  }

  function tellProgress(progress: Progress): void {
    if (progress.done < progress.total) underWay.set(progress.of, progress);
    else underWay.delete(progress.of);
    didProgress.fire(progress);
  }

  function endProgress(): void {
    for (const progress of [...underWay.values()]) {
      tellProgress({ ...progress, done: progress.total });
    }
  }

  return {
    ...requestsTo(() => current.library),
    onDidChange: didChange.event,
    onDidProgress: didProgress.event,
    onDidTell: didTell.event,
    onDidRestart: didRestart.event,
    onDidGiveUp: didGiveUp.event,
    restart() {
      current.dispose();
      endProgress();
      restarts = 0;
      current = connect();
    },
    dispose() {
      current.dispose();
      for (const each of [didChange, didProgress, didTell, didRestart, didGiveUp]) each.dispose();
    },
  };
}
