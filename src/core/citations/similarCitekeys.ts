import { editDistance } from '../search/editDistance';

/** A key that differs in more than this share of its letters was not meant. */
const mostDifferent = 0.34;
const mostSuggestions = 3;

/** Of these citekeys those that one may have meant, the likeliest first. */
export function similarCitekeys(citekey: string, known: readonly string[]): string[] {
  const wanted = citekey.toLowerCase();
  const most = Math.max(1, Math.floor(wanted.length * mostDifferent));
  const near: { readonly key: string; readonly distance: number }[] = [];
  for (const key of known) {
    if (Math.abs(key.length - wanted.length) > most) continue;
    const distance = editDistance(wanted, key.toLowerCase());
    if (distance <= most) near.push({ key, distance });
  }
  near.sort((a, b) => a.distance - b.distance || (a.key < b.key ? -1 : 1));
  return near.slice(0, mostSuggestions).map(({ key }) => key);
}
