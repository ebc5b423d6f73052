import { identityKeys, paperId } from './identity';
import type { Paper } from './paper';

/**
 * One paper out of several records of it: every field from the first record that has it. An empty list counts as
 * not having it, and `article`, which says no more than that it was written, gives way to an exacter type. It is in the
 * collections of all of them, and has the citekeys of all.
 */
export function mergePapers(first: Paper, ...others: readonly Paper[]): Paper {
  const records = [first, ...others];
  const merged: Paper = Object.assign({}, ...records.map(present).reverse()) as Paper;
  const citekeys = new Set(
    records.flatMap(({ citekey, otherCitekeys = [] }) => [
      ...(citekey === undefined ? [] : [citekey]),
      ...otherCitekeys,
    ]),
  );
  if (merged.citekey !== undefined) citekeys.delete(merged.citekey);
  const collections = new Set(records.flatMap((record) => record.collections ?? []));
  return {
    ...merged,
    ...(collections.size > 0 && { collections: [...collections] }),
    ...(citekeys.size > 0 && { otherCitekeys: [...citekeys] }),
    id: first.id,
    type: records.find((record) => record.type !== 'article')?.type ?? first.type,
    author: records.find((record) => record.author.length > 0)?.author ?? [],
  };
}

function present(paper: Paper): Partial<Paper> {
  return Object.fromEntries(
    Object.entries(paper).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

/** Records of the same paper merged into one, at the place of the first. All other papers stay as they are. */
export function mergeDuplicates(papers: readonly Paper[]): readonly Paper[] {
  const merged: (Paper | undefined)[] = [];
  const placeOf = new Map<string, number>();
  for (const paper of papers) {
    const keys = identityKeys(paper);
    const places = [...new Set(keys.flatMap((key) => placeOf.get(key) ?? []))].sort(
      (a, b) => a - b,
    );
    // A record with both identifiers can join two that had one each.
    const known = places.flatMap((place) => merged[place] ?? []);
    const place = places[0] ?? merged.length;
    for (const other of places.slice(1)) merged[other] = undefined;
    merged[place] = joined(known, paper);
    for (const record of [...known, paper]) {
      for (const key of identityKeys(record)) placeOf.set(key, place);
    }
  }
  return merged.filter((paper) => paper !== undefined);
}

function joined([oldest, ...rest]: readonly Paper[], paper: Paper): Paper {
  if (!oldest) return paper;
  const whole = mergePapers(oldest, ...rest, paper);
  return { ...whole, id: paperId(whole) };
}
