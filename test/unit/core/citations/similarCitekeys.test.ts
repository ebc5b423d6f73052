import assert from 'node:assert/strict';
import { similarCitekeys } from '../../../../src/core/citations/similarCitekeys';

suite('Similar citekeys', () => {
  const known = ['vaswaniAttention2017', 'vaswaniAttention2018', 'devlinBert2019', 'doe'];

  for (const [typed, expected] of [
    ['vaswaniAttenton2017', ['vaswaniAttention2017', 'vaswaniAttention2018']],
    ['VASWANIATTENTION2018', ['vaswaniAttention2018', 'vaswaniAttention2017']],
    ['deo', ['doe']],
    ['smith1999', []],
  ] as const) {
    test(`of ${typed}`, () => assert.deepEqual(similarCitekeys(typed, known), expected));
  }
});
