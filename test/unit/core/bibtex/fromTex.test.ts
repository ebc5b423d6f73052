import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fromTex, fromVerbatim } from '../../../../src/core/bibtex/fromTex';

suite('text from TeX', () => {
  const texts: [tex: string, text: string][] = [
    ['plain', 'plain'],
    [' two \n\t lines  ', 'two lines'],
    ["G{\\'o}mez", 'Gómez'],
    ['G\\"odel', 'Gödel'],
    ['{\\"{U}}ber', 'Über'],
    ['\\v{C}ech and \\v S', 'Čech and Š'],
    ['\\\'\\i ndice, na\\"{\\i}ve', 'índice, naïve'],
    ['Erd{\\H{o}}s', 'Erdős'],
    ['\\c{c} \\k{a} \\d{s} \\u{g} \\.{z} \\r{a}', 'ç ą ṣ ğ ż å'],
    [
      "Stra{\\ss}e, Stra\\ss e, \\O{}re, {\\AA}ngstr\\\"om, \\L{}\\'od\\'z",
      'Straße, Straße, Øre, Ångström, Łódź',
    ],
    ['{BERT}: Pre-training of {D}eep', 'BERT: Pre-training of Deep'],
    ['\\emph{very} \\textbf{bold} {\\it old}', 'very bold old'],
    ['AT\\&T, 5\\%, \\#1, \\$3, a\\_b', 'AT&T, 5%, #1, $3, a_b'],
    ['A~B', 'A B'],
    ["1--2 --- ``quoted'' `single'", "1–2 — “quoted” ‘single'"],
    ['of $\\mathcal{O}(n^{2})$ in {$k$}', 'of $\\mathcal{O}(n^{2})$ in $k$'],
    ['\\(x\\) and \\ensuremath{\\alpha}', '$x$ and $\\alpha$'],
    ['costs $5', 'costs $5'],
    ['see \\url{https://a.b/c_d~e}', 'see https://a.b/c_d~e'],
    ['\\href{https://a.b}{the page}', 'the page'],
    ['{\\LaTeX} and \\TeX\\ too', 'LaTeX and TeX too'],
    ['10\\,000 \\textendash{} 20\\textsuperscript{th}', '10 000 – 20th'],
    ['Gómez “as is” — 数', 'Gómez “as is” — 数'],
    ['half \ud800 of one', 'half \ufffd of one'],
    ['\\', ''],
    ["\\'", ''],
  ];
  for (const [tex, text] of texts) {
    test(JSON.stringify(tex), () => assert.equal(fromTex(tex), text));
  }

  test('addresses stay what they are', () => {
    assert.equal(fromVerbatim('https://a.b/x\\_y--z~q'), 'https://a.b/x_y--z~q');
    assert.equal(fromVerbatim('\\url{https://a.b/{x}}'), 'https://a.b/x');
  });

  test('is one line of whole characters, in any text', () => {
    const tex = fc.string({
      unit: fc.constantFrom(...Array.from('\\{}$~`\'"- aé\n\u0000'), '\\v', '\ud800'),
    });
    fc.assert(
      fc.property(tex, (any) => {
        const text = fromTex(any);
        assert.equal(text, text.trim());
        assert.doesNotMatch(text, /[\p{Cc}\p{Cs}]| {2}/u);
      }),
      { numRuns: 2000 },
    );
  });
});
