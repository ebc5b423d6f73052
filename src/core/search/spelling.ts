/**
 * One spelling for the words that British and American English spell apart: the American one, for the Porter stemmer
 * knows its endings (`-ize` and not `-ise`). The result need not be a word, for it is never shown: `tumourigenic` may
 * become anything as long as both spellings become the same.
 */

/** -ise, -isation and their inflections, with at least three letters before them. */
const ise = /^([a-z]{3,})is(e[drs]?|ers|ing|ations?|ational|able|abilit(?:y|ies))$/;
/** What comes before -ise where it is no ending: `noise`, `precise`, `supervise`, `pairwise`, `enterprise`. */
const noIse =
  /(?:[aou]|[^i][cv]|w|pr|^(?:c|hi|moon|sun|up|wind)?r|^ar|nch|metropol|trell|chand|parad|(?:adver|exper|prac|trea)t|(?:pro|pre|sur|^de)m)$/;
const our =
  /^(anti|bi|dis|endo|mis|mono|multi|neuro|over|re|sub|techni|un)?(arb|ard|arm|behavi|candi?|clam|col|demean|enamo?|endeav|fav|ferv|flav|harb|hon|hum|lab|misdemean|neighb|od|parl|ranc|rig|rum|sav|savi|splend|succ|tum|val|vap|vig)our/;
const re =
  /^(.*(?:cent|fib|lit|lust|met|calib|theat|spect|somb|meag|sabe?|och|manoeuv))r(e[ds]?|ing)$/;
const ogue = /^((?:ana|cata|dia|epi|homo|mono|pro|tria)log)u(?:e[drs]?|ers|ing)$/;
const lyse = /^((?:ana|cata|dia|electro|hydro|para|pyro)ly)s(e|ed|ers?|ing|able)$/;

/** Parts of words, wherever they stand. */
const parts: readonly (readonly [RegExp, string])[] = [
  [/^haem/, 'hem'],
  [/(?<=[a-z]{2})aem/g, 'em'],
  [/(^|orth|encyclo|hypno)paed/g, '$1ped'],
  [/^oe(?=dem)/, 'e'],
  [/oestr/g, 'estr'],
  [/^foet/g, 'fet'],
  [/oesoph/g, 'esoph'],
  [/aesthe/g, 'esthe'],
  [/aetiolog/g, 'etiolog'],
  [/(arch|pal)aeo/g, '$1eo'],
  [/gynaeco/g, 'gyneco'],
  [/^faec/, 'fec'],
  [/rrhoe/g, 'rrhe'],
  [/^coeli/g, 'celi'],
  [/manoeuv/g, 'maneuv'],
  [/^(de|bi|un|di|ni)?sulph/g, '$1sulf'],
  [/^(un)?scept/g, '$1skept'],
];

/** Single words, and their inflections by what the stemmer takes off. */
const words: ReadonlyMap<string, string> = new Map(
  (
    'acknowledgement:acknowledgment acknowledgements:acknowledgment aeroplane:airplane aeroplanes:airplane ' +
    'ageing:aging aluminium:aluminum artefact:artifact artefacts:artifact biassed:biased cosy:cozy defence:defense ' +
    'defences:defense enrol:enroll enrolment:enrollment focussed:focused focusses:focus focussing:focusing ' +
    'fuelled:fueled fuelling:fueling fulfil:fulfill fulfilment:fulfillment grey:gray greyscale:grayscale ' +
    'instalment:installment judgement:judgment judgements:judgment licence:license licences:license maths:math ' +
    'mould:mold moulded:mold moulding:mold moulds:mold offence:offense offences:offense plough:plow practise:practice ' +
    'practised:practice practises:practice practising:practice programme:program programmes:program skilful:skillful ' +
    'storeys:story tranquillity:tranquility whisky:whiskey wilful:willful'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

/** The word in the spelling that stands for all of its spellings. It must be folded, of the letters a to z alone. */
export function oneSpelling(word: string): string {
  if (word.length < 4) return word;
  let spelled = words.get(word) ?? word;
  spelled = spelled.replace(ise, (whole, before: string, ending: string) =>
    noIse.test(before) ? whole : `${before}iz${ending}`,
  );
  spelled = spelled
    .replace(our, '$1$2or')
    .replace(re, (_, before: string, ending: string) => before + 'er' + afterEr(ending))
    .replace(ogue, '$1')
    .replace(lyse, '$1z$2');
  for (const [part, plain] of parts) spelled = spelled.replace(part, plain);
  return spelled;
}

/** What -re, -res, -red and -ring end in when they are -er, -ers, -ered and -ering. */
function afterEr(ending: string): string {
  return ending === 'e' ? '' : ending === 'es' ? 's' : ending;
}

/** The letters that words of this term may begin with beside its own: `oestrogen` and `aesthetic` have terms in e. */
export function firstLettersOf(term: string): readonly string[] {
  return term.startsWith('e') ? ['a', 'o'] : [];
}

const beginsIse = /^([a-z]{3,}i)([sz])((?:e[drs]?|in?g?|at?i?o?n?s?|ab?l?e?)?)$/;

/** The beginning of a word as it is in the other spelling: `optimis` for `optimiz`; undefined where there is none. */
export function otherBeginning(beginning: string): string | undefined {
  const ending = beginsIse.exec(beginning);
  if (ending) {
    const [, before = '', letter, rest = ''] = ending;
    return before + (letter === 's' ? 'z' : 's') + rest;
  }
  // `behaviou` may still become what `behavior` is.
  const british = beginning.replace(/ou$/, 'our');
  const american = british.replace(our, '$1$2or');
  return american === british ? undefined : american;
}
