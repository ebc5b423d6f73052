import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { applied } from '../notesUnderTest';
import { cited } from '../papersUnderTest';
import { everyLanguage, notes, pieces } from './languagesUnderTest';

const selections = fc.tuple(notes, fc.nat(), fc.nat()).map(([note, a, b]) => {
  const [start, end] = [a % (note.length + 1), b % (note.length + 1)].sort((x, y) => x - y);
  return { note, selection: { start: start ?? 0, end: end ?? 0 } };
});

for (const language of everyLanguage) {
  suite(`Citing in ${language.id}, wherever`, () => {
    test('changes only the selection or the citation at it', () => {
      fc.assert(
        fc.property(selections, ({ note, selection }) => {
          const { range, definitions } = language.cite(note, selection, cited('b', 'c'));
          assert.ok(!definitions || range.end <= definitions.range.start);
          const contexts = [selection.start, selection.end].map(
            (offset) => language.citationAt(note, offset)?.range ?? selection,
          );
          const start = Math.min(selection.start, ...contexts.map((context) => context.start));
          const end = Math.max(selection.end, ...contexts.map((context) => context.end));
          assert.ok(start <= range.start && range.start <= range.end && range.end <= end);
        }),
        { numRuns: 2000 },
      );
    });

    test('finds what it wrote, in ordinary text', () => {
      // Four spaces at the start would make it code.
      const words = fc.stringMatching(/^(?:[a-z,][a-z ,]{0,20})?$/);
      fc.assert(
        fc.property(words, words, (before, after) => {
          const at = { start: before.length, end: before.length };
          const first = language.cite(before + after, at, cited('doe2020'));
          const once = applied(before + after, first);
          const context = language.citationAt(
            once,
            first.range.start + first.newText.trimEnd().length,
          );
          if (!language.usesBibliography) return;
          assert.deepEqual(
            context?.keys.map(({ citekey }) => citekey),
            ['doe2020'],
          );
          const offset = context.range.end;
          const second = language.cite(
            once,
            { start: offset, end: offset },
            cited('doe2020', 'roe'),
          );
          const twice = applied(once, second);
          assert.deepEqual(
            language.citationAt(twice, context.range.start)?.keys.map(({ citekey }) => citekey),
            ['doe2020', 'roe'],
          );
          assert.deepEqual(
            language.cite(twice, { start: offset, end: offset }, cited('roe', 'doe2020')).newText,
            '',
          );
        }),
      );
    });

    for (const other of ['roe2021', 'DBLP:books/x', 'end.']) {
      test(`cites by ${other} where it cited by another key`, () => {
        const words = fc.stringMatching(/^(?:[a-z,][a-z ,]{0,20})?$/);
        fc.assert(
          fc.property(words, words, (before, after) => {
            const at = { start: before.length, end: before.length };
            const edit = language.cite(before + after, at, cited('doe2020', 'lee'));
            const note = applied(before + after, edit);
            const [first] = language.citations(note).flatMap(({ keys }) => keys);
            if (!first || !language.usesBibliography) return;
            const renamed = applied(note, language.replaceKey(note, first, other));
            assert.deepEqual(
              language.citations(renamed).flatMap(({ keys }) => keys.map(({ citekey }) => citekey)),
              [other, 'lee'],
            );
          }),
          { numRuns: 50 },
        );
      });
    }

    test('survives any text', () => {
      fc.assert(
        fc.property(notes, fc.string({ unit: 'binary' }), (note, path) => {
          for (const name of language.bibliographies(note)) assert.notEqual(name, '');
          const edit = language.declareBibliography(note, path);
          assert.ok(edit === undefined || edit.newText !== '');
        }),
        { numRuns: 1000 },
      );
    });

    test('takes time in proportion to the text', () => {
      const odd = [
        '[',
        '@a[',
        '`',
        '``` ',
        '\\cite{',
        '\\cite[',
        '\\verb|',
        '/*',
        '#cite(',
        ' =a',
        '[cite:',
        'cite:x',
        'x\n\n',
        'cite:[(',
        '"\\"',
        ':',
      ];
      for (const piece of [...pieces, ...odd, 'bibliography(', '<!--', '@{', '\\begin{']) {
        const note = piece.repeat(Math.ceil(80_000 / piece.length));
        const middle = Math.floor(note.length / 2);
        language.cite(note, { start: middle, end: middle }, cited('b'));
        assert.ok(Array.isArray(language.bibliographies(note)));
      }
      const runs = Array.from({ length: 600 }, (_, n) => '`'.repeat(n + 1)).join(' ');
      language.cite(runs, { start: 0, end: 0 }, cited('b'));
    });
  });
}
