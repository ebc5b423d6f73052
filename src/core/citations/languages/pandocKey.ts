/** A key that Pandoc reads to its end without quoting. */
const plainKey = /^[A-Za-z0-9_](?:[:.#$%&\-+?<>~/]?[A-Za-z0-9_])*$/;

/** The key as it stands behind an `@`. */
export function pandocKey(citekey: string): string {
  return plainKey.test(citekey) ? citekey : `{${citekey}}`;
}
