import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { bibliographyFormat } from '../../../../../src/core/citations/bibliography/bibliographyFormats';
import { bibtexFormat } from '../../../../../src/core/citations/bibliography/bibtexFile';
import { cslJsonFormat } from '../../../../../src/core/citations/bibliography/cslJsonFile';
import { cslYamlFormat } from '../../../../../src/core/citations/bibliography/cslYamlFile';
import { hayagrivaFormat } from '../../../../../src/core/citations/bibliography/hayagrivaFile';
import { HumanError } from '../../../../../src/core/humanError';
import { appliedAll, isBetweenCharacters, undone } from '../notesUnderTest';
import { paper } from '../papersUnderTest';
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

  test('in Hayagriva', () => {
    assertBibliographyLaws(hayagrivaFormat, (keys, seed) => {
      const newline = pick(seed, '\n', '\n', '\r\n');
      const entries = keys.map((citekey, at) =>
        pick(
          seed + at,
          `${citekey}:${newline}  type: article${newline}  title: T${at}`,
          `"${citekey}": {type: article, title: "T${at}: x"}`,
          `'${citekey}':${newline}    # c: d${newline}    title: |${newline}     a: b${newline}${newline}     # c`,
          `# of it${newline}${citekey}: # x${newline}  title: 'T${at}'${newline}  parent:${newline}    title: U`,
        ),
      );
      const gap = pick(Math.floor(seed / 3), newline + newline, newline);
      return (
        pick(seed, '', `# File${newline}---${newline}`) +
        entries.join(gap) +
        pick(seed, '', newline, newline + newline, `${newline}...${newline}`)
      );
    });
  });

  test('in CSL-YAML', () => {
    assertBibliographyLaws(cslYamlFormat, (keys, seed) => {
      const newline = pick(seed, '\n', '\n', '\r\n');
      const margin = pick(seed, '', '  ');
      const items = keys.map((citekey, at) => {
        const lines = pick<readonly [string, ...string[]]>(
          seed + at,
          [`- id: ${citekey}`, '  type: article', `  title: T${at}`],
          [
            `- type: article`,
            `  citation-key: ${citekey}`,
            `  "id": '${citekey}' # c`,
            '  title: |',
            '',
            '    - id: x',
            '    # c',
          ],
          [`- {id: ${citekey}, type: article, title: "T${at}: x"}`],
          [
            '-',
            `  title: "T${at}"`,
            '  author:',
            '  - family: Doe',
            '    id: no',
            `  id: "${citekey}"`,
          ],
        );
        return lines.map((line) => (line === '' ? '' : margin + line)).join(newline);
      });
      const gap = pick(Math.floor(seed / 3), newline + newline, newline);
      if (keys.length === 0)
        return pick(seed, '', 'references:', 'references: []\nlang: en\n', 'references:\nlang: en');
      const begin = pick(
        seed,
        '',
        `---${newline}references:${newline}`,
        `references: # All${newline}${newline}`,
      );
      const others = begin === '' ? '' : `${newline}lang: en${newline}`;
      const end = pick(Math.floor(seed / 2), '', newline, others, `${newline}...${newline}`);
      return begin + items.join(gap) + end;
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

  for (const name of ['a.bib', 'a.json', 'a.yml']) {
    test(`whatever is in ${name}`, () => {
      const part = fc.constantFrom(
        ...[
          '@a{',
          '}',
          'k',
          ',',
          '=',
          '"',
          "'",
          '{',
          '[',
          ']',
          ':',
          ' ',
          '\n',
          '\r\n',
          '😀',
          '- ',
          'id: k',
          '#',
          '%',
        ],
        ...[
          'references:',
          '"id"',
          '---',
          '...',
          '|',
          '\t',
          '@a{k}\n',
          'k:\n  title: k\n',
          '{"id": "k"}',
        ],
      );
      fc.assert(
        fc.property(
          fc.constantFrom('', '', '\ufeff'),
          fc.array(part, { maxLength: 30 }),
          (mark, parts) => {
            const text = mark + parts.join('');
            const format = bibliographyFormat(name, text);
            assert.ok(format);
            for (const { range, citekey } of format.entries(text)) {
              assert.ok(range.end - range.start >= 1 && citekey !== '');
            }
            format.findEntry(text, paper());
            appliedAll(text, format.renameKey(text, 'k', 'x'));
            const rest = appliedAll(text, format.removeEntries(text, ['k']));
            assert.ok(rest.length <= text.length);
            try {
              const added = format.addEntries(text, [{ citekey: 'new', paper: paper() }]);
              assert.equal(undone(text, added), text);
              assert.ok(added.every(({ range }) => isBetweenCharacters(text, range.start)));
              const keys = format.entries(appliedAll(text, added)).map(({ citekey }) => citekey);
              assert.ok(keys.includes('new'), keys.join());
            } catch (error) {
              if (!(error instanceof HumanError)) throw error;
            }
          },
        ),
        { numRuns: 1000 },
      );
    });
  }
});
