import * as vscode from 'vscode';
import type { LibraryService } from '../../protocol/libraryProtocol';
import type { SettingId } from '../contributionIds';
import type { CommandHandlers } from '../contributions';
import { checkFeeds, followAndAsk } from '../feeds/askFeeds';
import type { Feeds } from '../feeds/feeds';
import { unfollow } from '../feeds/followCommand';
import type { AddedPapers } from '../online/addedPapers';
import { addPapers } from './addPapers';
import type { LibrarySource } from './librarySource';
import { resolvePath, type SourceList } from './sourceList';
import type { SourceLoader } from './sourceLoader';
import { addZotero, removeZotero } from './zoteroPlace';

const setting = 'lectern.library.files' satisfies SettingId;

export interface SourceCommandParts {
  readonly library: LibraryService;
  readonly sources: SourceList;
  readonly loader: SourceLoader;
  readonly feeds: Feeds;
  readonly added: AddedPapers;
  /** Shows the papers that are being added, once they are. */
  readonly openAdded: (adding: Promise<readonly string[]>) => Promise<void>;
}

/** The commands that bring papers into the library, and those for what it has them from. */
export type SourceCommand =
  | 'lectern.addPapers'
  | 'lectern.addZotero'
  | 'lectern.openSource'
  | 'lectern.addByIdentifier'
  | 'lectern.pastePapers'
  | 'lectern.follow'
  | 'lectern.checkFeeds'
  | 'lectern.refreshSource'
  | 'lectern.pauseSource'
  | 'lectern.resumeSource'
  | 'lectern.removeSource';

/** What each of {@link SourceCommand} does. */
export function sourceCommands({
  library,
  sources,
  loader,
  feeds,
  added,
  openAdded,
}: SourceCommandParts): Pick<CommandHandlers, SourceCommand> {
  return {
    'lectern.addPapers': addPapers,
    'lectern.addZotero': () => addZotero(library),
    'lectern.openSource': ({ source }) => openSource(source),
    'lectern.addByIdentifier': (text) =>
      openAdded(added.addByIdentifier(typeof text === 'string' ? text : undefined)),
    'lectern.pastePapers': () => openAdded(added.paste()),
    'lectern.follow': (what) => followAndAsk(feeds, typeof what === 'string' ? what : undefined),
    'lectern.checkFeeds': () => checkFeeds(feeds),
    'lectern.refreshSource': ({ source }) =>
      source.kind === 'feed' ? feeds.refresh(source) : loader.refresh(source.id),
    'lectern.pauseSource': ({ source }) => sources.pause(source.id, true),
    'lectern.resumeSource': ({ source }) => sources.pause(source.id, false),
    'lectern.removeSource': ({ source }) => removeSource(source, sources),
  };
}

/** Opens the file of a source. */
async function openSource({ uri }: LibrarySource): Promise<void> {
  await vscode.commands.executeCommand('vscode.open', uri);
}

/**
 * Takes a source out of the library: a file or what is followed out of the settings that name it, Zotero and the built-in
 * papers by their setting. The user's file itself stays; papers that were added one by one are deleted, and can be
 * brought back at once.
 */
export async function removeSource(source: LibrarySource, list: SourceList): Promise<void> {
  const { id, kind, label, uri } = source;
  if (kind === 'feed') {
    await unfollow(label);
    return;
  }
  if (kind === 'added') {
    const papers = await vscode.workspace.fs.readFile(uri);
    await vscode.workspace.fs.delete(uri);
    await list.setHasAdded(false);
    offerUndo(vscode.l10n.t('The papers that you added one by one were removed.'), async () => {
      await vscode.workspace.fs.writeFile(uri, papers);
      await list.setHasAdded(true);
    });
    return;
  }
  if (kind === 'builtIn') {
    await vscode.workspace
      .getConfiguration()
      .update('lectern.library.builtIn', false, vscode.ConfigurationTarget.Global);
    return;
  }
  if (kind === 'zotero') return removeZotero();
  const inspected = vscode.workspace.getConfiguration().inspect<readonly string[]>(setting);
  const places = [
    [vscode.ConfigurationTarget.Global, inspected?.globalValue],
    [vscode.ConfigurationTarget.Workspace, inspected?.workspaceValue],
  ] as const;
  for (const [target, paths] of places) {
    const left = paths?.filter((path) => resolvePath(path).toString() !== id);
    if (!left || left.length === paths?.length) continue;
    await vscode.workspace
      .getConfiguration()
      .update(setting, left.length > 0 ? left : undefined, target);
  }
}

/** Says what was done; not waited for, since the user may never answer. */
function offerUndo(sentence: string, undo: () => Promise<void>): void {
  const label = vscode.l10n.t('Undo');
  void vscode.window.showInformationMessage(sentence, label).then((chosen) => {
    if (chosen === label) return undo();
    return undefined;
  });
}
