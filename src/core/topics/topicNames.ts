import type { TopicNames } from '../papers/library';

/** What the topic is called that was found under this label. */
export function topicName(label: string, names: TopicNames): string {
  // A label may be `constructor`.
  return (Object.hasOwn(names, label) ? names[label] : undefined) ?? label;
}

/**
 * The names once the topic that is called `shown` is called `name`: all that was found under labels of that name. Where
 * another topic is called so, both are one from now on.
 */
export function renamedTopic(names: TopicNames, shown: string, name: string): TopicNames {
  const labels = Object.keys(names).filter((label) => names[label] === shown);
  if (topicName(shown, names) === shown) labels.push(shown);
  const given = labels.map((label) => [label, name] as const);
  return named([...Object.entries(names), ...given]);
}

/** The names without those that made a topic be called so: it is again what was found, and apart from what it was merged with. */
export function restoredTopic(names: TopicNames, shown: string): TopicNames {
  return named(Object.entries(names).filter(([, name]) => name !== shown));
}

/** Later names count; a topic that is called as it was found needs none. */
function named(entries: readonly (readonly [string, string])[]): TopicNames {
  return Object.fromEntries([...new Map(entries)].filter(([label, name]) => label !== name));
}
