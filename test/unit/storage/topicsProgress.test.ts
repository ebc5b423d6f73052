import assert from 'node:assert/strict';
import type { Progress } from '../../../src/core/papers/library';
import { TopicsProgress } from '../../../src/storage/topicsProgress';

suite('the progress of topics', () => {
  let told: Progress[];
  let progress: TopicsProgress;

  setup(() => {
    told = [];
    progress = new TopicsProgress((each) => told.push(each));
  });

  const steps = () => told.map(({ done, total }) => `${done}/${total}`);

  test('is told from nothing to all', () => {
    progress.begin(100);
    progress.reach(40);
    progress.reach(80);
    progress.end();
    assert.deepEqual(steps(), ['0/100', '40/100', '80/100', '100/100']);
    assert.deepEqual(told[1], { of: 'topics', label: '', done: 40, total: 100 });
  });

  test('is not told of each paper', () => {
    progress.begin(1000);
    for (let done = 0; done <= 1000; done++) progress.reach(done);
    assert.ok(told.length > 10 && told.length <= 51, String(told.length));
  });

  test('is told to be whole by the end alone, and of no papers at once', () => {
    progress.begin(10);
    progress.reach(10);
    progress.end();
    progress.begin(0);
    progress.end();
    assert.deepEqual(steps(), ['0/10', '10/10', '0/0', '0/0']);
  });

  test('ends once, and not where it has not begun', () => {
    progress.end();
    progress.reach(5);
    assert.deepEqual(told, []);
    progress.begin(10);
    progress.end();
    progress.end();
    progress.reach(5);
    assert.deepEqual(steps(), ['0/10', '10/10']);
  });

  test('ends what had begun when it begins again', () => {
    progress.begin(10);
    progress.begin(20);
    assert.deepEqual(steps(), ['0/10', '10/10', '0/20']);
  });
});
