import * as assert from 'node:assert/strict';
import type { CitationParts } from '../../../../../../src/core/citations/citationParts';
import { latex } from '../../../../../../src/core/citations/languages/latex';
import { item, narrative, parenthetical, partsIn, saying } from './partsUnderTest';

const natbib = '\\documentclass{x}\\usepackage{natbib}\n';
const numbers = '\\documentclass{x}\\usepackage[numbers]{natbib}\n';
const biblatex = '\\documentclass{x}\\usepackage{biblatex}\n';
const plain = '\\documentclass{x}\n';

suite('Parts of LaTeX citations', () => {
  const page3 = { locator: ['page', '3'] } as const;
  const same: [preamble: string, citation: string, parts: CitationParts][] = [
    [plain, '\\cite{a}', parenthetical(item('a'))],
    [plain, '\\cite{a,b}', parenthetical(item('a'), item('b'))],
    [plain, '\\cite[p.~3]{a}', parenthetical(item('a', page3))],
    [natbib, '\\citep{a,b}', parenthetical(item('a'), item('b'))],
    [natbib, '\\citet{a}', narrative(item('a'))],
    [natbib, '\\cite{a}', narrative(item('a'))],
    [natbib, '\\cite[p.~3]{a}', parenthetical(item('a', page3))],
    [numbers, '\\cite{a}', parenthetical(item('a'))],
    [numbers, '\\citet{a}', narrative(item('a'))],
    [natbib, '\\citep[see][p.~3]{a}', parenthetical(item('a', { prefix: 'see', ...page3 }))],
    [natbib, '\\citep[see][]{a}', parenthetical(item('a', { prefix: 'see' }))],
    [natbib, '\\citep*[pp.~3--5]{a}', parenthetical(item('a', { locator: ['page', '3-5'] }))],
    [natbib, '\\citeyearpar{a}', parenthetical(item('a', { suppressAuthor: true }))],
    [natbib, '\\citeyear{a}', narrative(item('a', { suppressAuthor: true }))],
    [
      natbib,
      '\\citep[see][chap.~1]{a,b}',
      parenthetical(item('a', { prefix: 'see' }), item('b', { locator: ['chapter', '1'] })),
    ],
    [biblatex, '\\autocite{a}', parenthetical(item('a'))],
    [biblatex, '\\cite{a}', parenthetical(item('a'))],
    [biblatex, '\\footcite[33--35]{a}', parenthetical(item('a', { locator: ['page', '33-35'] }))],
    [
      biblatex,
      '\\parencite[see][p.~3, and more]{a}',
      parenthetical(item('a', { prefix: 'see', ...page3, suffix: ', and more' })),
    ],
    [biblatex, '\\autocite*{a}', parenthetical(item('a', { suppressAuthor: true }))],
    [biblatex, '\\textcite[3]{a}', narrative(item('a', page3))],
    [
      biblatex,
      '\\autocites[see][1]{a}[2]{b}',
      parenthetical(
        item('a', { prefix: 'see', locator: ['page', '1'] }),
        item('b', { locator: ['page', '2'] }),
      ),
    ],
    [biblatex, '\\textcites[1]{a}{b}', narrative(item('a', { locator: ['page', '1'] }), item('b'))],
    [biblatex, '\\autocite[{see [x]}]{a}', parenthetical(item('a', { suffix: 'see [x]' }))],
    ['', '\\citet{a}', narrative(item('a'))],
    ['', '\\autocite{a}', parenthetical(item('a'))],
  ];
  for (const [preamble, citation, parts] of same) {
    test(`reads and writes ${citation} ${preamble === '' ? 'in a chapter' : `behind ${preamble.trim()}`}`, () => {
      const note = `${preamble}x ${citation}.`;
      assert.deepEqual(partsIn(latex, note), parts);
      assert.equal(saying(latex, note, parts), note);
    });
  }

  const unread = [
    '\\citeauthor{a}',
    '\\mycite{a}',
    '\\autocites(see)(3){a}{b}',
    '\\cite{a,% first\nb}',
    '\\autocite{a,}',
    '\\footcite*{a}',
  ];
  for (const citation of unread) {
    test(`leaves ${citation} alone`, () =>
      assert.equal(partsIn(latex, biblatex + citation), undefined));
  }

  const changed: [preamble: string, citation: string, parts: CitationParts, expected?: string][] = [
    [natbib, '\\citep[p.~3]{a}', narrative(item('a', page3)), '\\citet[p.~3]{a}'],
    [natbib, '\\cite{a}', narrative(item('a', page3)), '\\citet[p.~3]{a}'],
    [numbers, '\\cite{a}', parenthetical(item('a', page3)), '\\cite[p.~3]{a}'],
    [natbib, '\\citet{a}', narrative(item('a', { prefix: 'see' }), item('b')), undefined],
    [natbib, '\\citealp{a}', parenthetical(item('a'), item('b')), '\\citealp{a,b}'],
    [natbib, '\\citet{a}', parenthetical(item('a', { suppressAuthor: true })), '\\citeyearpar{a}'],
    [natbib, '\\citet{a}', parenthetical(item('a', page3), item('b')), undefined],
    [biblatex, '\\footcite{a}', parenthetical(item('a', page3), item('b')), '\\footcites[3]{a}{b}'],
    [biblatex, '\\footcite{a}', narrative(item('a')), '\\textcite{a}'],
    [biblatex, '\\textcite{a}', parenthetical(item('a')), '\\autocite{a}'],
    [biblatex, '\\autocites[1]{a}[2]{b}', parenthetical(item('b')), '\\autocite{b}'],
    [
      biblatex,
      '\\footcite{a}',
      parenthetical(item('a', { suppressAuthor: true })),
      '\\autocite*{a}',
    ],
    [plain, '\\cite{a}', narrative(item('a')), undefined],
    [plain, '\\cite{a}', parenthetical(item('a', { suppressAuthor: true })), undefined],
    [natbib, '\\citep{a}', parenthetical(item('a', { suffix: '50% of it' })), undefined],
    [natbib, '\\citep{a}', parenthetical(item('a', { suffix: 'x } y' })), undefined],
  ];
  for (const [preamble, citation, parts, expected] of changed) {
    test(`makes ${expected ?? 'nothing'} of ${citation}`, () => {
      const note = saying(latex, preamble + citation, parts);
      assert.equal(note, expected === undefined ? undefined : preamble + expected);
    });
  }
});
