import * as assert from 'node:assert/strict';
import { codeComment } from '../../../../../src/core/citations/languages/codeComment';
import { citing, keysAt } from '../notesUnderTest';
import { paper } from '../papersUnderTest';

const attention = { citekey: 'a', paper: paper({ arxivId: '1706.03762' }) };
const unaddressed = { citekey: 'b', paper: paper({ id: 'b', author: [], title: 'A */\nB' }) };
const link = 'Vaswani et al. (2017), https://arxiv.org/abs/1706.03762';

suite('Citations in a program', () => {
  const cases: [what: string, before: string, after: string][] = [
    ['a comment', '# See$$CURSOR$$.', `# See ${link}.`],
    ['a comment just begun', '// $$CURSOR$$', `// ${link}`],
    ['a selection', '/* $$CURSOR$$TODO$$CURSOR$$ */', `/* ${link} */`],
    ['brackets', '# scaled ($$CURSOR$$)', `# scaled (${link})`],
  ];
  for (const [what, before, after] of cases) {
    test(`cites at ${what}`, () => assert.equal(citing(codeComment, before, [attention]), after));
  }

  test('cites several papers, each once, in what ends no comment', () => {
    assert.equal(
      citing(codeComment, '// $$CURSOR$$', [attention, unaddressed, attention]),
      `// ${link}; A *%2F B (2017)`,
    );
    assert.equal(citing(codeComment, '//$$CURSOR$$', []), '//');
  });

  test('finds none', () => {
    assert.equal(keysAt(codeComment, `// ${link}$$CURSOR$$`), undefined);
  });
});
