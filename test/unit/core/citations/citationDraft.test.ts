import assert from 'node:assert/strict';
import {
  draftEdits,
  withAdded,
  withItem,
  withMoved,
  withOtherForm,
  withTyped,
  withoutItem,
} from '../../../../src/core/citations/citationDraft';
import { asciidoc } from '../../../../src/core/citations/languages/asciidoc';
import { pandoc } from '../../../../src/core/citations/languages/pandoc';
import { locatorLabels } from '../../../../src/core/citations/locators';
import { item, narrative, parenthetical } from './languages/parts/partsUnderTest';

suite('A citation being edited', () => {
  const two = parenthetical(item('a', { prefix: 'see' }), item('b'));

  test('moves a paper as far as there is a place', () => {
    const turned = parenthetical(item('b'), item('a', { prefix: 'see' }));
    assert.deepEqual(withMoved(two, 0, 1), turned);
    assert.deepEqual(withMoved(two, 1, -1), turned);
    assert.deepEqual(withMoved(two, 0, -1), two);
    assert.deepEqual(withMoved(two, 1, 1), two);
  });

  test('forgets parts that become empty', () => {
    assert.deepEqual(
      withItem(two, 0, { prefix: '', suffix: ', too', suppressAuthor: false }),
      parenthetical(item('a', { suffix: ', too' }), item('b')),
    );
  });

  test('keeps of an added paper which one it is', () => {
    const draft = withAdded(two, { citekey: 'c', paperId: 'arxiv:1' });
    assert.deepEqual(withItem(draft, 2, { suffix: 'x' }).items[2], {
      citekey: 'c',
      suffix: 'x',
      paperId: 'arxiv:1',
    });
  });

  test('has each paper once', () => {
    assert.deepEqual(withAdded(two, { citekey: 'a', paperId: 'arxiv:1' }), two);
  });

  test('removes a paper and changes its form', () => {
    assert.deepEqual(withoutItem(two, 0), parenthetical(item('b')));
    assert.deepEqual(withOtherForm(withoutItem(two, 0)), narrative(item('b')));
    assert.deepEqual(withOtherForm(withOtherForm(two)), two);
  });

  test('takes what was typed for a part', () => {
    const can = {
      narrative: true,
      locators: locatorLabels,
      prefix: true,
      suffix: true,
      suppressAuthor: true,
    };
    const one = parenthetical(item('a', { prefix: 'see' }));
    const said = (locator: Parameters<typeof item>[1]) => parenthetical(item('a', locator));
    assert.deepEqual(withTyped(one, 0, 'prefix', ' ', can), said({}));
    assert.deepEqual(
      withTyped(one, 0, 'prefix', ' cf.\n also ', can),
      said({ prefix: 'cf. also' }),
    );
    const located = (typed: string, labels = locatorLabels.slice()) =>
      withTyped(said({}), 0, 'locator', typed, { ...can, locators: labels });
    assert.deepEqual(located('33–35'), said({ locator: ['page', '33-35'] }));
    assert.deepEqual(located('sec. 3.1'), said({ locator: ['section', '3.1'] }));
    assert.deepEqual(located('the end'), said({ locator: ['page', 'the end'] }));
    assert.deepEqual(located('sec. 3.1', ['page']), said({ locator: ['page', 'sec. 3.1'] }));
    assert.deepEqual(located(''), said({}));
  });

  test('changes the note where it says something else, and where the language can', () => {
    const note = 'x [@a] y';
    const [citation] = pandoc.citations(note);
    assert.ok(citation);
    const { range } = citation;
    assert.deepEqual(draftEdits(pandoc, note, citation, parenthetical(item('a'))), []);
    assert.deepEqual(draftEdits(pandoc, note, citation, narrative(item('a'))), [
      { range, newText: '@a' },
    ]);
    const [listed] = asciidoc.citations('cite:[a]');
    assert.ok(listed);
    assert.equal(
      draftEdits(asciidoc, 'cite:[a]', listed, parenthetical(item('a', { prefix: 'see' }))),
      undefined,
    );
  });
});
