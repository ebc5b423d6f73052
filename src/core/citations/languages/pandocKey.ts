/** A key that Pandoc reads to its end without quoting. */
const plainKey = /^[A-Za-z0-9_](?:[:.#$%&\-+?<>~/]?[A-Za-z0-9_])*$/;

/** The key as it stands behind an `@`. */
export function pandocKey(citekey: string): string {
  return isPlainKey(citekey) ? citekey : `{${citekey}}`;
}

/** Whether a key is read to its end without quoting. */
export function isPlainKey(citekey: string): boolean {
  return plainKey.test(citekey);
}
