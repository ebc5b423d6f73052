/** Letters that do not come apart into a base letter and marks, as Better BibTeX folds them. */
const folded = new Map([
  ['ß', 'ss'],
  ['ẞ', 'SS'],
  ['æ', 'ae'],
  ['Æ', 'AE'],
  ['œ', 'oe'],
  ['Œ', 'OE'],
  ['ø', 'o'],
  ['Ø', 'O'],
  ['đ', 'd'],
  ['Đ', 'D'],
  ['ð', 'd'],
  ['Ð', 'D'],
  ['ħ', 'h'],
  ['Ħ', 'H'],
  ['ł', 'l'],
  ['Ł', 'L'],
  ['þ', 'th'],
  ['Þ', 'TH'],
  ['ı', 'i'],
  ['ŋ', 'n'],
  ['Ŋ', 'N'],
]);

/** Replaces accented Latin letters by their base letters; what has no ASCII form stays as it is. */
export function foldToAscii(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{ASCII}]/gu, (letter) => folded.get(letter) ?? letter)
    .normalize('NFC');
}

/** Drops every character outside ASCII. */
export function dropNonAscii(text: string): string {
  return text.replace(/[^\p{ASCII}]/gu, '');
}
