/** The n-th suffix that tells equal citekeys apart, counted from 0: `a`, `b` … `z`, `aa`, `ab` … */
export function alphabeticSuffix(n: number): string {
  let suffix = '';
  for (let rest = n; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    suffix = String.fromCharCode(97 + (rest % 26)) + suffix;
  }
  return suffix;
}

/** The citekey itself, or with the first suffix by which it is not among `taken` (keys in lower case). */
export function uniqueCitekey(citekey: string, taken: ReadonlySet<string>): string {
  let unique = citekey;
  for (let n = 0; taken.has(unique.toLowerCase()); n++) unique = citekey + alphabeticSuffix(n);
  return unique;
}
