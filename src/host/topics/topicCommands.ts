import * as vscode from 'vscode';
import type { Group, Library } from '../../core/papers/library';
import type { CommandHandlers } from '../contributions';
import { pickMany } from '../pickMany';
import { papersCounted } from '../treeItems';
import { TopicChoices } from './topicChoices';

/** The commands by which a reader changes what topics are called and which are seen. */
export type TopicCommand =
  | 'lectern.renameTopic'
  | 'lectern.mergeTopic'
  | 'lectern.restoreTopic'
  | 'lectern.pinTopic'
  | 'lectern.unpinTopic'
  | 'lectern.hideTopic'
  | 'lectern.showHiddenTopics';

export function topicCommands(
  library: Pick<Library, 'groups'>,
  choices: TopicChoices,
): Pick<CommandHandlers, TopicCommand> {
  return {
    'lectern.renameTopic': async ({ group: { key } }, given) => {
      // A menu hands over the selected rows, too.
      const name =
        typeof given === 'string'
          ? given
          : await askForName(key, await library.groups('topic', ''));
      if (name !== undefined && name !== key) await choices.rename(key, name);
    },
    'lectern.mergeTopic': async ({ group: { key } }) => {
      const into = await pickTopic(library, key);
      if (into === undefined) return;
      const undo = await choices.rename(key, into);
      const asBefore = vscode.l10n.t('Undo');
      const chosen = await vscode.window.showInformationMessage(
        vscode.l10n.t('“{0}” is part of “{1}” now.', key, into),
        asBefore,
      );
      if (chosen === asBefore) await undo();
    },
    'lectern.restoreTopic': ({ group: { key } }) => choices.restore(key),
    'lectern.pinTopic': ({ group: { key } }) => choices.pin(key, true),
    'lectern.unpinTopic': ({ group: { key } }) => choices.pin(key, false),
    'lectern.hideTopic': ({ group: { key } }) => choices.hide([key], true),
    'lectern.showHiddenTopics': async (topics) => {
      const { hidden } = choices;
      if (hidden.length === 0) {
        void vscode.window.showInformationMessage(
          vscode.l10n.t('No topic is hidden. Hide one in its menu in the Library view.'),
        );
        return;
      }
      const shown = Array.isArray(topics) ? topics : await pickHidden(hidden);
      if (shown) await choices.hide(shown, false);
    },
  };
}

async function pickHidden(hidden: readonly string[]): Promise<readonly string[] | undefined> {
  const ticked = await pickMany({
    title: vscode.l10n.t('Show Hidden Topics'),
    placeholder: vscode.l10n.t('Tick the topics to show again'),
    rows: hidden.map((label) => ({ label })),
  });
  return ticked?.map(({ label }) => label);
}

async function askForName(topic: string, others: readonly Group[]): Promise<string | undefined> {
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('Rename Topic'),
    value: topic,
    prompt: vscode.l10n.t('The name stays when topics are found anew.'),
    validateInput(text) {
      const typed = text.trim();
      if (typed === '') return vscode.l10n.t('Type a name, or press Escape to cancel.');
      if (typed === topic || !others.some(({ key }) => key === typed)) return undefined;
      return {
        message: vscode.l10n.t('There is a topic “{0}”: both will be one.', typed),
        severity: vscode.InputBoxValidationSeverity.Info,
      };
    },
  });
  return name?.trim();
}

async function pickTopic(
  library: Pick<Library, 'groups'>,
  topic: string,
): Promise<string | undefined> {
  const topics = await library.groups('topic', '');
  const chosen = await vscode.window.showQuickPick(
    topics
      .filter(({ key }) => key !== topic && TopicChoices.isTopic(key))
      .map(({ key, count }) => ({ label: key, description: papersCounted(count) })),
    { title: vscode.l10n.t('Merge “{0}” Into', topic) },
  );
  return chosen?.label;
}
