import type { LibraryMap, MapPick, YearSpan } from '../../protocol/topicMapProtocol';

/** What was picked on the map, as numbers of its topics and papers. */
export interface Picked {
  readonly topic?: number;
  /** One for each paper that was chosen with the lasso. */
  readonly byHand?: Uint8Array;
  readonly years?: YearSpan | undefined;
}

/** What a topic is called; the last one, of the papers that have none, is called `other`. */
export function topicLabel({ topics }: LibraryMap, topic: number, other: string): string {
  return topic === topics.length - 1 ? other : (topics[topic] ?? '');
}

export function isAnythingPicked({ topic, byHand, years }: Picked): boolean {
  return topic !== undefined || byHand !== undefined || years !== undefined;
}

/** Whether a paper would be picked if no years were. */
export function isPickedInAnyYear(
  { topicOf }: LibraryMap,
  { topic, byHand }: Picked,
  index: number,
): boolean {
  if (topic !== undefined && topicOf[index] !== topic) return false;
  return !byHand || byHand[index] === 1;
}

export function isInYears(
  map: Pick<LibraryMap, 'years'>,
  { years }: Picked,
  index: number,
): boolean {
  const year = map.years[index] ?? 0;
  return !years || (year >= years[0] && year <= years[1]);
}

export function isPicked(map: LibraryMap, picked: Picked, index: number): boolean {
  return isPickedInAnyYear(map, picked, index) && isInYears(map, picked, index);
}

/** The same in words and ids, as the host wants it; undefined where nothing is picked. */
export function pickOf(map: LibraryMap, picked: Picked, other: string): MapPick | undefined {
  if (!isAnythingPicked(picked)) return undefined;
  const { topic, byHand, years } = picked;
  const indices = [...map.ids.keys()].filter((index) => isPicked(map, picked, index));
  indices.sort((a, b) => (map.years[b] ?? 0) - (map.years[a] ?? 0) || a - b);
  return {
    ids: indices.map((index) => map.ids[index] ?? ''),
    byHand: byHand !== undefined,
    ...(topic === undefined ? {} : { topic: topicLabel(map, topic, other) }),
    ...(years ? { years } : {}),
  };
}

/** A pick in numbers of this map; what it does not have is not picked. */
export function pickOnMap(
  map: LibraryMap,
  { topic, byHand, ids, years }: MapPick,
  other: string,
): Picked {
  const at =
    topic === undefined
      ? -1
      : map.topics.findIndex((_, each) => topicLabel(map, each, other) === topic);
  return {
    ...(at < 0 ? {} : { topic: at }),
    ...(byHand ? { byHand: marked(map, new Set(ids)) } : {}),
    ...(years ? { years } : {}),
  };
}

/** What was picked on a map stays picked on the next one, among the papers that are there now. */
export function carriedOver(
  picked: Picked,
  before: LibraryMap,
  map: LibraryMap,
  other: string,
): Picked {
  const { topic, byHand, years } = picked;
  return pickOnMap(
    map,
    {
      ids: byHand ? before.ids.filter((_, index) => byHand[index] === 1) : [],
      byHand: byHand !== undefined,
      ...(topic === undefined ? {} : { topic: topicLabel(before, topic, other) }),
      ...(years ? { years } : {}),
    },
    other,
  );
}

function marked({ ids }: LibraryMap, chosen: ReadonlySet<string>): Uint8Array {
  return Uint8Array.from(ids, (id) => (chosen.has(id) ? 1 : 0));
}
