/** More are no help to choose from. */
const mostValues = 50;

/** The values that begin so, then those of which a later word does. */
export function valuesBeginning(values: readonly string[], beginning: string): string[] {
  const typed = folded(beginning);
  const first = new Set<string>();
  const later = new Set<string>();
  for (const [index, form] of foldedForms(values).entries()) {
    const value = values[index];
    if (value === undefined || value.trim() === '' || value === beginning) continue;
    if (form.startsWith(typed)) first.add(value);
    else if (form.includes(` ${typed}`)) later.add(value);
    if (first.size === mostValues) break;
  }
  return [...first, ...later].slice(0, mostValues);
}

/** Values are asked about at every key that is pressed; a library has thousands of them. */
const forms = new WeakMap<readonly string[], readonly string[]>();

function foldedForms(values: readonly string[]): readonly string[] {
  const known = forms.get(values) ?? values.map(folded);
  forms.set(values, known);
  return known;
}

/** No value that people choose from is longer, in UTF-16 units. */
const longestValue = 200;

function folded(text: string): string {
  return text
    .slice(0, longestValue)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[\s,;()"“”-]+/g, ' ')
    .toLowerCase();
}
