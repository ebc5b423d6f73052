import assert from 'node:assert/strict';
import { frontMatterReferences } from '../../../../../src/core/citations/languages/frontMatter';

suite('References in the front matter', () => {
  for (const [note, ids] of [
    [
      '---\ntitle: A\nreferences:\n- id: doe2020\n  title: B\n- type: book\n  id: "roe 2021"\n---\n',
      ['doe2020', 'roe 2021'],
    ],
    ['---\nid: doe2020\n---\n', []],
    ['references:\n- id: doe2020\n', []],
  ] as const) {
    test(JSON.stringify(note), () => assert.deepEqual(frontMatterReferences(note), ids));
  }
});
