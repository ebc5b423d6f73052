import type { Disposable } from '../../core/event';
import type { Progress } from '../../core/papers/library';
import type { Paper } from '../../core/papers/paper';
import type { TermDirections } from '../../core/search/directionSpace';
import { giveTopics, type TopicModels, type TopicPlace } from '../../core/topics/topicModels';
import { readInTurns } from '../readInTurns';
import { TopicsProgress } from '../topicsProgress';

/** What was found for some papers, by id. */
export interface FoundTopics {
  readonly places: ReadonlyMap<string, TopicPlace>;
  readonly models: TopicModels | undefined;
  /** Those that were found with the models; undefined where the models are of an earlier time. */
  readonly directions: TermDirections | undefined;
}

/** What a library tells who finds its topics. */
export interface TopicHost {
  /** Does this in a transaction, so that all it reads is of one commit. */
  reads<T>(read: () => T): T;
  /** The papers as they are now, in the order of their ids, and the topic each has. Asked within {@link reads}. */
  papers(): readonly { readonly id: string; readonly place: TopicPlace }[];
  /** What a paper says; undefined where it is gone. Asked within {@link reads}. */
  record(id: string): Paper | undefined;
  /** The models that are kept. */
  known(): TopicModels | undefined;
  /** Makes what was found part of the library, as far as the papers are still there. */
  write(found: FoundTopics): Promise<void>;
  tell(progress: Progress): void;
}

export interface TopicFinder extends Disposable {
  /** Finds the topics of papers as they are now, and again where that is asked meanwhile. */
  find(): Promise<void>;
  /** Gives up what is being found: nothing of it is written, unless that has begun. */
  stop(): void;
}

/**
 * Finds the topics of a library between its changes rather than as one: it takes up to a minute, for which nobody could change
 * anything. Papers that come or change meanwhile get theirs right after, by the models that were found.
 */
export function createTopicFinder(host: TopicHost): TopicFinder {
  const progress = new TopicsProgress((each) => host.tell(each));
  let finding: Promise<void> | undefined;
  let isAskedAgain = false;
  let isStopped = false;
  // Both change while others have their turn.
  const isToGoOn = () => isAskedAgain;
  const goesOn = () => !isStopped;

  async function findAll(): Promise<void> {
    do {
      isAskedAgain = false;
      isStopped = false;
      const found = await findOnce();
      if (found) await host.write(found);
    } while (isToGoOn());
  }

  async function findOnce(): Promise<FoundTopics | undefined> {
    const papers = host.reads(() => host.papers());
    const places = new Map<string, TopicPlace>();
    let directions: TermDirections | undefined;
    const idOf = (number: number) => papers[number]?.id ?? '';
    const work = giveTopics(
      {
        papers: papers.map(({ id }, slot) => ({ id, slot })),
        records: (numbers) =>
          numbers.map((number) => host.record(idOf(number)) ?? silentPaper(idOf(number))),
        topicOf: (number) =>
          places.get(idOf(number)) ?? papers[number]?.place ?? { topic: '', subtopic: '' },
        setTopic: (number, place) => places.set(idOf(number), place),
        setDirections: (those) => (directions = those),
      },
      host.known(),
    );
    try {
      progress.begin(papers.length);
      const found = await readInTurns(work, {
        reads: (read) => host.reads(read),
        goesOn,
        onTurn: () => progress.reach(places.size),
      });
      return found && { places, models: found.made, directions };
    } finally {
      progress.end();
    }
  }

  function stop(): void {
    isStopped = true;
    isAskedAgain = false;
  }

  return {
    find() {
      if (finding) {
        isAskedAgain = true;
        return finding;
      }
      finding = findAll().finally(() => (finding = undefined));
      return finding;
    },
    stop,
    dispose() {
      stop();
      // The next turn comes when nobody can be told any more.
      progress.end();
    },
  };
}

/** In place of a paper that went meanwhile: it says nothing. */
function silentPaper(id: string): Paper {
  return { id, type: 'article', title: '', author: [] };
}
