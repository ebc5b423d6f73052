import assert from 'node:assert/strict';
import type { FindResult, Page } from '../../../src/core/papers/library';
import type { PaperSummary } from '../../../src/core/papers/paper';
import { PagedPapers, pageSize } from '../../../src/host/pagedPapers';

suite('paged papers', () => {
  let held: string[];
  let asked: Page[];
  let list: PagedPapers;

  setup(() => {
    held = numbered(2 * pageSize + 50);
    asked = [];
    list = new PagedPapers((page) => {
      asked.push(page);
      return Promise.resolve(answer(held, page));
    });
  });

  test('the first page is asked for once, however often it is shown', async () => {
    for (let i = 0; i < 3; i++) {
      const { papers, left } = await list.shown();
      assert.deepEqual(idsOf(papers), held.slice(0, pageSize));
      assert.equal(left, pageSize + 50);
    }
    assert.deepEqual(asked, [{ offset: 0, limit: pageSize }]);
  });

  test('more pages are added to the end, up to the last paper', async () => {
    await list.shown();
    assert.deepEqual(idsOf(await list.more()), held.slice(pageSize, 2 * pageSize));
    assert.equal((await list.shown()).left, 50);
    assert.deepEqual(idsOf(await list.more()), held.slice(2 * pageSize));
    const { papers, left } = await list.shown();
    assert.deepEqual(idsOf(papers), held);
    assert.equal(left, 0);
    assert.deepEqual(
      asked.map(({ offset }) => offset),
      [0, pageSize, 2 * pageSize],
    );
  });

  test('after a change as many papers are shown as before, asked for at once', async () => {
    await list.shown();
    await list.more();
    held = ['new', ...held];
    list.outdate();
    assert.deepEqual(idsOf((await list.shown()).papers), held.slice(0, 2 * pageSize));
    assert.deepEqual(asked.at(-1), { offset: 0, limit: 2 * pageSize });
  });

  test('the ids are those on screen, also between a change and the answer to it', async () => {
    assert.deepEqual(list.ids, []);
    await list.shown();
    list.outdate();
    assert.deepEqual(list.ids, held.slice(0, pageSize));
    assert.equal(asked.length, 1);
  });

  test('a page is dropped when the list changed while it was fetched', async () => {
    await list.shown();
    const page = list.more();
    list.outdate();
    assert.deepEqual(await page, []);
    assert.equal((await list.shown()).papers.length, pageSize);
  });

  test('a page asked for twice is added once', async () => {
    await list.shown();
    const pages = await Promise.all([list.more(), list.more()]);
    assert.deepEqual(
      pages.map((page) => page.length),
      [0, pageSize],
    );
    assert.deepEqual(list.ids, held.slice(0, 2 * pageSize));
  });

  test('nothing is added to a list that was not shown, or not since it changed', async () => {
    assert.deepEqual(await list.more(), []);
    await list.shown();
    list.outdate();
    assert.deepEqual(await list.more(), []);
    assert.equal(asked.length, 1);
  });

  test('a failed request is told, and the next one asks again', async () => {
    let failing = true;
    const flaky = new PagedPapers((page) =>
      failing ? Promise.reject(new Error('stopped')) : Promise.resolve(answer(held, page)),
    );
    await assert.rejects(flaky.shown(), /stopped/);
    failing = false;
    assert.equal((await flaky.shown()).papers.length, pageSize);
  });
});

function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `paper ${index}`);
}

function answer(ids: readonly string[], { offset, limit }: Page): FindResult {
  const hits = ids.slice(offset, offset + limit).map((id) => ({
    paper: paper(id),
    score: 0,
    titleRanges: [],
    matches: [],
    signals: [],
  }));
  return { hits, total: ids.length };
}

function paper(id: string): PaperSummary {
  return { id, type: 'article', title: id, author: [], citekey: id, topic: '', sources: [] };
}

function idsOf(papers: readonly PaperSummary[]): string[] {
  return papers.map(({ id }) => id);
}
