import assert from 'node:assert/strict';
import { arxivQuery } from '../../../src/network/arxivQuery';

suite('arxivQuery', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['cs.CL', 'cat:cs.CL'],
    ['cs.CL, cs.IR;stat.ML', 'cat:cs.CL OR cat:cs.IR OR cat:stat.ML'],
    ['cond-mat.mtrl-sci hep-th', 'cat:cond-mat.mtrl-sci OR cat:hep-th'],
    ['cat:cs.CL AND  abs:retrieval', 'cat:cs.CL AND abs:retrieval'],
    ['(au:doe OR au:roe)', '(au:doe OR au:roe)'],
    ['dense retrieval', 'all:dense AND all:retrieval'],
    ['"dense retrieval" cs.IR', 'all:"dense retrieval" AND all:cs.IR'],
    ['economics', 'all:economics'],
    [' an "open quote', 'all:an AND all:open AND all:quote'],
  ];
  for (const [text, expected] of cases) {
    test(text, () => assert.equal(arxivQuery(text), expected));
  }
});
