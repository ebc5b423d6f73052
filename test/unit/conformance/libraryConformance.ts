import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { identityKeys, paperId } from '../../../src/core/papers/identity';
import { HumanError } from '../../../src/core/humanError';
import {
  groupings,
  type FindResult,
  type Grouping,
  type GroupRef,
  type Library,
  type Query,
} from '../../../src/core/papers/library';
import type { MarkedPaper } from '../../../src/core/papers/paperMarks';
import { mostListedAuthors, type Paper } from '../../../src/core/papers/paper';
import { readPapers } from '../../../src/core/readers/readPapers';
import { builtInTopics } from '../../../src/storage/builtInTopics';
import { dividedPapers, partOf } from './dividedPapers';
import { topicsKnown } from './topicsKnown';
import { topicsProgressConformance } from './topicsProgressConformance';
import { mapConformance } from './mapConformance';
import { allPapers, papers } from './papers';

const source = { id: 'test', label: 'Test' };
const everything = { offset: 0, limit: 1000 };

/**
 * What every engine must do, whatever it keeps its papers in. Run it from a test file of the engine; `create` makes
 * an empty library each time.
 */
export function libraryConformance(name: string, create: () => Library): void {
  suite(`${name} is a library`, () => {
    let library: Library;

    setup(async () => {
      library = create();
      await library.replaceSource(source, allPapers);
    });

    teardown(() => library.dispose());

    async function find(text: string, query: Partial<Query> = {}): Promise<FindResult> {
      return library.find({ text, match: 'all', sort: 'relevance', ...query }, everything);
    }

    async function ids(text: string, query: Partial<Query> = {}): Promise<string[]> {
      return idsOf(await find(text, query));
    }

    async function assertFinds(text: string, ...expected: readonly Paper[]): Promise<void> {
      assert.deepEqual((await ids(text)).sort(), expected.map(({ id }) => id).sort(), text);
    }

    async function assertFirst(text: string, expected: Paper): Promise<void> {
      assert.equal((await ids(text))[0], expected.id, text);
    }

    const markedPapers: readonly MarkedPaper[] = [
      {
        keys: identityKeys(papers.attention),
        title: papers.attention.title,
        marks: { read: true, starred: true, rating: 5, tags: ['later'] },
      },
      {
        // As it was before it was known by anything but its title.
        keys: identityKeys({
          type: 'article',
          title: papers.survey.title,
          author: papers.survey.author,
        }),
        title: papers.survey.title,
        marks: { read: false, starred: true, tags: ['later', 'to read'], note: 'notes/a.md' },
      },
      {
        keys: ['doi:10.1000/elsewhere', 'title:elsewhere|doe'],
        title: 'Elsewhere',
        marks: { read: true, starred: true, tags: ['later'] },
      },
    ];

    /** As another source has two of the papers; one of them twice, filed in two places. */
    const collected: readonly Paper[] = [
      { ...papers.attention, collections: ['Theses', 'Theses / Drafts', 'Theses'] },
      { ...papers.survey, collections: ['Theses'] },
      { ...papers.survey, collections: ['Reading'] },
    ];

    suite('marks', () => {
      setup(() => library.setMarks(markedPapers));

      test('come with the papers, in lists and by themselves', async () => {
        const { hits } = await find('is:starred');
        const found = hits.map(({ paper: { id, marks } }) => [id, marks] as const);
        const expected = [
          [papers.attention.id, markedPapers[0]?.marks],
          [papers.survey.id, markedPapers[1]?.marks],
        ] as const;
        assert.deepEqual(new Map(found), new Map(expected));
        const [survey, adapters] = await library.get([papers.survey.id, papers.adapters.id]);
        assert.deepEqual(survey?.marks, markedPapers[1]?.marks);
        assert.equal(adapters?.marks, undefined);
      });

      test('group papers, each in the group of every tag that it has', async () => {
        const counts = async (by: Grouping, filter = '') =>
          (await library.groups(by, filter)).map(({ key, count }) => [key, count]);
        const others = allPapers.length - 2;
        assert.deepEqual(await counts('tag'), [
          ['later', 2],
          ['to read', 1],
          ['', others],
        ]);
        assert.deepEqual(await counts('tag', 'is:read'), [['later', 1]]);
        assert.deepEqual(await counts('rating'), [
          ['5', 1],
          ['', allPapers.length - 1],
        ]);
        assert.deepEqual(await counts('reading'), [
          ['read', 1],
          ['', allPapers.length - 1],
        ]);
        const inGroup = await ids('', { group: { by: 'tag', key: 'to read' } });
        assert.deepEqual(inGroup, [papers.survey.id]);
        assert.equal((await ids('', { group: { by: 'tag', key: '' } })).length, others);
      });

      test('wait for their papers, and stay when papers change', async () => {
        const draft = { type: 'article', title: 'Elsewhere', author: [{ family: 'Doe' }] };
        await library.replaceSource({ id: 'more', label: 'More' }, [
          { ...draft, id: paperId(draft) },
        ]);
        assert.deepEqual(
          (await find('elsewhere is:read')).hits.map(({ paper: { title } }) => title),
          ['Elsewhere'],
        );
        await assertFinds('is:read attention', papers.attention);
      });

      test('fire the change event, once for a change', async () => {
        let changes = 0;
        library.onDidChange(() => (changes += 1));
        await library.setMarks(markedPapers.slice(1));
        await library.setMarks(markedPapers.slice(1));
        assert.equal(changes, 1);
      });
    });

    mapConformance(create);

    topicsProgressConformance(create);

    suite('words', () => {
      test('are found in every field', async () => {
        await assertFinds('adapters', papers.adapters);
        await assertFinds('matrices', papers.adapters);
        await assertFinds('vaswani', papers.attention);
        await assertFinds('computing', papers.survey);
        await assertFinds('2017 ', papers.attention);
        await assertFinds('forecasting', papers.naive);
      });

      test('are found in authors that a list does not name', async () => {
        const author = Array.from({ length: 5000 }, (_, at) => ({ family: `Family${at}` }));
        const paper = { id: 'title:many', type: 'article', title: 'Of Many', author };
        await library.replaceSource({ id: 'more', label: 'More' }, [paper]);
        const { hits } = await find('family4999 ');
        assert.deepEqual(
          hits.map((hit) => [hit.paper.id, hit.matches[0]?.fields, hit.paper.author.length]),
          [[paper.id, ['author'], mostListedAuthors]],
        );
        assert.equal((await library.get([paper.id]))[0]?.author.length, author.length);
      });

      test('match in any inflection, case and accent', async () => {
        await assertFinds('INDEXING ', papers.retrieval, papers.survey);
        await assertFinds('muller', papers.retrieval);
        await assertFinds('MÜLLER', papers.retrieval);
        await assertFinds('naive', papers.naive);
        await assertFinds('strassenverkehr', papers.naive);
        await assertFinds('sahin', papers.naive);
        await assertFinds('学习', papers.naive);
      });

      test('must all be there with `all`, one of them with `any`', async () => {
        await assertFinds('dense generation ', papers.retrieval, papers.survey);
        await assertFinds('dense generator lewis', papers.retrieval);
        const any = await ids('adapters finetuning ', { match: 'any' });
        assert.deepEqual(any.sort(), [papers.adapters.id, papers.tuned.id].sort());
      });

      test('fall back to one of them where no paper has all', async () => {
        assert.deepEqual(
          await ids('adapters vaswani zzzzqqqq'),
          await ids('adapters vaswani zzzzqqqq', { match: 'any' }),
        );
        assert.equal((await ids('adapters vaswani zzzzqqqq')).length, 2);
      });

      test('that are nowhere find nothing', async () => {
        assert.deepEqual(await find('zzzzqqqq'), { hits: [], total: 0 });
      });

      test('match as beginnings while they are typed', async () => {
        await assertFinds('retrieva', papers.retrieval, papers.survey);
        await assertFinds('vasw', papers.attention);
        await assertFinds('dense surv', papers.survey);
        await assertFinds('v', papers.attention);
      });

      test('match as beginnings when done only where there is nothing else', async () => {
        await assertFinds('adapt ', papers.adapters);
        const hit = (await find('adap ')).hits[0];
        assert.deepEqual(hit?.matches, [{ word: 'adap', fields: ['title'], how: 'prefix' }]);
      });

      test('with typos are found, but not where the word itself is', async () => {
        await assertFirst('retreival augmented', papers.retrieval);
        await assertFinds('vaswnai', papers.attention);
        await assertFinds('adaptres', papers.adapters);
        await assertFinds('knowlege', papers.retrieval);
        await assertFinds('forgets', papers.tuned);
        const [hit] = (await find('vaswnai')).hits;
        assert.equal(hit?.matches[0]?.how, 'typo');
        assert.equal(hit.matches[0].word, 'vaswnai');
      });

      test('with typos are found before they are complete', async () => {
        await assertFirst('parametre-effic', papers.adapters);
        await assertFirst('knowlegde inten', papers.retrieval);
      });

      test('match with and without their hyphen, whole and in parts', async () => {
        for (const text of ['fine-tuning', 'finetuning', 'Fine-Tuned ', 'fine tuning']) {
          await assertFinds(text, papers.adapters, papers.tuned);
        }
        await assertFirst('flash attention', papers.flash);
        await assertFirst('flashattention', papers.flash);
        await assertFirst('FlashAttention', papers.flash);
      });

      test('that say nothing are not asked for beside others', async () => {
        await assertFinds('a survey of the', papers.survey);
        await assertFinds('the adapters of a', papers.adapters);
      });

      test('that say nothing are looked up in titles where they are all there is', async () => {
        await assertFirst('to be or not', papers.who);
        await assertFirst('not to be', papers.who);
      });
    });

    suite('ranking', () => {
      test('puts the title that was typed first', async () => {
        await assertFirst('attention', papers.attention);
        await assertFirst('Attention', papers.attention);
        await assertFirst('a survey of dense', papers.survey);
        await assertFirst('to be or not to be', papers.who);
      });

      test('puts words in the title before the same words in the abstract', async () => {
        assert.deepEqual(await ids('retrieval augmented generation'), [
          papers.retrieval.id,
          papers.survey.id,
        ]);
      });

      test('falls from hit to hit, and newer papers come first among equals', async () => {
        const { hits } = await find('attention memory retrieval models', { match: 'any' });
        const scores = hits.map(({ score }) => score);
        assert.ok(scores.length > 3);
        assert.deepEqual(
          scores,
          [...scores].sort((a, b) => b - a),
        );
        assert.deepEqual(await ids('notes'), [papers.untitled.id, papers.untitledAgain.id]);
        const twins = [2001, 2003, 2002].map((year) => ({
          ...papers.untitled,
          id: `local:${year}`,
          issued: { year },
        }));
        await library.replaceSource(source, twins);
        assert.deepEqual(await ids('notes'), ['local:2003', 'local:2002', 'local:2001']);
      });

      test('does not depend on the order in which papers came', async () => {
        const reversed = create();
        await reversed.replaceSource(source, [...allPapers].reverse());
        for (const text of ['', 'attention', 'models retrieval', 'notes', 'n', 'year:2023']) {
          for (const match of ['any', 'all'] as const) {
            const query: Query = { text, match, sort: 'relevance' };
            assert.deepEqual(
              await reversed.find(query, everything),
              await library.find(query, everything),
            );
          }
        }
        reversed.dispose();
      });

      test('does not depend on what was held before', async () => {
        const fresh = create();
        await fresh.replaceSource(source, allPapers.slice(0, 6));
        await library.replaceSource(source, allPapers.slice(3));
        await library.replaceSource(source, allPapers.slice(0, 6));
        for (const text of ['attention', 'retrieval', 'fine-tuning models', 'naiv']) {
          assert.deepEqual(await ids(text), idsOf(await fresh.find(query(text), everything)));
        }
        fresh.dispose();
      });

      test('does not depend on a source that most papers were of', async () => {
        const fresh = create();
        const few = allPapers.slice(0, 2);
        await fresh.replaceSource(source, few);
        await library.replaceSource({ id: 'few', label: 'Few' }, few);
        await library.removeSource(source.id);
        for (const text of ['', 'attention', 'retrieval', 'fine-tuning models', 'naiv']) {
          assert.deepEqual(await ids(text), idsOf(await fresh.find(query(text), everything)));
        }
        fresh.dispose();
      });
    });

    suite('phrases', () => {
      test('are words next to each other, in any inflection', async () => {
        await assertFinds('"language model"', papers.retrieval);
        await assertFinds('"dense passage"', papers.survey);
        await assertFinds('"passage dense"');
        await assertFinds('“dense passage”', papers.survey);
      });

      test('do not reach from one author to the next', async () => {
        await assertFinds('"patrick lewis"', papers.retrieval);
        await assertFinds('"lewis jorg"');
      });

      test('stand beside words', async () => {
        await assertFinds('"dense passage" chen', papers.survey);
        await assertFinds('"dense passage" vaswani', papers.survey, papers.attention);
      });

      test('let stop words stand for one another, but keep their place', async () => {
        await assertFinds('"built on nothing"', papers.attention);
        await assertFinds('"built nothing"');
      });
    });

    suite('restrictions', () => {
      test('by author', async () => {
        await assertFinds('author:lewis', papers.retrieval);
        await assertFinds('author:LEWI', papers.retrieval);
        await assertFinds('author:lewi ');
        await assertFinds('author:muller ', papers.retrieval);
        await assertFinds('author:"patrick lewis"', papers.retrieval);
        await assertFinds('author:"patrick muller"');
        await assertFinds('author:"lewis, patrick" author:müller', papers.retrieval);
        await assertFinds('author:hamlet', papers.who);
      });

      test('by year', async () => {
        await assertFinds('year:2023', papers.survey, papers.tuned);
        await assertFinds('year:2022..2023', papers.flash, papers.survey, papers.tuned);
        await assertFinds('year:2023..2022', papers.flash, papers.survey, papers.tuned);
        await assertFinds('year:2022..', papers.flash, papers.survey, papers.tuned);
        await assertFinds('year:..2018', papers.attention);
        await assertFinds('YEAR:2017', papers.attention);
      });

      test('by venue and topic', async () => {
        await assertFinds('venue:neurips', papers.retrieval, papers.attention, papers.flash);
        await assertFinds('venue:"computing surveys"', papers.survey);
        const [paper] = await library.get([papers.flash.id]);
        assert.ok(paper);
        const found = (await find(`topic:"${paper.topic}"`)).hits.map((hit) => hit.paper);
        assert.ok(found.some(({ id }) => id === paper.id));
      });

      test('by collection, with the words of its name', async () => {
        await library.replaceSource({ id: 'collected', label: 'Collected' }, collected);
        await assertFinds('collection:theses', papers.attention, papers.survey);
        await assertFinds('collection:"theses / drafts"', papers.attention);
        await assertFinds('collection:"theses / dra', papers.attention);
        await assertFinds('collection:"theses reading" ');
        await assertFinds('-collection:drafts transformers OR collection:reading', papers.survey);
      });

      test('by category and archive', async () => {
        await assertFinds('cat:cs.LG', papers.retrieval, papers.flash);
        await assertFinds('cat:CS.lg', papers.retrieval, papers.flash);
        const cs = [papers.retrieval, papers.attention, papers.flash, papers.adapters];
        await assertFinds('cat:cs', ...cs);
        await assertFinds('cat:stat', papers.tuned);
        await assertFinds('cat:c');
      });

      test('hold together, with words, and with either kind of match', async () => {
        await assertFinds('attention year:2022..2025', papers.flash);
        await assertFinds('year:2020.. venue:neurips cat:cs.LG', papers.retrieval, papers.flash);
        assert.deepEqual(await ids('attention survey cat:cs.LG', { match: 'any' }), [
          papers.flash.id,
        ]);
        await assertFinds('year:2023 author:lewis');
        await assertFinds('adapters year:2017');
      });

      test('by title and abstract rank by the words that must be there', async () => {
        await assertFinds('title:retrieval ', papers.retrieval);
        await assertFinds('abstract:retrieval ', papers.retrieval, papers.survey);
        await assertFinds('title:retriev', papers.retrieval);
        await assertFinds('abstract:vaswani ');
        await assertFinds('title:"passage indexes"', papers.survey);
        await assertFinds('abstract:"passage indexes"');
        await assertFinds('title:finetuning ', papers.adapters, papers.tuned);
        await assertFinds('title:m', papers.flash);
        await assertFirst('title:attention', papers.attention);
        await assertFinds('title:retreival', papers.retrieval);
        const any = await ids('title:survey dense attention', { match: 'any' });
        assert.deepEqual(any, [papers.survey.id]);
        const [hit] = (await find('title:attention abstract:memory ', { match: 'any' })).hits;
        assert.equal(hit, undefined);
      });

      test('by citekey match what it begins with while it is typed', async () => {
        const [made] = await library.get([papers.attention.id]);
        assert.ok(made);
        await assertFinds(`key:${made.citekey} `, papers.attention);
        await assertFinds(`key:${made.citekey.slice(0, 6).toUpperCase()}`, papers.attention);
        await assertFinds(`key:${made.citekey.slice(0, 6)} `);
        await assertFinds('key:sahin:naive-2019', papers.naive);
      });

      test('by what there is of a paper', async () => {
        await assertFinds('has:doi', papers.survey);
        const pdf = [papers.retrieval, papers.attention, papers.flash, papers.adapters];
        await assertFinds('has:pdf', ...pdf, papers.tuned);
        await assertFinds('-has:abstract year:2019', papers.naive);
        await assertFinds('has:code');
      });

      test('by marks find papers as they are before anybody marked them', async () => {
        await assertFinds('is:read');
        await assertFinds('is:starred');
        await assertFinds('tag:later');
        await assertFinds('is:unread', ...allPapers);
      });

      test('by marks find what the reader marked', async () => {
        await library.setMarks(markedPapers);
        await assertFinds('is:read', papers.attention);
        await assertFinds('is:starred', papers.attention, papers.survey);
        await assertFinds(
          'is:unread -is:starred',
          ...allPapers.filter((each) => each !== papers.attention && each !== papers.survey),
        );
        await assertFinds('tag:"to read"', papers.survey);
        await assertFinds('tag:later', papers.attention, papers.survey);
        await assertFinds('rating:>=4', papers.attention);
        await assertFinds('has:note', papers.survey);
        await assertFinds('attention is:starred', papers.attention);
      });

      test('by marks follow the marks as they change', async () => {
        await library.setMarks(markedPapers);
        await library.setMarks(markedPapers.slice(1));
        await assertFinds('is:read');
        await assertFinds('is:starred', papers.survey);
        await library.setMarks([]);
        await assertFinds('is:starred');
      });

      test('compare years', async () => {
        await assertFinds('year:>=2022', papers.flash, papers.survey, papers.tuned);
        await assertFinds('year:>2022', papers.survey, papers.tuned);
        await assertFinds('year:<2019', papers.attention);
        await assertFinds('year:<=2019', papers.attention, papers.naive);
        await assertFinds('year:201', papers.attention, papers.naive);
      });

      test('without words list the newest first', async () => {
        assert.deepEqual(await ids('venue:neurips'), [
          papers.flash.id,
          papers.retrieval.id,
          papers.attention.id,
        ]);
      });
    });

    suite('exclusions', () => {
      const others = (...excluded: readonly Paper[]) =>
        allPapers.filter((paper) => !excluded.includes(paper));

      test('alone leave all the others, the newest first', async () => {
        await assertFinds('-attention', ...others(papers.attention, papers.flash));
        assert.deepEqual(await ids('-is:read'), await ids('', { sort: 'date' }));
        assert.deepEqual(
          await ids('-attention'),
          (await ids('')).filter((id) => id !== papers.attention.id && id !== papers.flash.id),
        );
      });

      test('leave out what has the word in any inflection, wherever, and nothing else', async () => {
        await assertFinds('passage -indexing ');
        await assertFinds('notes -zzzzqqqq', papers.untitled, papers.untitledAgain);
        await assertFinds('survey -generations ');
        // Neither a beginning nor a slip excludes.
        await assertFinds('survey -generatio', papers.survey);
        await assertFinds('survey -generatoin ', papers.survey);
        await assertFinds('survey -the', papers.survey);
      });

      test('may be phrases, hyphenated words, identifiers and fields', async () => {
        await assertFinds('attention -"fast exact"', papers.attention);
        await assertFinds('attention -"exact fast"', papers.attention, papers.flash);
        await assertFinds('-fine-tuning -year:..2022 year:1..', papers.survey);
        await assertFinds('attention -2205.14135', papers.attention);
        await assertFinds('attention -title:memory', papers.attention);
        await assertFinds('attention -abstract:memory', papers.attention, papers.flash);
        await assertFinds('attention -author:dao', papers.attention);
        await assertFinds('attention -cat:cs.LG -venue:icml', papers.attention);
        await assertFinds('year:2023 -key:okafor', papers.survey, papers.tuned);
      });

      test('hold with either kind of match', async () => {
        assert.deepEqual(await ids('attention survey -dense', { match: 'any' }), [
          ...[papers.attention.id, papers.flash.id],
        ]);
        await assertFinds('attention survey -dense', papers.attention, papers.flash);
      });
    });

    suite('alternatives', () => {
      test('ask for one of them', async () => {
        await assertFinds('adapters OR forgets ', papers.adapters, papers.tuned);
        await assertFinds('zzzzqqqq OR forgets ', papers.tuned);
        await assertFinds('"fast exact" OR "passage indexes"', papers.flash, papers.survey);
        await assertFinds(
          'fine-tuning OR vaswani ',
          papers.adapters,
          papers.tuned,
          papers.attention,
        );
        await assertFinds('2205.14135 OR 10.1000/survey.7 ', papers.flash, papers.survey);
        await assertFinds('title:memory OR abstract:matrices ', papers.flash, papers.adapters);
      });

      test('go with the words beside them, which must all be there', async () => {
        await assertFinds('attention memory OR vaswani ', papers.attention, papers.flash);
        await assertFinds('attention memory OR zzzzqqqq ', papers.flash);
        await assertFinds('year:2023 dense OR forget OR vaswani ', papers.survey, papers.tuned);
      });

      test('of the same words in other fields are others', async () => {
        const both = await ids(
          'title:attention OR title:retrieval abstract:attention OR abstract:retrieval',
        );
        const title = await ids('title:attention OR title:retrieval');
        const abstract = await ids('abstract:attention OR abstract:retrieval');
        assert.deepEqual(both.sort(), title.filter((id) => abstract.includes(id)).sort());
        assert.notDeepEqual(title.sort(), abstract.sort());
      });

      test('count as the better of them, and say which was found', async () => {
        const { hits } = await find('attention OR zzzzqqqq ');
        assert.equal(hits[0]?.paper.id, papers.attention.id);
        assert.deepEqual(
          hits[0].matches.map(({ word }) => word),
          ['attention'],
        );
        assert.deepEqual(marked(hits[0].paper.title, hits[0].titleRanges), ['Attention']);
      });

      test('match as beginnings and with typos while they are typed', async () => {
        await assertFinds('vaswani OR adapt', papers.attention, papers.adapters);
        await assertFinds('vaswnai OR adaptres ', papers.attention, papers.adapters);
      });

      test('may be restrictions, also beside words', async () => {
        await assertFinds('year:2017 OR year:2019 ', papers.attention, papers.naive);
        await assertFinds('author:lewis OR has:doi', papers.retrieval, papers.survey);
        await assertFinds('author:vaswani OR adapters ', papers.attention, papers.adapters);
        await assertFinds('attention -author:dao OR year:2022 ', papers.attention, papers.flash);
      });

      test('with nothing on a side are words', async () => {
        await assertFinds('adapters OR', papers.adapters);
        await assertFinds('OR adapters', papers.adapters);
        await assertFinds('adapters OR OR', papers.adapters);
        await assertFinds('adapters OR author:', papers.adapters);
      });
    });

    suite('wrong syntax', () => {
      test('is searched as words', async () => {
        await assertFinds('"dense passage', papers.survey, papers.retrieval);
        await assertFinds('survey"', papers.survey);
        await assertFinds('foo:adapters', papers.adapters);
        await assertFinds('year:adapters', papers.adapters);
        await assertFinds('author: vaswani', papers.attention);
        await assertFinds('is:forgets', papers.tuned);
        await assertFinds('adapters year:', papers.adapters);
        for (const text of ['adapter*', '^adapters', 'NEAR(adapters)', 'col : adapters']) {
          await assertFirst(text, papers.adapters);
        }
        await assertFirst('adapters AND NOT efficient', papers.adapters);
        await assertFirst('{title abstract} : adapters + "efficient', papers.adapters);
        await assertFirst('- adapters --', papers.adapters);
        await assertFirst('survey AND (dense OR', papers.survey);
      });

      test('of nothing but signs finds all, as nothing does', async () => {
        const signs = [
          ...[
            '',
            '  ',
            '"',
            '""',
            '::',
            '*',
            '-',
            '--',
            '- -',
            '-""',
            '\u0000',
            '\ud800',
            '\u202e',
          ],
          ...['author:', 'title:""', '-author:', '-the', 'year:>=', '¿?!'.repeat(3000)],
        ];
        for (const text of signs) {
          assert.equal((await find(text)).total, allPapers.length, JSON.stringify(text));
        }
      });

      test('never fails', async () => {
        const parts = fc.constantFrom(
          ...['"', ' ', ':', '..', 'author:', 'year:', 'cat:', 'attention', 'a', 'retreival', '-'],
          ...[
            ' OR ',
            ' -',
            'title:',
            'abstract:',
            'is:',
            'read',
            'has:',
            'pdf',
            'key:',
            'tag:',
            '>=',
          ],
          ...['\ud83d', '\u0000', '机', '2023', '10.1000/', '__proto__', 'constructor', '*', '\\'],
        );
        const texts = fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(parts, { maxLength: 12 }).map((all) => all.join('')),
        );
        await fc.assert(
          fc.asyncProperty(texts, fc.constantFrom('any', 'all'), async (text, match) => {
            const { hits, total } = await find(text, { match });
            assert.equal(hits.length, total);
            for (const { paper, titleRanges, snippet } of hits) {
              assertRangesWithin(titleRanges, paper.title);
              if (snippet) assertRangesWithin(snippet.ranges, snippet.text);
            }
            await library.groups('topic', text);
          }),
          { numRuns: 200 },
        );
      });

      test('of great length is answered', async () => {
        await assertFirst('attention '.repeat(5000), papers.attention);
        assert.ok((await find(`vaswani ${'x'.repeat(200_000)}`)).total > 0);
        assert.equal(typeof (await find('"'.repeat(50_001))).total, 'number');
        await assertFirst('attention OR '.repeat(800), papers.attention);
        assert.equal((await find('-attention '.repeat(900))).total, allPapers.length - 2);
        await assertFirst('not to be '.repeat(1000), papers.who);
      });
    });

    suite('identifiers', () => {
      test('find their paper first, however they were copied', async () => {
        for (const text of [
          ...['2005.11401', 'arXiv:2005.11401', '2005.11401v2', '2005.114'],
          ...['https://arxiv.org/abs/2005.11401v1', 'https://huggingface.co/papers/2005.11401'],
        ]) {
          await assertFinds(text, papers.retrieval);
        }
        for (const text of [
          '10.1000/survey.7',
          'https://doi.org/10.1000/SURVEY.7',
          'doi:10.1000/s',
        ]) {
          await assertFinds(text, papers.survey);
        }
      });

      test('are citekeys too', async () => {
        await assertFinds('sahin:naive-2019', papers.naive);
        await assertFinds('@sahin:naive-2019', papers.naive);
        const [made] = await library.get([papers.attention.id]);
        await assertFirst(made?.citekey ?? '', papers.attention);
      });
    });

    suite('hits', () => {
      test('say where the title matched, in whole words', async () => {
        const [hit] = (await find('retreival augm')).hits;
        assert.deepEqual(marked(hit?.paper.title, hit?.titleRanges), ['Retrieval', 'Augmented']);
        const [accents] = (await find('naiv strassen')).hits;
        assert.deepEqual(marked(accents?.paper.title, accents?.titleRanges), [
          'Naïve',
          'Straßenverkehr',
        ]);
      });

      test('show a passage of the abstract where it matches, and none where not', async () => {
        const [hit] = (await find('passages index generator lewis')).hits;
        assert.equal(hit?.paper.id, papers.retrieval.id);
        assert.ok(hit.snippet);
        assert.ok(hit.snippet.text.length <= 200);
        const words = new Set(marked(hit.snippet.text, hit.snippet.ranges));
        assert.deepEqual(words, new Set(['passages', 'index', 'generator']));
        assert.equal((await find('vaswani')).hits[0]?.snippet, undefined);
      });

      test('are the same where nobody asks why, and say nothing of it', async () => {
        for (const text of [
          'attention memory retrieval models',
          'retreival augm',
          'year:2017',
          '',
        ]) {
          const { hits, total } = await find(text, { match: 'any' });
          assert.ok(hits.length > 0);
          assert.deepEqual(await find(text, { match: 'any', explain: false }), {
            hits: hits.map(({ paper, score }) => ({
              paper,
              score,
              titleRanges: [],
              matches: [],
              signals: [],
            })),
            total,
          });
        }
      });

      test('say which words were found where and as what', async () => {
        const [hit] = (await find('lewis retreival passag')).hits;
        assert.deepEqual(
          hit?.matches.map(({ word, how }) => [word, how]),
          [
            ['lewis', 'exact'],
            ['retreival', 'typo'],
            ['passag', 'exact'],
          ],
        );
        assert.ok(hit.matches[0]?.fields.includes('author'));
        assert.ok(hit.matches[1]?.fields.includes('title'));
        assert.ok(hit.matches[2]?.fields.includes('abstract'));
      });

      test('say what speaks for them', async () => {
        const { title, arxivId } = papers.attention;
        const [whole] = (await find(title)).hits;
        assert.ok(whole?.signals.includes('wholeTitle'));
        const [words] = (await find('retrieval augmented')).hits;
        assert.ok(words?.signals.includes('allInTitle'));
        const [named] = (await find(arxivId)).hits;
        assert.deepEqual(named?.signals, ['identifier']);
        assert.deepEqual((await find('', { sort: 'date' })).hits[0]?.signals, []);
      });

      test('leave the abstract out and bring all else', async () => {
        const [hit] = (await find('adapters')).hits;
        assert.ok(hit);
        assert.equal('abstract' in hit.paper, false);
        assert.equal(hit.paper.title, papers.adapters.title);
        assert.notEqual(hit.paper.citekey, '');
        assert.notEqual(hit.paper.topic, '');
        assert.deepEqual(hit.paper.sources, [source.id]);
      });
    });

    suite('sorting and paging', () => {
      test('by date, the newest first, without date last', async () => {
        const dated = await ids('', { sort: 'date' });
        assert.deepEqual(dated.slice(0, 3), [papers.tuned.id, papers.survey.id, papers.flash.id]);
        assert.deepEqual(dated.slice(-3), [
          papers.untitled.id,
          papers.untitledAgain.id,
          papers.who.id,
        ]);
      });

      test('by title and by citekey', async () => {
        const titles = (await find('', { sort: 'title' })).hits.map(({ paper }) => paper.title);
        assert.deepEqual(titles.slice(0, 3), [
          papers.survey.title,
          papers.attention.title,
          papers.flash.title,
        ]);
        const keys = (await find('', { sort: 'citekey' })).hits.map(({ paper }) => paper.citekey);
        assert.equal(new Set(keys).size, allPapers.length);
        const folded = keys.map((key) => key.toLowerCase().replace(/[^a-z0-9]+/g, ' '));
        assert.deepEqual(folded, [...folded].sort());
      });

      test('pages put together are the whole, and each tells the total', async () => {
        for (const sort of ['relevance', 'date', 'title', 'citekey'] as const) {
          const whole = await ids('', { sort });
          const pages: string[] = [];
          for (let offset = 0; offset < whole.length; offset += 3) {
            const page = await library.find({ text: '', match: 'all', sort }, { offset, limit: 3 });
            assert.equal(page.total, whole.length);
            pages.push(...idsOf(page));
          }
          assert.deepEqual(pages, whole);
        }
      });

      test('pages beyond the end, of no length, or before the start are safe', async () => {
        for (const page of [
          { offset: 1000, limit: 10 },
          { offset: 0, limit: 0 },
          { offset: 0, limit: -1 },
        ]) {
          const { hits, total } = await library.find(query(''), page);
          assert.deepEqual([hits.length, total], [0, allPapers.length]);
        }
        const before = await library.find(query(''), { offset: -5, limit: 2 });
        assert.deepEqual(idsOf(before), (await ids('')).slice(0, 2));
      });
    });

    suite('groups', () => {
      test('of collections hold a paper in each of its own, and the rest in one', async () => {
        const shown = async (filter = '') =>
          (await library.groups('collection', filter)).map(({ label, count }) => [label, count]);
        await library.replaceSource({ id: 'collected', label: 'Collected' }, collected);
        assert.deepEqual(await shown(), [
          ['Reading', 1],
          ['Theses', 2],
          ['Theses / Drafts', 1],
          ['', allPapers.length - 2],
        ]);
        assert.deepEqual(await shown('year:2017'), [
          ['Theses', 1],
          ['Theses / Drafts', 1],
        ]);
        const inGroup = async (key: string) =>
          (await ids('', { group: { by: 'collection', key } })).sort();
        assert.deepEqual(await inGroup('Theses'), [papers.attention.id, papers.survey.id].sort());
        assert.deepEqual(await inGroup('Reading'), [papers.survey.id]);
        assert.equal((await inGroup('')).length, allPapers.length - 2);
      });

      test('of collections follow the papers as these are filed elsewhere', async () => {
        const collectedSource = { id: 'collected', label: 'Collected' };
        await library.replaceSource(collectedSource, collected);
        await library.replaceSource(collectedSource, [
          { ...papers.attention, collections: ['Theses'] },
        ]);
        const groups = await library.groups('collection', '');
        assert.deepEqual(
          groups.map(({ key, count }) => [key, count]),
          [
            ['Theses', 1],
            ['', allPapers.length - 1],
          ],
        );
      });

      test('hold every paper once, and find gives the papers of each', async () => {
        for (const by of groupings) {
          const groups = await library.groups(by, '');
          const counted = groups.reduce((sum, group) => sum + group.count, 0);
          assert.equal(counted, allPapers.length, by);
          assert.equal(new Set(groups.map(({ key }) => key)).size, groups.length, by);
          for (const { key, count } of groups) {
            const group: GroupRef = { by, key };
            assert.equal((await find('', { group })).total, count, `${by} ${key}`);
          }
        }
      });

      test('of years come from the latest, without year last', async () => {
        const keys = (await library.groups('year', '')).map(({ key }) => key);
        assert.deepEqual(keys, ['2023', '2022', '2021', '2020', '2019', '2017', '']);
      });

      test('of venues put the years of a series together', async () => {
        const groups = await library.groups('venue', '');
        assert.deepEqual(
          groups.map(({ label, count }) => [label, count]),
          [
            ['ACM Computing Surveys', 1],
            ['NeurIPS', 3],
            ['', 6],
          ],
        );
      });

      test('of categories go by the primary one, of authors by the first', async () => {
        const categories = await library.groups('category', '');
        assert.deepEqual(
          categories.map(({ key, count }) => [key, count]),
          [
            ['cs.CL', 3],
            ['cs.LG', 1],
            ['stat.ML', 1],
            ['', 5],
          ],
        );
        const authors = await library.groups('author', '');
        assert.deepEqual(authors.map(({ label }) => label).slice(-3), [
          'The Hamlet Collaboration',
          'Vaswani, A.',
          '',
        ]);
      });

      test('of topics come by size', async () => {
        const groups = (await library.groups('topic', '')).filter(({ key }) => key !== 'Other');
        const counts = groups.map(({ count }) => count);
        assert.deepEqual(
          counts,
          [...counts].sort((a, b) => b - a),
        );
      });

      test('of topics are called as the reader calls them, and those of one name are one', async () => {
        const counted = async () =>
          new Map((await library.groups('topic', '')).map(({ key, count }) => [key, count]));
        const found = await counted();
        const [first = '', second = ''] = [...found.keys()].filter((key) => key !== 'Other');
        const size = (found.get(first) ?? 0) + (found.get(second) ?? 0);
        assert.ok(size > 1 && first !== second);
        let changes = 0;
        const listening = library.onDidChange(() => changes++);
        const names = { [first]: 'Zebra Crossings', [second]: 'Zebra Crossings', Nothing: 'None' };
        await library.nameTopics(names);
        await library.nameTopics({ ...names });
        listening.dispose();
        assert.equal(changes, 1);
        const named = await counted();
        assert.equal(named.get('Zebra Crossings'), size);
        assert.ok(!named.has(first) && !named.has(second));
        assert.equal(named.size, found.size - 1);
        const group = { by: 'topic', key: 'Zebra Crossings' } as const;
        const { hits, total } = await find('', { group });
        assert.equal(total, size);
        assert.equal(hits[0]?.paper.topic, 'Zebra Crossings');
        assert.equal((await find('topic:"zebra crossings"')).total, size);
        const [paper] = await library.get([hits[0].paper.id]);
        assert.equal(paper?.topic, 'Zebra Crossings');
        await library.replaceSource(source, [...allPapers]);
        assert.equal((await counted()).get('Zebra Crossings'), size);
        await library.nameTopics({});
        assert.deepEqual(await counted(), found);
      });

      test('by nothing are one, and none without papers', async () => {
        assert.deepEqual(await library.groups('none', ''), [
          { key: '', label: '', count: allPapers.length },
        ]);
        await library.removeSource(source.id);
        for (const by of groupings) assert.deepEqual(await library.groups(by, ''), []);
      });

      test('of a filter count what the filter finds', async () => {
        for (const text of ['attention', 'year:2023', 'adapters vaswani', 'zzzzqqqq']) {
          const [all] = await library.groups('none', text);
          assert.equal(all?.count ?? 0, (await find(text)).total, text);
        }
      });

      test('of a topic with parts hold each of its papers once, as the filter says', async () => {
        const divided = dividedPapers(400);
        await library.replaceSource(source, divided);
        await topicsKnown(library);
        const topics = await library.groups('topic', '');
        const withParts = [];
        for (const text of ['', 'year:2003', 'zzzzqqqq']) {
          for (const { key: topic } of topics) {
            const within = { by: 'topic', key: topic } as const;
            const whole = await find(text, { group: within });
            const parts = await library.groups('subtopic', text, within);
            assert.equal(
              parts.reduce((sum, { count }) => sum + count, 0),
              whole.total,
            );
            const found: string[] = [];
            for (const { key, label, count } of parts) {
              assert.equal(label, key);
              const { hits } = await find(text, { group: { by: 'subtopic', key, within } });
              assert.equal(hits.length, count);
              for (const { paper } of hits) {
                assert.deepEqual([paper.topic, paper.subtopic ?? ''], [topic, key]);
              }
              found.push(...hits.map(({ paper }) => paper.id));
            }
            assert.deepEqual(found.sort(), idsOf(whole).sort());
            if (text === '' && parts.length > 1) withParts.push(parts);
          }
        }
        assert.equal(withParts.length, 4);
        for (const parts of withParts) {
          const named = parts.filter(({ key }) => key !== '');
          assert.deepEqual(parts.slice(0, named.length), named);
          const counts = named.map(({ count }) => count);
          assert.deepEqual(
            counts,
            [...counts].sort((a, b) => b - a),
          );
        }
        const year = { by: 'year', key: '2003' } as const;
        const inYear = (await library.groups('topic', '', year)).map(({ count }) => count);
        assert.equal(
          inYear.reduce((sum, count) => sum + count, 0),
          (await find('', { group: year })).total,
        );
      });

      test('of parts of topics are found by their names, and stay when the topic gets another', async () => {
        await library.replaceSource(source, dividedPapers(400));
        await topicsKnown(library);
        const [topic] = await library.groups('topic', '');
        assert.ok(topic);
        const partsOf = (key: string) => library.groups('subtopic', '', { by: 'topic', key });
        const [part, ...others] = await partsOf(topic.key);
        assert.ok(part && part.key !== '' && others.length > 0);
        assert.equal((await find(`topic:"${part.key}"`)).total, part.count);
        assert.equal((await find(`topic:"${topic.key}"`)).total, topic.count);
        assert.equal(
          (await find(`topic:"${topic.key}" -topic:"${part.key}"`)).total,
          topic.count - part.count,
        );
        const { hits } = await find(`topic:"${part.key}"`);
        const [paper] = await library.get([hits[0]?.paper.id ?? '']);
        assert.deepEqual([paper?.topic, paper?.subtopic], [topic.key, part.key]);
        await library.nameTopics({ [topic.key]: 'Zebra Crossings' });
        assert.deepEqual(await partsOf('Zebra Crossings'), [part, ...others]);
        assert.deepEqual(await partsOf(topic.key), []);
      });

      test('of topics of a small library have no parts', async () => {
        for (const { key, count } of await library.groups('topic', '')) {
          const parts = await library.groups('subtopic', '', { by: 'topic', key });
          assert.deepEqual(parts, [{ key: '', label: '', count }]);
        }
        const [paper] = await library.get([papers.attention.id]);
        assert.ok(paper && !('subtopic' in paper));
      });

      test('of topics of the built-in papers alone are those that come with them, whatever was held before', async () => {
        const builtIn = readPapers(readFileSync('media/corpus/papers.json', 'utf8')).papers;
        await library.replaceSource(source, [...builtIn.slice(20), ...allPapers]);
        await library.groups('topic', '');
        await library.replaceSource(source, builtIn);
        const { hits } = await find('');
        assert.equal(hits.length, builtIn.length);
        for (const { paper } of hits) {
          assert.equal(paper.topic, builtInTopics.topics[paper.id], paper.title);
        }
      });

      test('of topics of a small library hardly change when papers come or say something else', async () => {
        const builtIn = readPapers(readFileSync('media/corpus/papers.json', 'utf8')).papers;
        await library.replaceSource(source, builtIn);
        await library.groups('topic', '');
        const said = builtIn.map((paper) => ({ ...paper, title: `${paper.title}, Revisited` }));
        await library.replaceSource(source, [...said, ...allPapers.slice(0, 8)]);
        const { hits } = await find('');
        const changed = hits.filter(({ paper }) => {
          const before = builtInTopics.topics[paper.id];
          return before !== undefined && paper.topic !== before;
        });
        assert.ok(hits.length > builtIn.length);
        assert.ok(changed.length <= 6, changed.map(({ paper }) => paper.title).join('\n'));
      });

      test('that do not exist have no papers', async () => {
        assert.equal((await find('', { group: { by: 'year', key: '1066' } })).total, 0);
        assert.equal((await find('attention', { group: { by: 'topic', key: '∅' } })).total, 0);
      });
    });

    suite('get', () => {
      test('brings whole papers in the order asked for', async () => {
        const found = await library.get([papers.who.id, 'nothing', papers.adapters.id]);
        assert.deepEqual(
          found.map(({ id }) => id),
          [papers.who.id, papers.adapters.id],
        );
        assert.equal(found[1]?.abstract, papers.adapters.abstract);
      });

      test('knows no paper by the names of an object’s members', async () => {
        assert.deepEqual(await library.get(['__proto__', 'constructor', '']), []);
      });
    });

    suite('sample', () => {
      const all = { text: '', match: 'all' } as const;

      test('is all that matches where that is little', async () => {
        const { papers: found, total } = await library.sample(all, 1000);
        const byDate = await ids('', { sort: 'date' });
        assert.deepEqual(
          found.map(({ id }) => id),
          byDate,
        );
        assert.equal(total, byDate.length);
        const abstract = found.find(({ id }) => id === papers.survey.id)?.abstract;
        assert.equal(abstract, papers.survey.abstract);
      });

      test('is spread from the newest to the oldest', async () => {
        const byDate = await ids('', { sort: 'date' });
        const { papers: found, total } = await library.sample(all, 2);
        assert.deepEqual(
          found.map(({ id }) => id),
          [byDate[0], byDate[Math.floor(byDate.length / 2)]],
        );
        assert.equal(total, byDate.length);
        assert.deepEqual((await library.sample(all, 0)).papers, []);
      });

      test('is the best of a search, and of a group alone', async () => {
        const best = await ids('retrieval', { match: 'any' });
        const search = await library.sample({ text: 'retrieval', match: 'any' }, 1);
        assert.deepEqual(
          search.papers.map(({ id }) => id),
          best.slice(0, 1),
        );
        assert.equal(search.total, best.length);
        for (const { key, count } of await library.groups('year', '')) {
          const group = await library.sample({ ...all, group: { by: 'year', key } }, 1000);
          assert.equal(group.papers.length, count);
        }
      });

      test('comes with the marks of its papers', async () => {
        await library.setMarks(markedPapers);
        const { papers: found } = await library.sample({ text: 'is:starred', match: 'all' }, 10);
        assert.deepEqual(
          found.map(({ id }) => id).sort(),
          [papers.attention.id, papers.survey.id].sort(),
        );
        assert.ok(found.every(({ marks }) => marks?.starred === true));
      });
    });

    suite('related', () => {
      test('are the nearest in content, with the words both share', async () => {
        const related = await library.related(papers.retrieval.id, 3);
        assert.equal(related[0]?.paper.id, papers.survey.id);
        assert.ok(related[0].sharedWords.length > 0);
        const text = `${papers.survey.title} ${papers.survey.abstract}`;
        for (const word of related[0].sharedWords) assert.ok(text.includes(word), word);
      });

      test('share no words of formulas and addresses', async () => {
        const abstract =
          'Weevils weigh $\\mathrm{kg}$, see https://weevils.example/code and weevils.github.io/data.';
        const some = ['first', 'second'].map((id): Paper => ({
          id: `local:${id}`,
          type: 'article',
          title: id,
          author: [],
          abstract,
        }));
        await library.replaceSource(source, [...allPapers, ...some]);
        const [twin] = await library.related('local:first', 1);
        assert.equal(twin?.paper.id, 'local:second');
        assert.deepEqual(new Set(twin.sharedWords), new Set(['Weevils', 'weigh', 'kg', 'see']));
      });

      test('lie between 0 and 1, fall, and leave the paper itself out', async () => {
        const related = await library.related(papers.flash.id, 1000);
        const similarities = related.map(({ similarity }) => similarity);
        assert.deepEqual(
          similarities,
          [...similarities].sort((a, b) => b - a),
        );
        assert.ok(similarities.every((similarity) => similarity > 0 && similarity <= 1));
        assert.ok(related.every(({ paper }) => paper.id !== papers.flash.id));
      });

      test('are nearer, and found at all, where an author is the same', async () => {
        const author = [{ family: 'Quibbleworth', given: 'Ada' }];
        const subject: Paper = { ...papers.flash, id: 'local:subject', author };
        const other: Paper = {
          ...{ id: 'local:other', type: 'article', title: 'Zyzzyva', author },
          abstract: 'Weevils of palms.',
        };
        const stranger: Paper = { ...other, id: 'local:stranger', title: 'Zyzzyvas', author: [] };
        await library.replaceSource(source, [...allPapers, subject, other, stranger]);
        const related = await library.related(subject.id, 1000);
        const found = related.find(({ paper }) => paper.id === other.id);
        assert.deepEqual(found?.sharedAuthors, ['Ada Quibbleworth']);
        assert.deepEqual(found.sharedWords, []);
        assert.ok(related.every(({ paper }) => paper.id !== stranger.id));
        const [twin] = related;
        assert.equal(twin?.paper.id, papers.flash.id);
        assert.deepEqual(twin.sharedAuthors, []);
      });

      test('are near 1 for the same text', async () => {
        await library.replaceSource(source, [...allPapers, { ...papers.flash, id: 'local:twin' }]);
        const [twin] = await library.related(papers.flash.id, 1);
        assert.equal(twin?.paper.id, 'local:twin');
        assert.ok(twin.similarity > 0.999);
      });

      test('are at most as many as asked for, none of an unknown paper', async () => {
        assert.equal((await library.related(papers.retrieval.id, 1)).length, 1);
        assert.deepEqual(await library.related(papers.retrieval.id, 0), []);
        assert.deepEqual(await library.related('nothing', 5), []);
      });

      test('of a library without directions say nothing of words alike', async () => {
        const related = await library.related(papers.retrieval.id, 1000);
        assert.ok(related.length > 0);
        assert.deepEqual(
          related.flatMap(({ likeWords }) => likeWords),
          [],
        );
      });

      test('of a large library are of its subject and part, and say by which words of their own', async () => {
        await library.replaceSource(source, dividedPapers(400));
        await topicsKnown(library);
        const [subject] = await library.get(['divided0100']);
        const own = new Set(`${subject?.title} ${subject?.abstract}`.toLowerCase().split(/\W+/));
        const related = await library.related('divided0100', 10);
        assert.equal(related.length, 10);
        for (const { paper, likeWords } of related) {
          assert.equal(partOf(Number(paper.id.slice(-4))), partOf(100), paper.id);
          const [whole] = await library.get([paper.id]);
          assert.ok(likeWords.length > 0);
          for (const word of likeWords) {
            assert.ok(`${whole?.title} ${whole?.abstract}`.includes(word), word);
            assert.ok(!own.has(word.toLowerCase()), word);
          }
        }
      });

      test('of a large library are the same on every engine', async () => {
        const divided = dividedPapers(400);
        await library.replaceSource(source, [...divided].reverse());
        await library.replaceSource(source, divided);
        await topicsKnown(library);
        const related = await library.related('divided0200', 6);
        assert.deepEqual(
          related.map(({ paper, similarity }) => [paper.id, similarity.toFixed(3)]),
          [
            ['divided0380', '0.667'],
            ['divided0332', '0.648'],
            ['divided0296', '0.632'],
            ['divided0032', '0.619'],
            ['divided0344', '0.610'],
            ['divided0248', '0.608'],
          ],
        );
      });

      test('of a library that became small are found by words again', async () => {
        await library.replaceSource(source, dividedPapers(400));
        await topicsKnown(library);
        await library.replaceSource(source, dividedPapers(100));
        const related = await library.related('divided0050', 10);
        assert.equal(related.length, 10);
        assert.deepEqual(
          related.flatMap(({ likeWords }) => likeWords),
          [],
        );
      });
    });

    suite('more like', () => {
      const found = async (...liked: readonly Paper[]) =>
        library.moreLike(
          liked.map(({ id }) => id),
          10,
        );

      test('are papers with what the liked ones have in common, and the words that decided', async () => {
        const likely = await found(papers.retrieval);
        assert.equal(likely[0]?.paper.id, papers.survey.id);
        const text = `${papers.survey.title} ${papers.survey.abstract}`;
        assert.ok(likely[0].words.length > 0);
        for (const word of likely[0].words) assert.ok(text.includes(word), word);
        const scores = likely.map(({ score }) => score);
        assert.deepEqual(
          scores,
          [...scores].sort((a, b) => b - a),
        );
      });

      test('are none of the liked, and none that is starred or read', async () => {
        const idsFound = async () => (await found(papers.retrieval)).map(({ paper }) => paper.id);
        assert.ok(!(await idsFound()).includes(papers.retrieval.id));
        await library.setMarks(markedPapers);
        assert.ok(!(await idsFound()).includes(papers.survey.id));
        const marks = { read: true, starred: false, tags: [] };
        const { title } = papers.survey;
        await library.setMarks([{ keys: identityKeys(papers.survey), title, marks }]);
        assert.ok(!(await idsFound()).includes(papers.survey.id));
      });

      test('do not depend on the order of the liked, nor on that of the papers', async () => {
        const liked = [papers.retrieval, papers.flash];
        const before = await found(...liked);
        assert.deepEqual(await found(...[...liked].reverse()), before);
        await library.replaceSource(source, [...allPapers].reverse());
        assert.deepEqual(
          (await found(...liked)).map(({ paper, score }) => [paper.id, score]),
          before.map(({ paper, score }) => [paper.id, score]),
        );
      });

      test('are at most as many as asked for, and none where nothing is liked', async () => {
        assert.equal((await library.moreLike([papers.retrieval.id], 1)).length, 1);
        assert.deepEqual(await library.moreLike([papers.retrieval.id], 0), []);
        assert.deepEqual(await library.moreLike([], 5), []);
        assert.deepEqual(await library.moreLike(['nothing', '__proto__'], 5), []);
      });
    });

    suite('sources', () => {
      test('are told in their order, with how many papers each brought', async () => {
        await library.replaceSource(source, allPapers);
        await library.replaceSource({ id: 'other', label: 'Other', version: '1' }, [
          papers.survey,
          papers.attention,
        ]);
        assert.deepEqual(await library.sources(), [
          { ...source, papers: allPapers.length },
          { id: 'other', label: 'Other', version: '1', papers: 2 },
        ]);
        await library.removeSource(source.id);
        assert.deepEqual(
          (await library.sources()).map(({ id }) => id),
          ['other'],
        );
      });

      const second = { id: 'second', label: 'Second' };

      test('replace what they held', async () => {
        const changed: Paper = { ...papers.adapters, title: 'Changed Wording', abstract: 'New.' };
        await library.replaceSource(source, [changed]);
        assert.equal((await find('')).total, 1);
        assert.deepEqual(await ids('matrices'), []);
        assert.deepEqual(await ids('wording'), [papers.adapters.id]);
      });

      test('that hold the same paper make one, its fields from the first that has them', async () => {
        await library.replaceSource(second, [
          { ...papers.attention, title: 'Other Title', DOI: '10.1000/attention' },
        ]);
        assert.equal((await find('')).total, allPapers.length);
        const [merged] = await library.get([papers.attention.id]);
        assert.equal(merged?.title, papers.attention.title);
        assert.equal(merged.DOI, '10.1000/attention');
        assert.deepEqual(merged.sources, [source.id, second.id]);
        assert.deepEqual(await ids('10.1000/attention'), [papers.attention.id]);
      });

      suite('that know a paper by different things', () => {
        const record = (fields: Partial<Paper>): Paper => {
          const known = {
            type: 'article',
            title: 'Zebra Crossings',
            author: [{ family: 'Doe' }],
            ...fields,
          };
          return { ...known, id: paperId(known) };
        };
        const preprint = record({ arxivId: '2101.00001' });
        const published = record({ DOI: '10.1000/zebra', 'container-title': 'Journal of Zebras' });
        const byTitle = record({ citekey: 'doe2021' });

        for (const [order, records] of Object.entries({
          'the strongest first': [preprint, published, byTitle],
          'the strongest last': [byTitle, published, preprint],
        })) {
          test(`make it one paper, ${order}`, async () => {
            for (const [index, each] of records.entries()) {
              await library.replaceSource({ id: `of${index}`, label: 'Of' }, [each]);
            }
            assert.deepEqual(await ids('zebra'), [preprint.id]);
            const [paper] = await library.get([preprint.id]);
            assert.deepEqual(
              [
                paper?.DOI,
                paper?.arxivId,
                paper?.citekey,
                paper?.['container-title'],
                paper?.sources,
              ],
              [
                '10.1000/zebra',
                '2101.00001',
                'doe2021',
                'Journal of Zebras',
                ['of0', 'of1', 'of2'],
              ],
            );
            // The same again, from any of them, changes nothing.
            for (const [index, each] of records.entries()) {
              await library.replaceSource({ id: `of${index}`, label: 'Of' }, [{ ...each }]);
            }
            assert.deepEqual(await ids('zebra'), [preprint.id]);
          });
        }

        test('leave it every citekey that one of them has', async () => {
          const cited = (source: string, citekey: string, fields: Paper) =>
            library.replaceSource({ id: source, label: source }, [{ ...fields, citekey }]);
          await cited('a', 'doe2021', preprint);
          await cited('b', 'doe2022zebra', published);
          for (const text of ['key:doe2021 ', 'key:doe2022zebra ', 'key:doe2022', 'doe2022zebra']) {
            assert.deepEqual(await ids(text), [preprint.id], text);
          }
          assert.deepEqual(await ids('key:doe2022 '), []);
          const [paper] = await library.get([preprint.id]);
          assert.deepEqual([paper?.citekey, paper?.otherCitekeys], ['doe2021', ['doe2022zebra']]);
          await library.removeSource('b');
          assert.deepEqual(await ids('key:doe2022zebra '), []);
        });

        test('are told apart where one asks what each source says', async () => {
          const abstract = 'Black and white.';
          await library.replaceSource({ id: 'a', label: 'A' }, [{ ...preprint, abstract }]);
          await library.replaceSource({ id: 'b', label: 'B' }, [published]);
          const both = [
            { source: 'a', paper: preprint },
            { source: 'b', paper: { ...published, id: preprint.id } },
          ];
          const [title = ''] = identityKeys(byTitle);
          for (const keys of [[preprint.id], [published.id], [title], [title, preprint.id]]) {
            assert.deepEqual(await library.records(keys), both, keys.join());
          }
          assert.deepEqual(await library.records(['doi:10.1000/unknown']), []);
          await library.removeSource('a');
          assert.deepEqual(await library.records([title]), [
            { source: 'b', paper: { ...published, id: preprint.id } },
          ]);
          assert.deepEqual(await library.records(['arxiv:2101.00001', 'no key']), [
            { source: 'b', paper: { ...published, id: preprint.id } },
          ]);
        });

        test('are joined by a source that knows both', async () => {
          const other = { title: 'Zebra Crossings, Extended' };
          await library.replaceSource({ id: 'a', label: 'A' }, [preprint]);
          await library.replaceSource({ id: 'b', label: 'B' }, [
            record({ ...published, ...other }),
          ]);
          assert.equal((await ids('zebra')).length, 2);
          const both = record({ arxivId: '2101.00001', DOI: '10.1000/zebra' });
          await library.replaceSource({ id: 'c', label: 'C' }, [both]);
          assert.deepEqual(await ids('zebra'), [preprint.id]);
          assert.deepEqual((await library.get([preprint.id]))[0]?.sources, ['a', 'b', 'c']);
        });

        test('are two papers again once a mistake is corrected', async () => {
          await library.replaceSource({ id: 'a', label: 'A' }, [preprint]);
          const wrong = record({ arxivId: '2101.00001', title: 'Zebra Stripes' });
          await library.replaceSource({ id: 'b', label: 'B' }, [wrong]);
          assert.equal((await ids('zebra')).length, 1);
          const right = record({ arxivId: '2101.00002', title: 'Zebra Stripes' });
          await library.replaceSource({ id: 'b', label: 'B' }, [right]);
          assert.deepEqual((await ids('zebra')).sort(), [preprint.id, right.id].sort());
        });
      });

      test('keep their turn when they are replaced, and lose it when they are removed', async () => {
        const other = { ...papers.attention, title: 'Other Title' };
        await library.replaceSource(second, [other]);
        await library.replaceSource(source, [...allPapers]);
        const title = async () => (await library.get([papers.attention.id]))[0]?.title;
        assert.equal(await title(), papers.attention.title);
        await library.removeSource(source.id);
        assert.equal(await title(), 'Other Title');
        await library.replaceSource(source, allPapers);
        assert.equal(await title(), 'Other Title');
      });

      test('leave with the papers that only they held', async () => {
        await library.replaceSource(second, [
          papers.attention,
          { ...papers.untitled, id: 'local:mine', title: 'Mine Alone' },
        ]);
        assert.equal((await find('')).total, allPapers.length + 1);
        await library.removeSource(second.id);
        assert.equal((await find('')).total, allPapers.length);
        assert.deepEqual(await ids('"mine alone"'), []);
        const [attention] = await library.get([papers.attention.id]);
        assert.deepEqual(attention?.sources, [source.id]);
        await library.removeSource('unknown');
        await library.removeSource(source.id);
        assert.deepEqual(await find(''), { hits: [], total: 0 });
      });

      test('may hold a paper twice, and records that are nonsense', async () => {
        await library.replaceSource(source, [
          papers.attention,
          papers.attention,
          {
            id: '__proto__',
            type: 'article',
            title: '\u0000\ud800 broken \udc00',
            author: [{}, { family: '' }],
            abstract: `${'word '.repeat(200_000)}${'y'.repeat(100_000)}`,
            categories: [''],
            'container-title': '',
            issued: { year: 0 },
            citekey: '',
          },
        ]);
        assert.equal((await find('')).total, 2);
        assert.deepEqual(await ids('broken'), ['__proto__']);
        assert.deepEqual(await ids('"word word"'), ['__proto__']);
        for (const by of groupings) await library.groups(by, '');
        await library.related('__proto__', 5);
      });
    });

    suite('bad input', () => {
      const odd = { id: 'local:odd', type: 'article', author: [] };

      async function holdOnly(paper: Partial<Paper>): Promise<void> {
        await library.replaceSource(source, [{ ...odd, title: 'Odd Paper', ...paper }, papers.who]);
      }

      test('of a megabyte is held and found', async () => {
        const abstract = `${'lorem ipsum '.repeat(90_000)}needle`;
        await holdOnly({ abstract });
        for (const text of ['odd', 'needle', 'ipsum', '"lorem ipsum"']) {
          assert.deepEqual(await ids(text), [odd.id], text);
        }
        assert.equal((await library.get([odd.id]))[0]?.abstract, abstract);
      });

      test('of a megabyte without a space is held', async () => {
        await holdOnly({ abstract: 'x'.repeat(1_000_000), keywords: ['-'.repeat(1_000_000)] });
        assert.deepEqual(await ids('odd'), [odd.id]);
      });

      test('of parentheses without end is held', async () => {
        await holdOnly({ abstract: `${'(AB) '.repeat(50_000)}${'('.repeat(100_000)}` });
        assert.deepEqual(await ids('odd'), [odd.id]);
      });

      test('of 100,000 authors is held and found by each', async () => {
        const author = Array.from({ length: 100_000 }, (_, number) => ({
          family: `Author${number}`,
          given: 'A.',
        }));
        await holdOnly({ author });
        for (const text of ['author0', 'author99999', 'author:author5', 'odd author7']) {
          assert.deepEqual(await ids(text), [odd.id], text);
        }
        await library.groups('author', '');
      });

      test('of lone surrogates and NUL bytes is found by its words', async () => {
        const title = '\ud83dalpha \u0000 be\u0000ta\udc00 \ud800';
        await holdOnly({ title, author: [{ family: 'Gam\ud800ma' }] });
        for (const text of ['alpha', 'ta', '\udc00alpha', '\u0000', '\ud83d']) {
          assert.ok((await ids(text)).includes(odd.id), JSON.stringify(text));
        }
        const { hits } = await find('alpha');
        assert.deepEqual(marked(hits[0]?.paper.title, hits[0]?.titleRanges), ['alpha']);
      });

      test('of right-to-left text is found by its words', async () => {
        const title = '\u202eלמידה עמוקה\u202c with التعلم العميق';
        await holdOnly({ title });
        for (const text of ['עמוקה', 'العميق', 'למי', '"למידה עמוקה"', 'title:التعلم']) {
          assert.deepEqual(await ids(text), [odd.id], text);
        }
      });

      test('of members of objects is found as words', async () => {
        await holdOnly({ title: '__proto__ constructor hasOwnProperty' });
        for (const text of ['__proto__', 'constructor', 'hasownproperty']) {
          assert.deepEqual(await ids(text), [odd.id], text);
        }
        assert.deepEqual(await ids('toString'), []);
      });

      const queries: Readonly<Record<string, string>> = {
        'of 10,000 characters': 'attention fine-tuning (RAG) "dense index" '.repeat(240),
        'of one word of 10,000 characters': 'attention'.repeat(1_100),
        'of 10,000 letters apart': 'a '.repeat(5_000),
        'of unknown words': 'qzxv '.repeat(2_000),
        'of stop words': 'of the and to in a is that ',
        'of stop words without end': 'of the and to in a is that '.repeat(400),
        'of punctuation': "!?.,;…—()[]{}<>/\\|@#$%^&*~`´'“”„«»",
        'of punctuation without end': '."(*:^-'.repeat(1_500),
        'of surrogates': '\ud800\udc00\udfff\ud83d'.repeat(100),
      };
      for (const [kind, text] of Object.entries(queries)) {
        for (const match of ['any', 'all'] as const) {
          test(`in a query ${kind} is answered, with ${match}`, async () => {
            const { hits, total } = await find(text, { match });
            assert.ok(hits.length === total && total <= allPapers.length);
            await library.groups('year', text);
          });
        }
      }

      test('in the syntax of FTS5 is words', async () => {
        await assertFirst('attention AND flash', papers.flash);
        await assertFirst('flash NEAR(attention memory, 5)', papers.flash);
        await assertFirst('title : attention', papers.attention);
        await assertFirst('{title abstract} : flash', papers.flash);
        await assertFirst('^flash*', papers.flash);
        await assertFirst('"flash" + "attention"', papers.flash);
        await assertFirst("flash'; DROP TABLE papers; --", papers.flash);
        for (const text of [
          'NOT',
          'AND',
          'NEAR(',
          '*',
          '^',
          '""',
          'a:b:c',
          'rowid:1',
          'flash OR',
        ]) {
          await library.find(query(text), everything);
        }
      });
    });

    suite('change event', () => {
      test('fires once for a change and not at all for none', async () => {
        let fired = 0;
        const subscription = library.onDidChange(() => (fired += 1));
        await library.replaceSource(source, structuredClone(allPapers));
        await library.removeSource('unknown');
        assert.equal(fired, 0);
        await library.replaceSource(source, allPapers.slice(1));
        assert.equal(fired, 1);
        await library.removeSource(source.id);
        assert.equal(fired, 2);
        subscription.dispose();
        await library.replaceSource(source, allPapers);
        assert.equal(fired, 2);
      });

      test('comes when the new state can be read', async () => {
        const totals: Promise<FindResult>[] = [];
        library.onDidChange(() => totals.push(library.find(query(''), everything)));
        await library.replaceSource(source, allPapers.slice(2));
        assert.deepEqual(
          (await Promise.all(totals)).map(({ total }) => total),
          [allPapers.length - 2],
        );
      });
    });

    suite('citekeys', () => {
      const template = 'auth.lower + year';

      async function citekeyOf({ id }: Paper): Promise<string | undefined> {
        return (await library.get([id]))[0]?.citekey;
      }

      test('follow the default until told otherwise, and are those of the source where it has some', async () => {
        assert.equal(await citekeyOf(papers.attention), 'vaswaniAttention2017');
        assert.equal(await citekeyOf(papers.naive), papers.naive.citekey);
      });

      test('follow the template, save those handed out before', async () => {
        let fired = 0;
        library.onDidChange(() => (fired += 1));
        await library.configureCitekeys({
          template,
          handedOut: { [papers.flash.id]: 'given', unknown: 'elsewhere' },
        });
        assert.equal(fired, 1);
        assert.equal(await citekeyOf(papers.attention), 'vaswani2017');
        assert.equal(await citekeyOf(papers.flash), 'given');
        assert.deepEqual(await ids('given'), [papers.flash.id]);
      });

      test('are changed by no later import', async () => {
        await library.configureCitekeys({ template, handedOut: {} });
        const before = await citekeyOf(papers.tuned);
        assert.equal(before, 'okafor2023');
        const arxivId = '0000.00000';
        const rival = { ...papers.tuned, id: `arxiv:${arxivId}`, arxivId, title: 'A Rival' };
        await library.replaceSource({ id: 'second', label: 'Second' }, [rival]);
        assert.equal(await citekeyOf(papers.tuned), before);
        assert.notEqual(await citekeyOf(rival), before);
        await library.removeSource(source.id);
        await library.replaceSource(source, allPapers);
        assert.equal(await citekeyOf(papers.tuned), before);
      });

      test('are changed by no later import after one of them was handed out, either', async () => {
        await library.configureCitekeys({ template, handedOut: {} });
        const before = await citekeyOf(papers.tuned);
        const handedOut = { [papers.attention.id]: 'vaswani2017' };
        await library.configureCitekeys({ template, handedOut });
        const arxivId = '0000.00000';
        const rival = { ...papers.tuned, id: `arxiv:${arxivId}`, arxivId, title: 'A Rival' };
        await library.replaceSource({ id: 'second', label: 'Second' }, [rival]);
        assert.equal(await citekeyOf(papers.tuned), before);
        assert.notEqual(await citekeyOf(rival), before);
      });

      test('of the user’s own bibliography replace those made up', async () => {
        await library.replaceSource({ id: 'own', label: 'Own' }, [
          { ...papers.attention, citekey: 'myKey' },
        ]);
        assert.equal(await citekeyOf(papers.attention), 'myKey');
      });

      test('of a template that cannot be read are refused, and all stays as it was', async () => {
        const before = await citekeyOf(papers.attention);
        await assert.rejects(
          library.configureCitekeys({ template: 'nonsense(', handedOut: {} }),
          HumanError,
        );
        assert.equal(await citekeyOf(papers.attention), before);
        await library.replaceSource(source, allPapers.slice(1));
        assert.equal(await citekeyOf(papers.attention), before);
      });
    });
  });
}

function query(text: string): Query {
  return { text, match: 'all', sort: 'relevance' };
}

function idsOf({ hits }: FindResult): string[] {
  return hits.map(({ paper }) => paper.id);
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function marked(text: string | undefined, ranges: readonly Range[] | undefined): string[] {
  return (ranges ?? []).map(({ start, end }) => (text ?? '').slice(start, end));
}

function assertRangesWithin(ranges: readonly Range[], text: string): void {
  let last = 0;
  for (const { start, end } of ranges) {
    assert.ok(last <= start && start < end && end <= text.length);
    last = end;
  }
}
