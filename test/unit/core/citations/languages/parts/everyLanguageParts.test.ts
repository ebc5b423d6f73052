import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { asciidoc } from '../../../../../../src/core/citations/languages/asciidoc';
import { latex } from '../../../../../../src/core/citations/languages/latex';
import { myst, mystRole } from '../../../../../../src/core/citations/languages/myst';
import { org } from '../../../../../../src/core/citations/languages/org';
import { pandoc } from '../../../../../../src/core/citations/languages/pandoc';
import { rst } from '../../../../../../src/core/citations/languages/rst';
import { typst } from '../../../../../../src/core/citations/languages/typst';
import {
  draftEdits,
  withAdded,
  withItem,
  withMoved,
  withOtherForm,
  withTyped,
  type CitationDraft,
} from '../../../../../../src/core/citations/citationDraft';
import {
  citedItem,
  mixesAuthors,
  sameParts,
  type CitationAbilities,
  type CitationParts,
} from '../../../../../../src/core/citations/citationParts';
import { locatorLabels } from '../../../../../../src/core/citations/locators';
import type { NotesLanguage } from '../../../../../../src/core/citations/notesLanguage';
import { appliedAll, undone } from '../../notesUnderTest';
import { partsIn, saying } from './partsUnderTest';

/** Ordinary words, numbers and abbreviations, as people write before and behind keys. */
const words = fc
  .array(fc.constantFrom('see', 'also', 'e.g.', 'and', '*passim*', 'I', 'p.', '99', 'B', '§'), {
    minLength: 1,
    maxLength: 3,
  })
  .map((each) => each.join(' '));
const suffixes = fc.oneof(
  words,
  words.map((text) => `, ${text}`),
);
const values = fc.constantFrom('3', '33-35', '3, 5', 'iv', '3.2.1', 'A5', '12a', '3, 5-7');

function itemsFor(language: NotesLanguage, note: string) {
  const [citation] = language.citations(note);
  assert.ok(citation && language.parts);
  const can = language.parts.can(note, citation);
  const locators = can.locators.length > 0 ? can.locators : locatorLabels.slice(0, 1);
  const optional = <T>(isThere: boolean, value: fc.Arbitrary<T>) =>
    isThere ? fc.option(value, { nil: undefined }) : fc.constant(undefined);
  const items = fc.array(
    fc
      .record({
        citekey: fc.constantFrom('doe2020', 'roe_2021', 'DBLP:conf/x', 'lee'),
        prefix: optional(can.prefix, words),
        locator: optional(
          can.locators.length > 0,
          fc.record({ label: fc.constantFrom(...locators), value: values }),
        ),
        suffix: optional(can.suffix, suffixes),
        suppressAuthor: optional(can.suppressAuthor, fc.boolean()),
      })
      .map(citedItem),
    { minLength: 1, maxLength: 3 },
  );
  const form = can.narrative
    ? fc.constantFrom<CitationParts['form']>('parenthetical', 'narrative')
    : fc.constant<CitationParts['form']>('parenthetical');
  return fc.record({ form, items });
}

/** Only Pandoc has a sign that tells such a text from a locator. */
const hasOddTexts = ({ items }: CitationParts) =>
  items.some(({ suffix = '' }) => /p\.|99|§|B|I/.test(suffix));

/** What languages say they can, and what they cannot say together. */
const languages: {
  readonly name: string;
  readonly language: NotesLanguage;
  readonly note: string;
  readonly canSay: (parts: CitationParts) => boolean;
}[] = [
  {
    name: 'Pandoc',
    language: pandoc,
    note: 'x [@a] y',
    canSay: ({ form, items: [first] }) =>
      form === 'parenthetical' || (first?.prefix === undefined && !first?.suppressAuthor),
  },
  {
    name: 'biblatex',
    language: latex,
    note: '\\usepackage{biblatex}x \\autocite{a} y',
    canSay: (parts) => !mixesAuthors(parts) && !hasOddTexts(parts) && !leavesOutSeveral(parts),
  },
  {
    name: 'Typst',
    language: typst,
    note: 'x @a y',
    canSay: (parts) =>
      !hasOddTexts(parts) &&
      (parts.form === 'parenthetical' || parts.items.every((each) => !each.suppressAuthor)),
  },
  {
    name: 'Org',
    language: org,
    note: 'x [cite:@a] y',
    canSay: (parts) =>
      !mixesAuthors(parts) &&
      !hasOddTexts(parts) &&
      (parts.form === 'parenthetical' || !parts.items[0]?.suppressAuthor),
  },
  {
    name: 'roles of MyST',
    language: mystRole,
    note: 'x {cite:p}`a` y',
    canSay: (parts) => !mixesAuthors(parts) && !hasOddTexts(parts),
  },
  {
    name: 'reStructuredText',
    language: rst,
    note: 'x :cite:p:`a` y',
    canSay: (parts) => !mixesAuthors(parts) && !hasOddTexts(parts),
  },
  { name: 'AsciiDoc', language: asciidoc, note: 'x cite:[a] y', canSay: () => true },
];

