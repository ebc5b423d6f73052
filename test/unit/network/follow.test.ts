import assert from 'node:assert/strict';
import { paperId } from '../../../src/core/papers/identity';
import type { Paper } from '../../../src/core/papers/paper';
import type { ArxivPageRange } from '../../../src/network/arxivApi';
import { askFollowed, type FollowableSources } from '../../../src/network/askFollowed';
import {
  daysToAsk,
  due,
  neverAsked,
  newSince,
  nextTime,
  withAnswer,
  withFailure,
  type FollowSchedule,
  type FollowState,
  tellsAll,
} from '../../../src/network/follow';
import { fetchFailure, refused, tooManyRequests } from '../../../src/network/networkError';
import type { SourceAnswer } from '../../../src/network/sourceAnswer';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const now = Date.UTC(2024, 8, 17, 12);
const offline = fetchFailure('example.org', new TypeError('fetch failed'));

function paper(number: number): Paper {
  const draft = { type: 'article', title: `Paper ${String(number)}`, author: [] };
  const withId = { ...draft, arxivId: `2409.${String(10_000 + number)}` };
  return { id: paperId(withId), ...withId };
}

/** Papers of these numbers, the highest first. */
function papers(from: number, to: number): Paper[] {
  return Array.from({ length: from - to + 1 }, (_, index) => paper(from - index));
}

function answer(list: readonly Paper[], outOfDate?: SourceAnswer['outOfDate']): SourceAnswer {
  return {
    papers: list,
    entries: list.length,
    problems: [],
    asOf: now,
    ...(outOfDate ? { outOfDate } : {}),
  };
}

function answered(list: readonly Paper[], at = now): FollowState {
  return withAnswer(neverAsked, answer(list), 'daily', at).state;
}

