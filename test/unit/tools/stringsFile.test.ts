import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { collectStrings, stringsFile } from '../../../src/tools/stringsFile';

suite('sentences for translators', () => {
  test('the file holds every sentence of the code (npm run l10n writes it)', () => {
    assert.equal(readFileSync(stringsFile, 'utf8'), collectStrings());
  });

  test('those of the core are among them, not only those of the host', () => {
    const sentences = Object.keys(JSON.parse(collectStrings()) as Record<string, string>);
    for (const start of [
      'Record {0} was left out',
      'There is no note to cite in',
      'Search Papers',
    ]) {
      assert.ok(
        sentences.some((sentence) => sentence.startsWith(start)),
        start,
      );
    }
  });
});
