import * as assert from 'node:assert/strict';
import { latex, latexWithin } from '../../../../../src/core/citations/languages/latex';
import { citing, declaring, keysAt } from '../notesUnderTest';
import { cited } from '../papersUnderTest';

suite('LaTeX citations', () => {
  const cases: [what: string, before: string, after: string][] = [
    ['an empty note', '$$CURSOR$$', '\\cite{b}'],
    ['behind a word', 'text$$CURSOR$$.', 'text \\cite{b}.'],
    ['behind a tie', 'text~$$CURSOR$$.', 'text~\\cite{b}.'],
    ['a selection', 'text $$CURSOR$$TODO$$CURSOR$$.', 'text \\cite{b}.'],
    ['behind its key', '\\cite{a$$CURSOR$$}', '\\cite{a,b}'],
    ['behind its brace', '\\cite{$$CURSOR$$a}', '\\cite{b,a}'],
    ['the first of two', '\\citep{a$$CURSOR$$, c}', '\\citep{a, b, c}'],
    ['behind the command', '\\citep{a,c}$$CURSOR$$.', '\\citep{a,c,b}.'],
    ['in front of it', '$$CURSOR$$\\citep{a}', '\\citep{b,a}'],
    ['in a note of it', '\\citep[see][p.~3$$CURSOR$$]{a}', '\\citep[see][p.~3]{a,b}'],
    ['a starred one', '\\textcite*{a}$$CURSOR$$', '\\textcite*{a,b}'],
    ['an empty one', '\\cite{$$CURSOR$$}', '\\cite{b}'],
    ['a key that is there', '\\cite{b}$$CURSOR$$', '\\cite{b}'],
    ['one of many lists', '\\autocites[1]{a$$CURSOR$$}[2]{c}', '\\autocites[1]{a,b}[2]{c}'],
    ['a list with comments', '\\cite{a,% first\n  c$$CURSOR$$}', '\\cite{a,% first\n  c,b}'],
    ['a comment', '% \\cite{a}$$CURSOR$$', '% \\cite{a} \\cite{b}'],
    ['what never closes', '\\cite{a$$CURSOR$$', '\\cite{a \\cite{b}'],
    ['what a macro is given', '\\cite{#1$$CURSOR$$}', '\\cite{#1,b}'],
    ['a style', '\\citestyle{a}$$CURSOR$$', '\\citestyle{a} \\cite{b}'],
  ];
  for (const [what, before, after] of cases) {
    test(`cites at ${what}`, () => assert.equal(citing(latex, before), after));
  }

  const commands: [preamble: string, command: string][] = [
    ['\\documentclass{article}\\usepackage{natbib}', 'citep'],
    ['\\documentclass{article}\\usepackage[style=apa,\n natbib]{biblatex}', 'autocite'],
    ['\\documentclass{article}\\usepackage{amsmath, natbib}', 'citep'],
    ['\\documentclass{article}\n% \\usepackage{natbib}\n', 'cite'],
    ['\\documentclass[sigconf]{acmart}', 'citep'],
    ['\\documentclass{article}', 'cite'],
    ['A chapter \\parencite{x} and \\parencite{y}, \\cite{z}.', 'parencite'],
  ];
  for (const [preamble, command] of commands) {
    test(`uses \\${command} after ${preamble}`, () => {
      assert.equal(citing(latex, `${preamble}\n\n$$CURSOR$$`), `${preamble}\n\n\\${command}{b}`);
    });
  }

  const chapters: [citing: 'biblatex' | 'natbib' | 'plain', chapter: string, command: string][] = [
    ['biblatex', '', 'autocite'],
    ['natbib', 'As \\cite{x}.', 'citep'],
    ['natbib', '\\documentclass[main]{subfiles}', 'citep'],
    ['biblatex', '\\usepackage{natbib}', 'citep'],
    ['plain', 'As \\parencite{x}.', 'parencite'],
    ['plain', '', 'cite'],
  ];
  for (const [main, chapter, command] of chapters) {
    test(`uses \\${command} in ${chapter} of a document with ${main}`, () => {
      assert.equal(
        citing(latexWithin(main), `${chapter}\n\n$$CURSOR$$`),
        `${chapter}\n\n\\${command}{b}`,
      );
    });
  }

  test('cites several papers', () => {
    assert.equal(citing(latex, '$$CURSOR$$', cited('a', 'b')), '\\cite{a,b}');
  });

  test('finds citations', () => {
    assert.deepEqual(keysAt(latex, 'x \\cite[a][b]{a, b}$$CURSOR$$'), ['a', 'b']);
    assert.deepEqual(keysAt(latex, '\\verb|%| \\cite{a$$CURSOR$$}'), ['a']);
    assert.deepEqual(keysAt(latex, '100\\% \\cite{a$$CURSOR$$}'), ['a']);
    for (const text of [
      '% \\cite{a$$CURSOR$$}',
      '\\verb|\\cite{a$$CURSOR$$}|',
      '\\begin{verbatim}\n\\cite{a$$CURSOR$$}\n\\end{verbatim}',
      '\\begin{lstlisting}[x]\n\\cite{a$$CURSOR$$}',
      '\\section{a$$CURSOR$$}',
    ]) {
      assert.equal(keysAt(latex, text), undefined);
    }
  });
});

suite('Bibliographies of a LaTeX note', () => {
  test('are those it names', () => {
    assert.deepEqual(
      latex.bibliographies(
        '\\addbibresource[label=x]{a.bib}\n%\\addbibresource{b.bib}\n\\addbibresource{c/d.bib}',
      ),
      ['a.bib', 'c/d.bib'],
    );
    assert.deepEqual(latex.bibliographies('\\bibliography{a, b.bib}'), ['a.bib', 'b.bib']);
    assert.deepEqual(latex.bibliographies('\\bibliographystyle{plain}'), []);
  });

  test('are declared where the package wants them', () => {
    const declare = (note: string) => declaring(latex, note, 'refs.bib');
    const plain = '\\documentclass{article}\n\\begin{document}\nx\n\\end{document}\n';
    assert.equal(
      declare(plain),
      plain.replace('\\end{d', '\\bibliographystyle{plain}\n\\bibliography{refs}\n\\end{d'),
    );
    const biblatex = plain.replace('\\begin', '\\usepackage{biblatex}\n\\begin');
    assert.equal(
      declare(biblatex.replaceAll('\n', '\r\n')),
      biblatex.replace('\\begin', '\\addbibresource{refs.bib}\n\\begin').replaceAll('\n', '\r\n'),
    );
    const styled = plain.replace('x\n', '\\bibliographystyle{abbrv}\n');
    assert.equal(declare(styled), styled.replace('\\end{d', '\\bibliography{refs}\n\\end{d'));
    assert.equal(declare('\\section{A chapter}'), undefined);
    assert.equal(declare(plain.replace('x', '\\bibliography{a}')), undefined);
    assert.equal(declare(plain.replace('x', '\\begin{thebibliography}{9}')), undefined);
  });
});
