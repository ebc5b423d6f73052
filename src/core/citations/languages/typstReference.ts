/** Keys that `@key` and `<key>` take as they are. */
const plainKey = /^[\p{L}\p{N}_][\p{L}\p{N}_:.-]*$/u;

/**
 * The reference to a paper with regard to the text right behind it: `@a[p. 3]` where that can be, else a call.
 * @param shown what else is said; an empty supplement is none
 */
export function typstReference(
  citekey: string,
  following: string,
  shown: { readonly form?: string | undefined; readonly supplement?: string } = {},
): string {
  const { form, supplement = '' } = shown;
  const isPlain = isPlainTypstKey(citekey);
  const takesInMore = supplement === '' && /^(?:[.:]*[\p{L}\p{M}\p{N}\p{Pc}-]|\[)/u.test(following);
  if (form === undefined && isPlain && !takesInMore) {
    return `@${citekey}${supplement === '' ? '' : `[${supplement}]`}`;
  }
  const named = [
    plainKey.test(citekey) ? `<${citekey}>` : `label(${typstString(citekey)})`,
    ...(form === undefined ? [] : [`form: ${typstString(form)}`]),
    ...(supplement === '' ? [] : [`supplement: [${supplement}]`]),
  ];
  return closed(`#cite(${named.join(', ')})`, following);
}

/** Whether `@key` is all of the key; it does not end with a stop or a colon. */
export function isPlainTypstKey(citekey: string): boolean {
  return plainKey.test(citekey) && !/[.:]$/.test(citekey);
}

/** A call goes on with a field (`.x`) or arguments unless a semicolon ends it. */
export function closed(call: string, following: string): string {
  return /^(?:\.[\p{L}_]|[([;])/u.test(following) ? `${call};` : call;
}

export function typstString(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}
