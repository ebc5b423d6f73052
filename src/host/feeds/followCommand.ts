import * as vscode from 'vscode';
import {
  followedLabel,
  followedSource,
  huggingFaceDaily,
  runningZotero,
} from '../../network/followedSource';
import { readSetting } from '../contributions';

/** What is shown as examples of what can be followed at arXiv. */
const exampleCategories = ['cs.CL', 'cs.LG', 'cs.IR', 'cs.CV', 'stat.ML'];

/**
 * Asks what to follow, unless it is given, and writes it into the user's settings.
 *
 * @returns what is followed now, or undefined where the user chose nothing
 */
export async function follow(what?: string): Promise<string | undefined> {
  const text = (what ?? (await pickSource()))?.trim();
  if (text === undefined || text === '') return undefined;
  const followed = readSetting('lectern.follow.sources');
  const label = followedLabel(followedSource(text));
  const isFollowed = followed.some((each) => followedLabel(followedSource(each)) === label);
  if (!isFollowed) await write([...userSources(), text]);
  return label;
}

/** Follows a source no more. `label` as `followedLabel` has it. */
export async function unfollow(label: string): Promise<void> {
  const configuration = vscode.workspace.getConfiguration();
  const inspected = configuration.inspect<readonly string[]>('lectern.follow.sources');
  const places = [
    [vscode.ConfigurationTarget.Global, inspected?.globalValue],
    [vscode.ConfigurationTarget.Workspace, inspected?.workspaceValue],
  ] as const;
  for (const [target, sources] of places) {
    const left = sources?.filter((each) => followedLabel(followedSource(each)) !== label);
    if (left && left.length !== sources?.length) {
      await write(left.length > 0 ? left : undefined, target);
    }
  }
}

function userSources(): readonly string[] {
  const inspected = vscode.workspace
    .getConfiguration()
    .inspect<readonly string[]>('lectern.follow.sources');
  return inspected?.globalValue ?? [];
}

async function write(
  sources: readonly string[] | undefined,
  target = vscode.ConfigurationTarget.Global,
): Promise<void> {
  await vscode.workspace.getConfiguration().update('lectern.follow.sources', sources, target);
}

/** What is typed is followed as it is; rows show what can be typed. */
function pickSource(): Promise<string | undefined> {
  const picker = vscode.window.createQuickPick();
  const daily = { label: huggingFaceDaily, iconPath: new vscode.ThemeIcon('rss') };
  const zotero = {
    label: runningZotero,
    description: vscode.l10n.t('asked on this computer, where its file cannot be read'),
    iconPath: new vscode.ThemeIcon('library'),
  };
  const examples = exampleCategories.map((label) => ({
    label,
    description: vscode.l10n.t('category of arXiv'),
    iconPath: new vscode.ThemeIcon('rss'),
  }));
  picker.title = vscode.l10n.t('Follow arXiv, Hugging Face or Zotero');
  picker.placeholder = vscode.l10n.t(
    'A category of arXiv such as cs.CL, or words to look for there',
  );
  picker.items = [daily, ...examples, zotero];
  picker.onDidChangeValue((value) => {
    const typed = value.trim();
    const isExample = [daily, ...examples, zotero].some(({ label }) => label === typed);
    const own =
      typed === '' || isExample
        ? []
        : [
            {
              label: typed,
              description: vscode.l10n.t('follow this at arXiv'),
              iconPath: new vscode.ThemeIcon('search'),
              alwaysShow: true,
            },
          ];
    picker.items = [...own, daily, ...examples, zotero];
  });
  return new Promise((resolve) => {
    picker.onDidAccept(() => {
      resolve(chosenIn(picker));
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}

/** The row that Enter was pressed on; what is typed where the rows are still those of an earlier text. */
function chosenIn({
  value,
  activeItems,
}: vscode.QuickPick<vscode.QuickPickItem>): string | undefined {
  const typed = value.trim();
  const label = activeItems[0]?.label;
  const isOfTyped = label?.toLowerCase().includes(typed.toLowerCase()) ?? false;
  return isOfTyped ? label : typed;
}
