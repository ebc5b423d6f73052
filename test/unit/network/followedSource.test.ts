import assert from 'node:assert/strict';
import {
  followedLabel,
  followedSource,
  huggingFaceDaily,
  runningZotero,
} from '../../../src/network/followedSource';

suite('what a user follows', () => {
  for (const text of [
    huggingFaceDaily,
    'huggingface',
    'Hugging Face daily',
    'HuggingFace/daily papers',
  ]) {
    test(`“${text}” are the daily papers of Hugging Face`, () => {
      assert.deepEqual(followedSource(text), { kind: 'huggingFaceDaily' });
      assert.equal(followedLabel(followedSource(text)), huggingFaceDaily);
    });
  }

  for (const text of [runningZotero, ' zotero']) {
    test(`“${text}” is the Zotero of this computer`, () => {
      assert.deepEqual(followedSource(text), { kind: 'zotero' });
      assert.equal(followedLabel(followedSource(text)), runningZotero);
    });
  }

  for (const text of [
    'zotero plugins',
    'cs.CL',
    'hugging face transformers',
    'ti:lecterns AND cat:cs.DL',
  ]) {
    test(`“${text}” is a query of arXiv`, () => {
      assert.deepEqual(followedSource(` ${text} `), { kind: 'arxiv', query: text });
      assert.equal(followedLabel(followedSource(text)), `arXiv ${text}`);
    });
  }
});
