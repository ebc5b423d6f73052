import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { sentenceAt } from '../../../../src/core/citations/sentenceAt';
import { marked } from './notesUnderTest';

const sentence = (text: string): string => {
  const { note, selection } = marked(text.replace('|', () => '$$CURSOR$$'));
  const { start, end } = sentenceAt(note, selection.start);
  return note.slice(start, end);
};

suite('The sentence at the cursor', () => {
  for (const [what, text, expected] of [
    ['between two others', 'One. Tw|o two. Three.', 'Two two.'],
    ['the first', '|One one. Two.', 'One one.'],
    ['the one whose point the cursor touches', 'One one.| Two.', 'One one.'],
    ['the one that begins at the cursor', 'One one. |Two.', 'Two.'],
    ['the last, without a point', 'One. Two tw|o', 'Two two'],
    ['with the space that was just typed behind it', 'One. Two. |', 'Two. '],
    ['over line breaks', 'One. Two\ntwo |two.\nThree.', 'Two\ntwo two.'],
    ['not over a blank line', 'One\n\nTwo |two\n\nThree', 'Two two'],
    ['not over a line of spaces', 'One\r\n  \r\nTwo |two\r\n\t\r\nThree', 'Two two'],
    ['none on a blank line', 'One.\n|\nTwo.', ''],
    ['not over an item', '- One one\n- Tw|o\n  two\n- Three', 'Two\n  two'],
    ['not over a numbered item', '1. One one\n2. T|wo\n', 'Two'],
    ['not over a heading', '# Heading here\nTe|xt text.', 'Text text.'],
    ['a heading by itself', '# Hea|ding here\nText.', 'Heading here'],
    ['not over a heading of LaTeX', '\\section{Heading}\nTe|xt text.', 'Text text.'],
    ['not over an environment', '\\begin{quote}\nTe|xt text.\n\\end{quote}', 'Text text.'],
    ['not over a comment of LaTeX', 'One\n% Two.\nThr|ee', 'Three'],
    [
      'without a point of a name',
      'By Smith et al. BERT is |good. Two.',
      'By Smith et al. BERT is good.',
    ],
    [
      'e.g. and i.e.',
      'Models, e.g. BERT, i.e. Tra|nsformers. Two.',
      'Models, e.g. BERT, i.e. Transformers.',
    ],
    ['a figure', 'See Fig. 3 and Eq. (2) |here. Two.', 'See Fig. 3 and Eq. (2) here.'],
    ['a figure with a tie', 'See Fig.~3 |here. Two.', 'See Fig.~3 here.'],
    ['a page', 'On p. 3 of |it. Two.', 'On p. 3 of it.'],
    ['a number', 'As no. 3 of |it. Two.', 'As no. 3 of it.'],
    ['but an answer', 'The answer is no. Tw|o.', 'Two.'],
    ['initials', 'By A. M. Turing |himself. Two.', 'By A. M. Turing himself.'],
    ['decimals', 'By 3.5 points |more. Two.', 'By 3.5 points more.'],
    ['versions', 'With v2.1. Tw|o.', 'Two.'],
    ['citations', 'As [see @a, p. 3. Also @b] |show. Two.', 'As [see @a, p. 3. Also @b] show.'],
    [
      'a citation of LaTeX',
      'As \\cite[See p. 3. B]{a} |show. Two.',
      'As \\cite[See p. 3. B]{a} show.',
    ],
    ['a citation behind the point', 'One one.[@a] Tw|o.', 'Two.'],
    ['and belongs to it', 'One |one.[@a] Two.', 'One one.[@a]'],
    [
      'a footnote behind the point',
      'One |one.\\footnote{Not. Here.} Two.',
      'One one.\\footnote{Not. Here.}',
    ],
    ['code', 'Call `a. B` |now. Two.', 'Call `a. B` now.'],
    ['a formula', 'Let $x. Y$ |be. Two.', 'Let $x. Y$ be.'],
    ['but prices', 'It is $5. And $6 |here. Two.', 'And $6 here.'],
    ['a quotation', 'He said “no.” Tw|o.', 'Two.'],
    ['emphasis', '**One one.** Tw|o.', 'Two.'],
    ['exclamations', 'Really?! Tw|o!', 'Two!'],
    ['a sentence that goes on', 'The Yahoo! answers |here. Two.', 'The Yahoo! answers here.'],
    ['Chinese', '第一。第|二。第三。', '第二。'],
    ['a sentence that begins with a citation', 'One one. [@a] sho|w. Three.', '[@a] show.'],
    ['a line break of LaTeX behind it', 'One |one. \\\\', 'One one.'],
    ['a bracket that never closes', 'One [one. Tw|o.', 'Two.'],
  ] as const) {
    test(what, () => assert.equal(sentence(text), expected));
  }

  const pieces = [
    ...['word', ' ', '. ', '\n', '\n\n', '\r\n', '- ', '# ', '[', ']', '{', '}', '`', '$', '\\'],
    ...['et al. ', 'A', '3', '.', '!', '"', '。', '%', '> ', '\\cite{a}', '[^1]', '注', '\ud83d'],
  ];
  test('holds the cursor and no blank line, wherever', () => {
    const notes = fc
      .array(fc.constantFrom(...pieces), { maxLength: 30 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(fc.oneof(notes, fc.string({ unit: 'binary' })), fc.nat(), (note, at) => {
        const offset = at % (note.length + 1);
        const { start, end } = sentenceAt(note, offset);
        assert.ok(0 <= start && start <= offset && offset <= end && end <= note.length);
        assert.doesNotMatch(note.slice(start, end), /\n[^\S\n]*\n/);
      }),
      { numRuns: 3000 },
    );
  });

  test('takes time in proportion to the text', () => {
    for (const piece of [...pieces, '[a', '.[', '\\footnote{', '. \\a', 'a.\n', '$a ', '`a.']) {
      const note = piece.repeat(Math.ceil(200_000 / piece.length));
      const before = performance.now();
      sentenceAt(note, Math.floor(note.length / 2));
      assert.ok(performance.now() - before < 1500, piece);
    }
  });
});
