import assert from 'node:assert/strict';
import { createArxivApi } from '../../../src/network/arxivApi';
import { createDoiRegistry } from '../../../src/network/doi';
import { createHuggingFaceApi } from '../../../src/network/huggingFaceApi';
import { lookUp } from '../../../src/network/lookUp';
import type { NetworkErrorKind } from '../../../src/network/networkError';
import { recognise } from '../../../src/network/recognise';
import type { SourceAnswer } from '../../../src/network/sourceAnswer';
import { createZoteroLocal } from '../../../src/network/zoteroLocal';
import type { ReadProblem } from '../../../src/core/readers/reader';
import {
  addressOf,
  content,
  createMisbehavingServer,
  hangUp,
  status,
  type Behaviour,
  type MisbehavingServer,
} from '../../workbench/misbehavingServer';
import {
  arxivComplaint,
  arxivFeed,
  arxivQuery,
  huggingFaceDay,
  replayedDay,
  replayedDoi,
  replayedPapers,
  replaySources,
  zoteroItems,
  zoteroLibrary,
  type ReplayedPaper,
} from '../../workbench/replays';
import { createTestClient, networkFailure } from './testClient';
import { createTestClock, type TestClock } from './testClock';
import { readThinAtom, readThinCsl, readThinHuggingFace } from './thinReaders';

const atom = 'application/atom+xml';

function manyPapers(count: number): ReplayedPaper[] {
  const [first] = replayedPapers;
  assert.ok(first);
  return Array.from({ length: count }, (_, index) => ({
    ...first,
    arxivId: `2409.${String(20_000 + index)}`,
    title: `Paper ${String(index)}`,
  }));
}

function titles(answer: SourceAnswer): string[] {
  return answer.papers.map((paper) => paper.title);
}

/** The sentences as the host shows them. */
function sentences(problems: readonly ReadProblem[]): string[] {
  return problems.map(({ template, args }) =>
    template.replace(/\{(\d)\}/g, (_, index) => String(args[Number(index)])),
  );
}

