/**
 * Prefixes by which Quarto (`@fig-plot`) and pandoc-crossref (`@fig:plot`) refer to figures, tables, sections and
 * so on. The same are customary for labels in Typst.
 */
const crossReference =
  /^(?:fig|tbl|tab|sec|eq|eqn|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|tip|nte|wrn|imp|cau)[-:]/i;

/** Whether `@key` refers to something in the document rather than to a paper. */
export function isCrossReference(key: string): boolean {
  return crossReference.test(key);
}
