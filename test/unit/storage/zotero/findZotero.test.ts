import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findZotero } from '../../../../src/storage/zotero/findZotero';

suite('findZotero', () => {
  let home: string;
  const find = () => findZotero({ platform: 'linux', home, env: {} });

  setup(() => (home = mkdtempSync(join(tmpdir(), 'lectern-home-'))));
  teardown(() => rmSync(home, { recursive: true }));

  function write(path: string, text = ''): string {
    const file = join(home, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  }

  function writeProfile(name: string, dataFolder: string, changed: number): void {
    const prefs = [
      'user_pref("extensions.zotero.useDataDir", true);',
      `user_pref("extensions.zotero.dataDir", ${JSON.stringify(join(home, dataFolder))});`,
    ];
    const file = write(`.zotero/zotero/${name}/prefs.js`, prefs.join('\n'));
    utimesSync(file, changed, changed);
  }

  test('finds nothing where there is no Zotero', () => {
    write('.zotero/zotero/profiles.ini');
    write('Zotero/storage/paper.pdf');
    assert.equal(find(), undefined);
  });

  test('finds it in the usual place', () => {
    const database = write('Zotero/zotero.sqlite');
    assert.equal(find(), database);
  });

  test('finds it first where the profile that was used last keeps it', () => {
    write('Zotero/zotero.sqlite');
    const old = write('Old/zotero.sqlite');
    writeProfile('a.old', 'Old', 1000);
    assert.equal(find(), old);
    const chosen = write('Papers/zotero.sqlite');
    writeProfile('b.default', 'Papers', 2000);
    assert.equal(find(), chosen);
    rmSync(chosen);
    assert.equal(find(), old);
  });
});
