import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import type { BibliographyFormat } from '../../../../../src/core/citations/bibliography/bibliographyFormats';
import { readPapers } from '../../../../../src/core/readers/readPapers';
import { appliedAll, undone } from '../notesUnderTest';
import { paper } from '../papersUnderTest';

/** Names of entries, of which some differ in case only or are numbers. */
const key = fc.stringMatching(/^[a-cA-C]{1,2}[0-9]?$/);
const text = fc.string({
  unit: fc.constantFrom(...Array.from('aB1 :#{}"\'\\@%,-[]?|é\u0085\ud83d\n')),
});

/**
 * What holds in every format, whatever the file is like that `fileOf` makes of entries with these citekeys,
 * written in a way that the seed chooses.
 */
export function assertBibliographyLaws(
  format: BibliographyFormat,
  fileOf: (keys: readonly string[], seed: number) => string,
): void {
  const file = fc
    .record({
      keys: fc.uniqueArray(key, { selector: (each) => each.toLowerCase(), maxLength: 6 }),
      isSorted: fc.boolean(),
      seed: fc.nat(11),
    })
    .map(({ keys, isSorted, seed }) => {
      const ordered = isSorted ? [...keys].sort(byLowerCase) : keys;
      return { keys: ordered, text: fileOf(ordered, seed) };
    });
  const added = fc.uniqueArray(fc.tuple(key, text, text, text), {
    selector: ([citekey]) => citekey.toLowerCase(),
    minLength: 1,
    maxLength: 4,
  });

  fc.assert(
    fc.property(file, added, ({ keys, text: before }, wanted) => {
      const known = format.entries(before);
      assert.deepEqual(
        known.map(({ citekey }) => citekey),
        keys,
      );
      const given: string[] = [];
      const papers = wanted.map(([citekey, title, family, venue]) => {
        const free = format.uniqueKey(before, citekey, given);
        given.push(free);
        return {
          citekey: free,
          paper: paper({
            title: `T ${title}`,
            author: [{ family: `F${family}`, given: 'G' }, { literal: `L${family}` }],
            'container-title': `V ${venue}`,
          }),
        };
      });

      // All that was there is there, byte for byte, and in its order; what is new is there, too.
      const edits = format.addEntries(before, papers);
      assert.ok(edits.every(({ range, newText }) => range.start === range.end || newText !== ''));
      assert.equal(undone(before, edits), before);
      const after = appliedAll(before, edits);
      const entries = format.entries(after);
      assert.deepEqual(entries.map(({ citekey }) => citekey).sort(), [...keys, ...given].sort());
      assert.deepEqual(
        entries
          .filter(({ citekey }) => keys.includes(citekey))
          .map(({ entryRange }) => cut(after, entryRange)),
        known.map(({ entryRange }) => cut(before, entryRange)),
      );
      for (const { citekey, range } of entries) assert.equal(cut(after, range), citekey);
      for (const each of papers) {
        const found = entries.find(({ citekey }) => citekey === each.citekey);
        assert.ok(found && !found.missing.includes('title'));
        assert.ok(format.findEntry(after, each.paper), JSON.stringify(after));
      }
      const isSorted = (list: readonly string[]) =>
        list.every((each, at) => at === 0 || byLowerCase(list[at - 1] ?? '', each) <= 0);
      if (keys.length >= 3 && isSorted(keys)) {
        assert.ok(isSorted(entries.map(({ citekey }) => citekey)), after);
      }

      // Another citekey, and back.
      for (const citekey of [...keys, ...given]) {
        const renamed = appliedAll(after, format.renameKey(after, citekey, 'other'));
        assert.ok(format.entries(renamed).some((each) => each.citekey === 'other'));
        assert.ok(!format.entries(renamed).some((each) => each.citekey === citekey));
        assert.equal(undone(after, format.renameKey(after, citekey, 'other')), after);
        assert.equal(appliedAll(renamed, format.renameKey(renamed, 'other', citekey)), after);
      }

      // What was added goes, and the papers are those of before.
      assert.equal(undone(after, format.removeEntries(after, given)), after);
      const without = appliedAll(after, format.removeEntries(after, given));
      assert.deepEqual(readPapers(without).papers, readPapers(before).papers);
      assert.deepEqual(
        format.entries(without).map(({ entryRange }) => cut(without, entryRange)),
        known.map(({ entryRange }) => cut(before, entryRange)),
      );
      // And so does all else.
      const all = appliedAll(after, format.removeEntries(after, [...keys, ...given]));
      assert.deepEqual(format.entries(all), []);
      assert.equal(
        format.entries(appliedAll(all, format.addEntries(all, papers))).length,
        papers.length,
      );
    }),
    { numRuns: 200 },
  );
}

function byLowerCase(a: string, b: string): number {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x < y ? -1 : x > y ? 1 : 0;
}

function cut(all: string, { start, end }: { start: number; end: number }): string {
  return all.slice(start, end);
}
