import assert from 'node:assert/strict';
import { oneAtATime } from '../../../src/host/oneAtATime';

suite('oneAtATime', () => {
  test('does once more, after what is under way, whatever was asked meanwhile', async () => {
    const ends: (() => void)[] = [];
    const run = oneAtATime(() => new Promise((resolve) => ends.push(resolve)));
    const first = run();
    await run();
    await run();
    assert.equal(ends.length, 1);
    ends[0]?.();
    await Promise.resolve();
    await Promise.resolve();
    assert.equal(ends.length, 2);
    ends[1]?.();
    await first;
    assert.equal(ends.length, 2);
  });

  test('goes on after work that failed', async () => {
    let runs = 0;
    const run = oneAtATime(() => {
      runs += 1;
      return runs === 1 ? Promise.reject(new Error('once')) : Promise.resolve();
    });
    await assert.rejects(run(), /once/);
    await run();
    assert.equal(runs, 2);
  });
});
