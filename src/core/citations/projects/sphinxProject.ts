const assignment = /^bibtex_bibfiles[ \t]*(?::[^=\n]{0,100})?=[ \t]*([[(])/gm;
const item = /#[^\n]*|(["'])((?:(?!\1)[^\\\n]){1,500})\1/g;
/** A longer list names no bibliographies that anyone wrote, in UTF-16 units. */
const longestList = 5000;

/**
 * The bibliographies that a `conf.py` of Sphinx names: a list of plain strings, of several the last. It is read, never
 * run, so a list that is computed names none.
 */
export function sphinxBibliographies(python: string): readonly string[] {
  const opening = [...python.matchAll(assignment)].at(-1);
  if (!opening) return [];
  const start = opening.index + opening[0].length;
  const rest = python.slice(start, start + longestList);
  const end = rest.indexOf(opening[1] === '(' ? ')' : ']');
  const named = [...rest.slice(0, Math.max(0, end)).matchAll(item)];
  return named.flatMap(([, , path]) => (path === undefined || path.trim() === '' ? [] : [path]));
}
