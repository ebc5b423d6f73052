/** Archives that are categories themselves, without a part behind a dot. */
const wholeArchives = new Set([
  'gr-qc',
  'hep-ex',
  'hep-lat',
  'hep-ph',
  'hep-th',
  'math-ph',
  'nucl-ex',
  'nucl-th',
  'quant-ph',
]);

const dottedCategory =
  /^(?:astro-ph|cond-mat|cs|econ|eess|math|nlin|physics|q-bio|q-fin|stat)\.[a-z]{2,6}(?:-[a-z]{2,4})?$/i;

const field = /(?:^|[\s(])(?:ti|au|abs|co|jr|cat|rn|id|all|submittedDate|lastUpdatedDate):/;

/**
 * What a user wrote as arXiv's API takes it: a query in its own language as it is, `cs.CL` or `cs.CL, cs.IR` as
 * categories, any other words as words that all have to be there, those in quotes as a phrase.
 */
export function arxivQuery(text: string): string {
  const query = text.trim().replace(/\s+/g, ' ');
  if (field.test(query)) return query;
  const categories = query.split(/[\s,;]+/);
  if (categories.every(isArxivCategory)) {
    return categories.map((category) => `cat:${category}`).join(' OR ');
  }
  const words = query.match(/"[^"]+"|[^\s"]+/g) ?? [];
  return words.map((word) => `all:${word}`).join(' AND ');
}

/** Whether the text is the name of a category that papers are filed under, e.g. `cs.CL`, `hep-th`. */
export function isArxivCategory(text: string): boolean {
  return wholeArchives.has(text.toLowerCase()) || dottedCategory.test(text);
}
