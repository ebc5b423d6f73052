import * as vscode from 'vscode';
import type { Disposable } from '../core/event';
import type {
  CommandId,
  CommandTypes,
  ContextKeyTypes,
  SettingId,
  SettingTypes,
} from './contributionIds';
import { DisposableStore } from './disposables';
import type { Log } from './log';
import { showError } from './log';

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
export function readSetting<K extends SettingId>(
  id: K,
  scope?: vscode.Uri | vscode.TextDocument,
): SettingTypes[K] {
  const value = vscode.workspace
    .getConfiguration(undefined, scope ?? null)
    .get<SettingTypes[K]>(id);
  if (value === undefined) throw new Error(`The setting ${id} has no default.`);
  return value;
}

/** The value of a setting that the user chose, whatever its default; undefined where nobody did. */
export function readChosenSetting<K extends SettingId>(
  id: K,
  scope: vscode.Uri,
): SettingTypes[K] | undefined {
  const chosen = vscode.workspace.getConfiguration(undefined, scope).inspect<SettingTypes[K]>(id);
  return chosen?.workspaceFolderValue ?? chosen?.workspaceValue ?? chosen?.globalValue;
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
