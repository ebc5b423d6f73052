/** What is known of the computer that Zotero may be on. */
export interface ZoteroComputer {
  /** As Node names it: `win32`, `darwin`, `linux`. */
  readonly platform: string;
  /** The user's home folder. */
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /**
   * The home folders of Windows' users as Linux sees them, such as `/mnt/c/Users/jane`; for Linux within Windows (WSL),
   * else empty.
   */
  readonly windowsHomes?: readonly string[];
}

/** The folder's own name for the data of Zotero, from version 5 on. */
const dataName = 'Zotero';

/** The file in a data folder that holds the library. */
export const zoteroDatabaseName = 'zotero.sqlite';

/**
 * Folders where Zotero keeps its data unless the user chose another, the likeliest first. Whether one is there is for
 * the caller to see.
 */
export function zoteroDataFolders(computer: ZoteroComputer): readonly string[] {
  const { platform, home, windowsHomes = [] } = computer;
  const folders = [join(platform, home, dataName)];
  if (platform === 'win32') {
    // The two may differ, and Zotero takes the profile.
    const { USERPROFILE } = computer.env;
    if (isThere(USERPROFILE)) folders.unshift(join(platform, USERPROFILE, dataName));
  }
  if (platform === 'linux') {
    // Packages that keep a program to itself give it a home of its own.
    folders.push(
      join(platform, home, 'snap/zotero-snap/common', dataName),
      join(platform, home, '.var/app/org.zotero.Zotero', dataName),
      join(platform, home, '.var/app/org.zotero.Zotero/data', dataName),
    );
  }
  folders.push(...windowsHomes.map((each) => join(platform, each, dataName)));
  return [...new Set(folders)];
}

/**
 * Folders that hold profiles, each a folder with a `prefs.js`; {@link dataFolderIn} tells from it what the user chose.
 * Whether one is there is for the caller to see.
 */
export function zoteroProfileFolders(computer: ZoteroComputer): readonly string[] {
  const { platform, home, env, windowsHomes = [] } = computer;
  const inWindows = 'AppData/Roaming/Zotero/Zotero/Profiles';
  switch (platform) {
    case 'win32':
      return [
        isThere(env.APPDATA)
          ? join(platform, env.APPDATA, 'Zotero/Zotero/Profiles')
          : join(platform, home, inWindows),
      ];
    case 'darwin':
      return [join(platform, home, 'Library/Application Support/Zotero/Profiles')];
    default:
      return [
        join(platform, home, '.zotero/zotero'),
        join(platform, home, 'snap/zotero-snap/common/.zotero/zotero'),
        join(platform, home, '.var/app/org.zotero.Zotero/.zotero/zotero'),
        ...windowsHomes.map((each) => join(platform, each, inWindows)),
      ];
  }
}

/** As much of a `prefs.js` as is looked through, in UTF-16 units; Zotero's own has some ten thousand. */
const longestPrefs = 5_000_000;

/**
 * The data folder that a profile's `prefs.js` names. Undefined where the user chose none, so that it is one of
 * {@link zoteroDataFolders}. Of a profile of Windows read by Linux it is a path of Windows: see {@link pathInLinux}.
 */
export function dataFolderIn(prefs: string): string | undefined {
  const values = prefsIn(prefs);
  // Zotero, too, asks for both: the name is kept when the user goes back to the usual folder.
  if (values.get('extensions.zotero.useDataDir') !== true) return undefined;
  const folder = values.get('extensions.zotero.dataDir');
  return typeof folder === 'string' && folder !== '' ? folder : undefined;
}

/**
 * The values that a profile's `prefs.js` sets, by their names; the last of each counts. Lines that set nothing, and
 * values that are broken, are left out.
 */
export function prefsIn(prefs: string): ReadonlyMap<string, string | number | boolean> {
  const values = new Map<string, string | number | boolean>();
  for (const line of prefs.slice(0, longestPrefs).split(/\r\n|\r|\n/)) {
    const match = /^\s{0,20}user_pref\(\s{0,20}"([^"\\]{1,200})"\s{0,20},(.{1,100000})\);/.exec(
      line,
    );
    const value = match?.[2] === undefined ? undefined : valueIn(match[2].trim());
    if (match?.[1] !== undefined && value !== undefined) values.set(match[1], value);
  }
  return values;
}

function valueIn(text: string): string | number | boolean | undefined {
  try {
    // They are written as JSON has them, but for bytes such as \xe4.
    const value: unknown = JSON.parse(text.replace(/\\(?:x([0-9a-f]{2})|.)/gi, asJson));
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      return value;
    }
  } catch {
    // It is none.
  }
  return undefined;
}

function asJson(escape: string, byte: string | undefined): string {
  if (byte !== undefined) return `\\u00${byte}`;
  return escape === "\\'" ? "'" : escape;
}

/**
 * A path of Windows as Linux within it sees it: `D:\Papers` is `/mnt/d/Papers`. Undefined for one on no drive.
 *
 * @param mounts where the drives are, without a slash at the end
 */
export function pathInLinux(path: string, mounts = '/mnt'): string | undefined {
  const [, drive, rest] = /^([a-z]):[\\/](.*)$/is.exec(path) ?? [];
  if (drive === undefined || rest === undefined) return undefined;
  return `${mounts}/${drive.toLowerCase()}/${rest.replaceAll('\\', '/')}`;
}

function isThere(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}

function join(platform: string, ...parts: readonly string[]): string {
  const [first = '', ...rest] = parts;
  const whole = [first.replace(/(?<=.)[\\/]$/, ''), ...rest].join('/').replace(/^\/\//, '/');
  return platform === 'win32' ? whole.replaceAll('/', '\\') : whole;
}
