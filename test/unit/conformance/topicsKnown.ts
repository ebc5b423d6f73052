import type { Library } from '../../../src/core/papers/library';

/** Waits until papers have their topics: those of a large library may come later. */
export async function topicsKnown(library: Library): Promise<void> {
  for (;;) {
    const changed = new Promise<void>((resolve) => {
      const listening = library.onDidChange(() => {
        listening.dispose();
        resolve();
      });
    });
    const groups = await library.groups('topic', '');
    if (groups.every(({ key }) => key !== '')) return;
    await changed;
  }
}
