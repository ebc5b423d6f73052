/**
 * English words that carry no subject. Kept short on purpose: a word that can be what a paper is about (`system`,
 * `use`, `can` as in CAN bus is the accepted loss) stays searchable. Single letters are not in it, save the article
 * and what apostrophes leave over (`don't`, `model's`).
 */
export const stopWords: ReadonlySet<string> = new Set(
  (
    'a about above after again against all also although am among an and any are as at be because been before being ' +
    'below between both but by can cannot could did do does doing done down during each either else etc ever for from ' +
    'further had has have having he her here hers herself him himself his how however i if in into is it its itself ' +
    'just may me might more most must my myself neither no nor not of off on once only or other our ours ourselves ' +
    'out over own s same shall she should since so some such t than that the their theirs them themselves then there ' +
    'these they this those through thus to too under until up upon very via was we were what when where whether which ' +
    'while who whom whose why will with within without would you your yours yourself'
  ).split(' '),
);
