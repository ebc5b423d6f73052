/**
 * Untrusted text as it may be kept: well-formed UTF-16 (a lone surrogate becomes U+FFFD), without control
 * characters, each run of white space one space, none at the ends. Line breaks go too: they are of the source's
 * layout, not of the paper.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[\s\ufeff]+/g, ' ')
    .replace(/\p{Control}+/gu, '')
    .trim();
}
