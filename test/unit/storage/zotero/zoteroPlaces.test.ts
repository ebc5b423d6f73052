import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  dataFolderIn,
  pathInLinux,
  prefsIn,
  zoteroDataFolders,
  zoteroProfileFolders,
} from '../../../../src/storage/zotero/zoteroPlaces';

suite('zoteroPlaces', () => {
  const windows = {
    platform: 'win32',
    home: 'C:\\Users\\jane',
    env: { USERPROFILE: 'D:\\Homes\\jane\\', APPDATA: 'D:\\Homes\\jane\\AppData\\Roaming' },
  };
  const mac = { platform: 'darwin', home: '/Users/jane', env: {} };
  const linux = { platform: 'linux', home: '/home/jane', env: {} };
  const wsl = { ...linux, windowsHomes: ['/mnt/c/Users/jane', '/mnt/c/Users/Public'] };

  test('knows where the data is when the user chose nothing', () => {
    assert.deepEqual(zoteroDataFolders(windows), [
      'D:\\Homes\\jane\\Zotero',
      'C:\\Users\\jane\\Zotero',
    ]);
    assert.deepEqual(zoteroDataFolders({ ...windows, env: {} }), ['C:\\Users\\jane\\Zotero']);
    assert.deepEqual(zoteroDataFolders(mac), ['/Users/jane/Zotero']);
    assert.equal(zoteroDataFolders(linux)[0], '/home/jane/Zotero');
    assert.ok(zoteroDataFolders(linux).includes('/home/jane/snap/zotero-snap/common/Zotero'));
    assert.equal(zoteroDataFolders({ ...linux, home: '/' })[0], '/Zotero');
  });

  test("looks into the homes of Windows' users as well", () => {
    assert.deepEqual(zoteroDataFolders(wsl).slice(-2), [
      '/mnt/c/Users/jane/Zotero',
      '/mnt/c/Users/Public/Zotero',
    ]);
    assert.equal(
      zoteroProfileFolders(wsl).at(-2),
      '/mnt/c/Users/jane/AppData/Roaming/Zotero/Zotero/Profiles',
    );
  });

  test('knows where profiles are', () => {
    assert.deepEqual(zoteroProfileFolders(windows), [
      'D:\\Homes\\jane\\AppData\\Roaming\\Zotero\\Zotero\\Profiles',
    ]);
    assert.deepEqual(zoteroProfileFolders({ ...windows, env: {} }), [
      'C:\\Users\\jane\\AppData\\Roaming\\Zotero\\Zotero\\Profiles',
    ]);
    assert.deepEqual(zoteroProfileFolders(mac), [
      '/Users/jane/Library/Application Support/Zotero/Profiles',
    ]);
    assert.equal(zoteroProfileFolders(linux)[0], '/home/jane/.zotero/zotero');
  });

  const start =
    '// Mozilla User Preferences\r\n\r\nuser_pref("app.update.lastUpdateTime", 1700000000);\r\n';
  const inUse = 'user_pref("extensions.zotero.useDataDir", true);\n';
  for (const [name, prefs, folder] of [
    ['nothing', start, undefined],
    [
      'a folder',
      'user_pref("extensions.zotero.dataDir", "/home/jane/Papers");',
      '/home/jane/Papers',
    ],
    [
      'a folder of Windows',
      String.raw`user_pref("extensions.zotero.dataDir", "D:\\My \"Papers\"");`,
      'D:\\My "Papers"',
    ],
    [
      'escapes',
      String.raw`user_pref("extensions.zotero.dataDir", "/B\u00fccher/\xe4\'/\\x41");`,
      "/Bücher/ä'/\\x41",
    ],
    ['no folder', 'user_pref("extensions.zotero.dataDir", "");', undefined],
    ['a number', 'user_pref("extensions.zotero.dataDir", 5);', undefined],
    ['a comment', '// user_pref("extensions.zotero.dataDir", "/a");', undefined],
    ['a broken text', 'user_pref("extensions.zotero.dataDir", "/a);', undefined],
    [
      'two folders',
      'user_pref("extensions.zotero.dataDir", "/a");\nuser_pref("extensions.zotero.dataDir", "/b");',
      '/b',
    ],
    [
      'no use of it',
      'user_pref("extensions.zotero.dataDir", "/a");\nuser_pref("extensions.zotero.useDataDir", false);',
      undefined,
    ],
  ] as const) {
    test(`takes the data folder from prefs that say ${name}`, () => {
      assert.equal(dataFolderIn(`${start}${inUse}${prefs}`), folder);
    });
  }

  test('takes no folder from prefs that do not say that it is in use', () => {
    assert.equal(dataFolderIn('user_pref("extensions.zotero.dataDir", "/a");'), undefined);
  });

  test('reads any text that Mozilla writes, and bears with any other', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'binary' }), (value) => {
        const written = JSON.stringify(value).replace(/[\u2028\u2029\ud800-\udfff]/g, ' ');
        const prefs = `user_pref("a.b", ${written});`;
        assert.equal(prefsIn(prefs).get('a.b'), JSON.parse(written));
      }),
    );
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (text) => void prefsIn(`user_pref("a", ${text});\n${text}`),
      ),
    );
    prefsIn('user_pref("a",'.repeat(300_000));
    prefsIn(' '.repeat(4_000_000));
    prefsIn(`user_pref("a", "${'\\'.repeat(4_000_000)}`);
  });

  test("turns a path of Windows into Linux's", () => {
    assert.equal(pathInLinux('D:\\Papers\\Zotero'), '/mnt/d/Papers/Zotero');
    assert.equal(pathInLinux('c:/Zotero', '/drives'), '/drives/c/Zotero');
    assert.equal(pathInLinux('\\\\server\\share'), undefined);
    assert.equal(pathInLinux('/home/jane'), undefined);
  });
});