suite('online sources', () => {
  let server: MisbehavingServer;
  let clock: TestClock;

  setup(async () => {
    server = await createMisbehavingServer();
    clock = createTestClock();
    replaySources(server);
  });

  teardown(() => server.close());

  function sources() {
    const client = createTestClient(clock);
    const endpoint = server.url;
    return {
      arxiv: createArxivApi({ client, read: readThinAtom, endpoint }),
      huggingFace: createHuggingFaceApi({ client, read: readThinHuggingFace, endpoint }),
      doi: createDoiRegistry({ client, read: readThinCsl, endpoint }),
      zotero: createZoteroLocal({ client, read: readThinCsl, endpoint }),
    };
  }

  async function failure(asking: Promise<unknown>, kind: NetworkErrorKind): Promise<string> {
    const error = await networkFailure(asking);
    assert.equal(error.kind, kind);
    return error.message;
  }

  suite('createArxivApi', () => {
    test('papers by identifier, old and new, with and without version', async () => {
      const answer = await sources().arxiv.papers(['2409.10002v1', 'hep-th/9901001']);
      assert.deepEqual(titles(answer), [
        'Lecterns &amp; Lenses: A Study of &lt;Marked&gt; Text',
        'An Old Paper About $N=2$ Strings',
      ]);
      assert.deepEqual(answer.problems, []);
      assert.equal(server.requests[0]?.query.get('id_list'), '2409.10002v1,hep-th/9901001');
      assert.equal(server.requests[0].query.get('max_results'), '2');
    });

    test('one that arXiv does not have is a problem', async () => {
      const answer = await sources().arxiv.papers(['2409.10003', '2409.99999']);
      assert.equal(answer.papers.length, 1);
      assert.deepEqual(sentences(answer.problems), [
        'arXiv has no paper 2409.99999. Check the identifier.',
      ]);
    });

    for (const [how, complain] of [
      ['a complaint', content(arxivComplaint('incorrect id format'), atom)],
      ['a status', status(400)],
    ] as const) {
      test(`one that arXiv refuses all for, by ${how}, hides no other`, async () => {
        const good = arxivQuery(manyPapers(7));
        server.answer('/api/query', (request, response) => {
          const isBad = addressOf(request).searchParams.get('id_list')?.includes('2499.00001');
          (isBad ? complain : good)(request, response);
        });
        const ids = manyPapers(7).map((paper) => paper.arxivId);
        ids.splice(3, 0, '2499.00001');
        const answer = await sources().arxiv.papers(ids);
        assert.equal(answer.papers.length, 7);
        assert.deepEqual(sentences(answer.problems), [
          'arXiv has no paper 2499.00001. Check the identifier.',
        ]);
      });
    }

    test('many are asked for in parts, three seconds apart', async () => {
      const papers = manyPapers(250);
      const begun: number[] = [];
      server.answer('/api/query', (request, response) => {
        begun.push(clock.now());
        arxivQuery(papers)(request, response);
      });
      const ids = papers.map((paper) => paper.arxivId);
      const answer = await sources().arxiv.papers([...ids, ...ids]);
      assert.equal(answer.papers.length, 250);
      assert.deepEqual(
        begun.map((time) => time - (begun[0] ?? 0)),
        [0, 3000, 6000],
      );
    });

    test('the newest of a category, page by page', async () => {
      const { arxiv } = sources();
      const first = await arxiv.newest('cs.IR', { start: 0, count: 2 });
      assert.equal(first.papers.length, 2);
      assert.equal(first.total, 3);
      const second = await arxiv.newest('cs.IR', { start: 2, count: 2 });
      assert.deepEqual(titles(second), ['An Old Paper About $N=2$ Strings']);
      const { query } = server.requests[1] ?? assert.fail();
      assert.equal(query.get('search_query'), 'cat:cs.IR');
      assert.equal(query.get('sortBy'), 'submittedDate');
      assert.equal(query.get('sortOrder'), 'descending');
    });

    test('a page that was left out is asked for once more', async () => {
      const empty = content(arxivFeed([], 3), atom);
      server.answer('/api/query', empty, arxivQuery(replayedPapers));
      const found = await sources().arxiv.newest('cs.IR', { start: 0, count: 5 });
      assert.equal(found.papers.length, 3);
      assert.deepEqual(found.problems, []);
      server.answer('/api/query', empty);
      const left = await sources().arxiv.newest('cs.IR', { start: 0, count: 5 });
      assert.match(sentences(left.problems).join(), /left out some.*later/);
    });

    test('no papers are no failure', async () => {
      server.answer('/api/query', content(arxivFeed([]), atom));
      const answer = await sources().arxiv.newest('cs.IR', { start: 0, count: 5 });
      assert.deepEqual(answer.papers, []);
      assert.deepEqual(answer.problems, []);
      assert.equal(server.requests.length, 1);
    });

    test('a query it does not understand', async () => {
      const ask = () => sources().arxiv.newest('ti:(', { start: 0, count: 5 });
      server.answer('/api/query', content(arxivComplaint('malformed query'), atom));
      assert.match(await failure(ask(), 'refused'), /“ti:\(” \(malformed query\)\. Change/);
      server.answer('/api/query', status(400));
      assert.match(await failure(ask(), 'refused'), /“ti:\(”\. Change/);
    });

    test('offline: the old answer, which says so, or a failure', async () => {
      const { arxiv } = sources();
      const { asOf } = await arxiv.papers(['2409.10003']);
      server.answer('/api/query', hangUp);
      clock.pass(3_600_000);
      const old = await arxiv.papers(['2409.10003']);
      assert.equal(old.papers.length, 1);
      assert.equal(old.asOf, asOf);
      assert.equal(old.outOfDate?.kind, 'offline');
      await failure(arxiv.papers(['2409.10002']), 'offline');
    });
  });

  suite('createHuggingFaceApi', () => {
    test('the papers of a day', async () => {
      const { huggingFace } = sources();
      assert.equal((await huggingFace.daily(replayedDay)).papers.length, 2);
      assert.deepEqual((await huggingFace.daily('2024-09-15')).papers, []);
      assert.equal(server.requests.length, 2);
    });

    test('a day of more than one page', async () => {
      const papers = manyPapers(130);
      server.answer('/api/daily_papers', (request, response) => {
        const { searchParams } = addressOf(request);
        const [page, limit] = ['p', 'limit'].map((name) => Number(searchParams.get(name)));
        const start = (page ?? 0) * (limit ?? 0);
        content(huggingFaceDay(papers.slice(start, start + (limit ?? 0))))(request, response);
      });
      assert.equal((await sources().huggingFace.daily(replayedDay)).papers.length, 130);
    });

    test('a server that says there is always more comes to an end', async () => {
      server.answer('/api/daily_papers', content(huggingFaceDay(manyPapers(100))));
      await sources().huggingFace.daily(replayedDay);
      assert.equal(server.requests.length, 10);
    });

    test('a paper, or none', async () => {
      const { huggingFace } = sources();
      const answer = await huggingFace.paper('2409.10003');
      assert.deepEqual(titles(answer), ['Reading Lamps: Retrieval for Those Who Read at Night']);
      assert.match(
        await failure(huggingFace.paper('2409.99999'), 'notFound'),
        /no page of the paper 2409\.99999\. Add it/,
      );
    });
  });

  suite('createDoiRegistry', () => {
    test('a paper, asked for as data', async () => {
      const answer = await sources().doi.papers([replayedDoi]);
      assert.deepEqual(titles(answer), ['On the Keeping of Marks']);
    });

    test('what an address has no letters for', async () => {
      const doi = '10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o#a?b';
      server.answer(`/${doi}`, content('{"title":"Old"}'));
      assert.deepEqual(titles(await sources().doi.papers([doi])), ['Old']);
    });

    test('one that is unknown or not described hides no other', async () => {
      server.answer('/10.5555/page', status(200));
      const answer = await sources().doi.papers(['10.5555/none', '10.5555/page', replayedDoi]);
      assert.deepEqual(titles(answer), ['On the Keeping of Marks']);
      assert.deepEqual(sentences(answer.problems), [
        'The DOI 10.5555/none is not known. Check it for a slip.',
        'The registrar of the DOI 10.5555/page does not describe the paper. Download the citation from the publisher’s page and add that file.',
      ]);
    });

    test('without network the rest is not tried', async () => {
      server.answer('/10.5555/a', hangUp);
      server.answer('/10.5555/b', hangUp);
      const { doi } = sources();
      assert.match(await failure(doi.papers(['10.5555/a', '10.5555/b']), 'offline'), /connection/);
      assert.ok(server.requests.every(({ path }) => path === '/10.5555/a'));
      const answer = await doi.papers([replayedDoi, '10.5555/a', '10.5555/b']);
      assert.equal(answer.papers.length, 1);
      assert.equal(answer.problems.length, 1);
    });
  });

  suite('createZoteroLocal', () => {
    test('the whole library in parts, with progress, notes left out', async () => {
      server.answer('/api/users/0/items/top', zoteroLibrary(zoteroItems(1030)));
      const progress: string[] = [];
      const answer = await sources().zotero.library((done, total) =>
        progress.push(`${String(done)}/${String(total)}`),
      );
      assert.equal(answer.papers.length, 927);
      assert.deepEqual(progress, ['500/1030', '1000/1030', '1030/1030']);
      assert.deepEqual(
        server.requests.map(({ query }) => query.get('start')),
        ['0', '500', '1000'],
      );
    });

    test('a part of nothing but notes is not the end', async () => {
      const only: Behaviour = (request, response) => {
        const isFirst = addressOf(request).searchParams.get('start') === '0';
        const body = isFirst ? '[]' : '[{"title":"Last"}]';
        content(body, 'text/plain', { 'total-results': '501' })(request, response);
      };
      server.answer('/api/users/0/items/top', only);
      assert.deepEqual(titles(await sources().zotero.library()), ['Last']);
    });

    test('an empty library', async () => {
      server.answer('/api/users/0/items/top', zoteroLibrary([]));
      assert.deepEqual((await sources().zotero.library()).papers, []);
    });

    test('Zotero that forbids it, is too old, or does not run', async () => {
      const ask = () => sources().zotero.library();
      server.answer('/api/users/0/items/top', status(403));
      assert.match(await failure(ask(), 'loginNeeded'), /Allow it in Zotero’s settings/);
      server.answer('/api/users/0/items/top', status(404));
      assert.match(await failure(ask(), 'notFound'), /Update it to Zotero 7/);
      await server.close();
      assert.match(await failure(ask(), 'notRunning'), /Zotero does not run\. Start it/);
    });

    test('no old state of it is shown', async () => {
      const { zotero } = sources();
      await zotero.library();
      server.answer('/api/users/0/items/top', hangUp);
      await failure(zotero.library(), 'offline');
    });
  });

  suite('lookUp', () => {
    test('everything in a text, each at its source', async () => {
      const text = `2409.10003v1, https://doi.org/${replayedDoi}
        https://huggingface.co/papers/2409.10002 https://openreview.net/forum?id=abc`;
      const answer = await lookUp(recognise(text), sources());
      assert.deepEqual(titles(answer).sort(), [
        'Lecterns & Lenses: A Study of <Marked> Text',
        'On the Keeping of Marks',
        'Reading Lamps: Retrieval for Those Who Read at Night',
      ]);
      assert.match(
        sentences(answer.problems).join(),
        /about https:\/\/openreview\.net\/forum\?id=abc\./,
      );
    });

    test('a source that fails does not hide what another has', async () => {
      server.answer('/api/query', status(500));
      const answer = await lookUp(recognise(`2409.10003 ${replayedDoi}`), sources());
      assert.deepEqual(titles(answer), ['On the Keeping of Marks']);
      assert.equal(answer.problems.length, 1);
    });

    test('when all fail, that is the failure', async () => {
      server.answer('/api/query', status(500));
      await failure(lookUp(recognise('2409.10003'), sources()), 'serverFault');
    });

    test('it can be cancelled', async () => {
      const stopped = new Error('stopped');
      const asking = lookUp(recognise('2409.10003'), sources(), AbortSignal.abort(stopped));
      await assert.rejects(asking, (reason) => reason === stopped);
    });
  });
});
