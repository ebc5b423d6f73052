import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { citeAtEach } from '../../../../../src/core/citations/citingPlaces';
import type { NotesLanguage } from '../../../../../src/core/citations/notesLanguage';
import type { TextRange } from '../../../../../src/core/search/textRange';
import { appliedAll, isBetweenCharacters, undone } from '../notesUnderTest';
import { cited } from '../papersUnderTest';
import { everyLanguage, notes, notesOf, pieces } from './languagesUnderTest';

/** A note with places in it as an editor has them: in order, apart, and not within a character. */
function withPlaces(texts: fc.Arbitrary<string>) {
  const marks = fc.array(fc.tuple(fc.nat(), fc.boolean()), { minLength: 1, maxLength: 4 });
  return fc.tuple(texts, fc.constantFrom('\n', '\r\n'), marks).map(([text, newline, marked]) => {
    const note = text.replace(/\r?\n/g, newline);
    return { note, newline, places: placesIn(note, marked) };
  });
}

const notesWithPlaces = withPlaces(notes);

/** Within code that is not closed, or an address, nothing can be cited. */
const openNotesWithPlaces = withPlaces(notesOf(pieces.filter((piece) => !/`|\/\//.test(piece))));

function placesIn(note: string, marks: readonly (readonly [at: number, isOpen: boolean])[]) {
  const offsets = marks
    .map(([at, isOpen]) => ({ at: at % (note.length + 1), isOpen }))
    .filter(({ at }) => isBetweenCharacters(note, at))
    .sort((a, b) => a.at - b.at);
  const places: TextRange[] = [];
  for (let index = 0; index < offsets.length; index += 1) {
    const { at: start = 0, isOpen } = offsets[index] ?? {};
    const end = isOpen ? (offsets[index + 1]?.at ?? start) : start;
    if (isOpen) index += 1;
    if ((places.at(-1)?.end ?? -1) < start) places.push({ start, end });
  }
  return places;
}

/** All that citing there changes, in order. */
function changesOf(language: NotesLanguage, note: string, places: readonly TextRange[]) {
  const edits = citeAtEach(language, note, places, cited('newOne', 'newTwo'));
  return [...edits, ...edits.flatMap(({ definitions }) => definitions ?? []).slice(-1)];
}

for (const language of everyLanguage) {
  suite(`Laws of citing in ${language.id}`, () => {
    test('inserted at several places and undone, a note is what it was', () => {
      fc.assert(
        fc.property(notesWithPlaces, ({ note, places }) => {
          assert.equal(undone(note, changesOf(language, note, places)), note);
        }),
        { numRuns: 2000 },
      );
    });

    test('characters and line breaks stay whole, and line breaks are those of the note', () => {
      fc.assert(
        fc.property(notesWithPlaces, ({ note, newline, places }) => {
          for (const { range, newText } of changesOf(language, note, places)) {
            assert.ok(
              isBetweenCharacters(note, range.start) && isBetweenCharacters(note, range.end),
            );
            if (!note.includes('\n')) continue;
            const breaks = newText.match(/\r?\n/g) ?? [];
            assert.ok(breaks.every((each) => each === newline));
          }
        }),
        { numRuns: 2000 },
      );
    });

    test('what is found at the place is what was inserted', () => {
      fc.assert(
        fc.property(openNotesWithPlaces, ({ note, places: [place] }) => {
          if (!place) return;
          const [edit, ...others] = changesOf(language, note, [place]);
          if (!edit) return;
          const after = appliedAll(note, [edit, ...others]);
          const inserted = {
            start: edit.range.start,
            end: edit.range.start + edit.newText.length,
          };
          const keys = language
            .citations(after)
            .flatMap((citation) => citation.keys)
            .filter(({ range }) => inserted.start <= range.start && range.end <= inserted.end)
            .map(({ citekey }) => citekey);
          // Where nothing is cited, as in code and comments, there is nothing to be found.
          if (keys.length === 0) return;
          assert.deepEqual(
            keys.filter((key) => key.startsWith('new')),
            ['newOne', 'newTwo'],
            after,
          );
        }),
        { numRuns: 5000 },
      );
    });

    test('a note of many parts has one citation more, where it was inserted', () => {
      if (!language.usesBibliography) return;
      const paragraphs = fc.array(fc.constantFrom(...paragraphsIn(language)), { maxLength: 4 });
      const words = fc.stringMatching(/^(?:[a-zé注][a-z ,.😀]{0,20})?$/u);
      const newlines = fc.constantFrom('\n', '\r\n');
      fc.assert(
        fc.property(
          fc.record({ above: paragraphs, below: paragraphs, left: words, right: words, newlines }),
          ({ above, below, left, right, newlines: newline }) => {
            const note = [...above, `x ${left}${right}`, ...below].join('\n\n');
            const at = above.map((each) => `${each}\n\n`).join('').length + 2 + left.length;
            const lines = (text: string) => text.replace(/\n/g, newline);
            const before = lines(note);
            const start = lines(note.slice(0, at)).length;
            const changes = changesOf(language, before, [{ start, end: start }]);
            const after = appliedAll(before, changes);
            const end = start + (changes[0]?.newText.length ?? 0);
            const known = language.citations(before);
            const found = language.citations(after);
            const here = found.find(({ range }) => start <= range.start && range.end <= end);
            assert.deepEqual(
              here?.keys.map(({ citekey }) => citekey),
              ['newOne', 'newTwo'],
              after,
            );
            assert.deepEqual(
              found
                .filter((citation) => citation !== here)
                .map(({ keys }) => keys.map(({ citekey }) => citekey)),
              known.map(({ keys }) => keys.map(({ citekey }) => citekey)),
            );
          },
        ),
        { numRuns: 500 },
      );
    });

    test('several cursors in one citation add to it once', () => {
      if (!language.usesBibliography) return;
      const made = language.cite('x ', { start: 2, end: 2 }, cited('a', 'b'));
      const note = appliedAll('x ', [made]);
      fc.assert(
        fc.property(fc.nat(note.length - 2), fc.nat(note.length - 2), (one, other) => {
          const [first, second] = [one, other].sort((a, b) => a - b).map((at) => at + 2);
          if (first === undefined || second === undefined || first === second) return;
          const places = [first, second].map((at) => ({ start: at, end: at }));
          const after = appliedAll(note, changesOf(language, note, places));
          const keys = language.citations(after).flatMap((each) => each.keys);
          assert.deepEqual(
            keys.map(({ citekey }) => citekey).sort(),
            ['a', 'b', 'newOne', 'newTwo'],
            after,
          );
        }),
      );
    });
  });
}

/** Paragraphs that leave the next ones alone: odd ones, code in which nothing is cited, and citations. */
function paragraphsIn(language: NotesLanguage): string[] {
  const citing = appliedAll('see ', [language.cite('see ', { start: 4, end: 4 }, cited('old'))]);
  const code = codeIn[language.id](citing);
  return [citing, 'half open [see (p. 3', '“quoted ) ]', '注 e\u0301 😀 it is', ...code];
}

const fenced = (text: string) => [`\`\`\`\n${text}\n\`\`\``, `\`${text}\``];
const inComment = (text: string) => [`<!-- ${text} -->`];

const noCode = () => [];

const codeIn: Readonly<Record<NotesLanguage['id'], (text: string) => readonly string[]>> = {
  pandoc: (text) => [...fenced(text), ...inComment(text)],
  latex: (text) => [`\\begin{verbatim}\n${text}\n\\end{verbatim}`, `% ${text}`],
  typst: (text) => [...fenced(text), `// ${text}`, `/* ${text} */`],
  org: (text) => [`#+begin_src\n${text}\n#+end_src`, `# ${text}`],
  myst: (text) => [`\`\`\`\n${text}\n\`\`\``, ...inComment(text), `% ${text}`],
  rst: (text) => [`code::\n\n    ${text}`, `.. ${text}`],
  asciidoc: (text) => [`----\n${text}\n----`, `// ${text}`],
  obsidian: fenced,
  nbconvert: (text) => [...fenced(text), ...inComment(text)],
  template: fenced,
  // These resolve in no bibliography.
  markdownFootnote: noCode,
  markdownLink: noCode,
  codeComment: noCode,
};
