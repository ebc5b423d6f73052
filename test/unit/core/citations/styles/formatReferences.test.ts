import * as assert from 'node:assert/strict';
import { DomUtils, parseDocument } from 'htmlparser2';
import { ReferenceProcessor } from '../../../../../src/core/citations/styles/formatReferences';
import { referenceForms } from '../../../../../src/core/citations/styles/formattedText';
import { referenceList } from '../../../../../src/core/citations/styles/referenceList';
import { HumanError } from '../../../../../src/core/humanError';
import type { PaperSummary } from '../../../../../src/core/papers/paper';
import { names, paper } from '../papersUnderTest';
import { referencesOf, shippedLocales, shippedStyles, styleText } from './shippedStyles';

const article: Partial<PaperSummary> = {
  type: 'article-journal',
  'container-title': 'Journal of Reading',
  volume: '12',
  issue: '3',
  page: '101-118',
  issued: { year: 2020, month: 4 },
};

function articleOf(citekey: string, facts: Partial<PaperSummary>): PaperSummary {
  return paper({ id: citekey, citekey, author: names('Roe, Rachel'), ...article, ...facts });
}

const plain = articleOf('roe2020', {
  title: 'Wide Retrieval by Example',
  author: names('Roe, Rachel', 'Doe, Jane Mary'),
  DOI: '10.1000/wide',
});

const odd: readonly PaperSummary[] = [
  articleOf('accents', {
    title: 'Naïve Façades of Łódź',
    author: names('Müller, Łukasz', 'de la Cruz, José María', 'Šimůnek, Þórdís'),
  }),
  articleOf('maths', { title: 'Finding $k_1 < n$ words, and prices of $5 or $10' }),
  articleOf('signs', {
    title: 'An <i>odd</i> & <script>alert(1)</script> _snake_ *star* #1 50% {x} ~ ^ \\ | @home --',
    'container-title': 'Data & "Knowledge"',
    DOI: '10.1002/(SICI)1097-0258_x<1::AID#2>3.0.CO;2-%',
  }),
  articleOf('many', {
    title: 'By Many',
    author: Array.from({ length: 30 }, (_, index) => ({ family: `Name${index}`, given: 'Ann B.' })),
  }),
  articleOf('nobody', { title: 'By Nobody: “quoted” and "straight" it’s', author: [] }),
  paper({ id: 'undated', citekey: 'undated', title: 'Undated', issued: undefined as never }),
  articleOf('cjk', { title: '深度学习综述', author: [{ family: '王', given: '小明' }] }),
  articleOf('private', { title: 'Signs \ue001 of \ue000 private \uf123 use' }),
];

/** The article {@link plain} in each style, as Markdown tells what is in italics, in bold and a link. */
const expected: Readonly<Record<string, string>> = {
  'american-medical-association':
    '1\\. Roe R, Doe JM. Wide Retrieval by Example. *Journal of Reading*. 2020;12(3):101-118. doi:10.1000/wide',
  apa: 'Roe, R., & Doe, J. M. (2020). Wide Retrieval by Example. *Journal of Reading*, *12*(3), 101–118. <https://doi.org/10.1000/wide>',
  'association-for-computational-linguistics':
    'Rachel Roe and Jane Mary Doe. 2020. Wide Retrieval by Example. *Journal of Reading*, 12(3):101–118.',
  'association-for-computing-machinery':
    '\\[1\\] Rachel Roe and Jane Mary Doe. 2020. Wide Retrieval by Example. *Journal of Reading* 12, 3 (April 2020), 101–118. DOI:<https://doi.org/10.1000/wide>',
  'chicago-author-date':
    'Roe, Rachel, and Jane Mary Doe. 2020. “Wide Retrieval by Example.” *Journal of Reading* 12 (3): 101–18. <https://doi.org/10.1000/wide>.',
  'harvard-cite-them-right':
    'Roe, R. and Doe, J.M. (2020) ‘Wide Retrieval by Example’, *Journal of Reading*, 12(3), pp. 101–118. Available at: <https://doi.org/10.1000/wide>.',
  ieee: '\\[1\\] R. Roe and J. M. Doe, “Wide Retrieval by Example,” *Journal of Reading*, vol. 12, no. 3, pp. 101–118, Apr. 2020, doi: 10.1000/wide.',
  'modern-language-association':
    'Roe, Rachel, and Jane Mary Doe. “Wide Retrieval by Example.” *Journal of Reading*, vol. 12, no. 3, Apr. 2020, pp. 101–18, <https://doi.org/10.1000/wide>.',
  nature:
    '1\\. Roe, R. & Doe, J. M. Wide Retrieval by Example. *Journal of Reading* **12**, 101–118 (2020).',
  science:
    '1\\. R. Roe, J. M. Doe, Wide Retrieval by Example. *Journal of Reading*. **12**, 101–118 (2020).',
  'springer-lecture-notes-in-computer-science':
    '1\\. Roe, R., Doe, J.M.: Wide Retrieval by Example. Journal of Reading. 12, 101–118 (2020). <https://doi.org/10.1000/wide>.',
  vancouver:
    '1\\. Roe R, Doe JM. Wide Retrieval by Example. Journal of Reading \\[Internet\\]. 2020 Apr;12(3):101–18. Available from: <https://doi.org/10.1000/wide>',
};

