import { bibtexFormat } from '../../../../../src/core/citations/bibliography/bibtexFile';
import { cslJsonFormat } from '../../../../../src/core/citations/bibliography/cslJsonFile';
import { assertBibliographyLaws } from './bibliographyLaws';

/** The one of these that the seed is at. */
function pick<T>(seed: number, ...choices: readonly [T, ...T[]]): T {
  return choices[seed % choices.length] ?? choices[0];
}

suite('Bibliographies keep what they hold', () => {
  test('in BibTeX', () => {
    assertBibliographyLaws(bibtexFormat, (keys, seed) => {
      const newline = pick(seed, '\n', '\n', '\r\n');
      const entries = keys.map((citekey, at) =>
        pick(
          seed + at,
          `@article{${citekey},${newline}  title = {T${at}}${newline}}`,
          `@Book{${citekey}, title = "T${at}", crossref = {${keys[0] ?? ''}}}`,
          `% of ${citekey}${newline}@misc(${citekey},${newline}\ttitle={T${at}, x})`,
          `@misc{${citekey},${newline}title = {T${at}},`,
        ),
      );
      const gap = pick(Math.floor(seed / 3), newline + newline, newline);
      return (
        pick(seed, '', `% File${newline}${newline}`) + entries.join(gap) + pick(seed, '', newline)
      );
    });
  });

  test('in CSL-JSON', () => {
    assertBibliographyLaws(cslJsonFormat, (keys, seed) => {
      const items = keys.map((citekey, at) => ({
        ...(at % 2 === 0 ? { 'citation-key': citekey } : {}),
        type: 'article',
        title: `T${at}, "x" ] }`,
        author: [{ family: 'Doe', id: 'no' }],
        id: citekey,
      }));
      const json = JSON.stringify(items, undefined, pick<string | number>(seed, 2, 0, '\t'));
      return keys.length === 0 ? pick(seed, '', '[]', '[\n]\n') : json + pick(seed, '\n', '');
    });
  });
});
