import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { assignCitekeys, compileCitekeyTemplate } from '../../../../src/core/citations/citekeys';
import { HumanError } from '../../../../src/core/humanError';
import { names, paper } from './papersUnderTest';

const byDefault = 'auth.lower + shorttitle(3,3) + year';

suite('Citekey templates', () => {
  // Keys that Better BibTeX made, as they are found in published bibliographies.
  const known: [author: string, title: string, year: number, expected: string][] = [
    ['Vaswani, A', 'Attention Is All You Need', 2017, 'vaswaniAttentionAllYou2017'],
    ['Brown, T', 'Language Models are Few-Shot Learners', 2020, 'brownLanguageModelsAre2020'],
    [
      'Devlin, J',
      'BERT: Pre-training of Deep Bidirectional Transformers',
      2019,
      'devlinBERTPretrainingDeep2019',
    ],
    [
      'Lewis, P',
      'Retrieval-Augmented Generation for Knowledge-Intensive NLP Tasks',
      2020,
      'lewisRetrievalAugmentedGenerationKnowledgeIntensive2020',
    ],
    ['Touvron, H', 'Llama 2: Open Foundation and Chat', 2023, 'touvronLlamaOpenFoundation2023'],
  ];
  for (const [author, title, year, expected] of known) {
    test(expected, () => {
      const key = compileCitekeyTemplate(byDefault)(
        paper({ author: names(author), title, issued: { year } }),
      );
      assert.equal(key, expected);
    });
  }

  const cases: [template: string, expected: string][] = [
    ['auth', 'Vaswani'],
    ['auth(3, 2)', 'Sha'],
    ['auth(0, 9) || year', '2017'],
    ['authEtal2', 'Vaswani.etal'],
    ['authEtAl + "_" + shortyear', 'VaswaniEtAl_17'],
    ['authors(2).lower', 'vaswanishazeeretal'],
    ['authorLast', 'Parmar'],
    ['authorsAlpha + shortyear', 'VSP17'],
    ['veryshorttitle.lower', 'attention'],
    ['shorttitle.condense("-")', 'Attention-All-You'],
    ['title', 'AttentionisAllYouNeed'],
    ['title.abbr', 'AIAYN'],
    ['title.select(2, 2)', 'isAll'],
    ['title.substring(1, 4).upper', 'ATTE'],
    ['title.skipwords', 'AttentionAllYouNeed'],
    ['title.replace("Attention", "Love")', 'LoveisAllYouNeed'],
    ['year + month', '201706'],
    ['journal.default("preprint")', 'preprint'],
    ['venue; arxiv', '1706.03762'],
    ['("x" + journal.lower).nopunct', 'x'],
    ["auth.prefix('by ').postfix('!')", 'byVaswani'],
  ];
  for (const [template, expected] of cases) {
    test(template, () => {
      const key = compileCitekeyTemplate(template)(paper({ arxivId: '1706.03762' }));
      assert.equal(key.toLowerCase(), expected.toLowerCase());
    });
  }

  test('fold to ASCII and drop what a notes language would not read', () => {
    const key = compileCitekeyTemplate(byDefault);
    const author = names('Łukasz-Müßig Ørsted, J');
    assert.equal(
      key(paper({ author, title: "L'été {of} $k$-means, don't", issued: { year: 2020 } })),
      'lukasz-mussigorstedLeteKmeansDont2020',
    );
    assert.equal(
      key(paper({ author: names('World Health Organization') })).slice(0, 23),
      'worldhealthorganization',
    );
    assert.equal(key(paper({ title: '注意力', author: [] })), '2017');
  });

  test('always give a key', () => {
    const nothing = { author: [], title: '', issued: { year: 0 } };
    assert.equal(compileCitekeyTemplate('auth')(paper(nothing)), 'paper');
    assert.equal(
      compileCitekeyTemplate('auth')(paper({ ...nothing, arxivId: 'cs/0112017' })),
      'cs0112017',
    );
    assert.equal(compileCitekeyTemplate('"fig-" + year')(paper()), 'fig2017');
  });

  const broken: [template: string, part: RegExp][] = [
    ['', /too early/],
    ['auth +', /too early/],
    ['auth.', /too early/],
    ['auth(1', /too early/],
    ['auth)', /“\)”/],
    ['[auth:lower][year]', /“\[auth/],
    ['auth(year)', /“year”/],
    ['author.lower', /“author”.*shorttitle/],
    ['auth.loud', /“.loud”.*lower/],
    ['auth "', /“"”/],
    ['('.repeat(2000), /longer than 1000/],
  ];
  for (const [template, part] of broken) {
    test(`that are broken say where: ${template.slice(0, 20)}`, () => {
      assert.throws(
        () => compileCitekeyTemplate(template),
        (error) => error instanceof HumanError && part.test(error.message),
      );
    });
  }

  test('never fail but with a sentence', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('auth.+(|;,)"\' 3year')) }),
        (template) => {
          try {
            compileCitekeyTemplate(template);
          } catch (error) {
            assert.ok(error instanceof HumanError);
          }
        },
      ),
    );
  });

  test('give keys that Pandoc, LaTeX and Typst take unquoted, whatever the paper', () => {
    const key = compileCitekeyTemplate('auth + ":" + title + "." + year');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (family, title) => {
        const made = key(paper({ author: [{ family }], title }));
        assert.match(made, /^[A-Za-z0-9_]+(?:[:.-][A-Za-z0-9_]+)*$/);
      }),
    );
  });
});

suite('Citekeys of a library', () => {
  const options = { template: byDefault, handedOut: {} };
  const same = ['c', 'a', 'b'].map((id) => {
    const { type, title, author, issued } = paper();
    return { id, type, title, author, ...(issued ? { issued } : {}) };
  });

  test('are unique, in whatever order the papers come', () => {
    const expected = new Map([
      ['a', 'vaswaniAttentionAllYou2017'],
      ['b', 'vaswaniAttentionAllYou2017a'],
      ['c', 'vaswaniAttentionAllYou2017b'],
    ]);
    for (const papers of [same, [...same].reverse()]) {
      const keys = assignCitekeys(papers, options);
      for (const [id, key] of expected) assert.equal(keys.get(id), key);
    }
  });

  test('stay when handed out or brought by the source, and are given to nobody else', () => {
    const own = { ...paper({ id: 'own' }), citekey: 'VASWANIattentionAllYou2017' };
    const handedOut = { c: 'mine', gone: 'vaswaniAttentionAllYou2017a' };
    const keys = assignCitekeys([...same, own], { ...options, handedOut });
    assert.equal(keys.get('own'), own.citekey);
    assert.equal(keys.get('c'), 'mine');
    assert.equal(keys.get('a'), 'vaswaniAttentionAllYou2017b');
    assert.equal(keys.get('b'), 'vaswaniAttentionAllYou2017c');
  });

  test('stay unique when there are very many', () => {
    const papers = Array.from({ length: 20_000 }, (_, n) => ({ ...same[0], id: String(n) }));
    const keys = assignCitekeys(papers as typeof same, options);
    const distinct = new Set([...keys.values()].map((key) => key.toLowerCase()));
    assert.equal(distinct.size, papers.length);
    assert.ok(distinct.has('vaswaniattentionallyou2017zz'));
  });
});
