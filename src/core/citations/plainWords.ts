import type { TextRange } from '../search/textRange';
import type { NotesLanguage } from './notesLanguage';

/**
 * What a passage of a note says, without what its language makes of it: citations, references, addresses, formulas, the
 * names of commands and their technical arguments. Words that are only set off (emphasis, links, code) stay. What is taken
 * out leaves a space, and so does not join what it stood between.
 */
export function plainWords(
  passage: string,
  language: Pick<NotesLanguage, 'id' | 'citations'>,
): string {
  let text = withoutRanges(
    passage,
    language.citations(passage).map(({ range }) => range),
  );
  if (language.id === 'latex') text = text.replace(latexComment, ' ');
  for (const pattern of markup) text = text.replace(pattern, ' ');
  // An accent of TeX belongs to the letter behind it: `Schr{\"o}dinger`.
  return text
    .replace(/\{?\\["'`^~=.]\{?(\p{L})\}{0,2}/gu, '$1')
    .replace(/\\[A-Za-z@]{1,40}\*?/g, ' ');
}

const latexComment = /(?<!\\)%[^\n]{0,2000}/g;

/** Every one of them is bounded, so that none takes more than the time of one pass. */
const markup: readonly RegExp[] = [
  /<!--[^]{0,2000}?-->/g,
  // What stands in a link for the address.
  /\]\([^()\s]{0,500}(?:\s"[^"\n]{0,200}")?\)/g,
  /\[\^[^\]\s]{1,100}\]/g,
  /\b(?:https?|ftp|file|mailto):[^\s<>()[\]{}"']{1,2000}/gi,
  /\{[#.][^{}\n]{0,200}\}/g,
  /<\/?[a-z][^<>\n]{0,200}>/gi,
  /\$\$[^$]{1,1000}\$\$/g,
  /\$(?!\s)[^$\n]{1,300}(?<!\s)\$(?!\d)/g,
  /\\\((?:[^\\]|\\(?!\))){1,300}\\\)/g,
  // Arguments that are no text.
  /\\(?:label|input|include|includegraphics|begin|end|bibliography|url|hspace|vspace|[A-Za-z]{0,12}ref)\*?(?:\[[^\]\n]{0,200}\])?\{[^{}\n]{0,300}\}/gi,
  // A role of reStructuredText or MyST that refers to a place, a label or a call of Typst.
  /:?\{?(?:ref|numref|eq|doc|cite[a-z:]{0,12})\}?:?`[^`\n]{0,200}`/g,
  /#[A-Za-z][\w.-]{0,60}\(/g,
  // References to figures and what else begins with an at sign.
  /(?<![\p{L}\p{N}])@[\p{L}\p{N}_][\p{L}\p{N}_:.\-/]{0,200}/gu,
];

function withoutRanges(text: string, ranges: readonly TextRange[]): string {
  let from = 0;
  let rest = '';
  for (const { start, end } of ranges) {
    if (start < from) continue;
    rest += `${text.slice(from, start)} `;
    from = end;
  }
  return rest + text.slice(from);
}
