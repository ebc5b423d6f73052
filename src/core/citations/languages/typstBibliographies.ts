import { endOfBrackets, endOfComment } from './typstCitations';

/** The files that `bibliography("a.bib")` or `bibliography(("a.bib", "b.yml"))` names, in order. */
export function typstBibliographies(note: string): readonly string[] {
  const paths: string[] = [];
  const text = withoutComments(note);
  for (const match of text.matchAll(/\bbibliography\(/g)) {
    const open = match.index + match[0].length - 1;
    const end = endOfBrackets(text, open);
    if (end !== undefined) paths.push(...pathsIn(text.slice(open + 1, end - 1)));
  }
  return paths;
}

/** The texts among the arguments that have no name; `style: "apa"` is none of them. */
function pathsIn(args: string): string[] {
  const paths: string[] = [];
  let isNamed = false;
  let depth = 0;
  for (const [token, name, text] of args.matchAll(
    /([a-z-]{1,30})\s{0,9}:|"((?:[^"\\]|\\.)*)"|[()[\]{},]/g,
  )) {
    if (name !== undefined) isNamed = true;
    else if (text !== undefined) {
      if (!isNamed && text !== '') paths.push(text.replace(/\\(.)/g, '$1'));
    } else if (token === ',') {
      if (depth === 0) isNamed = false;
    } else depth += /[([{]/.test(token) ? 1 : -1;
  }
  return paths;
}

/** Leaves out comments, but no `//` of a web address or within a text in quotes. */
function withoutComments(note: string): string {
  const kept: string[] = [];
  const special = /["/:]/g;
  let from = 0;
  for (let found = special.exec(note); found; found = special.exec(note)) {
    const { index } = found;
    if (found[0] === '"') {
      special.lastIndex = endOfText(note, index);
    } else if (found[0] === ':') {
      special.lastIndex = index + (note.startsWith('://', index) ? 3 : 1);
    } else {
      const end = endOfComment(note, index);
      if (end > index + 1) {
        kept.push(note.slice(from, index));
        from = end;
      }
      special.lastIndex = end;
    }
  }
  return [...kept, note.slice(from)].join(' ');
}

/** Behind the text in quotes at the offset; behind the quotation mark where it does not end nearby. */
function endOfText(note: string, offset: number): number {
  for (let position = offset + 1; position < offset + 1000; position++) {
    const character = note[position];
    if (character === undefined || character === '\n') break;
    if (character === '\\') position++;
    else if (character === '"') return position + 1;
  }
  return offset + 1;
}
