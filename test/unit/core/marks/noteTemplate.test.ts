import assert from 'node:assert/strict';
import fc from 'fast-check';
import { load } from 'js-yaml';
import {
  defaultNoteTemplate,
  noteFileName,
  noteText,
} from '../../../../src/core/marks/noteTemplate';
import type { LibraryPaper } from '../../../../src/core/papers/paper';

function paper(title: string, citekey = 'doe2020'): LibraryPaper {
  const author = [{ family: 'Doe', given: 'Jane' }];
  return {
    id: '1',
    type: 'article',
    title,
    author,
    citekey,
    topic: '',
    sources: [],
    issued: { year: 2020 },
  };
}

const today = '2026-11-25';

suite('noteTemplate', () => {
  test('fills in what is known, leaves the rest as it is', () => {
    const template = '# {{title}} ({{year}}) {{ doi }}{{other}} {{json title}} {{date}}';
    assert.equal(
      noteText(template, paper('On "Things"'), today),
      '# On "Things" (2020) {{other}} "On \\"Things\\"" 2026-11-25',
    );
  });

  test('the header of the default note is YAML whatever the title is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (title) => {
        const text = noteText(defaultNoteTemplate, paper(title), today);
        const header = load(text.split('\n---\n')[0]?.replace(/^---\n/, '') ?? '') as {
          title: string;
        };
        assert.equal(header.title, title);
      }),
    );
  });

  const names: readonly (readonly [string, string, string])[] = [
    ['{{citekey}}.md', 'doe2020', 'doe2020.md'],
    ['{{citekey}}', 'doe2020', 'doe2020.md'],
    ['{{citekey}}.typ', '../../etc/passwd', 'etc-passwd.typ'],
    ['{{citekey}}.md', 'a:b/c\\d', 'a-b-c-d.md'],
    ['{{citekey}}.md', 'CON', 'paperCON.md'],
    ['{{citekey}}.md', '...', 'paper.md'],
    ['{{title}}.md', 'doe', 'A Title.md'],
  ];
  for (const [template, citekey, expected] of names) {
    test(`${template} for ${citekey} is ${expected}`, () => {
      assert.equal(noteFileName(template, paper('A Title', citekey), today), expected);
    });
  }

  test('every file name is one that all file systems take', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const name = noteFileName('{{title}}.md', paper(title), today);
        assert.match(name, /^[^\s.-][^/\\:*?"<>|]{0,89}\.md$/u);
        assert.doesNotMatch(name, /\p{Control}|[. ]\.md$/u);
      }),
    );
  });
});