suite('follow', () => {
  suite('due', () => {
    const never = neverAsked;
    const asked = answered([]);
    const failed = withFailure(asked, offline, 'daily', now);
    const cases: readonly (readonly [string, FollowState, FollowSchedule, number, boolean])[] = [
      ['never asked', never, 'daily', now, true],
      ['by command only', never, 'manual', now, false],
      ['just asked', asked, 'hourly', now, false],
      ['just not an hour ago', asked, 'hourly', now + hour - 1, false],
      ['an hour ago', asked, 'hourly', now + hour, true],
      ['an hour ago, daily', asked, 'daily', now + hour, false],
      ['a day ago', asked, 'daily', now + day, true],
      ['a day ago, weekly', asked, 'weekly', now + day, false],
      ['a week ago', asked, 'weekly', now + 7 * day, true],
      ['a year ago, by command only', asked, 'manual', now + 365 * day, false],
      ['the clock was set back', asked, 'daily', now - 2 * day, true],
      ['just failed', failed, 'daily', now, false],
      ['failed five minutes ago', failed, 'daily', now + 5 * minute, true],
    ];
    for (const [name, state, schedule, time, expected] of cases) {
      test(name, () => assert.equal(due(state, schedule, time), expected));
    }
  });

  test('failures are tried again later and later, but no later than by schedule', () => {
    let state = answered([]);
    const pauses: number[] = [];
    for (let failures = 0; failures < 100; failures++) {
      state = withFailure(state, offline, 'hourly', now);
      pauses.push(((nextTime(state, 'hourly') ?? 0) - now) / minute);
    }
    assert.deepEqual(pauses.slice(0, 6), [5, 10, 20, 40, 60, 60]);
    assert.equal(pauses.at(-1), 60);
    assert.equal(state.answeredAt, now);
    state = withAnswer(state, answer([]), 'hourly', now + hour).state;
    assert.equal(state.failures, 0);
    assert.equal(nextTime(state, 'hourly'), now + 2 * hour);
  });

  test('a server that wants rest gets it', () => {
    const busy = tooManyRequests('example.org', now + 30 * minute);
    const state = withFailure(neverAsked, busy, 'hourly', now);
    assert.equal(nextTime(state, 'hourly'), now + 30 * minute);
  });

  suite('withAnswer', () => {
    test('papers are new once, under whatever name they come', () => {
      const first = withAnswer(neverAsked, answer(papers(2, 1)), 'daily', now);
      assert.deepEqual(first.fresh, papers(2, 1));
      const published: Paper = { ...paper(2), DOI: '10.1000/two' };
      const second = withAnswer(
        first.state,
        answer([paper(3), published, paper(3)]),
        'daily',
        now + day,
      );
      assert.deepEqual(second.fresh, [paper(3)]);
      const again = withAnswer(second.state, answer(papers(3, 1)), 'daily', now + 2 * day);
      assert.deepEqual(again.fresh, []);
    });

    test('an old answer is read but asked for again as after a failure', () => {
      const { state, fresh } = withAnswer(neverAsked, answer([paper(1)], offline), 'daily', now);
      assert.deepEqual(fresh, [paper(1)]);
      assert.equal(state.answeredAt, undefined);
      assert.equal(nextTime(state, 'daily'), now + 5 * minute);
    });

    test('the state survives being written as JSON', () => {
      const state = answered(papers(3, 1));
      assert.deepEqual(JSON.parse(JSON.stringify(state)), state);
    });

    test('memory is bounded, and the newest are remembered', () => {
      let state = neverAsked;
      for (let round = 0; round < 12; round++) {
        const list = papers((round + 1) * 1000, round * 1000 + 1);
        state = withAnswer(state, answer(list), 'daily', now + round).state;
      }
      assert.equal(state.found.length, 10_000);
      assert.equal(state.found[0]?.foundAt, now + 11);
    });
  });

  test('what is new since the last look, of whatever the library holds by now', () => {
    let state = answered(papers(2, 1), now);
    state = withAnswer(state, answer(papers(4, 1)), 'daily', now + day).state;
    const library = papers(9, 1);
    assert.deepEqual(newSince(state, now, library), papers(4, 3));
    assert.deepEqual(newSince(state, now - 1, library), papers(4, 1));
    assert.deepEqual(newSince(state, now + day, library), []);
  });

  test('the days of Hugging Face', () => {
    assert.deepEqual(daysToAsk(neverAsked, now), ['2024-09-17', '2024-09-16', '2024-09-15']);
    assert.deepEqual(daysToAsk(answered([]), now), ['2024-09-17', '2024-09-16']);
    assert.deepEqual(daysToAsk(answered([], now - 3 * day), now), [
      '2024-09-17',
      '2024-09-16',
      '2024-09-15',
      '2024-09-14',
    ]);
    assert.equal(daysToAsk(answered([], 0), now).length, 14);
    assert.equal(daysToAsk(answered([], now + 9 * day), now).length, 2);
  });

  suite('askFollowed', () => {
    const others = {
      huggingFace: { daily: () => Promise.resolve(answer([])) },
      zotero: { library: () => Promise.resolve(answer(papers(7, 1))) },
    };

    function arxivOf(all: readonly Paper[]) {
      const starts: number[] = [];
      const newest = (_: string, { start, count }: ArxivPageRange) => {
        starts.push(start);
        return Promise.resolve({ ...answer(all.slice(start, start + count)), total: all.length });
      };
      return { starts, arxiv: { newest } };
    }

    function dailyOf(daily: FollowableSources['huggingFace']['daily']) {
      return { ...others, ...arxivOf([]), huggingFace: { daily } };
    }

    const query = { kind: 'arxiv', query: 'cs.IR' } as const;
    const daily = { kind: 'huggingFaceDaily' } as const;

    test('the first time, the newest page', async () => {
      const { arxiv, starts } = arxivOf(papers(900, 1));
      const found = await askFollowed(query, neverAsked, { ...others, arxiv }, now);
      assert.deepEqual(found.papers, papers(900, 801));
      assert.deepEqual(starts, [0]);
    });

    test('later, as many pages as there are new papers', async () => {
      const { arxiv, starts } = arxivOf(papers(900, 1));
      const state = answered(papers(650, 551));
      const found = await askFollowed(query, state, { ...others, arxiv }, now);
      assert.deepEqual(starts, [0, 100, 200]);
      assert.equal(withAnswer(state, found, 'daily', now).fresh.length, 250);
    });

    test('not without end', async () => {
      const { arxiv, starts } = arxivOf(papers(9000, 1));
      const found = await askFollowed(query, answered([paper(0)]), { ...others, arxiv }, now);
      assert.equal(starts.length, 10);
      assert.equal(found.papers.length, 1000);
      assert.match(found.problems[0]?.template ?? '', /narrower/);
    });

    test('a query of few papers is read once', async () => {
      const { arxiv, starts } = arxivOf(papers(5, 1));
      await askFollowed(query, answered([paper(0)]), { ...others, arxiv }, now);
      assert.deepEqual(starts, [0]);
    });

    test('Zotero for all that it has, however often', async () => {
      const zotero = { kind: 'zotero' } as const;
      const sources = { ...others, ...arxivOf([]) };
      const found = await askFollowed(zotero, answered(papers(7, 1)), sources, now);
      assert.deepEqual(found.papers, papers(7, 1));
      assert.ok(tellsAll(zotero) && !tellsAll(daily) && !tellsAll(query));
    });

    test('the days since the last answer, the newest first', async () => {
      const sources = dailyOf((date) => Promise.resolve(answer([paper(Number(date.slice(-2)))])));
      const found = await askFollowed(daily, neverAsked, sources, now);
      assert.deepEqual(found.papers, [paper(17), paper(16), paper(15)]);
    });

    test('a day that has not begun at Hugging Face is no failure, a refused one before it is', async () => {
      const refusing = (refusedDay: string) =>
        dailyOf((date) =>
          date === refusedDay
            ? Promise.reject(refused('huggingface.co', 400))
            : Promise.resolve(answer([paper(Number(date.slice(-2)))])),
        );
      const found = await askFollowed(daily, answered([]), refusing('2024-09-17'), now);
      assert.deepEqual(found.papers, [paper(16)]);
      await assert.rejects(askFollowed(daily, answered([]), refusing('2024-09-16'), now), /400/);
    });
  });
});
