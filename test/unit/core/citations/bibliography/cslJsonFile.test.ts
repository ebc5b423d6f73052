import * as assert from 'node:assert/strict';
import { bibliographyFormat } from '../../../../../src/core/citations/bibliography/bibliographyFormats';
import { cslJson } from '../../../../../src/core/citations/copyForms';
import { HumanError } from '../../../../../src/core/humanError';
import { appliedAll } from '../notesUnderTest';
import { paper } from '../papersUnderTest';

const format = bibliographyFormat('refs/a.JSON', '');
const preprint = paper({ arxivId: '1706.03762' });
const added = [{ citekey: 'a', paper: preprint }];

suite('A CSL-JSON file', () => {
  test('is told by its name', () => {
    assert.ok(format);
    assert.ok(bibliographyFormat('a.bib', ''));
    assert.equal(bibliographyFormat('a.tex', ''), undefined);
  });

  const files: [what: string, text: string, ends: string][] = [
    ['empty', '', ']\n'],
    ['an empty list', '[]', '}\n]'],
    ['an empty list on two lines', '[\n]\n', '}\n]\n'],
    ['indented', '[\n    {\n        "id": "x"\n    }\n]\n', '    }\n]\n'],
    ['on one line', '[{"id": "x"}]', '}]'],
    ['of Windows', '[\r\n  {\r\n    "id": "x"\r\n  }\r\n]\r\n', '  }\r\n]\r\n'],
  ];
  for (const [what, text, ends] of files) {
    test(`that is ${what} gets an item by insertion`, () => {
      const edits = format?.addEntries(text, added) ?? [];
      assert.equal(edits.length, 1);
      assert.ok(edits.every(({ range }) => range.start === range.end));
      const after = appliedAll(text, edits);
      assert.deepEqual(JSON.parse(after), [
        ...(text.includes('x') ? [{ id: 'x' }] : []),
        ...cslJson(preprint, 'a'),
      ]);
      assert.ok(after.endsWith(ends), after);
      assert.equal(/[^\r]\n/.test(after), !text.includes('\r') && after.includes('\n'));
      assert.deepEqual(format?.findEntry(after, preprint), { citekey: 'a' });
      assert.equal(format.uniqueKey(after, 'A', ['aa']), 'Ab');
    });
  }

  test('that is damaged is left alone, with a sentence', () => {
    for (const text of ['[{"id": "x"}', '{"items": []}', 'x']) {
      assert.throws(() => format?.addEntries(text, added), HumanError);
      assert.equal(format?.findEntry(text, preprint), undefined);
    }
  });

  test('holds odd items without harm', () => {
    const text =
      '[null, 1, {"__proto__": {"id": "x"}}, {"id": 7, "DOI": "10.1000/X", "author": "Doe"}]';
    assert.deepEqual(format?.findEntry(text, paper({ DOI: '10.1000/x' })), { citekey: '7' });
  });

  test('has no fields that are not known', () => {
    assert.deepEqual(cslJson(preprint, 'a'), [
      {
        id: 'a',
        'citation-key': 'a',
        type: 'article',
        title: preprint.title,
        author: preprint.author,
        issued: { 'date-parts': [[2017, 6, 12]] },
        publisher: 'arXiv',
        number: 'arXiv:1706.03762',
        URL: 'https://arxiv.org/abs/1706.03762',
      },
    ]);
  });
});
