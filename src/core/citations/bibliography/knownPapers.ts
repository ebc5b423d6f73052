import { identityKeys } from '../../papers/identity';
import type { Paper } from '../../papers/paper';
import { uniqueCitekey } from '../uniqueCitekey';
import type { BibliographyEntry } from './bibliographyFormats';

/** Citekeys by what the papers of a bibliography are known by, see {@link identityKeys}; the first of a paper counts. */
export function citekeysByIdentity(
  papers: Iterable<Omit<Paper, 'id'>>,
): ReadonlyMap<string, string> {
  const byIdentity = new Map<string, string>();
  for (const paper of papers) {
    const { citekey } = paper;
    if (citekey === undefined) continue;
    for (const identity of identityKeys(paper)) {
      if (!byIdentity.has(identity)) byIdentity.set(identity, citekey);
    }
  }
  return byIdentity;
}

/** The entry of this paper: of the same arXiv identifier, else DOI, else title and first author. */
export function findByIdentity(
  citekeys: ReadonlyMap<string, string>,
  paper: Omit<Paper, 'id'>,
): { readonly citekey: string } | undefined {
  for (const identity of identityKeys(paper)) {
    const citekey = citekeys.get(identity);
    if (citekey !== undefined) return { citekey };
  }
  return undefined;
}

/** The citekey, or with a suffix where an entry has it; BibTeX takes no two that differ in case only. */
export function freeCitekey(
  entries: readonly BibliographyEntry[],
  citekey: string,
  alsoTaken: Iterable<string>,
): string {
  const taken = new Set(entries.map((entry) => entry.citekey.toLowerCase()));
  for (const key of alsoTaken) taken.add(key.toLowerCase());
  return uniqueCitekey(citekey, taken);
}
