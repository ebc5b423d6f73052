import * as vscode from 'vscode';
import type { Disposable } from '../../core/event';
import { otherTopic } from '../../core/papers/grouping';
import type { Group, Library, TopicNames } from '../../core/papers/library';
import { renamedTopic, restoredTopic } from '../../core/topics/topicNames';
import type { SettingId, SettingTypes } from '../contributionIds';
import { onDidChangeSettings, readSetting } from '../contributions';
import { DisposableStore } from '../disposables';

const names = 'lectern.topics.names';
const pinned = 'lectern.topics.pinned';
const hidden = 'lectern.topics.hidden';
type TopicSetting = typeof names | typeof pinned | typeof hidden;

/**
 * What the reader made of the topics that were found: other names, some of them one, some on top, some out of sight. Kept
 * in the settings by name, so that it outlasts that topics are found anew.
 */
export class TopicChoices implements Disposable {
  private readonly store = new DisposableStore();
  private readonly didChange = this.store.add(new vscode.EventEmitter<void>());

  /** Fires when other topics are on top or out of sight; names are the library's to tell. */
  readonly onDidChange = this.didChange.event;

  constructor(private readonly library: Pick<Library, 'nameTopics'>) {
    this.store.add(onDidChangeSettings([names], () => void this.tellLibrary()));
    this.store.add(onDidChangeSettings([pinned, hidden], () => this.didChange.fire()));
  }

  /** Tells the library all names, for instance after its process was started anew. */
  tellLibrary(): Promise<void> {
    return this.library.nameTopics(this.names);
  }

  get pinned(): readonly string[] {
    return textsOf(readSetting(pinned));
  }

  get hidden(): readonly string[] {
    return textsOf(readSetting(hidden));
  }

  /** The topics that are to be seen, the pinned ones first and in the order in which they were pinned. */
  shown(groups: readonly Group[]): Group[] {
    const { pinned, hidden } = this;
    const isPinned = ({ key }: Group) => pinned.includes(key);
    return [
      ...pinned.flatMap((name) => groups.filter(({ key }) => key === name)),
      ...groups.filter((group) => !isPinned(group) && !hidden.includes(group.key)),
    ];
  }

  /** Whether the topic has a name of the reader's. */
  isNamed(topic: string): boolean {
    return Object.values(this.names).includes(topic);
  }

  /** Whether it is a topic that one can rename and the like: what fits nowhere is none. */
  static isTopic(topic: string): boolean {
    return topic !== otherTopic && topic !== '';
  }

  /** @returns what makes it as it was before */
  async rename(topic: string, name: string): Promise<() => Promise<void>> {
    const rename = (topics: readonly string[]) => [
      ...new Set(topics.map((each) => (each === topic ? name : each))),
    ];
    const { names: before, pinned: onTop, hidden: outOfSight } = this;
    await write(names, renamedTopic(this.names, topic, name));
    if (onTop.includes(topic)) await write(pinned, rename(onTop));
    if (outOfSight.includes(topic)) await write(hidden, rename(outOfSight));
    return async () => {
      await write(names, before);
      await write(pinned, onTop);
      await write(hidden, outOfSight);
    };
  }

  /** Has the topic be what was found again. */
  async restore(topic: string): Promise<void> {
    await write(names, restoredTopic(this.names, topic));
  }

  async pin(topic: string, isPinned: boolean): Promise<void> {
    const others = this.pinned.filter((each) => each !== topic);
    await write(pinned, isPinned ? [...others, topic] : others);
    if (isPinned) await this.hide([topic], false);
  }

  async hide(topics: readonly string[], isHidden: boolean): Promise<void> {
    const others = this.hidden.filter((each) => !topics.includes(each));
    const after = isHidden ? [...others, ...topics] : others;
    if (after.length !== this.hidden.length) await write(hidden, after);
    if (isHidden) for (const topic of topics) await this.unpin(topic);
  }

  private async unpin(topic: string): Promise<void> {
    if (this.pinned.includes(topic)) await this.pin(topic, false);
  }

  private get names(): TopicNames {
    const value: unknown = readSetting(names);
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(
      Object.entries(value).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
      ),
    );
  }

  dispose(): void {
    this.store.dispose();
  }
}

/** What was written by hand may be anything. */
function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value)
    ? value.filter((each): each is string => typeof each === 'string')
    : [];
}

/** Where the workspace has choices of its own, they are changed; else the user's. */
async function write<K extends TopicSetting & SettingId>(
  id: K,
  value: SettingTypes[K],
): Promise<void> {
  const configuration = vscode.workspace.getConfiguration();
  const target =
    configuration.inspect(id)?.workspaceValue === undefined
      ? vscode.ConfigurationTarget.Global
      : vscode.ConfigurationTarget.Workspace;
  const isEmpty = Object.keys(value).length === 0;
  await configuration.update(id, isEmpty ? undefined : value, target);
}
