import assert from 'node:assert/strict';
import { otherTopic } from '../../../../src/core/papers/grouping';
import type { Paper } from '../../../../src/core/papers/paper';
import { findTopics } from '../../../../src/core/topics/findTopics';
import { seededRandom } from '../../../../src/core/topics/seeded';
import { createClassifier, type TopicModel } from '../../../../src/core/topics/topicModels';

/** What papers of a field are called, and the words they use. */
const fields = [
  ['dark matter', 'halo galaxy cosmology lensing axion wimp relic density'],
  ['dense retrieval', 'query passage index ranking embedding corpus encoder negatives'],
  ['protein enzymes', 'residue molecule structure binding helix sequence fold energy'],
  ['auction markets', 'bidder price revenue mechanism truthful welfare seller payment'],
] as const;

/** Papers of the fields in turn, the same each time. */
function papersOf(count: number, from = 0): Paper[] {
  return Array.from({ length: count }, (_, at): Paper => {
    const number = from + at;
    const random = seededRandom(number);
    const [name = '', words = ''] = fields[number % fields.length] ?? [];
    const all = words.split(' ');
    const some = Array.from({ length: 8 }, () => all[Math.floor(random() * all.length)] ?? '');
    const [first = '', second = '', ...others] = some;
    return {
      id: `paper${String(number).padStart(4, '0')}`,
      type: 'article',
      title: `${first} and ${second} in ${name}`,
      author: [],
      abstract: `The ${others.join(' of the ')} for ${name}.`,
    };
  });
}

function found(
  papers: readonly Paper[],
  known?: (paper: Paper) => string,
  count?: number,
): TopicModel[] {
  const finding = findTopics(papers, known, count);
  for (;;) {
    const { done, value } = finding.next();
    if (done) return value;
  }
}

function groupsOf(papers: readonly Paper[], models: readonly TopicModel[]): string[] {
  const classify = createClassifier(models);
  return papers.map((paper) => classify(paper).topic);
}

suite('findTopics', () => {
  const papers = papersOf(200);
  const models = found(papers);

  test('finds the fields, as many as there are, under the names their papers use', () => {
    assert.deepEqual(models.map(({ label }) => label).sort(), [
      'Auction Markets',
      'Dark Matter',
      'Dense Retrieval',
      'Protein Enzymes',
    ]);
    const topics = groupsOf(papers, models);
    for (const [at, topic] of topics.entries()) {
      assert.equal(topic.toLowerCase(), fields[at % fields.length]?.[0]);
    }
  });

  test('tells of a paper that came later where it belongs, and of a strange one that it does not', () => {
    assert.equal(groupsOf(papersOf(1, 201), models)[0], 'Dense Retrieval');
    const strange: Paper = { id: 'x', type: 'article', title: 'Zyzzyva weevils', author: [] };
    const empty: Paper = { ...strange, title: '' };
    assert.deepEqual(groupsOf([strange, empty], models), [otherTopic, otherTopic]);
  });

  test('finds the same whatever the order of the papers', () => {
    assert.deepEqual(found([...papers].reverse()), models);
  });

  test('finds as many as it is told to', () => {
    for (const count of [2, 3, 7]) assert.equal(found(papers, undefined, count).length, count);
  });

  test('a topic that is still there keeps its name, whatever it is, and its papers', () => {
    const names = new Map(papers.map(({ id }, at) => [id, `Field ${at % fields.length}`]));
    const all = papersOf(300);
    const again = found(all, ({ id }) => names.get(id) ?? '');
    assert.deepEqual(
      groupsOf(all, again),
      all.map((_, at) => `Field ${at % fields.length}`),
    );
  });

  test('papers without an abstract have topics by their titles', () => {
    const titles = papers.map(({ id, title }): Paper => ({
      id,
      type: 'article',
      title,
      author: [],
    }));
    const topics = groupsOf(titles, found(titles));
    for (const [at, topic] of topics.entries()) assert.equal(topic, topics[at % fields.length]);
  });

  test('papers in other scripts have topics with labels in them', () => {
    const chinese = Array.from({ length: 40 }, (_, at): Paper => {
      const title = at % 2 === 0 ? 'Плотный поиск документов' : 'Белковые молекулы клетки';
      return { id: `p${at}`, type: 'article', title: `${title} ${at}`, author: [] };
    });
    const topics = new Set(groupsOf(chinese, found(chinese)));
    assert.equal(topics.size, 2);
    for (const topic of topics)
      assert.match(topic, /^\p{Script=Cyrillic}+( \p{Script=Cyrillic}+)*$/u);
  });

  test('no papers, one, two, empty and like ones make it fail', () => {
    const alike = Array.from({ length: 30 }, (_, at): Paper => ({
      id: `p${at}`,
      type: 'article',
      title: at < 10 ? '' : 'The same words',
      author: [],
    }));
    for (const some of [[], papers.slice(0, 1), papers.slice(0, 2), alike]) {
      assert.equal(groupsOf(some, found(some)).length, some.length);
    }
  });
});
