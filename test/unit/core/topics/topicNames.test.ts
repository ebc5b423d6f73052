import assert from 'node:assert/strict';
import fc from 'fast-check';
import { renamedTopic, restoredTopic, topicName } from '../../../../src/core/topics/topicNames';

suite('the names of topics', () => {
  test('are what was found until somebody gives others', () => {
    assert.equal(topicName('Dense Retrieval', {}), 'Dense Retrieval');
    assert.equal(topicName('constructor', {}), 'constructor');
    const names = renamedTopic({}, 'Dense Retrieval', 'Retrieval');
    assert.deepEqual(names, { 'Dense Retrieval': 'Retrieval' });
    // One that was found as `Retrieval` would be part of it.
    assert.deepEqual(renamedTopic(names, 'Retrieval', 'Search'), {
      'Dense Retrieval': 'Search',
      Retrieval: 'Search',
    });
  });

  test('that are the same make one topic, which can be renamed and taken apart', () => {
    const merged = renamedTopic({}, 'Sparse Retrieval', 'Dense Retrieval');
    const renamed = renamedTopic(merged, 'Dense Retrieval', 'Retrieval');
    assert.deepEqual(renamed, {
      'Sparse Retrieval': 'Retrieval',
      'Dense Retrieval': 'Retrieval',
    });
    assert.deepEqual(restoredTopic(renamed, 'Retrieval'), {});
  });

  test('that are what was found are not kept', () => {
    const names = renamedTopic({}, 'Agents', 'Tools');
    assert.ok(!('Agents' in renamedTopic(names, 'Tools', 'Agents')));
  });

  const label = fc.constantFrom('a', 'b', 'c', 'd', 'toString', '');
  const steps = fc.array(fc.record({ shown: label, name: label }), { maxLength: 12 });

  test('change for all that is called so, and for nothing else', () => {
    fc.assert(
      fc.property(steps, label, label, (before, shown, name) => {
        const names = before.reduce((all, step) => renamedTopic(all, step.shown, step.name), {});
        const after = renamedTopic(names, shown, name);
        for (const found of ['a', 'b', 'c', 'd', 'toString', '']) {
          const was = topicName(found, names);
          assert.equal(topicName(found, after), was === shown ? name : was);
        }
      }),
    );
  });
});
