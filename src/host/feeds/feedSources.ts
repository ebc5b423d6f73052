import * as vscode from 'vscode';
import { followedLabel, followedSource } from '../../network/followedSource';
import { readSetting } from '../contributions';
import type { LibrarySource } from '../sources/librarySource';

/** What is followed, by the settings. What each brought is kept in a file of its own below the extension's storage. */
export function feedSources(storage: vscode.Uri): LibrarySource[] {
  return readSetting('lectern.follow.sources')
    .filter((text) => typeof text === 'string' && text.trim() !== '')
    .map((text) => {
      const followed = followedSource(text);
      const label = followedLabel(followed);
      return {
        id: `feed:${label.toLowerCase()}`,
        kind: 'feed',
        label,
        uri: vscode.Uri.joinPath(storage, 'feeds', `${fileName(label)}.json`),
        followed,
      };
    });
}

/** Where the state of following a source is kept. */
export function stateFile({ uri }: LibrarySource): vscode.Uri {
  return uri.with({ path: uri.path.replace(/\.json$/, '.state.json') });
}

/** A name that every file system takes, another one for every query. */
function fileName(label: string): string {
  const text = label.toLowerCase();
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  return `${text.replace(/[^a-z0-9]+/g, '-').slice(0, 60)}-${hash.toString(16)}`;
}
