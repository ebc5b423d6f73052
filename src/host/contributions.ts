import * as vscode from 'vscode';
import type { Disposable } from '../core/event';
import type { GroupRef, Grouping, SortOrder } from '../core/papers/library';
import { DisposableStore } from './disposables';
import type { Log } from './log';
import { showError } from './log';

/** Every contributed id, once, with its type. `test/unit/manifest.test.ts` holds package.json to this file. */

/**
 * What a command on a paper is called with: its id, or what has it — a tree row, the context of the panel. A row
 * says in which group it stands.
 */
export type PaperArgument =
  string | { readonly paperId: string; readonly group?: GroupRef | undefined };

export interface CommandTypes {
  'lectern.searchPapers': () => void;
  'lectern.insertCitation': () => void;
  'lectern.openPaper': (paper: PaperArgument) => void;
  'lectern.openPaperBeside': (paper: PaperArgument) => void;
  'lectern.keepPaperOpen': () => void;
  'lectern.citePaper': (paper: PaperArgument, selected?: readonly PaperArgument[]) => void;
  'lectern.copyBibtex': (paper: PaperArgument) => void;
  'lectern.copyCslJson': (paper: PaperArgument) => void;
  'lectern.copyReference': (paper: PaperArgument) => void;
  'lectern.copyMarkdownLink': (paper: PaperArgument) => void;
  'lectern.copyCitekey': (paper: PaperArgument) => void;
  'lectern.openArxiv': (paper: PaperArgument) => void;
  'lectern.openHuggingFace': (paper: PaperArgument) => void;
  'lectern.openPdf': (paper: PaperArgument) => void;
  'lectern.openCode': (paper: PaperArgument) => void;
  'lectern.openDoi': (paper: PaperArgument) => void;
  'lectern.groupBy': (by?: Grouping) => void;
  'lectern.sortBy': (by?: SortOrder) => void;
  'lectern.filterLibrary': (text?: string) => void;
  'lectern.clearFilter': () => void;
  'lectern.reloadLibrary': () => void;
  'lectern.addPapers': (files?: readonly vscode.Uri[]) => void;
  'lectern.showLog': () => void;
}
export type CommandId = keyof CommandTypes;

export interface SettingTypes {
  'lectern.library.builtIn': boolean;
  'lectern.library.files': readonly string[];
  'lectern.citation.bibliography': string;
  'lectern.citation.citekey': string;
  'lectern.citation.markdown': 'pandoc' | 'link';
}
export type SettingId = keyof SettingTypes;

export interface ContextKeyTypes {
  'lectern.libraryState': 'loading' | 'ready' | 'empty' | 'failed';
  'lectern.filtered': boolean;
}

export const viewId = 'lectern.library';
export const paperViewType = 'lectern.paper';
/** What a dragged paper is, to whoever accepts drops: a JSON array of paper ids. */
export const papersMimeType = 'application/vnd.lectern.papers';

export type CommandHandlers = {
  readonly [K in CommandId]: (...args: Parameters<CommandTypes[K]>) => Promise<void> | void;
};

/** Registers every command; an error in one ends as a sentence to the user or as a line in the log. */
export function registerCommands(handlers: CommandHandlers, log: Log): Disposable {
  const store = new DisposableStore();
  for (const id of Object.keys(handlers) as CommandId[]) {
    const handler = handlers[id] as (...args: unknown[]) => Promise<void> | void;
    store.add(
      vscode.commands.registerCommand(id, async (...args: unknown[]) => {
        try {
          await handler(...args);
        } catch (error) {
          showError(error, log);
        }
      }),
    );
  }
  return store;
}

/** A command with its arguments, as a tree row holds it. */
export function asCommand<K extends CommandId>(
  command: K,
  title: string,
  ...args: Parameters<CommandTypes[K]>
): vscode.Command {
  return { command, title, arguments: args };
}

/** The value of a setting for a file, or for the window. The default stands in package.json only. */
export function readSetting<K extends SettingId>(id: K, scope?: vscode.Uri): SettingTypes[K] {
  const value = vscode.workspace
    .getConfiguration(undefined, scope ?? null)
    .get<SettingTypes[K]>(id);
  if (value === undefined) throw new Error(`The setting ${id} has no default.`);
  return value;
}

/** Fires when one of these settings changes. */
export function onDidChangeSettings(
  ids: readonly SettingId[],
  listener: () => void,
): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (ids.some((id) => event.affectsConfiguration(id))) listener();
  });
}

/** A context key for `when` clauses; tells VS Code only what changed. */
export class ContextKey<K extends keyof ContextKeyTypes> {
  private current: ContextKeyTypes[K] | undefined;

  constructor(private readonly id: K) {}

  set(value: ContextKeyTypes[K]): void {
    if (this.current === value) return;
    this.current = value;
    void vscode.commands.executeCommand('setContext', this.id, value);
  }
}
