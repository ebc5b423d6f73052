/** Words that carry no meaning in a title: those that Better BibTeX leaves out of a citekey (`skipWords`). */
const skipWords = new Set(
  (
    'a ab aboard about above across after against al along amid among an and anti around as at before behind ' +
    'below beneath beside besides between beyond but by d da das de dei del dell della delle dello dans degli des ' +
    'despite do down du during ein eine einem einen einer eines el en et except for from gli i il in inside into is ' +
    'l la las le les like lo los near nor of off on onto or over past per plus round save since so some sur than ' +
    'the through to toward towards un una unas under underneath une unlike uno unos until up upon versus via von ' +
    'while with within without yet zu zum'
  ).split(' '),
);

/**
 * The words of a title. Hyphens, apostrophes and dots within a word go (`Pre-training` is `Pretraining`), all
 * other punctuation and TeX markup separates words.
 */
export function titleWords(title: string): string[] {
  return title
    .replace(/\\([A-Za-z]{1,30})/g, ' $1 ')
    .replaceAll('$', '')
    .replace(/[-\u2010\u2011\u2212'’‘ʼ`´]/gu, '')
    .replace(/(?<=[\p{L}\p{N}])\.(?=[\p{L}\p{N}])/gu, '')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '');
}

/** The words that say what the paper is about: without skip words and single characters, as Better BibTeX does. */
export function significantWords(words: readonly string[]): string[] {
  return words.filter((word) => {
    if (skipWords.has(word.toLowerCase())) return false;
    return Array.from(word).length > 1 || /\p{Ideographic}/u.test(word);
  });
}

/** Makes the first letter a capital and leaves the others as they are. */
export function capitalize(word: string): string {
  const [first = '', ...rest] = word;
  return first.toUpperCase() + rest.join('');
}
