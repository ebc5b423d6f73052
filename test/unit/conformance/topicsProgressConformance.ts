import assert from 'node:assert/strict';
import type { Library, Progress } from '../../../src/core/papers/library';
import { dividedPapers } from './dividedPapers';
import { allPapers } from './papers';
import { topicsKnown } from './topicsKnown';

const source = { id: 'test', label: 'Test' };

/**
 * What a library must tell of its topics' being found, for {@link libraryConformance}. `create` makes an empty library
 * each time.
 */
export function topicsProgressConformance(create: () => Library): void {
  suite('the progress of topics', () => {
    let library: Library;
    let told: Progress[];

    setup(() => {
      library = create();
      told = toldOfTopics(library);
    });

    teardown(() => library.dispose());

    test('is told from nothing to all, and begins before the first answer', async () => {
      await library.replaceSource(source, dividedPapers(400));
      await library.groups('topic', '');
      assert.deepEqual(told[0], { of: 'topics', label: '', done: 0, total: 400 });
      await topicsKnown(library);
      assert.deepEqual(endsOf(told), ['0 of 400', '400 of 400']);
      const done = told.map((progress) => progress.done);
      assert.deepEqual(
        done,
        [...new Set(done)].sort((a, b) => a - b),
      );
      assert.ok(told.every(({ total }) => total === 400));
    });

    test('ends before that of a change which comes meanwhile begins', async () => {
      await library.replaceSource(source, dividedPapers(400));
      await library.groups('topic', '');
      await library.replaceSource(source, dividedPapers(401));
      await topicsKnown(library);
      assert.deepEqual(endsOf(told), ['0 of 400', '400 of 400', '0 of 401', '401 of 401']);
    });

    test('ends where too few papers are left to tell of any', async () => {
      await library.replaceSource(source, dividedPapers(400));
      await library.groups('topic', '');
      const ended = new Promise<void>((resolve) =>
        library.onDidProgress(({ of, done }) => {
          if (of === 'topics' && done === 400) resolve();
        }),
      );
      await library.replaceSource(source, dividedPapers(30));
      await ended;
      assert.deepEqual(endsOf(told), ['0 of 400', '400 of 400']);
    });

    test('is not told of a small library, whose topics are there with it', async () => {
      await library.replaceSource(source, allPapers);
      await library.groups('topic', '');
      assert.deepEqual(told, []);
    });
  });
}

/** All that the library tells of its topics' being found, from now on. */
export function toldOfTopics(library: Library): Progress[] {
  const told: Progress[] = [];
  library.onDidProgress((progress) => {
    if (progress.of === 'topics') told.push(progress);
  });
  return told;
}

/** Where finding topics began and ended. */
export function endsOf(told: readonly Progress[]): string[] {
  return told
    .filter(({ done, total }) => done === 0 || done === total)
    .map(({ done, total }) => `${done} of ${total}`);
}
