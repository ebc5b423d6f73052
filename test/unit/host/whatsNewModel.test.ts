import assert from 'node:assert/strict';
import type { LibraryPaper } from '../../../src/core/papers/paper';
import { newsGroups } from '../../../src/host/whatsNew/whatsNewModel';

function paper(id: string, topic: string, more: Partial<LibraryPaper> = {}): LibraryPaper {
  return { id, type: 'article', title: id, author: [], citekey: id, topic, sources: [], ...more };
}

const words = { locale: 'en', decided: (list: string) => `like: ${list}` };
const rank = (...ids: string[]) => ids.map((id) => ({ id, score: 1, words: [] }));

suite('the papers of What’s New', () => {
  test('stand by topic, each where its best paper is ranked', () => {
    const papers = [paper('a', 'Stars'), paper('b', 'Cells'), paper('c', 'Stars')];
    const groups = newsGroups(rank('b', 'c', 'a'), papers, words);
    assert.deepEqual(
      groups.map(({ topic, papers: entries }) => [topic, entries.map(({ paperId }) => paperId)]),
      [
        ['Cells', ['b']],
        ['Stars', ['c', 'a']],
      ],
    );
  });

  test('that the library does not have are left out', () => {
    assert.deepEqual(newsGroups(rank('gone'), [], words), []);
  });

  test('say who wrote them, when and where, what decided, and how they are marked', () => {
    const whole = paper('a', 'Stars', {
      author: [{ family: 'Doe' }, { family: 'Roe' }],
      issued: { year: 2024, month: 6 },
      'container-title': 'Journal of Stars',
      abstract: 'About stars.',
      marks: { starred: true, read: false, tags: [] },
    });
    const [group] = newsGroups([{ id: 'a', score: 2, words: ['dust', 'light'] }], [whole], words);
    assert.deepEqual(group?.papers, [
      {
        paperId: 'a',
        title: 'a',
        byline: 'Doe & Roe · June 2024 · Journal of Stars',
        words: 'like: dust, light',
        abstract: 'About stars.',
        starred: true,
        read: false,
      },
    ]);
  });

  test('have no line for what is not known', () => {
    const [group] = newsGroups(rank('a'), [paper('a', 'Stars')], words);
    assert.deepEqual([group?.papers[0]?.byline, group?.papers[0]?.words], ['', '']);
  });
});
