import assert from 'node:assert/strict';
import { CancellationSource, CancelledError } from '../../../src/core/cancellation';
import { finish, inTurns, turn, type Steps } from '../../../src/core/steps';

function* countTo(last: number): Steps<number> {
  for (let count = 0; count < last; count++) yield;
  return last;
}

/** Waits as long as a turn takes at each step. */
function* slowly(steps: number): Steps<string> {
  for (let step = 0; step < steps; step++) {
    const start = Date.now();
    while (Date.now() - start < 11);
    yield;
  }
  return 'done';
}

suite('work in steps', () => {
  test('is done at once by those who have time', () => {
    assert.equal(finish(countTo(1000)), 1000);
  });

  test('lets others have their turn after each long step', async () => {
    let turns = 0;
    const pause = () => {
      turns++;
      return Promise.resolve();
    };
    assert.equal(await inTurns(slowly(3), pause), 'done');
    assert.equal(turns, 3);
  });

  test('goes on where the last turn ended', () => {
    const work = slowly(1);
    assert.equal(turn(work).done, false);
    assert.deepEqual(turn(work), { done: true, value: 'done' });
  });

  test('fails where a step fails', async () => {
    const failing = (function* (): Steps<void> {
      throw new Error('broken');
    })();
    await assert.rejects(
      inTurns(failing, () => Promise.resolve()),
      /broken/,
    );
  });

  test('end between two turns where they are cancelled', async () => {
    const cancellation = new CancellationSource();
    let pauses = 0;
    function* endlessly(): Steps<never> {
      for (;;) yield;
    }
    const pause = () => {
      if (++pauses === 3) cancellation.cancel();
      return Promise.resolve();
    };
    await assert.rejects(inTurns(endlessly(), pause, cancellation), CancelledError);
    assert.equal(pauses, 3);
  });

  test('are not begun where they were cancelled before', async () => {
    const cancellation = new CancellationSource();
    cancellation.cancel();
    let begun = false;
    function* work(): Steps<void> {
      begun = true;
      yield;
    }
    const pause = () => Promise.resolve();
    await assert.rejects(inTurns(work(), pause, cancellation), CancelledError);
    assert.equal(begun, false);
  });
});
