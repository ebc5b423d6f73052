import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir, release } from 'node:os';
import { join } from 'node:path';
import {
  dataFolderIn,
  pathInLinux,
  zoteroDatabaseName,
  zoteroDataFolders,
  zoteroProfileFolders,
  type ZoteroComputer,
} from './zoteroPlaces';

/** Where Linux within Windows (WSL) sees the homes of Windows' users. */
const homesOfWindows = '/mnt/c/Users';

/**
 * Finds the database of the Zotero on this computer: where the user told Zotero to keep it, else in the usual places.
 * Undefined where there is none.
 */
export function findZotero(computer: ZoteroComputer = thisComputer()): string | undefined {
  return [...chosenFolders(computer), ...zoteroDataFolders(computer)]
    .map((folder) => join(folder, zoteroDatabaseName))
    .find((database) => existsSync(database));
}

function thisComputer(): ZoteroComputer {
  const { platform, env } = process;
  const isWithinWindows = platform === 'linux' && /microsoft/i.test(release());
  return {
    platform,
    home: homedir(),
    env,
    windowsHomes: isWithinWindows
      ? namesIn(homesOfWindows).map((name) => join(homesOfWindows, name))
      : [],
  };
}

/** The data folders that profiles name, that of the profile which was used last first. */
function chosenFolders(computer: ZoteroComputer): readonly string[] {
  return zoteroProfileFolders(computer)
    .flatMap((folder) => namesIn(folder).map((name) => join(folder, name, 'prefs.js')))
    .flatMap((file) => readPrefs(file) ?? [])
    .sort((a, b) => b.changed - a.changed)
    .flatMap(({ text }) => dataFolderIn(text) ?? [])
    .map((folder) => (computer.platform === 'linux' ? (pathInLinux(folder) ?? folder) : folder));
}

function readPrefs(file: string): { readonly text: string; readonly changed: number } | undefined {
  try {
    return { text: readFileSync(file, 'utf8'), changed: statSync(file).mtimeMs };
  } catch {
    // No profile, or one of another user.
    return undefined;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
