/**
 * Compounds of which some people write the parts as words of their own: `multi modal`, `data set`. Papers that write
 * them so are also found by the one word.
 */

/** What is no word by itself, and belongs to the one behind it. */
const prefixes: ReadonlySet<string> = new Set(
  'anti hyper inter intra macro meta micro multi nano non poly pre pseudo quasi semi sub super ultra'.split(
    ' ',
  ),
);

/** First word → the second ones with which it is one. */
const pairs: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  (
    'back:propagation,propagated,propagate band:width,widths data:set,sets,base,bases ' +
    'fine:tune,tuned,tunes,tuning key:word,words name:space,spaces over:fit,fits,fitted,fitting,sampling,smoothing ' +
    'time:step,steps,stamp,stamps under:fitting,sampling wave:form,forms,guide,guides,length,lengths work:flow,flows'
  )
    .split(' ')
    .map((entry) => {
      const [first = '', seconds = ''] = entry.split(':');
      return [first, new Set(seconds.split(','))] as const;
    }),
);

/** The words that open a compound. */
export const compoundOpeners: readonly string[] = [...prefixes, ...pairs.keys()];
export const longestOpener = Math.max(...compoundOpeners.map(({ length }) => length));

/** Whether the word is the first of a compound that may be written apart. */
export function opensCompound(word: string): boolean {
  return prefixes.has(word) || pairs.has(word);
}

/** Whether two neighbouring words are one. Both are folded. */
export function isCompound(first: string, second: string): boolean {
  return prefixes.has(first) ? second.length > 2 : pairs.get(first)?.has(second) === true;
}
