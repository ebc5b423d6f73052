import assert from 'node:assert/strict';
import fc from 'fast-check';
import { splitMath, type TextPart } from '../../../../src/webview/shared/splitMath';

suite('splitMath', () => {
  test('finds every kind of formula', () => {
    assert.equal(marked('cost $O(n)$ here'), 'cost [O(n)] here');
    assert.equal(marked('cost \\(O(n)\\) here'), 'cost [O(n)] here');
    assert.equal(marked('so $$x^2$$ and \\[y\\].'), 'so [[x^2]] and [[y]].');
    assert.equal(marked('$a$, $b$'), '[a], [b]');
    assert.equal(marked('$a$'), '[a]');
  });

  test('keeps amounts of money text, as Pandoc does', () => {
    for (const text of [
      'between $5 and $10 a run',
      '$14,000 from one and $18/hour from another',
      'US$5 or $ 5 $ or 5 $',
      'one $ alone',
    ]) {
      assert.equal(marked(text), text);
    }
  });

  test('finds the formula behind an amount', () => {
    assert.equal(marked('$10 per run at $O(n)$ cost'), '$10 per run at [O(n)] cost');
    assert.equal(marked('It costs $5, and \\(x\\) as well'), 'It costs $5, and [x] as well');
  });

  test('lets a digit follow a formula that no amount starts like', () => {
    assert.equal(marked('$\\sim$30% or $>$90'), '[\\sim]30% or [>]90');
    assert.equal(marked('$-$1 to $λ$5007'), '[-]1 to [λ]5007');
  });

  test('never takes an escaped delimiter for one', () => {
    assert.equal(marked('\\$5 and \\$10'), '$5 and $10');
    assert.equal(marked('$a \\$ b$'), '[a \\$ b]');
    assert.equal(marked('line\\\\(end)'), 'line\\\\(end)');
  });

  test('prints the escapes of plain text and leaves its commands', () => {
    assert.equal(marked('10\\% of R\\&D, \\textbf{bold}'), '10% of R&D, \\textbf{bold}');
  });

  test('leaves what is not closed, empty, or closed after a blank line', () => {
    for (const text of [
      '\\(a',
      'a$$b',
      '$$$$',
      '\\(\\)',
      '$a\n\nb$',
      '\\[a\n \t\nb\\]',
      '\\)a\\(',
    ]) {
      assert.equal(marked(text), text);
    }
  });

  test('takes a dollar sign that is closed far away for text', () => {
    const text = `$a${' b'.repeat(2000)}$`;
    assert.equal(marked(text), text);
  });

  test('keeps the source of a formula with its delimiters', () => {
    assert.deepEqual(splitMath('a $$b$$'), [
      { kind: 'text', text: 'a ' },
      { kind: 'math', tex: 'b', display: true, source: '$$b$$' },
    ]);
  });

  test('loses no character of any text', () => {
    const pieces = [
      '$',
      '$$',
      '\\(',
      '\\)',
      '\\[',
      '\\]',
      'a',
      ' ',
      '5',
      '\n',
      '\n\n',
      '\ud800',
      '\0',
    ];
    const texts = fc.array(fc.constantFrom(...pieces)).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        // The escape of a dollar sign is the one thing that plain text loses.
        const unescaped = text.replace(/\\\$/g, '$');
        assert.equal(splitMath(text).map(written).join('').replace(/\\\$/g, '$'), unescaped);
      }),
    );
  });

  test('gets through a long text of openings that nothing closes', () => {
    for (const opening of ['$a ', '\\(', '\\[a', '$$ a\n\n', '\n   ', '\\']) {
      const text = opening.repeat(300_000 / opening.length);
      assert.equal(
        splitMath(text).every((part) => part.kind === 'text'),
        true,
      );
    }
  });
});

/** The text with its formulas in brackets, displayed ones in two. */
function marked(text: string): string {
  return splitMath(text)
    .map((part) => {
      if (part.kind === 'text') return part.text;
      return part.display ? `[[${part.tex}]]` : `[${part.tex}]`;
    })
    .join('');
}

function written(part: TextPart): string {
  return part.kind === 'text' ? part.text : part.source;
}
