import assert from 'node:assert/strict';
import { markdownFootnote } from '../../../../src/core/citations/languages/markdownFootnote';
import { pandoc } from '../../../../src/core/citations/languages/pandoc';
import type { PaperSummary } from '../../../../src/core/papers/paper';
import { readingNote } from '../../../../src/core/readingList/readingNote';

function line(citekey: string, title: string, adds: string) {
  const paper: PaperSummary = {
    ...{ id: citekey, type: 'article', title, author: [{ family: 'Doe' }], issued: { year: 2020 } },
    ...{ citekey, topic: '', sources: [] },
  };
  return { citekey, paper, adds };
}
const lines = [line('a', 'On *Stars*', 'adds: mass, light'), line('b', 'Dust', '')];

suite('reading note', () => {
  test('has one line a paper, with its citation and what it adds', () => {
    assert.equal(
      readingNote('Reading list: x_y', lines, pandoc),
      '# Reading list: x\\_y\n\n1. On \\*Stars\\* [@a] — adds: mass, light\n2. Dust [@b]\n',
    );
  });

  test('has footnotes below the list', () => {
    const note = readingNote('List', lines, markdownFootnote);
    const [, , first, second, gap, ...below] = note.split('\n');
    assert.match(first ?? '', /^1\. .*\[\^a\] — adds: mass, light$/);
    assert.match(second ?? '', /^2\. Dust ?\[\^b\]$/);
    assert.equal(gap, '');
    assert.match(below.join('\n'), /^\[\^a\]: Doe.*\n\[\^b\]: Doe.*\n$/);
  });
});
