import type { TopicNames } from '../core/papers/library';
import { sameValue } from '../core/papers/sameValue';
import type { TermDirections } from '../core/search/directionSpace';
import type { Steps } from '../core/steps';
import {
  giveTopics,
  phrasesFirst,
  type TopicModels,
  type TopicPlace,
} from '../core/topics/topicModels';
import { topicName } from '../core/topics/topicNames';
import { builtInTopics } from './builtInTopics';
import type { LibraryEntry } from './libraryEntry';
import { byId } from './paperOrder';
import { TopicNumbers } from './topicNumbers';

/** What a library in memory tells who gives its papers topics. */
export interface TopicEntries {
  /** All papers as they are now, by their ids. */
  readonly entries: ReadonlyMap<string, LibraryEntry>;
  /** The paper in a slot as it is now. */
  entryIn(slot: number): LibraryEntry | undefined;
  /** Puts the number of its topic where the index finds it. */
  setNumber(slot: number, number: number): void;
}

/** The topics of a library in memory: finds them, names them and gives each paper its own. */
export class MemoryTopics {
  private readonly numbers = new TopicNumbers();
  private names: TopicNames = {};
  /** By what the papers got their topics. */
  private models: TopicModels | undefined;

  /** What terms say of the directions that were found with the topics of a large library. */
  private found: TermDirections | undefined;

  constructor(private readonly library: TopicEntries) {}

  /** The latest that were found; undefined in a small library. */
  get directions(): TermDirections | undefined {
    return this.found;
  }

  /** The numbers of the topics whose name has this term. */
  withTerm(term: string): readonly number[] {
    return this.numbers.withTerm(term);
  }

  /** Sets what topics are called; tells whether that is anything new. */
  name(names: TopicNames): boolean {
    if (sameValue(this.names, names)) return false;
    this.names = names;
    for (const entry of this.library.entries.values()) this.show(entry);
    return true;
  }

  /**
   * Gives the papers of a small library the topics that are theirs now. Those of a large one are there to be seen and
   * searched before theirs are known, with what they had: see {@link find}.
   */
  settle(): void {
    const { entries } = this.library;
    if (entries.size <= phrasesFirst) this.found = undefined;
    if (entries.size <= phrasesFirst) {
      const finding = this.find();
      while (!finding.next().done);
      return;
    }
    this.number(entries.values());
  }

  /**
   * Finds the topics of the papers as they are now, in steps between which they stay.
   *
   * @param reach told how many papers were given their topic so far
   */
  *find(reach: (papers: number) => void = () => undefined): Steps<void> {
    const { library } = this;
    let given = 0;
    const papers = byId(library.entries.values());
    let { found } = this;
    this.models = yield* giveTopics(
      {
        papers,
        settled: builtInTopics,
        records: (wanted) => wanted.flatMap((slot) => library.entryIn(slot)?.record ?? []),
        topicOf: (slot) => library.entryIn(slot)?.found ?? { topic: '', subtopic: '' },
        setTopic: (slot, place) => {
          const entry = library.entryIn(slot);
          if (entry) this.set(entry, place);
          reach(++given);
        },
        setDirections: (directions) => (found = directions),
      },
      this.models,
    );
    this.found = found;
    this.number(papers);
  }

  private set(entry: LibraryEntry, place: TopicPlace): void {
    entry.found = place;
    this.show(entry);
  }

  private show(entry: LibraryEntry): void {
    entry.show(entry.paper.citekey, topicName(entry.found.topic, this.names));
    this.number([entry]);
  }

  private number(entries: Iterable<LibraryEntry>): void {
    for (const { slot, paper } of entries) {
      this.library.setNumber(slot, this.numbers.numberOf(paper.topic));
    }
  }
}
