import assert from 'node:assert/strict';
import { homedir } from 'node:os';
import { withHome } from '../../../src/host/homeFolder';

suite('A path of the settings', () => {
  const cases: readonly (readonly [path: string, home: string, expected: string])[] = [
    ['~', '/home/doe', '/home/doe'],
    ['~/Zotero', '/home/doe', '/home/doe/Zotero'],
    ['~\\Zotero', 'C:\\Users\\doe', 'C:\\Users\\doe\\Zotero'],
    ['~/Zotero', '/home/$&/', '/home/$&/Zotero'],
    ['~roe/Zotero', '/home/doe', '~roe/Zotero'],
    ['papers/~/a.bib', '/home/doe', 'papers/~/a.bib'],
    ['/data/~', '/home/doe', '/data/~'],
    ['', '/home/doe', ''],
  ];
  for (const [path, home, expected] of cases) {
    test(`${path} is ${expected} for ${home}`, () => assert.equal(withHome(path, home), expected));
  }

  test('begins with the home folder of whoever runs this, for a tilde', () => {
    assert.equal(withHome('~/Zotero'), `${homedir().replace(/[\\/]+$/, '')}/Zotero`);
  });
});