suite('References', () => {
  test('of an article in each style that is shipped', () => {
    assert.deepEqual(
      Object.fromEntries(
        shippedStyles.map((style) => [
          style,
          referenceList(referencesOf(style, [plain]), 'markdown', true),
        ]),
      ),
      expected,
    );
  });

  for (const style of shippedStyles) {
    test(`of odd papers say the same in every form, in ${style}`, () => {
      const references = referencesOf(style, odd);
      assert.deepEqual(references.map(({ id }) => id).sort(), odd.map(({ id }) => id).sort());
      for (const { id, texts } of references) {
        assert.equal(textOfHtml(texts.html), texts.text, id);
        assert.equal(textOfMarkdown(texts.markdown), texts.text.replace(/\s+/g, ' '), id);
        assert.equal(textOfTex(texts.tex), texts.text, id);
        const { title } = odd.find((each) => each.id === id) ?? paper();
        assert.ok(comparable(texts.text).includes(comparable(title)), `${texts.text}: ${title}`);
      }
    });
  }

  test('keep mathematics as it is, and tell it from prices', () => {
    const [reference] = referencesOf(
      'chicago-author-date',
      odd.filter(({ id }) => id === 'maths'),
    );
    assert.match(
      reference?.texts.text ?? '',
      /Finding \$k_1 < n\$ Words, and Prices of \$5 or \$10/,
    );
    assert.match(
      reference?.texts.tex ?? '',
      /Finding \$k_1 < n\$ Words, and Prices of \\\$5 or \\\$10/,
    );
    assert.match(reference?.texts.markdown ?? '', /Finding \$k_1 < n\$ .*of \\\$5 or \\\$10/);
    assert.match(reference?.texts.html ?? '', /Finding \$k_1 &lt; n\$/);
  });

  test('write in TeX the signs of formulas by the commands that every LaTeX has', () => {
    const texOf = (title: string) => referencesOf('apa', [paper({ title })])[0]?.texts.tex ?? '';
    assert.match(
      texOf('TGF-β, NF-κB and α≤Δ at 10 µm'),
      /TGF-\\ensuremath\{\\beta\}, NF-\\ensuremath\{\\kappa\}B and \\ensuremath\{\\alpha\}\\ensuremath\{\\le\}\\ensuremath\{\\Delta\} at 10 µm/,
    );
    assert.match(texOf('By ΔΨ'), /By \\ensuremath\{\\Delta\}\\ensuremath\{\\Psi\}/);
    // What is a word is no formula.
    assert.match(texOf('Ὁ λόγος of Heraclitus'), /Ὁ λόγος of Heraclitus/);
    assert.match(texOf('Finding $β_1$ α'), /\$β_1\$ \\ensuremath\{\\alpha\}/);
  });

  test('set as one what is in the same style', () => {
    const [reference] = referencesOf('apa', [
      paper({ title: 'On $x^2$ and more', arxivId: '2001.00001' }),
    ]);
    assert.match(reference?.texts.markdown ?? '', /\*On \$x\^2\$ and more\* \(arXiv:2001\.00001\)/);
  });

  test('give the number at arXiv of a preprint, and of nothing else', () => {
    const facts = { title: 'A Title', arxivId: '2001.00001' };
    const text = (more: Partial<PaperSummary>) =>
      referencesOf('apa', [paper({ ...facts, ...more })])[0]?.texts.text ?? '';
    assert.match(text({}), /A Title \(arXiv:2001\.00001\)\. arXiv\./);
    assert.match(
      text({ type: 'article-journal', 'container-title': 'Reading' }),
      /A Title\. Reading\. https:/,
    );
  });

  test('link what the paper says, and no address of another kind', () => {
    const [reference] = referencesOf('apa', [
      articleOf('bad', { title: 'See https://example.org/"onclick', URL: 'javascript:alert(1)' }),
    ]);
    assert.doesNotMatch(reference?.texts.html ?? '', /<a|"onclick/);
  });

  test('come in the order of the style, with its numbers where it has some', () => {
    const papers = [
      articleOf('z', { author: names('Zorn, Ann') }),
      articleOf('a', { author: names('Abel, Ann') }),
    ];
    const listed = (style: string) =>
      referencesOf(style, papers).map(({ id, label }) => [label?.text, id]);
    assert.deepEqual(listed('ieee'), [
      ['[1]', 'z'],
      ['[2]', 'a'],
    ]);
    assert.deepEqual(listed('apa'), [
      [undefined, 'a'],
      [undefined, 'z'],
    ]);
  });

  test('of one list do not change those of the next', () => {
    const first = articleOf('one', { title: 'One' });
    const second = articleOf('two', { title: 'Two' });
    const yearOf = (papers: PaperSummary[]) =>
      referencesOf('apa', papers).map(({ texts }) => /\((.*?)\)/.exec(texts.text)?.[1]);
    assert.deepEqual(yearOf([first, second]), ['2020a', '2020b']);
    assert.deepEqual(yearOf([second]), ['2020']);
    const renamed = { ...second, title: 'Three' };
    assert.match(referencesOf('apa', [renamed])[0]?.texts.text ?? '', /Three/);
  });

  test('print in a language that is there, unless the style has its own', () => {
    const papers = [articleOf('two', { author: names('Roe, R', 'Doe, J') })];
    const inGerman = (style: string) => referencesOf(style, papers, 'de-DE')[0]?.texts.text ?? '';
    assert.match(inGerman('chicago-author-date'), /R Roe, und J Doe|Roe, R,? und J Doe/);
    assert.match(inGerman('science'), /R\. Roe, J\. Doe/);
    assert.match(inGerman('harvard-cite-them-right'), /Roe, R\. and Doe, J\./);
  });

  test('are listed as each form has lists', () => {
    const papers = [articleOf('one', { title: 'A & B' }), articleOf('two', { title: 'C' })];
    const lists = referenceForms.map((form) =>
      referenceList(referencesOf('nature', papers), form, true),
    );
    const rest = 'Roe, R. A & B.';
    assert.ok(lists[0]?.startsWith(`1. ${rest}`));
    assert.ok(lists[0]?.includes('\n2. Roe, R. C.'));
    assert.ok(lists[1]?.startsWith(`1\\. ${rest}`));
    assert.ok(lists[1]?.includes('\n\n2\\. Roe'));
    assert.match(
      lists[2] ?? '',
      /^<div class="csl-bib-body">\n {2}<div class="csl-entry">1\. Roe, R\. A &amp; B\..*<\/div>\n.*<\/div>\n<\/div>$/,
    );
    assert.ok(lists[3]?.startsWith('1. Roe, R. A \\& B.'));
    const unnumbered = referenceList(referencesOf('nature', papers), 'markdown', false);
    assert.ok(unnumbered.startsWith('Roe, R. A & B.'));
  });

  test('of none are none', () => {
    assert.deepEqual(referencesOf('apa', []), []);
  });

  test('in a style that makes no sense are refused with a sentence', () => {
    const processor = new ReferenceProcessor();
    const format = (xml: string) =>
      processor.format({
        items: [{ id: 'a', type: 'article', title: 'A' }],
        style: { name: 'mine.csl', xml },
        locale: 'en-US',
        locales: shippedLocales,
      });
    const endless = styleText('ieee').replace(
      '<macro name="author">',
      '<macro name="author"><text macro="author"/>',
    );
    assert.throws(
      () => format(endless),
      (error) => error instanceof HumanError && error.message.includes('mine.csl'),
    );
    const withoutList = styleText('ieee').replace(/<bibliography[\s\S]*<\/bibliography>/, '');
    assert.throws(
      () => format(withoutList),
      (error) => error instanceof HumanError && /lists no references/.test(error.message),
    );
    // A style that failed leaves the processor as it was.
    assert.equal(format(styleText('ieee')).length, 1);
  });
});

function textOfHtml(html: string): string {
  return DomUtils.textContent(parseDocument(html.replace(/<br>/g, '\n')));
}

/** Undoes escapes, and takes away the marks of what is not escaped. */
function textOfMarkdown(markdown: string): string {
  return markdown
    .split(/(\$[^$\\]+\$|\\[\s\S])/)
    .map((part, index) => {
      if (index % 2 === 0) return part.replace(/\*|<\/?su[bp]>|<(?=https?:)|(?<=\S)>/g, '');
      return part.startsWith('\\') ? part.slice(1) : part;
    })
    .join('')
    .replace(/\s+/g, ' ');
}

function textOfTex(tex: string): string {
  return tex
    .split(/(\$[^$\\]+\$)/)
    .map((part, index) => (index % 2 === 0 ? textOfTexPart(part) : part))
    .join('');
}

function textOfTexPart(tex: string): string {
  const commands: Readonly<Record<string, string>> = {
    textless: '<',
    textgreater: '>',
    textbar: '|',
    textbackslash: '\\',
    textasciitilde: '~',
    textasciicircum: '^',
  };
  return tex
    .replace(/~/g, '\u00a0')
    .replace(/\\,/g, '\u202f')
    .replace(/\\(text\w+)\{\}/g, (_, name: string) => hidden(commands[name] ?? '?'))
    .replace(/\\([{}%&#_$])/g, (_, sign: string) => hidden(sign))
    .replace(/\\(?:text(?:it|bf|sc|superscript|subscript)|underline)\{|\}/g, '')
    .replace(/\u0001(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

function hidden(sign: string): string {
  return `\u0001${sign.charCodeAt(0)};`;
}

/** Styles change the case of titles and the kind of quotation marks, and put a point behind. */
function comparable(text: string): string {
  return text.toLowerCase().replace(/["“”‘’']/g, "'");
}
