import type { BibliographyEntry } from './bibliography/bibliographyFormats';
import { citedKeys } from './citedKeys';
import type { NotesLanguage } from './notesLanguage';

/** A note with how it cites. */
export interface CitingNote {
  readonly text: string;
  readonly language: Pick<NotesLanguage, 'id' | 'citations'>;
}

/** What some notes cite. */
export interface Cited {
  readonly keys: ReadonlySet<string>;
  /** Whether one of them cites all that there is: `\nocite{*}`. */
  readonly everything: boolean;
}

/** `\nocite{*}` of LaTeX. */
const allEntries = '*';

/** What these notes cite, read one after the other. */
export async function citedIn(
  notes: Iterable<CitingNote> | AsyncIterable<CitingNote>,
): Promise<Cited> {
  const keys = new Set<string>();
  let everything = false;
  for await (const { text, language } of notes) {
    for (const key of citedKeys(text, language)) {
      if (key === allEntries && language.id === 'latex') everything = true;
      else keys.add(key);
    }
  }
  return { keys, everything };
}

/**
 * The entries that nothing cites, the first one of each citekey, in their order. An entry is cited also by its other
 * citekeys, by a cited entry that names it, and in another case of letters, which not every tool tells apart.
 */
export function unusedEntries(
  entries: readonly BibliographyEntry[],
  { keys, everything }: Cited,
): BibliographyEntry[] {
  if (everything) return [];
  const byKey = entriesByKey(entries);
  const used = new Set<BibliographyEntry>();
  const awaiting = [...keys];
  for (let key = awaiting.pop(); key !== undefined; key = awaiting.pop()) {
    for (const entry of byKey.get(folded(key)) ?? []) {
      if (used.has(entry)) continue;
      used.add(entry);
      awaiting.push(...(entry.named ?? []));
    }
  }
  // Entries of the same citekey go together, as they would be removed together.
  const shown = new Set([...used].map(({ citekey }) => citekey));
  return entries.filter(({ citekey }) => {
    if (shown.has(citekey)) return false;
    shown.add(citekey);
    return true;
  });
}

/** The cited keys that no entry has, in the order in which they are cited; in another case of letters is not missing. */
export function missingKeys(entries: readonly BibliographyEntry[], { keys }: Cited): string[] {
  const byKey = entriesByKey(entries);
  return [...keys].filter((key) => !byKey.has(folded(key)));
}

function entriesByKey(
  entries: readonly BibliographyEntry[],
): ReadonlyMap<string, readonly BibliographyEntry[]> {
  const byKey = new Map<string, BibliographyEntry[]>();
  for (const entry of entries) {
    for (const key of [entry.citekey, ...(entry.aliases ?? [])]) {
      const same = byKey.get(folded(key));
      if (same) same.push(entry);
      else byKey.set(folded(key), [entry]);
    }
  }
  return byKey;
}

function folded(citekey: string): string {
  return citekey.toLowerCase();
}
