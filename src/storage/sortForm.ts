/** A title or citekey as a reader looks it up: without case and accents, `chenMIG` before `chenZeroshot`. */
export function sortForm(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}
