import { joinMarks, type Mark } from './mark';

/**
 * The marks of two files as those of one. It does not matter which comes first, nor how often they are merged. Marks that
 * share a key are of one paper, also where only a third one joins them.
 */
export function mergeMarks(a: readonly Mark[], b: readonly Mark[] = []): readonly Mark[] {
  const merged: (Mark | undefined)[] = [];
  const placeOf = new Map<string, number>();
  for (const mark of [...a, ...b]) {
    const places = new Set(mark.keys.flatMap((key) => placeOf.get(key) ?? []));
    let joined = mark;
    for (const place of places) {
      const other = merged[place];
      if (other) joined = joinMarks(joined, other);
      merged[place] = undefined;
    }
    const place = merged.push(places.size === 0 ? joinMarks(mark, mark) : joined) - 1;
    for (const key of joined.keys) placeOf.set(key, place);
  }
  return merged.filter((mark) => mark !== undefined).sort(byFirstKey);
}

function byFirstKey({ keys: [a = ''] }: Mark, { keys: [b = ''] }: Mark): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
