import * as assert from 'node:assert/strict';
import { obsidian } from '../../../../../src/core/citations/languages/obsidian';
import { applied, citing, keysAt } from '../notesUnderTest';
import { cited } from '../papersUnderTest';

suite('Links of Obsidian', () => {
  const cases: [what: string, before: string, after: string][] = [
    ['an empty note', '$$CURSOR$$', '[[@b]]'],
    ['behind a word', 'text$$CURSOR$$.', 'text [[@b]].'],
    ['a selection', 'text $$CURSOR$$TODO$$CURSOR$$.', 'text [[@b]].'],
    ['behind one', 'text [[@a]]$$CURSOR$$.', 'text [[@a]] [[@b]].'],
    ['within one', 'text [[@a$$CURSOR$$|Doe]].', 'text [[@a|Doe]] [[@b]].'],
    ['in front of one', 'text $$CURSOR$$[[@a]].', 'text [[@b]] [[@a]].'],
    ['the first of two', '[[@a]]$$CURSOR$$ [[@c]]', '[[@a]] [[@b]] [[@c]]'],
    ['brackets just typed', 'text [[$$CURSOR$$]]', 'text [[@b]]'],
    ['a sign just typed', 'text [[@$$CURSOR$$]]', 'text [[@b]]'],
    ['a key that is there', '[[@b]]$$CURSOR$$', '[[@b]]'],
    ['another link', '[[a]]$$CURSOR$$', '[[a]] [[@b]]'],
  ];
  for (const [what, before, after] of cases) {
    test(`cites at ${what}`, () => assert.equal(citing(obsidian, before), after));
  }

  test('cites several papers, each once', () => {
    assert.equal(citing(obsidian, '$$CURSOR$$', cited('a', 'b', 'a')), '[[@a]] [[@b]]');
    assert.equal(citing(obsidian, '[[$$CURSOR$$]]', cited('a', 'b')), '[[@a]] [[@b]]');
    assert.equal(citing(obsidian, '[[@a]]$$CURSOR$$', cited('b', 'a')), '[[@a]] [[@b]]');
  });

  test('finds citations', () => {
    assert.deepEqual(keysAt(obsidian, '[[@a#Method|Doe]] [[@b]]$$CURSOR$$'), ['a', 'b']);
    assert.deepEqual(keysAt(obsidian, '[[@a]]$$CURSOR$$ and [[@b]]'), ['a']);
    for (const text of [
      '`[[@a$$CURSOR$$]]`',
      '```\n[[@a$$CURSOR$$]]\n```',
      '<!-- [[@a$$CURSOR$$]] -->',
      '\\[[@a$$CURSOR$$]]',
      '![[@a$$CURSOR$$]]',
      '[[a$$CURSOR$$]]',
      '[@a$$CURSOR$$]',
    ]) {
      assert.equal(keysAt(obsidian, text), undefined, text);
    }
  });

  test('cites by another key', () => {
    const note = '[[@a|Doe]]';
    const [key] = obsidian.citations(note)[0]?.keys ?? [];
    assert.ok(key);
    assert.equal(applied(note, obsidian.replaceKey(note, key, 'b')), '[[@b|Doe]]');
  });
});
