import { endOfBrackets } from './typstCitations';

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
  for (const [token, name, text] of args.matchAll(/([a-z-]{1,30})\s{0,9}:|"((?:[^"\\]|\\.)*)"|[()[\]{},]/g)) {
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
  return note.replace(
    /"(?:[^"\\\n]|\\.)*"|:\/\/|\/\/[^\n]*|\/\*[^*]*(?:\*(?!\/)[^*]*)*\*\//g,
    (found) => (found.startsWith('//') || found.startsWith('/*') ? ' ' : found),
  );
}
