import assert from 'node:assert/strict';
import { createMemoryHttpCache } from '../../../src/network/httpCache';

suite('createMemoryHttpCache', () => {
  test('what was not used for longest goes first', async () => {
    const cache = createMemoryHttpCache(10);
    const answer = { text: 'four', asOf: 1 };
    await cache.set('a', answer);
    await cache.set('b', answer);
    assert.equal(await cache.get('a'), answer);
    await cache.set('c', answer);
    assert.equal(await cache.get('b'), undefined);
    assert.equal(await cache.get('a'), answer);
    assert.equal(await cache.get('c'), answer);
  });

  test('a new answer takes the place of the old one', async () => {
    const cache = createMemoryHttpCache(10);
    for (let asOf = 0; asOf < 5; asOf++) await cache.set('a', { text: 'eight ch', asOf });
    assert.equal((await cache.get('a'))?.asOf, 4);
  });

  test('what is larger than all of it is not kept', async () => {
    const cache = createMemoryHttpCache(10);
    await cache.set('a', { text: 'eleven char', asOf: 1 });
    assert.equal(await cache.get('a'), undefined);
  });

  test('`__proto__` is a key like any other', async () => {
    const cache = createMemoryHttpCache();
    assert.equal(await cache.get('__proto__'), undefined);
  });
});