function leavesOutSeveral({ items }: CitationParts): boolean {
  return items.length > 1 && items.some(({ suppressAuthor }) => suppressAuthor);
}

for (const { name, language, note, canSay } of languages) {
  suite(`Parts of any citation in ${name}`, () => {
    test('are read as they were written, and written wherever they can be', () => {
      fc.assert(
        fc.property(itemsFor(language, note), (parts) => {
          const written = saying(language, note, parts);
          if (written === undefined) {
            assert.ok(!canSay(parts));
            return;
          }
          const read = partsIn(language, written);
          assert.ok(read && sameParts(read, parts), written);
        }),
        { numRuns: 1000 },
      );
    });
  });
}

/** Pieces of citations, so that odd neighbours meet often. */
const pieces = [
  ...[
    '[',
    ']',
    '@a',
    '@b',
    '-@a',
    '@{c d}',
    '; ',
    ', ',
    ' ',
    '\n',
    '> ',
    'see',
    'p. 3',
    '{}',
    '{p. 3}',
    '*',
    '`',
  ],
  ...['\\cite', '\\autocites', '\\citet*', '{a}', '{a,b}', '[p.~3]', '[see][]', '(x)', '%', '\\'],
  ...['#cite(<a>)', '#cite(<a>, form: "prose", supplement: [x])', '@a[p. 3]', '[x]', ';', '/*'],
  ...[
    '[cite:@a]',
    '[cite/t:',
    '[cite/na:see @a p. 3;@b]',
    ':cite:p:`a`',
    ':cite:t:`',
    '{see}',
    '{cite:p}`a,b`',
  ],
  ...['{cite}`', 'cite:[a(59),b]', 'citenp:[', 'a', '(59)', '//', '  '],
];
const notes = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((all) => all.join(''));

for (const language of [pandoc, latex, typst, org, myst, mystRole, rst, asciidoc]) {
  suite(`Parts of what stands in a note in ${language.id}`, () => {
    test('stay what they are when they are written again', () => {
      fc.assert(
        fc.property(notes, (note) => {
          for (const citation of language.citations(note)) {
            const parts = language.parts?.read(note, citation);
            if (!parts) continue;
            assert.deepEqual(
              parts.items.map(({ citekey }) => citekey),
              citation.keys.map(({ citekey }) => citekey),
            );
            const text = language.parts?.write(parts, note, citation);
            if (text === undefined) continue;
            const { start, end } = citation.range;
            const after = note.slice(0, start) + text + note.slice(end);
            const again = language.citations(after).find(({ range }) => range.start === start);
            const read = again && language.parts?.read(after, again);
            assert.deepEqual(read, parts, `${note} → ${after}`);
          }
        }),
        { numRuns: 3000 },
      );
    });

    test('when edited, change nothing but the citation, which then says what was asked for', () => {
      const changes: readonly ((draft: CitationDraft, can: CitationAbilities) => CitationDraft)[] =
        [
          withOtherForm,
          (draft, can) => withTyped(draft, 0, 'locator', 'sec. 3.1', can),
          (draft, can) => withTyped(draft, 0, 'prefix', 'see', can),
          (draft, can) => withTyped(draft, 0, 'suffix', ', é 😀', can),
          (draft) => withItem(draft, 0, { suppressAuthor: true }),
          (draft) => withAdded(draft, { citekey: 'newOne' }),
          (draft) => withMoved(draft, 0, 1),
        ];
      const around = fc.constantFrom('', 'x ', '注', '😀', '[', '(', '\r\n\r\n', '\n');
      fc.assert(
        fc.property(
          fc.tuple(around, notes, around),
          fc.constantFrom('\n', '\r\n'),
          fc.constantFrom(...changes),
          ([left, middle, right], newline, change) => {
            const note = (left + middle + right).replace(/\r?\n/g, newline);
            for (const citation of language.citations(note)) {
              const parts = language.parts?.read(note, citation);
              if (!parts || !language.parts) continue;
              const draft = change(parts, language.parts.can(note, citation));
              const edits = draftEdits(language, note, citation, draft);
              for (const { range } of edits ?? []) assert.deepEqual(range, citation.range);
              if (!edits) continue;
              assert.equal(undone(note, edits), note);
              const after = appliedAll(note, edits);
              const { start } = citation.range;
              const again = language.citations(after).find(({ range }) => range.start === start);
              const read = again && language.parts.read(after, again);
              assert.ok(read && sameParts(read, draft), JSON.stringify([note, after]));
            }
          },
        ),
        { numRuns: 3000 },
      );
    });

    test('take time in proportion to the text', () => {
      for (const piece of pieces) {
        const note = piece.repeat(Math.ceil(40_000 / piece.length));
        const [citation] = language.citations(note);
        const parts = citation && language.parts?.read(note, citation);
        if (citation && parts) language.parts?.write(parts, note, citation);
      }
    });
  });
}
