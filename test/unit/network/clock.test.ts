import assert from 'node:assert/strict';
import { systemClock, within } from '../../../src/network/clock';

suite('systemClock', () => {
  const stopped = new Error('stopped');

  test('waiting ends by itself, or by the signal, before or during it', async () => {
    await systemClock.wait(1, new AbortController().signal);
    await assert.rejects(systemClock.wait(1e8, AbortSignal.abort(stopped)), stopped);
    const cancel = new AbortController();
    const waiting = systemClock.wait(1e8, cancel.signal);
    cancel.abort(stopped);
    await assert.rejects(waiting, stopped);
  });

  test('work is waited for, but not for longer than it may take', async () => {
    const failure = () => stopped;
    assert.equal(await within(systemClock, 1e8, Promise.resolve(1), failure), 1);
    const broken = Promise.reject(new Error('broken'));
    await assert.rejects(within(systemClock, 1e8, broken, failure), /broken/);
    await assert.rejects(
      within(systemClock, 1, new Promise(() => undefined), failure),
      (error) => error === stopped,
    );
  });
});
