import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  joinMarks,
  later,
  marksNow,
  type Mark,
  type Register,
} from '../../../../src/core/marks/mark';
import { MarkIndex } from '../../../../src/core/marks/markIndex';
import { readMarks, writeMarks } from '../../../../src/core/marks/marksFile';
import { mergeMarks } from '../../../../src/core/marks/mergeMarks';
import { paperId } from '../../../../src/core/papers/identity';
import type { Paper } from '../../../../src/core/papers/paper';

const times = ['2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z', '2026-01-03T00:00:00.000Z'];
const [first = '', second = '', third = ''] = times;

function register<T>(value: fc.Arbitrary<T>): fc.Arbitrary<Register<T>> {
  return fc.record({ at: fc.constantFrom(...times), value });
}

const tagName = fc.constantFrom('a', 'b', '__proto__', 'ü');

const mark: fc.Arbitrary<Mark> = fc
  .record(
    {
      keys: fc.uniqueArray(fc.constantFrom('arxiv:1', 'arxiv:2', 'doi:1', 'doi:2', 'title:x|y'), {
        minLength: 1,
        maxLength: 2,
      }),
      title: fc.constantFrom('A', 'B'),
      read: register(fc.boolean()),
      starred: register(fc.boolean()),
      rating: register(fc.nat({ max: 5 })),
      note: register(fc.constantFrom('', 'n.md')),
      tags: fc
        .array(fc.tuple(tagName, register(fc.boolean())), { maxLength: 3 })
        .map((tags): Mark['tags'] => Object.fromEntries(tags)),
      others: fc.constantFrom({}, { later: 1 }),
    },
    { requiredKeys: ['keys', 'title', 'tags', 'others'] },
  )
  .map((each) => joinMarks(each, each));

const marks = fc.array(mark, { maxLength: 5 }).map((each) => mergeMarks(each));

function paper(fields: Partial<Paper>): Paper {
  const draft = { type: 'article', title: 'A Paper', author: [{ family: 'Doe' }], ...fields };
  return { ...draft, id: paperId(draft) };
}

suite('marks', () => {
  test('merging does not depend on order, grouping or repetition', () => {
    fc.assert(
      fc.property(marks, marks, marks, (a, b, c) => {
        assert.equal(writeMarks(mergeMarks(a, b)), writeMarks(mergeMarks(b, a)));
        assert.equal(
          writeMarks(mergeMarks(mergeMarks(a, b), c)),
          writeMarks(mergeMarks(a, mergeMarks(b, c))),
        );
        assert.equal(writeMarks(mergeMarks(a, a)), writeMarks(a));
      }),
    );
  });

  test('what was written is read as it was', () => {
    fc.assert(
      fc.property(marks, (all) => {
        const read = readMarks(writeMarks(all));
        assert.equal(writeMarks(read.marks), writeMarks(all));
        assert.deepEqual([read.problems, read.isNewer], [[], false]);
      }),
    );
  });

  test('any text reads, its lines that are no marks are kept, and the marks around it are read', () => {
    fc.assert(
      fc.property(
        marks,
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.nat(),
        (all, noise, at) => {
          const lines = writeMarks(all).split('\n');
          lines.splice(at % lines.length, 0, ...noise.split('\n'));
          const read = readMarks(lines.join('\n'));
          for (const each of all)
            assert.ok(read.marks.some(({ keys }) => keys.includes(each.keys[0] ?? '')));
          const again = readMarks(writeMarks(read.marks, read.unread));
          assert.deepEqual([...again.unread].sort(), [...new Set(read.unread)].sort());
        },
      ),
    );
  });

  test('both sides of a conflict that git left in the file count', () => {
    const line = (name: string, value: string) =>
      `{"keys":["arxiv:1"],"title":"A","${name}":${value}}`;
    const text = [
      '{"lectern-marks":1}',
      '<<<<<<< HEAD',
      line('starred', `[true,"${second}"]`),
      '||||||| base',
      line('starred', `[false,"${first}"]`),
      '=======',
      line('read', `[true,"${first}"]`),
      '>>>>>>> theirs',
    ].join('\n');
    const {
      marks: [only, ...none],
      problems,
    } = readMarks(text);
    assert.ok(only);
    assert.deepEqual([none, problems], [[], []]);
    assert.deepEqual(marksNow(only), { read: true, starred: true, tags: [] });
  });

  test('a file of a later version is told', () => {
    assert.equal(readMarks('{"lectern-marks":2}\n').isNewer, true);
  });

  test('a paper keeps its marks when it becomes known by more', () => {
    const index = new MarkIndex();
    index.change(paper({ arxivId: '2301.00001' }), { starred: true }, first);
    const published = paper({ arxivId: '2301.00001', DOI: '10.1000/a', title: 'Another Title' });
    index.change(published, { tag: 'Good', has: true }, second);
    const known = index.of(paper({ DOI: '10.1000/a', title: 'A Third' }));
    assert.ok(known);
    assert.deepEqual(marksNow(known), { read: false, starred: true, tags: ['Good'] });
    assert.equal(index.all.length, 1);
    assert.equal(index.of(paper({ title: 'Other' })), undefined);
  });

  test('what was taken away stays away when an older file comes back', () => {
    const before = new MarkIndex();
    before.change(paper({}), { starred: true }, first);
    before.change(paper({}), { tag: 'x', has: true }, first);
    before.change(paper({}), { rating: 4 }, first);
    const after = new MarkIndex(before.all);
    after.change(paper({}), { starred: false }, second);
    after.change(paper({}), { tag: 'x', has: false }, second);
    after.change(paper({}), { rating: 0 }, second);
    after.merge(before.all);
    const mark = after.of(paper({}));
    assert.ok(mark);
    assert.deepEqual(marksNow(mark), { read: false, starred: false, tags: [] });
  });

  test('a change holds though the clock was put back', () => {
    const index = new MarkIndex();
    index.change(paper({}), { read: true }, third);
    index.change(paper({}), { read: false }, first);
    const mark = index.of(paper({}));
    assert.equal(mark && marksNow(mark).read, false);
  });

  test('the later value holds, of two at the same time the greater', () => {
    assert.equal(later({ at: first, value: 1 }, { at: second, value: 0 })?.value, 0);
    assert.equal(later({ at: first, value: false }, { at: first, value: true })?.value, true);
  });

  test('the file is one line a paper, sorted, short', () => {
    const index = new MarkIndex();
    index.change(paper({ DOI: '10.1000/b' }), { starred: true }, first);
    index.change(paper({ arxivId: '2301.00001', title: 'B' }), { tag: 'x', has: true }, second);
    assert.equal(
      writeMarks(index.all),
      [
        '{"lectern-marks":1}',
        `{"keys":["arxiv:2301.00001","title:b|doe"],"title":"B","tags":{"x":[true,"${second}"]}}`,
        `{"keys":["doi:10.1000/b","title:apaper|doe"],"title":"A Paper","starred":[true,"${first}"]}`,
        '',
      ].join('\n'),
    );
  });
});
