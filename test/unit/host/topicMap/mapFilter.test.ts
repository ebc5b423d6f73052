import assert from 'node:assert/strict';
import { parseQuery } from '../../../../src/core/search/queryLanguage';
import { filterText } from '../../../../src/host/topicMap/mapFilter';

suite('what was picked on the map, as a query', () => {
  test('is of topic and years', () => {
    const pick = { ids: ['a'], byHand: false };
    assert.equal(filterText({ ...pick, topic: 'Dense Retrieval' }), 'topic:"Dense Retrieval"');
    assert.equal(filterText({ ...pick, years: [2020, 2022] }), 'year:2020..2022');
    assert.equal(filterText({ ...pick, years: [2020, 2020] }), 'year:2020');
    assert.equal(
      filterText({ ...pick, topic: 'RAG, Agents', years: [2020, 2021] }),
      'topic:"RAG, Agents" year:2020..2021',
    );
  });

  test('is none of papers that were chosen one by one', () => {
    assert.equal(filterText({ ids: ['a'], byHand: true, years: [2020, 2021] }), undefined);
  });

  test('is read as it is meant, whatever the label holds', () => {
    for (const topic of ['a "quoted" topic', 'C++ & R', 'year:2020']) {
      const text = filterText({ ids: [], byHand: false, topic }) ?? '';
      assert.equal(JSON.stringify(parseQuery(text)).includes('"field":"topic"'), true, text);
      assert.equal(JSON.stringify(parseQuery(text)).includes('"field":"year"'), false, text);
    }
  });
});
