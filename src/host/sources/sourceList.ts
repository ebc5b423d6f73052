import * as vscode from 'vscode';
import { HumanError } from '../../core/humanError';
import type { Disposable } from '../../core/event';
import { onDidChangeSettings, readSetting } from '../contributions';
import { DisposableStore } from '../disposables';
import { withHome } from '../homeFolder';
import { feedSources } from '../feeds/feedSources';
import type { LibrarySource } from './librarySource';
import type { NoteBibliographies } from './noteBibliographies';
import type { ZoteroPlace } from './zoteroPlace';

/** There is one library of Zotero, wherever its database is. */
export const zoteroId = 'zotero';

const pausedKey = 'pausedSources';
const addedKey = 'hasAddedPapers';

export interface SourceListOptions {
  readonly corpus: vscode.Uri;
  readonly notes: NoteBibliographies;
  readonly zotero: ZoteroPlace;
  readonly memory: vscode.Memento;
  /** Where what services brought is kept. */
  readonly storage: vscode.Uri;
}

/** Which sources there are: of the settings, of the workspace's notes, Zotero, and built in. */
export class SourceList implements Disposable {
  private readonly store = new DisposableStore();
  private readonly didChange = this.store.add(new vscode.EventEmitter<void>());

  /** Fires when there are other sources, or other ones are paused. */
  readonly onDidChange = this.didChange.event;

  constructor(private readonly options: SourceListOptions) {
    const changed = () => this.didChange.fire();
    this.store.add(
      onDidChangeSettings(
        [
          'lectern.library.builtIn',
          'lectern.library.files',
          'lectern.library.noteBibliographies',
          'lectern.follow.sources',
        ],
        changed,
      ),
    );
    this.store.add(vscode.workspace.onDidChangeWorkspaceFolders(changed));
    this.store.add(vscode.workspace.onDidGrantWorkspaceTrust(changed));
    this.store.add(options.notes.onDidChange(changed));
    this.store.add(options.zotero.onDidChange(changed));
  }

  /**
   * The sources in the order in which their fields count. What cannot be one is told in `problems`. The files of an
   * untrusted workspace's settings are left out by VS Code itself (restrictedConfigurations).
   */
  read(): { readonly sources: readonly LibrarySource[]; readonly problems: readonly HumanError[] } {
    const sources = new Map<string, LibrarySource>();
    const problems: HumanError[] = [];
    const add = (source: LibrarySource) => {
      if (!sources.has(source.id)) sources.set(source.id, source);
    };
    for (const path of readSetting('lectern.library.files')) {
      try {
        const uri = resolvePath(path);
        add({ id: uri.toString(), kind: 'file', label: labelOf(uri), uri });
      } catch (error) {
        if (!(error instanceof HumanError)) throw error;
        problems.push(error);
      }
    }
    for (const uri of this.options.notes.uris) {
      add({ id: uri.toString(), kind: 'workspace', label: labelOf(uri), uri });
    }
    const { uri: database, problems: zoteroProblems } = this.options.zotero;
    if (database) add({ id: zoteroId, kind: 'zotero', label: 'Zotero', uri: database });
    problems.push(...zoteroProblems);
    if (this.options.memory.get<boolean>(addedKey, false)) add(this.added);
    for (const source of feedSources(this.options.storage)) add(source);
    if (readSetting('lectern.library.builtIn')) {
      add({
        id: 'built-in',
        kind: 'builtIn',
        label: vscode.l10n.t('Built-in papers'),
        uri: this.options.corpus,
      });
    }
    return { sources: [...sources.values()], problems };
  }

  /** The papers that the user added one by one; a source once there are any. */
  get added(): LibrarySource {
    return {
      id: 'added',
      kind: 'added',
      label: vscode.l10n.t('Added papers'),
      uri: vscode.Uri.joinPath(this.options.storage, 'added.json'),
    };
  }

  /** Whether the user added papers one by one. */
  async setHasAdded(hasAdded: boolean): Promise<void> {
    await this.options.memory.update(addedKey, hasAdded);
    this.didChange.fire();
  }

  isPaused(id: string): boolean {
    return this.paused.includes(id);
  }

  /** A paused source keeps its papers and is not read again. */
  async pause(id: string, isPaused: boolean): Promise<void> {
    const others = this.paused.filter((each) => each !== id);
    await this.options.memory.update(pausedKey, isPaused ? [...others, id] : others);
    this.didChange.fire();
  }

  private get paused(): readonly string[] {
    return this.options.memory.get<readonly string[]>(pausedKey, []);
  }

  dispose(): void {
    this.store.dispose();
  }
}

/** What people call a file: its path in the workspace, or else its name, for there is no room for more. */
function labelOf(uri: vscode.Uri): string {
  return vscode.workspace.getWorkspaceFolder(uri)
    ? vscode.workspace.asRelativePath(uri)
    : (uri.path.split('/').at(-1) ?? uri.path);
}

/** A path of the settings: an address, an absolute path, or one relative to a workspace folder. */
export function resolvePath(written: string): vscode.Uri {
  const path = withHome(written);
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) return vscode.Uri.parse(path);
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (/^(?:[\\/]|[a-z]:[\\/])/i.test(path)) {
    const file = vscode.Uri.file(path);
    // In a remote or virtual workspace an absolute path is one of that machine.
    return folder ? folder.with({ path: file.path }) : file;
  }
  if (!folder) {
    throw new HumanError(
      '{0} in the setting lectern.library.files is a relative path, but no folder is open. Write the whole path.',
      path,
    );
  }
  return vscode.Uri.joinPath(folder, path);
}
